/** What belongs to the end of a job, in the transaction that ends it: what was made is kept, and paid for, and told. */
import type { JobEndContext, JobState } from '../jobs/jobs.ts'
import { giveUpErrand, openOrderOf } from '../models/give-up-order.ts'
import type { Transaction } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { keepClip } from './generate-clip.ts'
import { keepAnalysis, keepTranscripts } from './keep-analysis.ts'
import { settleJob } from './pay.ts'
import { keepSpeech } from './speak.ts'
import { queueNews } from './webhook-news.ts'

/** Kinds of jobs that may order from providers. */
const ordering: ReadonlySet<string> = new Set(['generate', 'video'])

export async function endOfJob(
  store: Store,
  tx: Transaction,
  job: JobState,
  { payload, note, send }: JobEndContext,
): Promise<void> {
  if (job.kind === 'generate') await keepClip(store, tx, job, payload)
  if (job.kind === 'speak') await keepSpeech(store, tx, job, payload)
  if (job.kind === 'analyse') await keepAnalysis(tx, job)
  if (job.kind === 'transcribe') await keepTranscripts(tx, job)
  const open = job.status === 'completed' || !ordering.has(job.kind) ? undefined : openOrderOf(payload, note)
  if (open) await send(tx, giveUpErrand, open)
  await settleJob(store, tx, job)
  await queueNews(tx, job, send)
}
