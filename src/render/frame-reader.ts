import { ReelsmithError } from '../errors/error.ts'
import { type DecodeOptions, type VideoDecoder, openVideoDecoder } from '../media/decode.ts'
import type { Fps } from '../time/time.ts'
import { type SourceTimes, sourceTime } from './source-times.ts'

/** Pictures of a stretch that is played backwards are held in memory, so many bytes at a time. */
const backwardBytes = 64 * 1024 ** 2

/** A stretch of frames that one decoder gives, in the order of the source. */
interface Run {
  /** Of the source, ascending strictly. */
  readonly times: readonly number[]
  readonly isBackward: boolean
  /** How many frames in a row show each picture, in the order of the film. */
  readonly repeats: readonly number[]
}

export interface FrameReaderOptions extends Omit<DecodeOptions, 'times'> {
  readonly times: SourceTimes
  /** How many frames there are; what is asked for beyond them stays as it is. */
  readonly availableFrames: number
}

/** Reads the pictures for given moments of a source in any order of time, forwards and backwards. */
export class FrameReader {
  readonly #options: FrameReaderOptions
  readonly #signal: AbortSignal | undefined
  readonly #runs: Run[]
  #current: { run: Run; decoder: VideoDecoder; backward: Buffer[] | null } | undefined
  /** Of the current run. */
  #picture = 0
  #repeatsLeft = 0
  #given = 0
  #ended = false

  constructor(options: FrameReaderOptions, context: { signal?: AbortSignal }) {
    this.#options = options
    this.#signal = context.signal
    const frameBytes = (options.width * options.height * (options.withAlpha ? 5 : 3)) / 2
    this.#runs = runsOf(options.times, options.availableFrames, Math.max(4, Math.floor(backwardBytes / frameBytes)))
  }

  /**
   * Fills `target` with the picture of the next frame; leaves it alone where that is the one before.
   *
   * @returns whether it is another picture.
   */
  async next(target: Uint8Array): Promise<boolean> {
    if (this.#ended) return false
    if (this.#repeatsLeft > 0) {
      this.#repeatsLeft--
      this.#given++
      return false
    }
    await this.#advance()
    if (!this.#current) {
      this.#ended = true
      return false
    }
    const { run, decoder, backward } = this.#current
    const isThere = backward ? takeLast(backward, target) : await decoder.read(target)
    if (!isThere) {
      this.#ended = true
      this.#checkEnd()
      return false
    }
    this.#repeatsLeft = run.repeats[this.#picture]! - 1
    this.#picture++
    this.#given++
    return true
  }

  /** Sees to it that the current run has a picture left; without one when all runs are over. */
  async #advance(): Promise<void> {
    if (this.#current && this.#picture < this.#current.run.times.length) return
    await this.close()
    const run = this.#runs.shift()
    this.#picture = 0
    if (!run) return
    const decoder = openVideoDecoder({ ...this.#options, times: run.times }, { signal: this.#signal })
    this.#current = { run, decoder, backward: null }
    if (run.isBackward) this.#current.backward = await this.#readAll(run, decoder)
  }

  /** A last picture that is missing at the end of a file is the one before it. */
  async #readAll(run: Run, decoder: VideoDecoder): Promise<Buffer[]> {
    const { width, height, withAlpha } = this.#options
    const pictures: Buffer[] = []
    for (;;) {
      const picture = Buffer.allocUnsafe((width * height * (withAlpha ? 5 : 3)) / 2)
      if (!(await decoder.read(picture))) break
      pictures.push(picture)
    }
    const missing = run.times.length - pictures.length
    if (pictures.length === 0 || missing > toleratedFrames(this.#options.fps)) throw cutShort(missing, this.#options.fps)
    while (pictures.length < run.times.length) pictures.push(pictures.at(-1)!)
    return pictures
  }

  #checkEnd(): void {
    const { availableFrames, fps } = this.#options
    const missing = availableFrames - this.#given
    if (this.#given === 0 || missing > toleratedFrames(fps)) throw cutShort(missing, fps)
  }

  async close(): Promise<void> {
    const current = this.#current
    this.#current = undefined
    await current?.decoder.close()
  }
}

/** Containers round lengths: a fifth of a second may be missing at the very end. */
function toleratedFrames(fps: Fps): number {
  return Math.ceil(fps.num / fps.den / 5)
}

function cutShort(missingFrames: number, fps: Fps): ReelsmithError {
  const seconds = ((missingFrames * fps.den) / fps.num).toFixed(1)
  return new ReelsmithError(
    'media/unreadable',
    `Reading the video failed: it is cut short, ${seconds} s of what is used are missing.`,
  )
}

function takeLast(pictures: Buffer[], target: Uint8Array): boolean {
  const picture = pictures.pop()
  if (picture) target.set(picture)
  return picture !== undefined
}

/** Two moments closer than this, in ms, are one picture. */
const sameMs = 0.001

/** Cuts the frames where the source turns or jumps back, and what runs backwards into pieces of at most `maxBackward`. */
function runsOf(times: SourceTimes, count: number, maxBackward: number): Run[] {
  const runs: { moments: number[]; repeats: number[] }[] = []
  for (let n = 0; n < count; n++) {
    const ms = sourceTime(times, n)
    const run = runs.at(-1)
    const last = run?.moments.at(-1)
    if (run && Math.abs(ms - last!) < sameMs) {
      run.repeats[run.repeats.length - 1]!++
      continue
    }
    const before = run?.moments.at(-2)
    const goesOn = run && (before === undefined || ms > last! === last! > before)
    const isFull = run && ms < last! && run.moments.length >= maxBackward
    if (goesOn && !isFull) {
      run.moments.push(ms)
      run.repeats.push(1)
    } else runs.push({ moments: [ms], repeats: [1] })
  }
  return runs.map(({ moments, repeats }) => {
    const isBackward = moments.length > 1 && moments[1]! < moments[0]!
    return { times: isBackward ? moments.toReversed() : moments, isBackward, repeats }
  })
}
