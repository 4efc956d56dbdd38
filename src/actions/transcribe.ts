/** What is said in recordings, written down in a worker process and kept with them. */
import type { AssetRecord } from '../store/assets.ts'
import type { TranscribePayload } from '../models/transcribe-worker.ts'
import { mayUsePaid } from './pay.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

/** Writes down what is said and waits for it; it costs nothing. */
export async function transcribe(
  services: Services,
  owner: { userId: string; sessionId: string },
  { assets, language: spoken }: { assets: readonly AssetRecord[]; language: string },
  { signal, progress, language, nextJobId }: TurnOptions,
): Promise<void> {
  const files = assets.map(({ id, fileName, objectKey, durationMs }) => ({ assetId: id, name: fileName, objectKey, durationMs }))
  const payload: TranscribePayload = { files, language: spoken, paid: await mayUsePaid(services.store, owner.userId) }
  const jobId = await services.jobs.enqueue('transcribe', { ...owner, id: nextJobId(), payload })
  const what = language === 'zh' ? '正在听写' : 'writing down what is said'
  await awaitJob(services, jobId, { signal, progress: (fraction) => progress(fraction, what) })
}
