import { runFfmpeg, safeInput } from './ffmpeg.ts'

/** What models of speech are trained on. */
const rateHz = 16_000

/**
 * The first sound stream of a file in one channel, as an M4A of some 30 MB an hour: its times are those of the file, gaps are
 * silence.
 *
 * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `process/timed-out`, `job/cancelled`.
 */
export async function writeSpeechSound(source: string, { file, signal }: { file: string; signal: AbortSignal }): Promise<void> {
  const filters = `aresample=${rateHz}:async=1:first_pts=0`
  const coded = ['-ac', '1', '-c:a', 'aac', '-b:a', '64k', '-f', 'ipod', `file:${file}`]
  await runFfmpeg([...safeInput(source), '-map', '0:a:0', '-vn', '-af', filters, ...coded], { signal, timeoutMs: 20 * 60_000, what: 'Taking the sound out' })
}
