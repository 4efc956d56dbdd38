/**
 * `npm test`: types, lint, then all tests; `npm run check`: types, lint and the tests beside the sources.
 * Words after that choose test files by part of their path. Ends with the line `N passed, N failed`.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { useCompileCache } from '../src/cli/compile-cache.ts'
import { openJobs } from '../src/jobs/jobs.ts'
import { runChild } from '../src/process/child.ts'
import { prepareTestStores } from '../src/store/testing.ts'
import { Report } from './report.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const [mode, ...rest] = process.argv.slice(2)
const isCheck = mode === 'check'
const wanted = isCheck || mode === undefined ? rest : [mode, ...rest]

// Golden frames belong to one driver; without it the tests fail, they do not fall to another (see driver.test.ts).
process.env.REELSMITH_DRIVER ??= 'lavapipe'
// Figures and golden films are those of x264, whatever card is there.
process.env.REELSMITH_ENCODER ??= 'x264'
// Each file runs in a process of its own, most of which load the same modules.
useCompileCache(process.env)

const unitTests = ['src/**/*.test.ts', 'setup/**/*.test.ts', 'skills/*.test.ts']
const endToEndTests = ['test/**/*.test.ts']
/** What must have happened within seconds is not measured while others run. */
const testsAlone = ['test/kill.test.ts']
const unitTimeoutMs = 180_000
const endToEndTimeoutMs = 600_000

function filesOf(patterns: readonly string[], exclude: readonly string[] = []): string[] {
  const files = globSync([...patterns], { exclude }).sort()
  return wanted.length === 0 ? files : files.filter((file) => wanted.some((part) => file.includes(part)))
}

/** A tool that checks the whole tree counts as one test. */
async function runStep(report: Report, name: string, tool: string, words: readonly string[]): Promise<void> {
  const started = performance.now()
  const { exitCode, stdout, stderr } = await runChild(process.execPath, [`node_modules/.bin/${tool}`, ...words])
  const output = `${stdout.toString('utf8')}${stderr}`.trim()
  report.addStep(name, exitCode === 0, performance.now() - started, output)
}

const report = new Report()
await Promise.all([
  runStep(report, 'types', 'tsc', ['--noEmit']),
  runStep(report, 'lint', 'oxlint', ['--deny-warnings', 'src', 'test', 'bench', 'setup', 'skills']),
])
await using _database = await prepareTestStores(async (store) => {
  const jobs = await openJobs(store, { handlers: {}, concurrency: 1 })
  await jobs.close()
})
const concurrency = availableParallelism()
await report.runFiles(filesOf(unitTests), { concurrency, timeoutMs: unitTimeoutMs })
if (!isCheck) {
  await report.runFiles(filesOf(endToEndTests, testsAlone), { concurrency, timeoutMs: endToEndTimeoutMs })
  await report.runFiles(filesOf(testsAlone), { concurrency: 1, timeoutMs: endToEndTimeoutMs })
}
process.exitCode = report.finish()
