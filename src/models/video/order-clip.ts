/**
 * A clip or picture ordered from a model elsewhere, once: that it is being ordered is kept before the order goes out, and the
 * provider's handle before anything waits for it. Who takes the job up again asks for what was ordered.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import { goesOn } from '../../jobs/handler.ts'
import { runFfmpeg, safeInput } from '../../media/ffmpeg.ts'
import { decodeImage } from '../../media/image.ts'
import { probeMedia } from '../../media/probe.ts'
import type { FetchedClip, Kept, VideoBackend, VideoOrder } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

export interface OrderContext {
  readonly signal: AbortSignal
  readonly note: unknown
  remember(note: object): Promise<void>
  progress(fraction: number): void
  readonly kept: Kept
}

export type OrderedClip = FetchedClip & Required<Pick<FetchedClip, 'info'>>

/** What is kept of an order. */
export interface OrderNote {
  /** Null while it isn't known whether the provider took it. */
  readonly handle: string | null
  /** Epoch ms. */
  readonly orderedAt: number
}

/** Questions and downloads cost nothing, so they are tried again; orders only when they were certainly not taken. */
const mostTries = 5

/** A worker that is told to end has a second for it. */
const cancelMs = 800

/**
 * @param file - Where the clip is written to.
 * @returns What is in the file: it plays, and is as long as it was ordered.
 * @throws {ReelsmithError} `job/failed` with what the provider said; `fetch/failed`; `job/cancelled`. With
 *   `details.mayBeOrdered` it can't be known whether the provider took the order; with `details.ended` it took it, and said
 *   itself that nothing comes of it.
 */
export async function orderClip(
  { backend, model, order, file }: { backend: VideoBackend; model: VideoModel; order: VideoOrder; file: string },
  context: OrderContext,
): Promise<OrderedClip> {
  const { signal, progress } = context
  let placed: string | undefined
  try {
    const { handle, orderedAt } = await placeOrder(backend, model, order, context)
    placed = handle
    await waitFor(backend, model, { handle, orderedAt }, context)
    const fetched = await retrying(model, signal, async () => await backend.fetch(handle, { file, signal, progress }))
    if (fetched.info) return { ...fetched, info: fetched.info }
    const made = fetched.objectKey === undefined ? file : context.kept.path(fetched.objectKey)
    return { ...fetched, info: await (model.makes === 'picture' ? checkPicture(model, made, signal) : checkClip(model, order, made, signal)) }
  } catch (error) {
    if (!signal.aborted) throw error
    // Nobody waits for it any more, unless the job goes on in another worker.
    if (placed !== undefined && signal.reason !== goesOn) await backend.cancel(placed, AbortSignal.timeout(cancelMs)).catch(() => {})
    throw cancelled(`Making the ${nounOf(model)}`)
  }
}

async function placeOrder(
  backend: VideoBackend,
  model: VideoModel,
  order: VideoOrder,
  { signal, note, remember, kept: keeping }: OrderContext,
): Promise<{ handle: string; orderedAt: number }> {
  const kept = note as OrderNote | null
  if (kept?.handle) return { handle: kept.handle, orderedAt: kept.orderedAt }
  if (kept) {
    throw new ReelsmithError(
      'job/failed',
      `The server ended while the ${nounOf(model)} was being ordered from ${model.name}. It may have been taken, so it is not ordered again; it costs no credits. Ask again for a new one.`,
      { details: { mayBeOrdered: true } },
    )
  }
  const orderedAt = Date.now()
  await remember({ handle: null, orderedAt } satisfies OrderNote)
  const submit = async (): Promise<string> => await backend.submit(order, signal, keeping)
  const isNotTaken = (error: ReelsmithError): boolean => error.details.accepted === false
  const handle = await retrying(model, signal, submit, isNotTaken).catch((error: unknown) => {
    if (!ReelsmithError.is(error) || isNotTaken(error) || !(error.retryable || error.details.unreadable)) throw error
    throw new ReelsmithError('job/failed', error.message, { cause: error, details: { mayBeOrdered: true } })
  })
  await remember({ handle, orderedAt } satisfies OrderNote)
  return { handle, orderedAt }
}

async function waitFor(
  backend: VideoBackend,
  model: VideoModel,
  { handle, orderedAt }: { handle: string; orderedAt: number },
  { signal, progress }: OrderContext,
): Promise<void> {
  for (;;) {
    const status = await retrying(model, signal, async () => await backend.status(handle, signal))
    if (status.state === 'done') return
    if (status.state === 'failed') {
      throw new ReelsmithError('job/failed', `${model.name} did not make the ${nounOf(model)}: ${status.reason}`, { details: { ended: true } })
    }
    if (status.progress !== null) progress(status.progress)
    if (Date.now() - orderedAt > model.patienceMinutes * 60_000) {
      await backend.cancel(handle, signal).catch(() => {}) // it is given up either way
      throw new ReelsmithError('job/failed', `${model.name} did not finish the ${nounOf(model)} within ${model.patienceMinutes} minutes.`)
    }
    await sleep(model.pollSeconds * 1000, undefined, { signal })
  }
}

/** Tries again what may succeed later, when the provider says, else after ever longer pauses. */
async function retrying<T>(
  { pollSeconds }: VideoModel,
  signal: AbortSignal,
  act: () => Promise<T>,
  mayRepeat: (error: ReelsmithError) => boolean = () => true,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (!ReelsmithError.is(error) || !error.retryable || !mayRepeat(error) || tries === mostTries) throw error
      const pauseMs = (error.details.retryAfterMs as number | undefined) ?? pollSeconds * 1000 * 2 ** (tries - 1)
      await sleep(Math.min(pauseMs, 120_000), undefined, { signal })
    }
  }
}

/** What it makes, for people. */
function nounOf({ makes }: VideoModel): 'clip' | 'picture' {
  return makes === 'picture' ? 'picture' : 'clip'
}

function unusable(model: VideoModel, problem: string, cause?: unknown): ReelsmithError {
  return new ReelsmithError('job/failed', `${model.name} made a ${nounOf(model)} that can't be used: ${problem}.`, { cause })
}

/** A file that says what it is may still be cut off: all of it is decoded. */
async function checkPicture(model: VideoModel, file: string, signal: AbortSignal): Promise<OrderedClip['info']> {
  const info = await probeMedia(file, { signal }).catch((cause: Error) => {
    throw unusable(model, 'it is no picture', cause)
  })
  if (info.kind !== 'image') throw unusable(model, 'it is no still picture')
  await decodeImage(file).catch((cause: Error) => {
    throw unusable(model, 'it is damaged', cause)
  })
  return info
}

async function checkClip(model: VideoModel, order: VideoOrder, file: string, signal: AbortSignal): Promise<OrderedClip['info']> {
  const what = 'Checking the clip'
  const info = await probeMedia(file, { signal }).catch((cause: Error) => {
    throw unusable(model, 'it is no video', cause)
  })
  if (info.kind !== 'video') throw unusable(model, 'it has no moving picture')
  if (info.durationMs < order.seconds * 1000 - 250) {
    throw unusable(model, `it has ${info.durationMs / 1000} s of the ${order.seconds} s that were ordered`)
  }
  await runFfmpeg(['-xerror', ...safeInput(file), '-f', 'null', '-'], { signal, timeoutMs: 120_000, what }).catch((cause: Error) => {
    throw unusable(model, 'it is damaged', cause)
  })
  return info
}
