/**
 * Composes single frames of timelines in a process of its own, which stays for the next one: a look at any time of a
 * draft takes a fraction of a second, and whatever a file does to those who read it, the server does not feel it.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { killChild, startChild } from '../process/child.ts'
import { childEnvironment } from '../process/system.ts'
import type { FrameReply, FrameRequest } from './frame-protocol.ts'

export interface FramerOptions {
  readonly log: (line: string) => void
  /** For one frame, the start of the process included. */
  readonly patienceMs?: number
  /** How long the process waits for another frame. */
  readonly idleMs?: number
}

/** Frames that may wait for their turn; more is refused rather than late. */
const mostWaiting = 16

/** The file beside this one, under the extension that this one runs with. */
const main = fileURLToPath(import.meta.url.replace(/framer(\.\w+)$/, 'frame-main$1'))

/** One frame at a time; the process starts with the first one. */
export class Framer implements AsyncDisposable {
  readonly #log: (line: string) => void
  readonly #patienceMs: number
  readonly #idleMs: number
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #isClosed = false

  constructor({ log, patienceMs = 30_000, idleMs = 60_000 }: FramerOptions) {
    this.#log = log
    this.#patienceMs = patienceMs
    this.#idleMs = idleMs
  }

  /**
   * @returns a JPEG.
   * @throws {ReelsmithError} as for a film; `auth/rate-limited` when too many wait, `process/timed-out`,
   *   `job/cancelled` when it is closed.
   */
  async frame(request: FrameRequest): Promise<Buffer> {
    if (this.#waiting >= mostWaiting) {
      throw new ReelsmithError('auth/rate-limited', 'Too many frames are being composed; try again in a second.', {
        retryable: true,
      })
    }
    this.#waiting++
    const turn = this.#last.then(() => this.#compose(request))
    this.#last = turn.catch(() => {})
    return await turn.finally(() => this.#waiting--)
  }

  async #compose(request: FrameRequest): Promise<Buffer> {
    if (this.#isClosed) throw cancelled('Composing the frame')
    clearTimeout(this.#idle)
    this.#child ??= this.#start()
    const child = this.#child
    // A frame that is awaited keeps our process alive, a process that waits for frames does not.
    child.ref()
    child.channel?.ref()
    const answer = await ask(child, request, this.#patienceMs)
    child.unref()
    child.channel?.unref()
    if (!answer) {
      // It is gone or stuck; the next frame gets a fresh one.
      this.#end()
      if (this.#isClosed) throw cancelled('Composing the frame')
      throw new ReelsmithError('process/timed-out', 'Composing the frame made no progress and was ended.')
    }
    this.#idle = setTimeout(() => this.#end(), this.#idleMs).unref()
    if (answer.ok) return Buffer.from(answer.jpeg, 'base64')
    throw new ReelsmithError(answer.code, answer.message)
  }

  #start(): ChildProcess {
    const child = startChild(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: childEnvironment(),
    })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => this.#log(`composing a frame: ${text.trim()}`))
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    return child
  }

  #end(): void {
    if (this.#child) killChild(this.#child)
    this.#child = undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#idle)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    const ended = once(child, 'exit')
    this.#end()
    await ended
  }
}

/** The answer; undefined when there will be none. */
async function ask(child: ChildProcess, request: FrameRequest, patienceMs: number): Promise<FrameReply | undefined> {
  const { promise, resolve } = Promise.withResolvers<FrameReply | undefined>()
  const giveUp = (): void => resolve(undefined)
  const answered = (message: unknown): void => resolve(message as FrameReply)
  const timer = setTimeout(giveUp, patienceMs)
  child.once('message', answered).once('close', giveUp).once('error', giveUp)
  child.send(request, (error) => error && giveUp())
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.off('message', answered).off('close', giveUp).off('error', giveUp)
  }
}
