/**
 * Looks at uploaded files in a process of its own, under limits: whatever a file does to those who read it, the server
 * does not feel it.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { killChild, startChild } from '../process/child.ts'
import { childEnvironment } from '../process/system.ts'
import { acceptedTypes } from './accepted-types.ts'
import type { Examined } from './examine.ts'
import type { ExaminerReply, ExaminerRequest } from './examiner-protocol.ts'

/** For one file, the start of the process included; a probe may have to read all of a large one. */
const patienceMs = 60_000

/** Limits that the ffprobe it starts sets for itself are left alone: who is not root could not raise them again. */
const limits = { dataBytes: 1024 ** 3 }

/** The file beside this one, under the extension that this one runs with. */
const main = fileURLToPath(import.meta.url.replace(/examiner(\.\w+)$/, 'examiner-main$1'))

export interface Examiner extends AsyncDisposable {
  /**
   * @param name - As the client called the file.
   * @throws {ReelsmithError} `request/unsupported-type` naming the file, the reason and what is accepted;
   *   `job/cancelled`, `media/tool-missing`.
   */
  examine(file: string, name: string): Promise<Examined>
}

/** The process is started with the first file and serves until the examiner is closed; one file at a time. */
export function openExaminer(options: { signal: AbortSignal; log: (line: string) => void; patienceMs?: number }): Examiner {
  const { signal, log } = options
  let child: ChildProcess | undefined
  const start = (): ChildProcess => {
    const started = startChild(process.execPath, ['--max-old-space-size=400', main], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: childEnvironment(),
      limits,
    })
    started.stderr!.setEncoding('utf8').on('data', (text: string) => log(`examining an upload: ${text.trim()}`))
    return started
  }
  return {
    async examine(file, name) {
      if (signal.aborted) throw cancelled('The upload')
      child ??= start()
      const answer = await ask(child, { file, name }, { signal, patienceMs: options.patienceMs ?? patienceMs })
      if (!answer) {
        // It is gone or stuck; the next file gets a fresh one.
        killChild(child)
        child = undefined
        if (signal.aborted) throw cancelled('The upload')
        throw unsupported(name, 'it can not be read')
      }
      if (answer.ok) return answer.examined
      const { code, message } = answer
      if (code.startsWith('media/un') || code === 'process/timed-out') throw unsupported(name, message)
      throw new ReelsmithError(code, message)
    },
    async [Symbol.asyncDispose]() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      killChild(child)
      await ended
    },
  }
}

/** The answer; undefined when there will be none. */
async function ask(
  child: ChildProcess,
  request: ExaminerRequest,
  { signal, patienceMs: limitMs }: { signal: AbortSignal; patienceMs: number },
): Promise<ExaminerReply | undefined> {
  const { promise, resolve } = Promise.withResolvers<ExaminerReply | undefined>()
  const giveUp = (): void => resolve(undefined)
  const answered = (message: unknown): void => resolve(message as ExaminerReply)
  const timer = setTimeout(giveUp, limitMs)
  child.once('message', answered).once('close', giveUp).once('error', giveUp)
  signal.addEventListener('abort', giveUp, { once: true })
  child.send(request, (error) => error && giveUp())
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.off('message', answered).off('close', giveUp).off('error', giveUp)
    signal.removeEventListener('abort', giveUp)
  }
}

function unsupported(name: string, why: string): ReelsmithError {
  const reason = why.replace(/\.$/, '')
  return new ReelsmithError('request/unsupported-type', `"${name}" can't be used: ${reason}. Accepted are: ${acceptedTypes}.`)
}
