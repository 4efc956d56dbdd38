import { daysLeft } from '../models/retirements.ts'
import { clipItem, priceOf } from '../store/prices.ts'
import type { JobStatus } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { VideoRow } from '../store/videos.ts'
import type { VideoModel } from '../models/video/video-models.ts'
import type { VideoPayload, VideoResult } from '../render/video-worker.ts'
import type { VideoModelFacts, VideoObject } from '../wire/videos.ts'

const statuses: Readonly<Record<JobStatus, VideoObject['status']>> = {
  pending: 'queued',
  processing: 'in_progress',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
}

/** A video as clients of the Videos API know it. */
export function describeVideo({ policy }: Store, row: VideoRow): VideoObject {
  const { prompt, model, width, height, durationMs, remixOf = null } = row.payload as VideoPayload
  const made = row.result as VideoResult | null
  const failure = row.status === 'cancelled' ? { code: 'job/cancelled', message: 'It was cancelled.' } : { code: row.errorCode ?? '', message: row.errorMessage ?? '' }
  const isKeptMs = Number.isFinite(policy.rendersKeptMs) && row.finishedAt ? row.finishedAt.getTime() + policy.rendersKeptMs : null
  return {
    id: row.id,
    object: 'video',
    model,
    status: statuses[row.status],
    progress: row.status === 'completed' ? 100 : Math.floor(row.progress * 99),
    created_at: seconds(row.createdAt.getTime()),
    completed_at: row.status === 'completed' && row.finishedAt ? seconds(row.finishedAt.getTime()) : null,
    expires_at: isKeptMs === null ? null : seconds(isKeptMs),
    prompt,
    seconds: String((made?.fileDurationMs ?? durationMs) / 1000),
    size: `${made?.width ?? width}x${made?.height ?? height}`,
    remixed_from_video_id: remixOf,
    error: statuses[row.status] === 'failed' ? failure : null,
    made_by: made?.model ?? null,
    usd: made?.usd ?? null,
    refusals: (made?.refusals ?? []).map(({ reason }) => reason),
    adapted: adaptedFrom(made),
  }
}

/** What was made, before it was cut, framed and joined. */
function adaptedFrom(made: VideoResult | null): VideoObject['adapted'] {
  // Those that were made before a clip could have pieces tell none.
  const { adapted, pieces = 1 } = (made ?? {}) as Partial<VideoResult>
  if (!made || (!adapted && pieces === 1)) return null
  const { madeMs, width, height } = adapted ?? { ...made, madeMs: made.fileDurationMs }
  return { seconds: String(madeMs / 1000), size: `${width}x${height}`, pieces }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

/** What a model is and can do. @param more.id - What a request calls it. @param more.isUsed - Whether it makes the clips for which nobody names another. */
export function describeModel({ policy }: Store, { api, keyVariable, until, untilSource, ...model }: VideoModel, today: string, { id = model.name, isUsed = false }: { id?: string; isUsed?: boolean } = {}): VideoModelFacts {
  const hasKey = keyVariable === undefined || Boolean(process.env[keyVariable])
  const left = daysLeft(until, today)
  return {
    id,
    object: 'model',
    created: 0,
    owned_by: api,
    makes: model.makes,
    ready: hasKey && left !== 0,
    used: isUsed,
    paid: api !== 'built-in' && ((model.usdPerSecond ?? model.usdPerPicture) !== undefined || keyVariable !== undefined),
    voices: [],
    languages: [],
    seconds: model.seconds,
    sizes: model.sizes.map(({ width, height }) => `${width}x${height}`),
    first_frame: model.firstFrame,
    last_frame: model.lastFrame,
    references: model.references,
    reference_videos: model.referenceVideos,
    audio: model.audio,
    credits: priceOf(policy.prices, clipItem(api === 'built-in' ? undefined : model.name)),
    usd_per_second: model.usdPerSecond ?? null,
    usd_per_picture: model.usdPerPicture ?? null,
    usd_per_million_tokens: null,
    usd_per_10000_characters: null,
    usd_per_minute: null,
    until: until ?? null,
    until_source: untilSource ?? null,
    days_left: left,
    instead: model.instead ?? null,
    asks_first: model.ask,
  }
}
