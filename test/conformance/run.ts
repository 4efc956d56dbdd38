/** `npm run conformance -- --url http://…`: a line for each row of the contract, and how many hold. */
import { parseArgs } from 'node:util'
import { checkConformance } from './check.ts'

const { values } = parseArgs({ options: { url: { type: 'string' }, 'use-up-tokens': { type: 'boolean', default: false } } })
if (!values.url || !URL.canParse(values.url)) {
  console.error('conformance: expected --url and the address of a server, e.g. npm run conformance -- --url http://127.0.0.1:8787')
  process.exit(2)
}
const counts = { held: 0, failed: 0, untried: 0 }
for await (const { name, fault, untried } of checkConformance(values.url, { useUpTokens: values['use-up-tokens'] })) {
  const [kind, mark, said] = fault !== undefined ? (['failed', 'FAILED', fault] as const) : untried !== undefined ? (['untried', 'UNTRIED', untried] as const) : (['held', 'ok', ''] as const)
  counts[kind]++
  console.log(`${mark.padEnd(8)}${name}${said && `\n        ${said.replaceAll('\n', '\n        ')}`}`)
}
console.log(`${counts.held} rows hold, ${counts.failed} do not, ${counts.untried} could not be tried on this server`)
process.exitCode = counts.failed === 0 ? 0 : 1
