import { randomUUID } from 'node:crypto'
import { enqueuePaid, mayUsePaid } from '../actions/pay.ts'
import { awaitJob } from '../actions/run-job.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { TryPayload, TryResult } from '../models/try-worker.ts'
import { removeJobs } from '../store/removal.ts'
import { dayOf } from '../time/day.ts'
import { invalidField } from '../wire/parse.ts'
import type { ModelTrial } from '../wire/videos.ts'
import type { Server } from './context.ts'
import { describeServices } from './describe-services.ts'

/**
 * The cheapest real call of what converses, speaks or listens here, in a worker like all that it does else.
 *
 * @throws {ReelsmithError} `request/invalid`, `render/not-allowed`, `credits/insufficient`, or why it failed.
 */
export async function tryModel(server: Server, userId: string, name: string, signal: AbortSignal): Promise<ModelTrial> {
  const { store, jobs, settings } = server
  const all = (await describeServices(store, settings, process.env, dayOf(store.now()))).filter(({ owned_by: owner }) => owner !== 'built-in')
  const found = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
  if (!found) throw invalidField('model', `expected ${all.map(({ id }) => id).join(', ') || 'none, for none is configured'}, got "${name}"`)
  if (found.paid && !(await mayUsePaid(store, userId))) throw new ReelsmithError('render/not-allowed', 'This plan makes nothing with paid models; register or upgrade.')
  const job = { id: randomUUID(), userId, payload: { makes: found.makes } as TryPayload }
  const jobId = found.makes === 'speech' ? await enqueuePaid(server, 'try', { item: 'voice-over' }, job) : await jobs.enqueue('try', job)
  try {
    const { said, tookMs, tokens, soundMs } = (await awaitJob(server, jobId, { signal, progress: () => {} })) as TryResult
    return { id: found.id, said, took_seconds: tookMs / 1000, tokens, sound_seconds: soundMs === null ? null : soundMs / 1000 }
  } finally {
    await removeJobs(store, [jobId])
  }
}
