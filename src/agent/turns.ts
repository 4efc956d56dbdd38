/**
 * The turns of all sessions. A session has one turn at a time, later ones wait for it; a turn runs on without its
 * listeners; the same message posted again while its turn works attaches to that turn instead of starting another.
 */
import { EventEmitter, on } from 'node:events'
import type { AdkEvent } from './adk.ts'

/** What a listener of a turn hears, in order. */
export type TurnNews = { kind: 'event'; event: AdkEvent } | { kind: 'progress'; fraction: number; what: string }

export interface TurnRun {
  readonly signal: AbortSignal
  /** Says how far the turn's long work is; also marks the turn as one that a repeated message attaches to. */
  progress(fraction: number, what: string): void
}

export class Turn {
  readonly text: string
  readonly #news: TurnNews[] = []
  readonly #emitter = new EventEmitter()
  readonly #controller = new AbortController()
  #ended = false
  #working = false
  #listeners = 0
  #abandoned = false

  readonly #events: (run: TurnRun) => AsyncIterable<AdkEvent>

  constructor(text: string, events: (run: TurnRun) => AsyncIterable<AdkEvent>) {
    this.text = text
    this.#events = events
    this.#emitter.setMaxListeners(0)
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Whether the same words posted now mean this turn: it has long work under way, or lost its connection. */
  get attachable(): boolean {
    return !this.#ended && (this.#working || this.#abandoned)
  }

  cancel(): void {
    this.#controller.abort()
  }

  /** Runs the turn to its end; `events` must not throw, errors are events too. */
  async run(): Promise<void> {
    const progress = (fraction: number, what: string): void => {
      this.#working = true
      this.#tell({ kind: 'progress', fraction, what })
    }
    try {
      for await (const event of this.#events({ signal: this.#controller.signal, progress })) {
        this.#tell({ kind: 'event', event })
      }
    } finally {
      this.#ended = true
      this.#emitter.emit('end')
    }
  }

  /** All news of this turn from its beginning to its end, whenever the listener comes. */
  async *listen(signal?: AbortSignal): AsyncGenerator<TurnNews> {
    this.#listeners++
    const wake = new AbortController()
    const stop = (): void => wake.abort()
    this.#emitter.once('end', stop)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      // Progress that was overtaken is of no use to a late listener.
      for (const past of this.#news) if (past.kind === 'event') yield past
      if (this.#ended || signal?.aborted) return
      for await (const [news] of on(this.#emitter, 'news', { signal: wake.signal })) yield news as TurnNews
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error
    } finally {
      this.#emitter.off('end', stop)
      signal?.removeEventListener('abort', stop)
      if (--this.#listeners === 0 && !this.#ended) this.#abandoned = true
    }
  }

  #tell(news: TurnNews): void {
    if (news.kind === 'event') this.#news.push(news)
    this.#emitter.emit('news', news)
  }
}

export class Turns {
  readonly #queues = new Map<string, Turn[]>()
  readonly #draining = new Set<Promise<void>>()

  /** Starts a turn in a session when those before it have ended, or returns the running one it repeats. */
  post(sessionId: string, text: string, events: (run: TurnRun) => AsyncIterable<AdkEvent>): Turn {
    const queue = this.#queues.get(sessionId) ?? []
    this.#queues.set(sessionId, queue)
    const same = queue.find((turn) => turn.attachable && turn.text === text)
    if (same) return same
    const turn = new Turn(text, events)
    queue.push(turn)
    if (queue.length === 1) this.#drain(sessionId, queue)
    return turn
  }

  /** Cancels every turn and waits until all have ended. */
  async close(): Promise<void> {
    for (const turn of [...this.#queues.values()].flat()) turn.cancel()
    await Promise.all(this.#draining)
  }

  #drain(sessionId: string, queue: Turn[]): void {
    const work = async (): Promise<void> => {
      for (let turn = queue[0]; turn; turn = queue[0]) {
        await turn.run()
        queue.shift()
      }
      this.#queues.delete(sessionId)
    }
    const draining = work().finally(() => this.#draining.delete(draining))
    this.#draining.add(draining)
  }
}
