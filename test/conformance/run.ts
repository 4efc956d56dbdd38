/** `npm run conformance -- --url http://…`: a line for each row of the contract, and how many hold. */
import { parseArgs } from 'node:util'
import { checkConformance } from './check.ts'

const { values } = parseArgs({ options: { url: { type: 'string' } } })
if (!values.url || !URL.canParse(values.url)) {
  console.error('conformance: expected --url and the address of a server, e.g. npm run conformance -- --url http://127.0.0.1:8787')
  process.exit(2)
}
let passed = 0
let failed = 0
for await (const { name, fault } of checkConformance(values.url)) {
  if (fault === undefined) passed++
  else failed++
  console.log(fault === undefined ? `ok      ${name}` : `FAILED  ${name}\n        ${fault.replaceAll('\n', '\n        ')}`)
}
console.log(`${passed} rows hold, ${failed} do not`)
process.exitCode = failed === 0 ? 0 : 1
