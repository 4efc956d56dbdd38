import type { AnalyseResult } from '../ingest/analyse-worker.ts'
import type { JobState } from '../jobs/jobs.ts'
import { setAnalysis } from '../store/uploads.ts'
import type { Transaction } from '../store/database.ts'

/** Keeps what was found in uploads, in the transaction that ends the job. */
export async function keepAnalysis(tx: Transaction, { status, result, userId }: JobState): Promise<void> {
  if (status !== 'completed') return
  for (const { assetId, analysis, thumbnailKey } of (result as AnalyseResult).files) {
    await setAnalysis(tx, userId, assetId, { analysis, thumbnailKey })
  }
}
