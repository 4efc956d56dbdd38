import { randomUUID } from 'node:crypto'
import { enqueuePaid, mayUsePaid } from '../actions/pay.ts'
import { awaitJob } from '../actions/run-job.ts'
import { ReelsmithError } from '../errors/error.ts'
import { readTranscriptionService, readVoiceService } from '../models/speech/speech-services.ts'
import { usdForTrial } from '../models/trial.ts'
import type { TryPayload, TryResult } from '../models/try-worker.ts'
import { removeJobs } from '../store/removal.ts'
import { dayOf } from '../time/day.ts'
import { invalidField } from '../wire/parse.ts'
import type { ModelTrial } from '../wire/videos.ts'
import type { Server } from './context.ts'
import { describeServices } from './describe-services.ts'
import type { Settings } from './settings.ts'

/**
 * The cheapest real call of what converses, speaks or listens here, in a worker like all that it does else.
 *
 * @throws {ReelsmithError} `request/invalid`, `render/not-allowed`, `credits/insufficient`, or why it failed.
 */
export async function tryModel(server: Server, userId: string, name: string, signal: AbortSignal): Promise<ModelTrial> {
  const { store, settings } = server
  const all = (await describeServices(store, settings, process.env, dayOf(store.now()))).filter(({ owned_by: owner }) => owner !== 'built-in')
  const found = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
  if (!found) throw invalidField('model', `expected ${all.map(({ id }) => id).join(', ') || 'none, for none is configured'}, got "${name}"`)
  if (found.paid && !(await mayUsePaid(store, userId))) throw new ReelsmithError('render/not-allowed', 'This plan makes nothing with paid models; register or upgrade.')
  const job = { id: randomUUID(), userId, payload: { makes: found.makes } as TryPayload }
  const order = found.paid ? { usdAtMost: usdAtMost(found.makes, settings) } : undefined
  const jobId = await enqueuePaid(server, 'try', found.makes === 'speech' ? { item: 'voice-over' } : undefined, job, order)
  try {
    const { said, tookMs, tokens, soundMs } = (await awaitJob(server, jobId, { signal, progress: () => {} })) as TryResult
    return { id: found.id, said, took_seconds: tookMs / 1000, tokens, sound_seconds: soundMs === null ? null : soundMs / 1000 }
  } finally {
    await removeJobs(store, [jobId])
  }
}

function usdAtMost(makes: string, { languageModel }: Settings): number {
  if (makes === 'conversation') return languageModel ? usdForTrial.conversation(languageModel) : 0
  const service = makes === 'speech' ? readVoiceService(process.env) : readTranscriptionService(process.env)
  return service ? usdForTrial[makes as 'speech' | 'transcript'](service) : 0
}
