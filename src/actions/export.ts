/** Exporting a timeline: the render job, its place among the user's renders, and what is told of it. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import type { RenderPayload, RenderResult } from '../render/render-worker.ts'
import { planOf } from '../store/accounts.ts'
import { requireExport } from '../store/plans.ts'
import { type RenderRecord, submitRender } from '../store/renders.ts'
import type { Store } from '../store/store.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import type { Timeline } from '../timeline/model.ts'
import type { RenderFacts, RenderOutput } from '../wire/render.ts'
import { type ExportOutput, outputSchema, resolveOutput } from '../wire/render-output.ts'
import type { ExportedFile, OutputRequest } from './action.ts'
import { filmAssets } from './film-assets.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

export interface ExportRequest {
  readonly userId: string
  readonly sessionId: string
  /** As the client chose it; with the user it is the key. */
  readonly renderId: string
  readonly timeline: Timeline
  readonly output: ExportOutput
}

/**
 * Queues the render of a timeline; the same id with the same content is the same job.
 *
 * @throws {ReelsmithError} `render/not-allowed` on a plan that doesn't export it, `timeline/not-found` when a clip plays
 *   an asset the session doesn't have, `request/invalid` naming `id` when it stands for other content.
 */
export async function submitExport({ store, jobs }: Services, request: ExportRequest): Promise<RenderRecord> {
  const { userId, sessionId, renderId, timeline, output } = request
  const terms = store.policy.plans[await planOf(store.db, userId)]
  const size = 'picture' in output ? output.picture : { width: 0, height: 0 }
  requireExport(terms, { ...size, durationMs: timelineDurationMs(timeline) })
  const assets = await filmAssets(store, sessionId, timeline)
  const payload: RenderPayload = { timeline, assets, output, cacheDir: renderCache(store) }
  const contentHash = createHash('sha256').update(JSON.stringify([timeline, output])).digest('hex')
  return await submitRender(store, { userId, renderId, sessionId, contentHash }, async (tx) => {
    return await jobs.enqueue('render', { userId, sessionId, payload }, tx)
  })
}

/** Where pieces of films are kept from one render to the next. */
export function renderCache(store: Store): string {
  return join(store.dataDir, 'cache')
}

/** The path under which a file of a finished render is downloaded with a signed link. */
export function renderFilePath(jobId: string, name: string): string {
  return `/api/render/files/${jobId}/${name}`
}

/** What a render object is made of. */
export async function describeRender(
  { jobs }: Services,
  record: RenderRecord,
  linkTo: (path: string) => string,
): Promise<RenderFacts> {
  const job = await jobs.get(record.jobId)
  const result = job.status === 'completed' ? (job.result as RenderResult) : undefined
  return {
    id: record.renderId,
    status: job.status,
    progress: job.progress,
    createdAtMs: record.createdAt.getTime(),
    completedAtMs: job.finishedAt?.getTime(),
    error: job.error?.message,
    quality: result?.quality,
    notes: result?.notes,
    output: result && outputOf(result, (name) => linkTo(renderFilePath(record.jobId, name))),
  }
}

function outputOf(result: RenderResult, link: (name: string) => string): RenderOutput {
  const { format, durationMs, sizeBytes, width, height, thumbnailKey, srtKey, vttKey } = result
  return {
    url: link(`film.${format}`),
    duration: durationMs / 1000,
    size: sizeBytes,
    format,
    width,
    height,
    ...(thumbnailKey && { thumbnail: link('thumbnail.jpg') }),
    ...(srtKey && { srt: link('captions.srt') }),
    ...(vttKey && { vtt: link('captions.vtt') }),
  }
}

/** Exports a timeline as it is and waits for the film. */
export async function exportAndWait(
  services: Services,
  film: { userId: string; sessionId: string; timeline: Timeline },
  { signal, progress, linkTo, language, nextJobId }: TurnOptions,
  output: OutputRequest = {},
): Promise<ExportedFile> {
  if (timelineDurationMs(film.timeline) === 0) {
    throw new ReelsmithError('render/nothing-to-export', 'There is nothing to export yet: ask for a film first.')
  }
  const wanted = resolveOutput(outputSchema.parse(output), film.timeline)
  const record = await submitExport(services, { ...film, output: wanted, renderId: `render_${nextJobId()}` })
  const result = (await awaitJob(services, record.jobId, {
    signal,
    progress: (fraction) => progress(fraction, language === 'zh' ? '正在渲染影片' : 'rendering the film'),
  })) as RenderResult
  const url = linkTo(renderFilePath(record.jobId, `film.${result.format}`))
  return { url, durationMs: result.durationMs, sizeBytes: result.sizeBytes }
}
