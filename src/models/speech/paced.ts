/** A recording made faster or slower, its pitch kept, for voices that have one pace only. */
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tempoFilters } from '../../media/audio-decode.ts'
import { runFfmpeg, safeInput } from '../../media/ffmpeg.ts'
import type { Recording, SpeechContext } from '../../voice/engine.ts'
import { readWav, writeWav } from '../../voice/wav.ts'

export async function paced(recording: Recording, pace: number, { workDir, signal }: SpeechContext): Promise<Recording> {
  const filters = tempoFilters(pace)
  if (filters.length === 0) return recording
  const name = randomUUID()
  const [from, to] = [join(workDir, `${name}.wav`), join(workDir, `${name}-paced.wav`)]
  await writeFile(from, writeWav(recording))
  await runFfmpeg([...safeInput(from), '-af', filters.join(','), '-c:a', 'pcm_s16le', '-f', 'wav', `file:${to}`], { signal, timeoutMs: 60_000, what: 'Setting the pace of the voice' })
  return readWav(await readFile(to))
}
