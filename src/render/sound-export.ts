import { copyFile, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { readSound } from '../media/inspect-file.ts'
import { appendXmp, xmpPacket } from '../media/metadata.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import type { SoundOutputSpec } from '../wire/render-output.ts'
import { checkSound, usualLufs } from './check-sound.ts'
import { type ExportContext, type FilmExport, type FilmExportRequest, emptyResult } from './export-request.ts'
import { metadataOf } from './film-parts.ts'
import { renderSound } from './sound.ts'

const codecs = { m4a: 'aac', mp3: 'mp3', wav: 'wav' } as const

/**
 * The sound of a film alone, at its loudness.
 *
 * @throws {ReelsmithError} `render/nothing-to-export` when nothing is to be heard, `render/quality`, `media/*`.
 */
export async function exportSound(
  { timeline, assets, cacheDir, workDir }: FilmExportRequest,
  { format, loudnessLufs: targetLufs = usualLufs }: SoundOutputSpec,
  { signal, onProgress }: ExportContext,
): Promise<FilmExport> {
  await mkdir(workDir, { recursive: true })
  const metadata = metadataOf({ timeline, assets })
  const sound = await renderSound(
    { timeline, assetFiles: assets, cacheDir, workDir, targetLufs, codec: codecs[format], metadata },
    { signal, onProgress },
  )
  if (!Number.isFinite(sound.integratedLufs)) {
    throw new ReelsmithError(
      'render/nothing-to-export',
      'There is nothing to hear in this film yet: add music or a voice first.',
    )
  }
  const file = path.join(workDir, `film.${format}`)
  await copyFile(sound.file, file)
  if (format === 'm4a') await appendXmp(file, xmpPacket(metadata))
  const durationMs = timelineDurationMs(timeline)
  const heard = await readSound(file, durationMs, { signal })
  const findings = checkSound(heard, sound, timeline, durationMs)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const reasons = errors.map(({ message }) => message).join(' ')
    throw new ReelsmithError('render/quality', `The finished sound did not pass its inspection: ${reasons}`)
  }
  const quality = { findings, integratedLufs: heard.integratedLufs, truePeakDbtp: heard.truePeakDbtp }
  const notes = sound.note === undefined ? [] : [sound.note]
  return { file, result: { ...emptyResult, durationMs, sizeBytes: (await stat(file)).size, quality, notes } }
}
