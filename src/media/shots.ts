/** Where a video cuts from one shot to the next. */
import type { RangeMs } from '../time/time.ts'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

/** A generous hour of footage on a slow machine. */
const timeoutMs = 30 * 60_000

/** How much must change between two frames, in percent: ffmpeg's own default, which spares flashes and fast pans. */
const threshold = 10

/** Closer to the last one, a cut is a flash or a whip of the camera. */
const leastMs = 200

/**
 * The shots of a video, `[startMs, endMs)` in its own time, without gaps from its beginning to its end.
 *
 * @throws {ReelsmithError} `media/unreadable`, `job/cancelled` and the like.
 */
export async function findShots(
  file: string,
  durationMs: number,
  context: { signal?: AbortSignal } = {},
): Promise<RangeMs[]> {
  const { messages } = await runFfmpeg(
    [
      '-threads', '1', ...safeInput(file), '-map', '0:V:0', '-an',
      '-vf',
      // In colour: a cut between two scenes of one brightness is one too.
      `scale=192:-2:flags=fast_bilinear,format=rgb24,scdet=threshold=${threshold}`, '-f', 'null', '-',
    ],
    { ...context, timeoutMs, what: 'Looking for cuts', logLevel: 'info' },
  )
  const cutsMs = [...messages.matchAll(/lavfi\.scd\.time: ?(\d+(?:\.\d+)?)/g)].map(([, seconds]) => Math.round(Number(seconds) * 1000))
  return shotsBetween(cutsMs, durationMs)
}

/** @param cutsMs - Ascending. */
export function shotsBetween(cutsMs: readonly number[], durationMs: number): RangeMs[] {
  const starts = [0]
  for (const cutMs of cutsMs) {
    if (cutMs - starts.at(-1)! >= leastMs && durationMs - cutMs >= leastMs) starts.push(cutMs)
  }
  return starts.map((startMs, index) => ({ startMs, endMs: starts[index + 1] ?? durationMs }))
}
