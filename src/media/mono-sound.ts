import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'

export interface MonoSoundOptions {
  readonly rateHz: number
  /** Of a longer file only the beginning is read. */
  readonly mostSeconds: number
  /** What is being done, as the beginning of a message: `Listening for beats`. */
  readonly what: string
  readonly signal: AbortSignal | undefined
}

/**
 * The first sound stream of a file in one channel, in blocks of any length, from the time 0 of the file: gaps are
 * silence.
 *
 * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `process/timed-out`, `job/cancelled`.
 */
export async function* readMonoSound(file: string, { rateHz, mostSeconds, what, signal }: MonoSoundOptions): AsyncGenerator<Float32Array> {
  const output = new FfmpegOutput(
    [
      ...safeInput(file), '-map', '0:a:0', '-vn', '-t', String(mostSeconds),
      '-af', `aresample=${rateHz}:async=1:first_pts=0`, '-ac', '1', '-f', 'f32le', 'pipe:1',
    ],
    { signal, what },
  )
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (let chunk = await output.next(); chunk !== null; chunk = await output.next()) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const whole = bytes.length - (bytes.length % 4)
      // Copied, because samples have to lie on multiples of four.
      yield new Float32Array(Uint8Array.prototype.slice.call(bytes, 0, whole).buffer)
      rest = bytes.subarray(whole)
    }
  } finally {
    await output.close()
  }
}
