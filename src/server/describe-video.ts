import type { JobStatus } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { VideoRow } from '../store/videos.ts'
import type { VideoPayload } from '../models/video-worker.ts'
import type { VideoObject } from '../wire/videos.ts'

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
    seconds: String(durationMs / 1000),
    size: `${width}x${height}`,
    remixed_from_video_id: remixOf,
    error: statuses[row.status] === 'failed' ? failure : null,
  }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}
