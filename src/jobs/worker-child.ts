/** The server's end of a worker process. */
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ErrorCode } from '../errors/error.ts'
import { killChild, killGroup, startChild } from '../process/child.ts'
import { goesOn } from './handler.ts'
import type { MessageFromWorker, MessageToWorker } from './worker-protocol.ts'

export interface WorkerTask {
  readonly module: URL
  readonly payload: unknown
  readonly workDir: string
  readonly objectsDir: string
  /** What an earlier attempt remembered. */
  readonly note: unknown
  /** Where Node keeps compiled code: a worker starts in half the time and 30 MB when its modules are there. */
  readonly codeCacheDir: string
}

export interface WorkerOptions {
  /** Asks the worker to end, and makes it after {@link patienceMs}. */
  signal: AbortSignal
  onProgress: (fraction: number) => void
  /** Keeps what the next attempt has to know. @returns Whether it was kept. */
  onRemember: (note: object) => Promise<boolean>
  /** Told what the worker prints. */
  log: (line: string) => void
}

export type WorkerOutcome =
  | { readonly type: 'completed'; readonly result: unknown }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly message: string }
  /** It was told to end. */
  | { readonly type: 'stopped' }
  /** It ended without a word: killed, out of memory, crashed. */
  | { readonly type: 'died'; readonly how: string }

const patienceMs = 1000

/** Young objects get 4 MB, not 16: what a worker makes many of lies outside the heap, and it is 35 MB smaller. */
export const workerNodeOptions = ['--max-semi-space-size=4']

/** The file beside this one, under the extension that this one runs with. */
const workerMain = fileURLToPath(import.meta.url.replace(/worker-child(\.\w+)$/, 'worker-main$1'))

/**
 * Runs a task in a process of its own. Whatever the outcome, the process group has ended when this resolves.
 */
export async function runWorker(task: WorkerTask, options: WorkerOptions): Promise<WorkerOutcome> {
  const { signal, onProgress, onRemember, log } = options
  if (signal.aborted) return { type: 'stopped' }
  const child = startChild(process.execPath, [...workerNodeOptions, workerMain], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_COMPILE_CACHE: task.codeCacheDir, ...process.env },
  })
  let told: WorkerOutcome | undefined
  let killTimer: NodeJS.Timeout | undefined
  const tell = (message: MessageToWorker): void => {
    if (child.connected) child.send(message, () => {}) // it may end at any moment; its exit tells
  }
  const stop = (): void => {
    tell({ type: 'cancel', goesOn: signal.reason === goesOn })
    killTimer ??= setTimeout(() => killChild(child), patienceMs)
  }
  child.on('message', (message: MessageFromWorker) => {
    if (message.type === 'progress') onProgress(message.fraction)
    else if (message.type === 'remember') void onRemember(message.note).then((kept) => tell({ type: 'remembered', kept }))
    else if (message.type !== 'ready') told = message
    else if (!signal.aborted) {
      const { module, payload, workDir, objectsDir, note } = task
      tell({ type: 'run', module: module.href, payload, workDir, objectsDir, note })
    } else killChild(child)
  })
  const lines = new LastLines(log)
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', lines.take)
  signal.addEventListener('abort', stop, { once: true })
  // what it left in its group would hold its pipes open, and has nothing left to work for
  child.once('exit', () => killGroup(child))
  try {
    const [code, ending] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    if (signal.aborted) return { type: 'stopped' }
    return told ?? { type: 'died', how: ending ?? `exit code ${code}` }
  } catch {
    return { type: 'died', how: 'it could not be started' }
  } finally {
    clearTimeout(killTimer)
    signal.removeEventListener('abort', stop)
    lines.end()
  }
}

/** Splits what a process prints into lines. */
class LastLines {
  readonly #log: (line: string) => void
  #rest = ''

  constructor(log: (line: string) => void) {
    this.#log = log
  }

  readonly take = (text: string): void => {
    const lines = (this.#rest + text).split('\n')
    this.#rest = (lines.pop() ?? '').slice(-4000)
    for (const line of lines) if (line.trim()) this.#log(line)
  }

  end(): void {
    if (this.#rest.trim()) this.#log(this.#rest)
  }
}
