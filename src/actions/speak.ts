/** Speech made from words in a worker process: the job, and the asset of the session that comes of it. */
import type { JobState } from '../jobs/jobs.ts'
import { addAsset, getAsset } from '../store/assets.ts'
import type { Transaction } from '../store/database.ts'
import { isBeyondCap } from '../store/spending.ts'
import type { Store } from '../store/store.ts'
import { usdForText } from '../models/speech/speech-prices.ts'
import { type VoiceService, readVoiceService } from '../models/speech/speech-services.ts'
import type { SpeakPayload, SpeakResult } from '../models/speak-worker.ts'
import type { SpokenAsset } from './action.ts'
import { shortName } from './names.ts'
import { type ProviderOrder, enqueuePaid, mayUsePaid } from './pay.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

/** The provider's, where it takes money. */
function paidVoice(): VoiceService | undefined {
  const service = readVoiceService(process.env)
  return service?.isPaid ? service : undefined
}

/** Speaks a script and waits for it; it costs what a voice-over costs. */
export async function speak(
  services: Services,
  owner: { userId: string; sessionId: string },
  payload: SpeakPayload,
  { signal, progress, language, nextJobId }: TurnOptions,
): Promise<SpokenAsset> {
  const service = (await mayUsePaid(services.store, owner.userId)) ? paidVoice() : undefined
  const id = nextJobId()
  const queue = async (more: Partial<SpeakPayload>, order?: ProviderOrder): Promise<string> =>
    await enqueuePaid(services, 'speak', { item: 'voice-over' }, { ...owner, id, payload: { ...payload, ...more } }, order)
  // What is too long is spoken twice.
  const order = service && { usdAtMost: usdForText(service.usd ?? 0, payload.text) * (payload.longestMs === undefined ? 1 : 2) }
  const jobId = await queue({ paid: service !== undefined }, order).catch(async (error: unknown) => {
    if (!service || !isBeyondCap(error)) throw error
    return await queue({ withheld: (error as Error).message })
  })
  const what = language === 'zh' ? '正在配音' : 'speaking the voice-over'
  const made = (await awaitJob(services, jobId, { signal, progress: (fraction) => progress(fraction, what) })) as SpeakResult
  const asset = await getAsset(services.store, owner.sessionId, assetIdOf(jobId))
  const { words, voice, refusal } = made
  return { asset, words, voice, pace: made.pace * made.stretch, ...(refusal !== undefined && { refusal }) }
}

/** Keeps the sound of a finished job as an asset of its session, in the transaction that ends the job. */
export async function keepSpeech(store: Store, tx: Transaction, job: JobState, payload: unknown): Promise<void> {
  if (job.status !== 'completed' || job.sessionId === null) return
  const { text } = payload as SpeakPayload
  const { objectKey, durationMs, voice } = job.result as SpeakResult
  const speech = {
    id: assetIdOf(job.id),
    userId: job.userId,
    sessionId: job.sessionId,
    kind: 'audio',
    origin: 'generated',
    objectKey,
    fileName: `${shortName(text)}.m4a`,
    sizeBytes: (await store.objects.size(objectKey)) ?? 0,
    durationMs,
    width: 0,
    height: 0,
    fps: 0,
    hasAudio: true,
    handleMs: 0,
    prompt: text,
    model: voice,
    seed: null,
  } as const
  await addAsset(store, speech, tx)
}

function assetIdOf(jobId: string): string {
  return `asset_${jobId}`
}
