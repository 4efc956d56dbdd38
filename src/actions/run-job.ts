import { ReelsmithError, cancelled } from '../errors/error.ts'
import { type JobState, isFinished } from '../jobs/jobs.ts'
import type { Services } from './services.ts'

/** Why a signal fires when the server closes: whoever waited for a job will wait for it again in the next life. */
export const suspended = Symbol('suspended')

export interface JobWatch {
  readonly signal: AbortSignal
  progress(fraction: number): void
}

/**
 * Waits for a job to end and returns its result; cancels the job when the signal fires, unless with the reason
 * {@link suspended}.
 *
 * @throws {ReelsmithError} what the job failed with, or `job/cancelled`.
 */
export async function awaitJob({ jobs }: Services, jobId: string, { signal, progress }: JobWatch): Promise<unknown> {
  let last: JobState | undefined
  for await (const state of jobs.watch(jobId, { signal })) {
    last = state
    progress(state.progress)
  }
  if (last && isFinished(last)) return resultOf(last)
  if (signal.reason !== suspended) await jobs.cancel(jobId)
  throw cancelled('The work')
}

function resultOf({ status, result, error }: JobState): unknown {
  if (status === 'completed') return result
  if (status === 'cancelled') throw cancelled('The work')
  throw new ReelsmithError(error?.code ?? 'job/failed', error?.message ?? 'The work ended without saying why.')
}
