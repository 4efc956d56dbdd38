/** Keeps what was found in uploads, in the transactions that end the jobs. */
import type { AnalyseResult } from '../ingest/analyse-worker.ts'
import type { JobState } from '../jobs/jobs.ts'
import type { Transaction } from '../store/database.ts'
import { setFindings } from '../store/uploads.ts'
import type { TranscribeResult } from '../models/transcribe-worker.ts'

export async function keepAnalysis(tx: Transaction, { status, result, userId }: JobState): Promise<void> {
  if (status !== 'completed') return
  for (const { assetId, analysis, thumbnailKey } of (result as AnalyseResult).files) {
    await setFindings(tx, userId, assetId, { analysis, thumbnailKey })
  }
}

export async function keepTranscripts(tx: Transaction, { status, result, userId }: JobState): Promise<void> {
  if (status !== 'completed') return
  for (const { assetId, transcript } of (result as TranscribeResult).files) await setFindings(tx, userId, assetId, { transcript })
}
