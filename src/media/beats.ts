import { type BeatAnalysis, BeatTracker } from '../music/beats/track-beats.ts'
import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'

const rateHz = 24_000
/** Longer than songs are; of a longer recording the beginning is heard. */
const mostSeconds = 15 * 60

/**
 * Hears the beats in the first sound stream of a file; times are those of the file.
 *
 * @throws {ReelsmithError} `media/unreadable`, `job/cancelled` and the like.
 */
export async function findBeats(file: string, { signal }: { signal?: AbortSignal } = {}): Promise<BeatAnalysis> {
  const output = new FfmpegOutput(
    [
      ...safeInput(file), '-map', '0:a:0', '-vn', '-t', String(mostSeconds),
      '-af', `aresample=${rateHz}:async=1:first_pts=0`, '-ac', '1', '-f', 'f32le', 'pipe:1',
    ],
    { signal, what: 'Listening for beats' },
  )
  const tracker = new BeatTracker(rateHz)
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (let chunk = await output.next(); chunk !== null; chunk = await output.next()) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const whole = bytes.length - (bytes.length % 4)
      // Copied, because samples have to lie on multiples of four.
      tracker.add(new Float32Array(Uint8Array.prototype.slice.call(bytes, 0, whole).buffer))
      rest = bytes.subarray(whole)
    }
    return tracker.analyse()
  } finally {
    await output.close()
  }
}
