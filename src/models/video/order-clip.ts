/**
 * A clip or picture ordered from a model elsewhere, once: that it is being ordered is kept before the order goes out, and the
 * provider's handle before anything waits for it. Who takes the job up again asks for what was ordered.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import { goesOn } from '../../jobs/handler.ts'
import { checkMade, nounOf } from './check-made.ts'
import type { FetchedClip, Kept, VideoBackend, VideoOrder } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

export interface OrderContext {
  readonly signal: AbortSignal
  readonly note: unknown
  remember(note: object): Promise<void>
  progress(fraction: number): void
  readonly kept: Kept
}

export interface OrderedClip extends Omit<FetchedClip, 'seed' | 'info'>, Required<Pick<FetchedClip, 'info'>> {
  /** What it was made with; null where the provider was told none and tells none. */
  readonly seed: number | null
}

/** What is kept of an order. */
export interface OrderNote {
  /** Null while it isn't known whether the provider took it. */
  readonly handle: string | null
  /** Epoch ms. */
  readonly orderedAt: number
  /** The seed that the provider was told. */
  readonly seed?: number
  /** Set when nothing is waited for any more, and nothing is left to be given up at the provider. */
  readonly isOver?: true
}

interface Placed extends OrderNote {
  readonly handle: string
}

/** Questions and downloads cost nothing, so they are tried again; orders only when they were certainly not taken. */
const mostTries = 5

/** An order that is on its way when its worker has to end is heard out for so long: a worker has a second for its end. */
const hearOutMs = 700
/** For giving an order up: while somebody waits for what is done instead, and at the worker's end. */
const giveUpMs = 10_000
const lastMs = 800

/**
 * @param file - Where the clip is written to.
 * @returns What is in the file: it plays, and shows something.
 * @throws {ReelsmithError} `job/failed` with what the provider said; `fetch/failed`; `job/cancelled`. With
 *   `details.mayBeOrdered` it can't be known whether the provider took the order; with `details.ended` it took it, and said
 *   itself that nothing comes of it. What is cancelled, or dies, may be left open at the provider: its note says so.
 */
export async function orderClip(
  { backend, model, order, file }: { backend: VideoBackend; model: VideoModel; order: VideoOrder; file: string },
  context: OrderContext,
): Promise<OrderedClip> {
  const { signal, progress } = context
  let placed: Placed | undefined
  try {
    const taken = (placed = await placeOrder(backend, model, order, context))
    await waitFor(backend, model, taken, context)
    const fetched = await retrying(model, signal, async () => await backend.fetch(taken.handle, { file, signal, progress }), mayAskAgain)
    const made = fetched.objectKey === undefined ? file : context.kept.path(fetched.objectKey)
    return { ...fetched, info: fetched.info ?? (await checkMade(model, order, made, signal)), seed: fetched.seed ?? taken.seed ?? null }
  } catch (error) {
    if (!signal.aborted) {
      if (placed && ReelsmithError.is(error)) await leave(backend, placed, error, context)
      throw error
    }
    // Nobody waits for it any more, unless the job goes on in another worker.
    if (placed && signal.reason !== goesOn) await giveUp(backend, placed, lastMs, context).catch(() => {})
    throw cancelled(`Making the ${nounOf(model)}`)
  }
}

/** What nobody follows any more is given up at its provider, unless that is done with it. */
async function leave(backend: VideoBackend, placed: Placed, { details }: ReelsmithError, context: OrderContext): Promise<void> {
  if (details.ended || details.made) await context.remember({ ...placed, isOver: true } satisfies OrderNote)
  else await giveUp(backend, placed, giveUpMs, context).catch(() => {}) // it is left either way
}

async function giveUp(backend: VideoBackend, placed: Placed, withinMs: number, { remember }: OrderContext): Promise<void> {
  await backend.cancel(placed.handle, AbortSignal.timeout(withinMs))
  await remember({ ...placed, isOver: true } satisfies OrderNote)
}

async function placeOrder(backend: VideoBackend, model: VideoModel, order: VideoOrder, { signal, note, remember, kept: keeping }: OrderContext): Promise<Placed> {
  const kept = note as OrderNote | null
  if (kept?.handle) return { ...kept, handle: kept.handle }
  if (kept) {
    throw new ReelsmithError(
      'job/failed',
      `The server ended while the ${nounOf(model)} was being ordered from ${model.name}. It may have been taken, so it is not ordered again; it costs no credits. Ask again for a new one.`,
      { details: { mayBeOrdered: true } },
    )
  }
  signal.throwIfAborted()
  const orderedAt = Date.now()
  await remember({ handle: null, orderedAt } satisfies OrderNote)
  const heardOut = laterThan(signal, hearOutMs)
  const submit = async () => await backend.submit(order, heardOut, keeping)
  const isNotTaken = ({ retryable, details }: ReelsmithError): boolean => retryable && details.accepted === false
  const taken = await retrying(model, signal, submit, isNotTaken).catch((error: unknown) => {
    if (!ReelsmithError.is(error) || isNotTaken(error) || !(error.retryable || error.details.unreadable)) throw error
    throw new ReelsmithError('job/failed', error.message, { cause: error, details: { mayBeOrdered: true } })
  })
  const placed: Placed = { ...taken, orderedAt }
  await remember(placed)
  return placed
}

/** Fires some time after another signal. */
function laterThan(signal: AbortSignal, ms: number): AbortSignal {
  const later = new AbortController()
  signal.addEventListener('abort', () => setTimeout(() => later.abort(signal.reason), ms).unref(), { once: true })
  return later.signal
}

async function waitFor(backend: VideoBackend, model: VideoModel, { handle, orderedAt }: Placed, { signal, progress }: OrderContext): Promise<void> {
  for (;;) {
    const status = await retrying(model, signal, async () => await backend.status(handle, signal), mayAskAgain)
    if (status.state === 'done') return
    if (status.state === 'failed') {
      throw new ReelsmithError('job/failed', `${model.name} did not make the ${nounOf(model)}: ${status.reason}`, { details: { ended: true } })
    }
    if (status.progress !== null) progress(status.progress)
    if (Date.now() - orderedAt > model.patienceMinutes * 60_000) {
      throw new ReelsmithError('job/failed', `${model.name} did not finish the ${nounOf(model)} within ${model.patienceMinutes} minutes.`)
    }
    await sleep(model.pollSeconds * 1000, undefined, { signal })
  }
}

/** An answer that can't be read may be that of something in between: the next one may be the provider's. */
const mayAskAgain = ({ retryable, details }: ReelsmithError): boolean => retryable || Boolean(details.unreadable)

/** Tries again what may succeed later, when the provider says, else after ever longer pauses. */
async function retrying<T>(
  { pollSeconds }: VideoModel,
  signal: AbortSignal,
  act: () => Promise<T>,
  mayRepeat: (error: ReelsmithError) => boolean,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (!ReelsmithError.is(error) || !mayRepeat(error) || tries === mostTries) throw error
      const pauseMs = (error.details.retryAfterMs as number | undefined) ?? pollSeconds * 1000 * 2 ** (tries - 1)
      await sleep(Math.min(pauseMs, 120_000), undefined, { signal })
    }
  }
}
