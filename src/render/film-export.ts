/** Everything a timeline can be exported to: films, sound, stills and documents. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { writePoster } from '../media/poster.ts'
import { toEdl } from '../timeline/edl.ts'
import type { InterchangeMediaById } from '../timeline/interchange.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { toOtio } from '../timeline/otio.ts'
import { toSrt, toVtt } from '../timeline/subtitles.ts'
import type { FilmOutputSpec, TextOutputSpec } from '../wire/render-output.ts'
import { type ExportContext, type FilmExport, type FilmExportRequest, emptyResult } from './export-request.ts'
import type { FilmRequest } from './film-request.ts'
import { renderFilm } from './film.ts'
import { exportSound } from './sound-export.ts'
import { exportStill } from './still-export.ts'

/**
 * Exports a timeline.
 *
 * @throws {ReelsmithError} as {@link renderFilm}; `render/nothing-to-export` when there is nothing of the kind asked for.
 */
export async function exportTimeline(request: FilmExportRequest, context: ExportContext = {}): Promise<FilmExport> {
  const { output } = request
  switch (output.kind) {
    case 'film':
      return await exportFilm(request, output, context)
    case 'sound':
      return await exportSound(request, output, context)
    case 'still':
      return await exportStill(request, output, context)
    case 'text':
      return await exportText(request, output)
  }
}

async function exportFilm(
  request: FilmExportRequest,
  { format, picture, captions, maxBytes }: FilmOutputSpec,
  context: ExportContext,
): Promise<FilmExport> {
  const { timeline, assets, cacheDir, workDir } = request
  const file = path.join(workDir, `film.${format}`)
  const codec = format === 'webm' ? 'vp9' : 'h264'
  const film: FilmRequest = {
    timeline,
    assets,
    cacheDir,
    workDir,
    format,
    captions,
    // A GIF has few colours of its own: those it is made from may cost.
    output: { ...picture, codec, crf: format === 'gif' ? 10 : picture.crf },
    outFile: file,
    ...(maxBytes !== undefined && { maxBytes }),
  }
  const result = await renderFilm(film, context)
  const thumbnail = path.join(workDir, 'thumbnail.jpg')
  await writePoster(file, result.posterMs, thumbnail, context)
  const subtitles = captions === 'none' ? undefined : await writeSubtitles(timeline, workDir)
  return { result, file, thumbnail, ...(subtitles && { subtitles }) }
}

async function writeSubtitles(timeline: Timeline, folder: string): Promise<FilmExport['subtitles']> {
  const options = subtitleRoles(timeline)
  const [srt, vtt] = [path.join(folder, 'captions.srt'), path.join(folder, 'captions.vtt')]
  const text = toSrt(timeline, options)
  if (text === '') return undefined
  await writeFile(srt, text)
  await writeFile(vtt, toVtt(timeline, options))
  return { srt, vtt }
}

/** The captions; where a film has none, all its texts. */
function subtitleRoles(timeline: Timeline): Parameters<typeof toSrt>[1] {
  const hasCaptions = timeline.tracks.some(
    (track) => track.kind === 'text' && track.role === 'caption' && track.clips.length > 0,
  )
  return hasCaptions ? { roles: ['caption'] } : {}
}

async function exportText(
  { timeline, assets, workDir }: FilmExportRequest,
  output: TextOutputSpec,
): Promise<FilmExport> {
  const text = documentOf(timeline, mediaOf(assets), output)
  await mkdir(workDir, { recursive: true })
  const file = path.join(workDir, `film.${output.format}`)
  await writeFile(file, text)
  return {
    file,
    result: { ...emptyResult, durationMs: timelineDurationMs(timeline), sizeBytes: (await stat(file)).size },
  }
}

function documentOf(timeline: Timeline, media: InterchangeMediaById, { format, fps }: TextOutputSpec): string {
  switch (format) {
    case 'srt':
    case 'vtt': {
      const options = subtitleRoles(timeline)
      if (toSrt(timeline, options) === '') {
        throw new ReelsmithError('render/nothing-to-export', 'There are no captions and no texts yet: add some first.')
      }
      return format === 'srt' ? toSrt(timeline, options) : toVtt(timeline, options)
    }
    case 'otio':
      return toOtio(timeline, media, fps)
    case 'edl':
      return edlOf(timeline, media, fps)
  }
}

function edlOf(timeline: Timeline, media: InterchangeMediaById, fps: TextOutputSpec['fps']): string {
  try {
    return toEdl(timeline, media, fps)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new ReelsmithError('request/invalid', `output.format: ${cause.message}`, {
      cause,
      details: { field: 'output.format' },
    })
  }
}

/** Two files of one name would be one to another program: the later gets its id in front. */
function mediaOf(assets: FilmRequest['assets']): InterchangeMediaById {
  const names = new Set<string>()
  const entries = Object.values(assets).map(({ id, fileName = id, durationMs, hasAudio }) => {
    const name = names.has(fileName) ? `${id}-${fileName}` : fileName
    names.add(name)
    return [id, { fileName: name, durationMs, hasAudio }] as const
  })
  return Object.fromEntries(entries)
}
