/** What has become of a film that was asked for in one request. */
import { derivedId } from '../actions/derived-id.ts'
import { describeRender } from '../actions/export.ts'
import type { AdkEvent } from '../agent/adk.ts'
import { readSlots } from '../agent/director/film/film-slots.ts'
import { normalize } from '../agent/director/reading/normalize.ts'
import { ReelsmithError } from '../errors/error.ts'
import { getRender } from '../store/renders.ts'
import { findTurnOfUser } from '../store/turns.ts'
import type { OneShotJob } from '../wire/one-shot.ts'
import type { RenderFacts } from '../wire/render.ts'
import { exportCall } from './carry-out.ts'
import type { Server } from './context.ts'
import { type HeardTurn, findTurnOf } from './heard-turn.ts'

/** Of the progress, what painting has; the export has the rest. */
const paintingShare = 0.7

/** A guess for a machine without a graphics card. */
export function estimateSeconds(text: string): number {
  const { durationMs = 10_000 } = readSlots(normalize(text))
  return Math.round(20 + (durationMs / 1000) * 5)
}

/** @throws {ReelsmithError} `job/not-found`, also for that of another user. */
export async function describeOneShot(
  server: Server,
  userId: string,
  jobId: string,
  linkTo: (path: string) => string,
): Promise<OneShotJob> {
  const kept = await findTurnOfUser(server.store, userId, jobId)
  const turn = kept?.request.kind === 'one-shot' ? await findTurnOf(server, kept.sessionId, jobId) : undefined
  if (!turn) throw new ReelsmithError('job/not-found', 'There is no such job.')
  const render = await renderOf(server, { userId, jobId }, linkTo)
  const events = await turn.told()
  const base = { job_id: jobId, outputs: outputsOf(render), error: null }
  if (render?.status === 'completed') return { ...base, status: 'completed', progress: 1 }
  if (turn.status === 'ended') return { ...base, status: 'failed', progress: 0, error: render?.error ?? lastWords(events) }
  if (turn.status === 'waiting') return { ...base, status: 'queued', progress: 0 }
  const progress = render ? paintingShare + (1 - paintingShare) * render.progress : paintingShare * paintedShare(turn, events)
  return { ...base, status: 'processing', progress: Math.round(progress * 1000) / 1000 }
}

async function renderOf(
  server: Server,
  { userId, jobId }: { userId: string; jobId: string },
  linkTo: (path: string) => string,
): Promise<RenderFacts | undefined> {
  try {
    const record = await getRender(server.store, userId, `render_${derivedId(jobId, exportCall, 0)}`)
    return await describeRender(server, record, linkTo)
  } catch (error) {
    if (ReelsmithError.is(error, 'render/not-found')) return undefined
    throw error
  }
}

function outputsOf(render: RenderFacts | undefined): OneShotJob['outputs'] {
  const { url = null, thumbnail = null, srt = null, vtt = null } = render?.output ?? {}
  return { video: url, thumbnail, srt, vtt }
}

/** How much of the scenes is painted: those that are done, and the one under way. */
function paintedShare({ progress }: HeardTurn, events: readonly AdkEvent[]): number {
  const done = events.filter(({ content }) => content?.parts.some(({ functionResponse }) => functionResponse?.name === 'generate-scene')).length
  if (!progress) return done > 0 ? 1 : 0
  return (done + progress.fraction) / (done + 1 + progress.waiting)
}

/** What the director said instead of making a film, or what went wrong. */
function lastWords(events: readonly AdkEvent[]): string {
  const last = events.findLast(({ type }) => type === 'error' || type === 'text')
  return last?.errorMessage ?? last?.text ?? 'It ended without a film.'
}
