import { once } from 'node:events'
import { cancelled } from '../errors/error.ts'
import { killChild } from '../process/child.ts'
import { type FfmpegProcess, stallMs, startFfmpeg } from './ffmpeg.ts'

export interface FfmpegOutputOptions {
  signal: AbortSignal | undefined
  /** What is being done, as the beginning of a message: `Reading the video`. */
  what: string
}

/** The bytes that an ffmpeg writes to `pipe:1`, as they come. Always {@link FfmpegOutput.close} it. */
export class FfmpegOutput {
  readonly #process: FfmpegProcess
  readonly #options: FfmpegOutputOptions
  readonly #chunks: AsyncIterator<Buffer>

  /** Starts ffmpeg; errors come with the first {@link next}. */
  constructor(args: readonly string[], options: FfmpegOutputOptions) {
    this.#options = options
    this.#process = startFfmpeg(args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#chunks = this.#process.child.stdout![Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /**
   * @returns The next bytes, or null when ffmpeg has ended well.
   * @throws {ReelsmithError} `job/cancelled`, `process/timed-out` when nothing comes for {@link stallMs}, else
   *   what ffmpeg failed with.
   */
  async next(): Promise<Buffer | null> {
    const watchdog = setTimeout(() => this.#process.stalled(), stallMs)
    try {
      const next = await this.#chunks.next()
      if (this.#options.signal?.aborted) throw cancelled(this.#options.what)
      if (!next.done) return next.value
    } finally {
      clearTimeout(watchdog)
    }
    await this.#process.ended
    return null
  }

  /** Ends ffmpeg if it still runs, and waits until it is gone. */
  async close(): Promise<void> {
    const { child } = this.#process
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.stdout!.destroy()
    killChild(child)
    await closed
  }
}
