/** Clips made from words in a worker process: the job, and the asset of the session that comes of it. */
import type { GeneratePayload, GenerateResult } from '../models/generate-worker.ts'
import type { JobState } from '../jobs/jobs.ts'
import { addAsset, getAsset } from '../store/assets.ts'
import type { Transaction } from '../store/database.ts'
import { type Priced, clipItem } from '../store/prices.ts'
import type { Store } from '../store/store.ts'
import { type Wanted, piecesFor, providerOrder } from '../models/video/pieces.ts'
import { type VideoModel, builtIn } from '../models/video/video-models.ts'
import { dayOf } from '../time/day.ts'
import { fpsToNumber } from '../time/time.ts'
import type { ClipRequest, GeneratedClip } from './action.ts'
import { shortName } from './names.ts'
import { enqueuePaid } from './pay.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

/** What a clip costs when its first maker makes it: as many clips as it takes. */
export function pricedClip(model: VideoModel, wanted: Wanted): Priced {
  return { item: clipItem(model.api === 'built-in' ? undefined : model.name), times: piecesFor(model, wanted).length }
}

/** Makes a clip and waits for it; it costs what a procedural clip costs, or one of a model where that makes it. */
export async function generateClip(
  services: Services,
  owner: { userId: string; sessionId: string },
  { firstFrame, beginsWith, endsWith, references, ...wanted }: ClipRequest,
  { signal, progress, language, nextJobId }: TurnOptions,
): Promise<GeneratedClip> {
  const objectOf = async (id: string) => ({ objectKey: (await getAsset(services.store, owner.sessionId, id)).objectKey })
  const referenceOf = async (id: string) => {
    const { objectKey, kind } = await getAsset(services.store, owner.sessionId, id)
    return { objectKey, ...(kind === 'video' && { isVideo: true as const }) }
  }
  const picture = firstFrame && { ...(await objectOf(firstFrame.asset)), atMs: firstFrame.atMs }
  const photos = {
    ...(beginsWith !== undefined && { photo: await objectOf(beginsWith) }),
    ...(endsWith !== undefined && { lastPhoto: await objectOf(endsWith) }),
    ...(references && { references: await Promise.all(references.map(referenceOf)) }),
  }
  const request: GeneratePayload = { ...wanted, today: dayOf(services.store.now()), ...(picture && { firstFrame: picture }), ...photos }
  const job = { ...owner, id: nextJobId(), payload: request }
  const jobId = await enqueuePaid(services, 'generate', pricedClip(request.makers?.[0] ?? builtIn, request), job, providerOrder(request))
  const name = shortName(request.prompt)
  const what = language === 'zh' ? `正在绘制「${name}」` : `painting "${name}"`
  const made = (await awaitJob(services, jobId, {
    signal,
    progress: (fraction) => progress(fraction, what),
  })) as GenerateResult
  const asset = await getAsset(services.store, owner.sessionId, clipAssetId(jobId))
  const { handleMs, model, usd, notDepicted, refusals, adapted, pieces, areTakes, isContinued, isStill } = made
  return { asset, handleMs, model, seed: made.seed, usd, notDepicted, refusals, ...(adapted && { adapted }), ...(pieces > 1 && { pieces }), ...(areTakes && { areTakes }), ...(isContinued && { isContinued }), ...(isStill && { isStill }) }
}

/** Keeps the clip of a finished job as an asset of its session, in the transaction that ends the job. */
export async function keepClip(store: Store, tx: Transaction, job: JobState, payload: unknown): Promise<void> {
  if (job.status !== 'completed' || job.sessionId === null) return
  const request = payload as GeneratePayload
  const made = job.result as GenerateResult
  const clip = {
    id: clipAssetId(job.id),
    userId: job.userId,
    sessionId: job.sessionId,
    kind: made.isStill ? 'image' : 'video',
    origin: 'generated',
    objectKey: made.objectKey,
    fileName: `${shortName(request.prompt)}.${made.objectKey.split('.').at(-1)}`,
    sizeBytes: (await store.objects.size(made.objectKey)) ?? 0,
    durationMs: made.fileDurationMs,
    width: made.width,
    height: made.height,
    fps: made.isStill ? 0 : fpsToNumber(made.fps),
    hasAudio: made.hasAudio,
    handleMs: made.handleMs,
    prompt: request.prompt,
    model: made.model,
    seed: made.seed,
    usd: made.usd,
  } as const
  await addAsset(store, clip, tx)
}

/** The asset that comes of a job. */
export function clipAssetId(jobId: string): string {
  return `asset_${jobId}`
}
