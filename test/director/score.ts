/** `node test/director/score.ts FILE…`: how many requests of a file are taken rightly; with `--failures`, which are not. */
import { checkCase } from './check-case.ts'
import { readCases } from './read-cases.ts'

const words = process.argv.slice(2)
const showsFailures = words.includes('--failures')
for (const file of words.filter((word) => !word.startsWith('--'))) {
  const cases = readCases(file)
  let right = 0
  for (const given of cases) {
    const problems = await checkCase(given).catch((error: Error) => [`threw ${error.stack}`])
    if (problems.length === 0) right++
    else if (showsFailures) process.stdout.write(`\n${given.say} (${given.on})\n${problems.map((problem) => `  ${problem}`).join('\n')}\n`)
  }
  process.stdout.write(`${file}: ${right} of ${cases.length} right (${((100 * right) / cases.length).toFixed(1)} %)\n`)
}
