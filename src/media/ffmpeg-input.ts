import { once } from 'node:events'
import { rename, rm } from 'node:fs/promises'
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { type ChildLimits, killChild } from '../process/child.ts'
import { type FfmpegProcess, stallMs, startFfmpeg } from './ffmpeg.ts'

export interface FfmpegInputOptions {
  /** The finished file: it appears only when {@link FfmpegInput.finish} resolves. */
  file: string
  signal: AbortSignal | undefined
  /** What is being done, as the beginning of a message: `Encoding`. */
  what: string
  /** `mediaLimits` unless told. */
  limits?: ChildLimits
}

/** An ffmpeg that takes bytes on `pipe:0` and makes a file of them. End it with exactly one of `finish` and `abort`. */
export class FfmpegInput {
  readonly #process: FfmpegProcess
  readonly #options: FfmpegInputOptions
  readonly #partial: string

  /** @param args - Of ffmpeg, up to the name of the file, which is added. */
  constructor(args: readonly string[], options: FfmpegInputOptions) {
    this.#options = options
    this.#partial = `${options.file}.partial`
    this.#process = startFfmpeg([...args, `file:${this.#partial}`], { ...options, stdio: ['pipe', 'ignore', 'pipe'] })
    this.#process.child.stdin!.on('error', () => {}) // ffmpeg ended early: its exit says why
  }

  /** @param bytes - Not to be changed until this resolves. */
  async write(bytes: Uint8Array): Promise<void> {
    const stdin = this.#process.child.stdin!
    const watchdog = setTimeout(() => this.#process.stalled(), stallMs)
    try {
      const taken = new Promise<boolean>((resolve) => stdin.write(bytes, (error) => resolve(!error)))
      if (await taken) return
    } finally {
      clearTimeout(watchdog)
    }
    await this.#failed()
  }

  /** The pipe broke: waits for the reason, cleans up, throws it. */
  async #failed(): Promise<never> {
    try {
      await this.#process.ended
    } catch (error) {
      await rm(this.#partial, { force: true })
      throw error
    }
    throw new ReelsmithError('media/tool-failed', `${this.#options.what} failed: ffmpeg took no more.`)
  }

  /** Completes the file and gives it its name. Throws as {@link FfmpegInput.write}; then nothing is left behind. */
  async finish(): Promise<void> {
    this.#process.child.stdin!.end()
    try {
      await this.#process.ended
      if (this.#options.signal?.aborted) throw cancelled(this.#options.what)
      await rename(this.#partial, this.#options.file)
    } catch (error) {
      await rm(this.#partial, { force: true })
      throw error
    }
  }

  /** Gives up: ends ffmpeg and removes what was written. Never throws. */
  async abort(): Promise<void> {
    const { child } = this.#process
    const closed = child.exitCode === null && child.signalCode === null ? once(child, 'close') : undefined
    killChild(child)
    await closed?.catch(() => {})
    await rm(this.#partial, { force: true })
  }
}
