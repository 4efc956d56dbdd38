import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { xmpPacket } from '../media/metadata.ts'
import { encodePicture } from '../media/write-picture.ts'
import { frameToMs, msToFrame } from '../time/time.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import type { StillOutputSpec } from '../wire/render-output.ts'
import { burnedTimeline } from './captions.ts'
import { contactSheet } from './contact-sheet.ts'
import { type ExportContext, type FilmExport, type FilmExportRequest, emptyResult } from './export-request.ts'
import { composeFrames } from './film-frames.ts'
import { FilmMedia } from './film-media.ts'
import { metadataOf } from './film-parts.ts'
import { planAssetsOf } from './film.ts'
import { type GlanceRequest, glanceAt, interestOf } from './glance.ts'

/** A moment, or moments side by side, as a PNG. */
export async function exportStill(
  request: FilmExportRequest,
  { picture, captions, atMs, tiles }: StillOutputSpec,
  { signal, onProgress }: ExportContext,
): Promise<FilmExport> {
  const { assets, cacheDir, workDir } = request
  await mkdir(workDir, { recursive: true })
  const media = new FilmMedia(path.join(cacheDir, 'media'), signal)
  await media.prepare()
  const timeline = burnedTimeline(request.timeline, captions)
  const wanted: GlanceRequest = {
    timeline,
    assets,
    planAssets: await planAssetsOf(request),
    output: picture,
    media,
    signal,
  }
  const frame = atMs === undefined ? await goodFrame(wanted) : msToFrame(atMs, picture.fps)
  const [still] =
    tiles === undefined ? await composeFrames(wanted, [frame]) : [await contactSheet(wanted, tiles, onProgress)]
  const { width, height } = still!
  const file = path.join(workDir, 'film.png')
  await writeFile(
    file,
    await encodePicture(still!, { format: 'png', xmp: xmpPacket(metadataOf({ timeline, assets })) }),
  )
  const result = { ...emptyResult, width, height, durationMs: 0, sizeBytes: (await stat(file)).size }
  return { file, result: { ...result, posterMs: frameToMs(frame, picture.fps) } }
}

/** Of some frames that which has most to see. */
async function goodFrame(request: GlanceRequest): Promise<number> {
  const { timeline, output } = request
  const count = msToFrame(timelineDurationMs(timeline), output.fps)
  const frames = [0.12, 0.3, 0.5, 0.7].map((share) => Math.floor(count * share))
  const interests = (await glanceAt(frames, request)).map(interestOf)
  return frames[interests.indexOf(Math.max(...interests))]!
}
