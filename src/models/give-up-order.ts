/** What was ordered for a job that has ended otherwise, given up at the provider: nobody waits for it any more. */
import type { GenerateNote, GeneratePayload } from './generate-worker.ts'
import { openBackend } from './video/open-backend.ts'
import { type VideoModel, builtIn } from './video/video-models.ts'

/** Of an errand that gives an order up. */
export const giveUpErrand = 'give-up-order'

export interface OpenOrder {
  readonly model: VideoModel
  /** The provider's. */
  readonly handle: string
  /** The day on which it was asked for, `YYYY-MM-DD` (UTC). */
  readonly today: string
}

const patienceMs = 60_000

/** @returns What a job left open at a provider; undefined where there is nothing to be given up. */
export function openOrderOf(payload: unknown, note: unknown): OpenOrder | undefined {
  const { makers, today } = payload as GeneratePayload
  const { maker, order } = (note ?? {}) as Partial<GenerateNote>
  const model = (makers ?? [builtIn])[maker ?? 0]
  if (!model || model.api === 'built-in' || !order?.handle || order.isOver) return undefined
  return { model, handle: order.handle, today }
}

/** @throws {ReelsmithError} `fetch/failed` when the provider does not take it now, `job/failed` when its key is gone. */
export async function giveUpOrder({ model, handle, today }: OpenOrder, environment: NodeJS.ProcessEnv): Promise<void> {
  await openBackend(model, environment, today).cancel(handle, AbortSignal.timeout(patienceMs))
}
