/** A turn looked at, or watched for a while. */
import type { NemoClient } from '../client/client.ts'
import { type TurnEvent, readTurnEvents } from '../client/turn-event.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { TurnPlace } from './tool.ts'

export interface TurnSeen {
  readonly isOver: boolean
  /** The piece of work under way, if any, and how much of it is done, 0 to 1. */
  readonly doing?: string
  readonly progress?: number
  /** When it told something last, in ms since 1970. */
  readonly toldMs?: number
  /** What it said to the user. */
  readonly replies: readonly string[]
  /** What it did. */
  readonly results: readonly ActionResult[]
  /** What it ended with instead of a result. */
  readonly error?: ReelsmithError
}

export interface ActionResult {
  readonly action: string
  readonly result: unknown
}

export interface WatchOptions {
  readonly signal: AbortSignal
  readonly waitMs: number
  /** Told of every sign of life: the piece of work under way and how much of it is done, where there is one. */
  readonly onProgress?: (work: Work) => void
  /** Whether to come back as soon as there is long work, or others before it. */
  readonly untilLongWork?: boolean
}

export interface Work {
  readonly doing?: string
  readonly progress?: number
}

/** Where a turn is now. */
export async function lookAtTurn(client: NemoClient, { sessionId, turnId }: TurnPlace, signal?: AbortSignal): Promise<TurnSeen> {
  const { status, progress, doing, events } = await client.own.turn(sessionId, turnId, signal)
  const told = collect()
  for (const event of events) told.hear(JSON.stringify(event))
  const timestamp = events.at(-1)?.timestamp
  const seen = told.seen()
  return {
    ...seen,
    isOver: status === 'ended' || seen.error !== undefined, // the error is told a moment before the end is kept
    ...(progress !== undefined && { progress }),
    ...(doing !== undefined && { doing }),
    ...(typeof timestamp === 'number' && { toldMs: Math.round(timestamp * 1000) }),
  }
}

/**
 * Hears a turn until it ends, or until the time is over.
 *
 * @throws {ReelsmithError} `job/cancelled` when the signal fires; the turn goes on.
 */
export async function watchTurn(client: NemoClient, place: TurnPlace, options: WatchOptions): Promise<TurnSeen> {
  const { signal, waitMs, onProgress, untilLongWork } = options
  if (waitMs === 0) return await lookAtTurn(client, place, signal)
  const told = collect()
  let work: Work = {}
  const late = AbortSignal.timeout(waitMs)
  try {
    for await (const event of client.own.hear(place.sessionId, place.turnId, { signal: AbortSignal.any([signal, late]) })) {
      if (event.type === 'heartbeat') {
        work = { doing: event.doing, progress: event.progress }
        onProgress?.(work)
        if (untilLongWork) return { ...told.seen(), ...work, isOver: false }
      } else if (event.type === 'interrupted') return await lookAtTurn(client, place, signal)
      else told.add(event)
    }
    return { ...told.seen(), isOver: true }
  } catch (error) {
    if (!ReelsmithError.is(error) || signal.aborted) throw error
    if (late.aborted && error.code === 'job/cancelled') return { ...told.seen(), ...work, isOver: false }
    return { ...told.seen(), isOver: true, error }
  }
}

interface Collected {
  add(event: TurnEvent): void
  /** Takes an event as it was told, the error among them. */
  hear(data: string): void
  seen(): Pick<TurnSeen, 'replies' | 'results' | 'error'>
}

function collect(): Collected {
  const replies: string[] = []
  const results: ActionResult[] = []
  let failure: ReelsmithError | undefined
  const add = (event: TurnEvent): void => {
    if (event.type === 'text' && !event.isPartial) replies.push(event.text)
    else if (event.type === 'tool-result') results.push({ action: event.name, result: event.response })
  }
  return {
    add,
    hear(data) {
      try {
        for (const event of readTurnEvents(data)) add(event)
      } catch (error) {
        if (!ReelsmithError.is(error)) throw error
        failure = error
      }
    },
    seen: () => ({ replies, results, ...(failure && { error: failure }) }),
  }
}
