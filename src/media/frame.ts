import { runFfmpeg, safeInput } from './ffmpeg.ts'

/**
 * Writes one picture of a film as a PNG of its size.
 *
 * @param options.atMs - In the film's own time, before its end.
 * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `job/cancelled`.
 */
export async function writeFrame(film: string, { atMs, file, signal }: { atMs: number; file: string; signal: AbortSignal }): Promise<void> {
  // Between two pictures it is the one before: all of the last half second are written over each other.
  const fromMs = Math.max(0, atMs - 500)
  const picture = ['-map', '0:v:0', '-update', '1', '-f', 'image2', '-c:v', 'png', `file:${file}`]
  const seconds = (ms: number): string => (ms / 1000).toFixed(3)
  await runFfmpeg(['-ss', seconds(fromMs), ...safeInput(film), '-t', seconds(atMs - fromMs + 1), ...picture], {
    signal,
    timeoutMs: 60_000,
    what: 'Reading the picture that the clip begins with',
  })
}
