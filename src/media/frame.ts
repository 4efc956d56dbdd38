import { runFfmpeg, safeInput } from './ffmpeg.ts'

/**
 * Writes one picture of a film as a PNG of its size.
 *
 * @param options.atMs - In the film's own time, before its end.
 * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `job/cancelled`.
 */
export async function writeFrame(film: string, { atMs, file, signal }: { atMs: number; file: string; signal: AbortSignal }): Promise<void> {
  const picture = ['-map', '0:v:0', '-frames:v', '1', '-f', 'image2', '-c:v', 'png', `file:${file}`]
  await runFfmpeg(['-ss', (atMs / 1000).toFixed(3), ...safeInput(film), ...picture], {
    signal,
    timeoutMs: 60_000,
    what: 'Reading the picture that the clip begins with',
  })
}
