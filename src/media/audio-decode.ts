import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'

/** All sound is decoded to this rate. */
export const decodedRateHz = 48_000
const bytesPerSample = 8 // f32le, two channels interleaved

export interface AudioDecodeOptions {
  file: string
  /** Where in the source the first sample lies, in ms of the source's own time. */
  startMs: number
  /** Source time that passes while film time passes, or how that changes, step by step; the pitch stays. */
  speed: number | readonly SpeedStep[]
}

/** A speed from a moment on. */
export interface SpeedStep {
  /** Ms of source time after the first sample; the first step is at 0, they are in order. */
  atMs: number
  speed: number
}

/** Sound of a stretch of a source, in order. Always {@link AudioDecoder.close} it. */
export interface AudioDecoder {
  /**
   * Fills both arrays (of one length) from their beginning: nominal range [-1, 1], louder is kept as it is.
   *
   * @returns How many samples were filled: fewer than asked for only where the source ends. The rest is untouched.
   * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `process/timed-out`, `job/cancelled`.
   */
  read(left: Float32Array, right: Float32Array): Promise<number>
  close(): Promise<void>
}

/** Starts decoding the first sound stream of any media file; errors come with the first read. */
export function openAudioDecoder(options: AudioDecodeOptions, context: { signal?: AbortSignal } = {}): AudioDecoder {
  const output = new FfmpegOutput(
    [
      '-ss', (options.startMs / 1000).toFixed(6),
      ...safeInput(options.file),
      '-map', '0:a:0', '-vn', '-sn', '-dn',
      // gaps in the source become silence, so that sound stays with the picture it belongs to
      '-af', [`aresample=${decodedRateHz}:async=1:first_pts=0`, ...(typeof options.speed === 'number' ? tempoFilters(options.speed) : rampFilters(options.speed))].join(','),
      '-ac', '2', '-ar', String(decodedRateHz), '-f', 'f32le', 'pipe:1',
    ],
    { signal: context.signal, what: 'Reading the sound' },
  )
  return new PipeAudioDecoder(output)
}

/** `atempo` sounds best within [0.5, 2]: further away it is chained. */
export function tempoFilters(speed: number): string[] {
  const filters: string[] = []
  let rest = speed
  for (; rest > 2; rest /= 2) filters.push('atempo=2')
  for (; rest < 0.5; rest *= 2) filters.push('atempo=0.5')
  if (Math.abs(rest - 1) > 1e-6) filters.push(`atempo=${rest.toFixed(6)}`)
  return filters
}

/** Speeds that change while the sound runs: as many `atempo` in a row as keep each within its range, told by time. */
export function rampFilters(steps: readonly SpeedStep[]): string[] {
  const slowest = Math.min(...steps.map(({ speed }) => speed))
  const fastest = Math.max(...steps.map(({ speed }) => speed))
  let count = 1
  while (slowest ** (1 / count) < 0.5 || fastest ** (1 / count) > 2) count++
  const names = Array.from({ length: count }, (_, i) => `atempo@t${i}`)
  const share = (speed: number): string => (speed ** (1 / count)).toFixed(6)
  const told = steps.flatMap(({ atMs, speed }) => {
    return `${(atMs / 1000).toFixed(4)} ${names.map((name) => `${name} tempo ${share(speed)}`).join(',')}`
  })
  return [`asendcmd=c='${told.join(';')}'`, ...names.map((name) => `${name}=${share(steps[0]?.speed ?? 1)}`)]
}

class PipeAudioDecoder implements AudioDecoder {
  readonly #output: FfmpegOutput
  /** What came and was not asked for yet: samples of both channels in turn, and the bytes of a sample begun. */
  #rest: Float32Array = new Float32Array(0)
  #begun: Buffer = Buffer.alloc(0)
  #taken = 0

  constructor(output: FfmpegOutput) {
    this.#output = output
  }

  async read(left: Float32Array, right: Float32Array): Promise<number> {
    let filled = 0
    while (filled < left.length) {
      const count = Math.min(this.#rest.length / 2 - this.#taken, left.length - filled)
      for (let i = 0; i < count; i++) {
        left[filled + i] = this.#rest[2 * (this.#taken + i)]!
        right[filled + i] = this.#rest[2 * (this.#taken + i) + 1]!
      }
      filled += count
      this.#taken += count
      if (filled === left.length) break
      const chunk = await this.#output.next()
      if (chunk === null) break
      this.#take(chunk)
    }
    return filled
  }

  /** Copies whole samples to where they may be read as numbers. */
  #take(chunk: Buffer): void {
    const bytes = this.#begun.byteLength === 0 ? chunk : Buffer.concat([this.#begun, chunk])
    const whole = bytes.byteLength - (bytes.byteLength % bytesPerSample)
    this.#rest = new Float32Array(whole / 4)
    new Uint8Array(this.#rest.buffer).set(bytes.subarray(0, whole))
    this.#begun = bytes.subarray(whole)
    this.#taken = 0
  }

  async close(): Promise<void> {
    await this.#output.close()
  }
}
