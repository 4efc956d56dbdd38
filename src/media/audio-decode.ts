import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'

/** All sound is decoded to this rate. */
export const decodedRateHz = 48_000
const bytesPerSample = 8 // f32le, two channels interleaved

export interface AudioDecodeOptions {
  file: string
  /** Where in the source the first sample lies, in ms of the source's own time. */
  startMs: number
  /** Source time that passes while film time passes; the pitch stays. */
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
      '-af', [`aresample=${decodedRateHz}:async=1:first_pts=0`, ...tempoFilters(options.speed)].join(','),
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

class PipeAudioDecoder implements AudioDecoder {
  readonly #output: FfmpegOutput
  #rest: Buffer = Buffer.alloc(0)

  constructor(output: FfmpegOutput) {
    this.#output = output
  }

  async read(left: Float32Array, right: Float32Array): Promise<number> {
    let filled = 0
    while (filled < left.length) {
      const whole = Math.min(Math.floor(this.#rest.byteLength / bytesPerSample), left.length - filled)
      for (let i = 0; i < whole; i++) {
        left[filled + i] = this.#rest.readFloatLE(i * bytesPerSample)
        right[filled + i] = this.#rest.readFloatLE(i * bytesPerSample + 4)
      }
      filled += whole
      this.#rest = this.#rest.subarray(whole * bytesPerSample)
      if (filled < left.length) {
        const chunk = await this.#output.next()
        if (chunk === null) break
        this.#rest = this.#rest.byteLength === 0 ? chunk : Buffer.concat([this.#rest, chunk])
      }
    }
    return filled
  }

  async close(): Promise<void> {
    await this.#output.close()
  }
}
