/** Job worker: exports one timeline and keeps what came of it as objects. */
import type { JobContext } from '../jobs/handler.ts'
import type { ExportOutput } from '../wire/render-output.ts'
import { exportTimeline } from './film-export.ts'
import type { FilmAsset, FilmRequest, FilmResult } from './film-request.ts'

/** An export without its files: the job knows the objects, brings the work folder and keeps the result. */
export interface RenderPayload extends Pick<FilmRequest, 'timeline' | 'cacheDir'> {
  /** By asset id. */
  readonly assets: Readonly<Record<string, Omit<FilmAsset, 'path'> & { readonly objectKey: string }>>
  readonly output: ExportOutput
}

export interface RenderResult extends FilmResult {
  readonly format: ExportOutput['format']
  /** Keys among the objects. */
  readonly objectKey: string
  readonly thumbnailKey?: string
  readonly srtKey?: string
  readonly vttKey?: string
}

/** Idempotent: what an earlier run left in the cache is used. */
export async function run(payload: RenderPayload, context: JobContext): Promise<RenderResult> {
  const assets = Object.fromEntries(
    Object.entries(payload.assets).map(([id, { objectKey, ...asset }]) => [id, { ...asset, path: context.objectPath(objectKey) }]),
  )
  const { format } = payload.output
  const { result, file, thumbnail, subtitles } = await exportTimeline(
    { ...payload, assets, workDir: context.workDir },
    { signal: context.signal, onProgress: (fraction) => context.progress(fraction) },
  )
  return {
    ...result,
    format,
    objectKey: await context.keepFile(file, format),
    ...(thumbnail && { thumbnailKey: await context.keepFile(thumbnail, 'jpg') }),
    ...(subtitles && {
      srtKey: await context.keepFile(subtitles.srt, 'srt'),
      vttKey: await context.keepFile(subtitles.vtt, 'vtt'),
    }),
  }
}
