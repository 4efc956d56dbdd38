/** What is said in recordings, written down in a worker process and kept with them. */
import type { AssetRecord } from '../store/assets.ts'
import type { TranscribePayload } from '../models/transcribe-worker.ts'
import { usdForSound } from '../models/speech/speech-prices.ts'
import { readTranscriptionService } from '../models/speech/speech-services.ts'
import { isBeyondCap } from '../store/spending.ts'
import { type ProviderOrder, enqueuePaid, mayUsePaid } from './pay.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

/** Writes down what is said and waits for it; it costs no credits. */
export async function transcribe(
  services: Services,
  owner: { userId: string; sessionId: string },
  { assets, language: spoken }: { assets: readonly AssetRecord[]; language: string },
  { signal, progress, language, nextJobId }: TurnOptions,
): Promise<void> {
  const files = assets.map(({ id, fileName, objectKey, durationMs }) => ({ assetId: id, name: fileName, objectKey, durationMs }))
  const service = readTranscriptionService(process.env)
  const paid = service?.isPaid === true && (await mayUsePaid(services.store, owner.userId))
  const id = nextJobId()
  const queue = async (isPaid: boolean, order?: ProviderOrder): Promise<string> => {
    const payload: TranscribePayload = { files, language: spoken, paid: isPaid }
    return await enqueuePaid(services, 'transcribe', undefined, { ...owner, id, payload }, order)
  }
  const durationMs = files.reduce((sum, file) => sum + file.durationMs, 0)
  const order = paid ? { usdAtMost: usdForSound(service.usd ?? 0, durationMs) } : undefined
  // What would cost too much is heard by this machine.
  const jobId = await queue(paid, order).catch(async (error: unknown) => {
    if (!isBeyondCap(error)) throw error
    return await queue(false)
  })
  const what = language === 'zh' ? '正在听写' : 'writing down what is said'
  await awaitJob(services, jobId, { signal, progress: (fraction) => progress(fraction, what) })
}
