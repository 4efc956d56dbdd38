/** Runs test files with Node's test runner, and says what happened: a line for each file, failures in full at the end. */
import { run } from 'node:test'
import { inspect } from 'node:util'

interface Failure {
  readonly name: string
  readonly detail: string
}

/** What of a runner's event is used here. */
interface TestEvent {
  readonly name: string
  readonly nesting: number
  readonly file?: string
  readonly skip?: string | boolean
  readonly details: { readonly type?: string; readonly duration_ms: number; readonly error?: Error }
}

interface FileTally {
  readonly file: string
  passed: number
  failed: number
}

export class Report {
  private passed = 0
  private readonly failures: Failure[] = []
  private readonly skipped: string[] = []
  private ranTests = 0

  /** Counts a check of the whole tree as one test. */
  addStep(name: string, isGood: boolean, durationMs: number, output: string): void {
    if (isGood) this.passed += 1
    else this.failures.push({ name, detail: output })
    writeLine(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${seconds(durationMs)})`)
  }

  /**
   * Runs each file in a process of its own, `concurrency` at a time.
   *
   * @param options.timeoutMs - For one file, which is then ended and has failed.
   */
  async runFiles(files: readonly string[], options: { concurrency: number; timeoutMs: number }): Promise<void> {
    const queue = [...files]
    const work = async (): Promise<void> => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        await this.runFile(file, options.timeoutMs)
      }
    }
    await Promise.all(Array.from({ length: options.concurrency }, work))
  }

  private async runFile(file: string, timeoutMs: number): Promise<void> {
    const tally: FileTally = { file, passed: 0, failed: 0 }
    const started = performance.now()
    /** The names of the suites that a test lies in: the n-th is at nesting n. */
    const path: string[] = []
    // The runner's own `timeout` only marks the test: the process would live on. The signal ends it.
    for await (const { type, data } of run({ files: [file], signal: AbortSignal.timeout(timeoutMs) })) {
      if (type === 'test:start') path.splice(data.nesting, path.length, data.name)
      else if (type === 'test:pass') this.count(data as TestEvent, path, tally, true)
      else if (type === 'test:fail') this.count(data as TestEvent, path, tally, false)
      else if (type === 'test:stdout' || type === 'test:stderr') process.stderr.write(data.message)
    }
    const counts = tally.failed > 0 ? `${tally.passed} passed, ${tally.failed} FAILED` : `${tally.passed} passed`
    writeLine(`${tally.failed > 0 ? 'FAIL' : 'ok  '} ${file} (${counts}, ${seconds(performance.now() - started)})`)
  }

  /** Prints what failed, then the closing line; returns the exit code. */
  finish(): number {
    for (const { name, detail } of this.failures) writeLine(`\nFAILED ${name}\n${indented(detail)}`)
    for (const name of this.skipped) writeLine(`skipped ${name}`)
    if (this.ranTests === 0) writeLine('No test ran.')
    writeLine(`\n${this.passed} passed, ${this.failures.length} failed`)
    return this.failures.length > 0 || this.ranTests === 0 ? 1 : 0
  }

  private count(event: TestEvent, path: readonly string[], tally: FileTally, isGood: boolean): void {
    const { name, nesting, details } = event
    // A suite fails with its tests, which are counted; only one that fails by itself (a hook) adds something.
    if (details.type === 'suite' && (isGood || isOnlySubtestsFailed(details.error))) return
    const isWholeFile = name === tally.file || name === event.file
    const fullName = [tally.file, ...path.slice(0, nesting), ...(isWholeFile ? [] : [name])].join(' > ')
    if (event.skip !== undefined) {
      this.skipped.push(`${fullName}${typeof event.skip === 'string' ? `: ${event.skip}` : ''}`)
      return
    }
    if (isWholeFile && isGood) {
      // The runner counts a file without tests as one that passed.
      tally.failed += 1
      this.failures.push({ name: fullName, detail: 'This file has no tests.' })
      return
    }
    this.ranTests += 1
    if (isGood) {
      this.passed += 1
      tally.passed += 1
    } else {
      tally.failed += 1
      this.failures.push({ name: fullName, detail: describe(details.error) })
    }
  }
}

function isOnlySubtestsFailed(error: Error | undefined): boolean {
  return (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed'
}

/** The runner wraps what the test threw. */
function describe(error: Error | undefined): string {
  const thrown = error?.cause ?? error
  return typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 4 })
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`
}

function writeLine(text: string): void {
  process.stdout.write(`${text}\n`)
}
