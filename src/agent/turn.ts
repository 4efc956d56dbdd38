/**
 * One turn of a session: it is kept as it is told, runs on without its listeners, and goes on in the next life of
 * the server where this one ends.
 */
import { EventEmitter, on, once } from 'node:events'
import { suspended } from '../actions/run-job.ts'
import { type AdkEvent, adkEncoder } from './adk.ts'

/** What a listener of a turn hears, in order. */
export type TurnNews =
  /** With its number from 1, by which the stream is taken up again; what tells of this connection alone has none. */
  | { readonly kind: 'event'; readonly number?: number; readonly event: AdkEvent }
  /** A piece of a text that comes whole, as an event, when all of it is there. */
  | { readonly kind: 'partial'; readonly event: AdkEvent }
  | Progress

export interface Progress {
  readonly kind: 'progress'
  /** How much of the piece of work is done, from 0 to 1. */
  readonly fraction: number
  /** The piece of work, in the user's language. */
  readonly what: string
  /** How many pieces like it wait behind it. */
  readonly waiting: number
}

export interface TurnRun {
  /** Fires when the turn has to stop; with the reason `suspended` its jobs are left to go on. */
  readonly signal: AbortSignal
  /** Says how far the turn's long work is; also marks the turn as one that a repeated message attaches to. */
  progress(fraction: number, what: string, waiting?: number): void
}

/** Keeps what is told. Neither rejects: what could not be kept is told all the same. */
export interface TurnLog {
  append(number: number, event: AdkEvent): Promise<void>
  end(): Promise<void>
}

export interface TurnWork {
  readonly id: string
  /** The user's words: the same ones posted again may mean this turn. */
  readonly text?: string
  /**
   * What the turn does. Must not throw: errors are events too. Begun again in another life of the server, it tells
   * the same events from the beginning; those in `past` are not told twice.
   */
  events(run: TurnRun): AsyncIterable<AdkEvent>
  /** What it told in earlier lives of the server. */
  readonly past?: readonly AdkEvent[]
  readonly log: TurnLog
}

export class Turn {
  readonly #work: TurnWork
  readonly #said: AdkEvent[]
  readonly #emitter = new EventEmitter().setMaxListeners(0)
  readonly #controller = new AbortController()
  #begun = false
  #ended = false
  #progress: Progress | undefined
  #listeners = 0
  #abandoned: boolean
  #farewell: AdkEvent | undefined

  constructor(work: TurnWork) {
    this.#work = work
    this.#said = [...(work.past ?? [])]
    this.#abandoned = work.past !== undefined
  }

  get id(): string {
    return this.#work.id
  }

  get text(): string | undefined {
    return this.#work.text
  }

  get status(): 'waiting' | 'running' | 'ended' {
    if (this.#ended) return 'ended'
    return this.#begun ? 'running' : 'waiting'
  }

  /** The long work that is under way, if any. */
  get progress(): Progress | undefined {
    return this.#progress
  }

  /** What it has told so far. */
  async told(): Promise<readonly AdkEvent[]> {
    return [...this.#said]
  }

  /** Whether the same words posted now mean this turn: it has long work under way, or lost its connection. */
  get attachable(): boolean {
    return !this.#ended && (this.#progress !== undefined || this.#abandoned)
  }

  /** Stops the turn in this life of the server, for the next one to take it up. */
  suspend(): void {
    this.#controller.abort(suspended)
  }

  /** Stops the turn and its jobs for good. */
  cancel(): void {
    this.#controller.abort()
  }

  /** Resolves when it has ended, or is suspended. */
  async stopped(): Promise<void> {
    if (!this.#ended) await once(this.#emitter, 'end')
  }

  /** Runs the turn until it ends or is suspended. */
  async run(): Promise<void> {
    const { signal } = this.#controller
    this.#begun = true
    const progress = (fraction: number, what: string, waiting = 0): void => {
      this.#progress = { kind: 'progress', fraction, what, waiting }
      this.#tell(this.#progress)
    }
    try {
      if (signal.reason !== suspended) await this.#tellAll({ signal, progress })
      if (signal.reason === suspended) {
        this.#farewell = adkEncoder().error(503, farewell)
        this.#tell({ kind: 'event', event: this.#farewell })
      } else await this.#work.log.end()
    } finally {
      this.#ended = true
      this.#emitter.emit('end')
    }
  }

  async #tellAll(run: TurnRun): Promise<void> {
    const { events, past = [], log } = this.#work
    let repeated = 0
    for await (const event of events(run)) {
      if (run.signal.reason === suspended) return
      if (event.partial) {
        this.#tell({ kind: 'partial', event })
        continue
      }
      if (past[repeated]?.type === event.type) {
        repeated++
        continue
      }
      // Kept before it is told: nobody can have heard what is not there to be heard again.
      const number = this.#said.length + 1
      await log.append(number, event)
      this.#said.push(event)
      this.#tell({ kind: 'event', number, event })
    }
  }

  #tell(news: TurnNews): void {
    this.#emitter.emit('news', news)
  }

  /** All news of this turn from after an event on to its end, whenever the listener comes. */
  async *listen({ after = 0, signal }: { after?: number; signal?: AbortSignal } = {}): AsyncGenerator<TurnNews> {
    this.#listeners++
    const wake = new AbortController()
    const stop = (): void => wake.abort()
    this.#emitter.once('end', stop)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      if (this.#progress && !this.#ended) yield this.#progress
      for (let at = after; at < this.#said.length; at++) yield { kind: 'event', number: at + 1, event: this.#said[at]! }
      if (this.#ended && this.#farewell) yield { kind: 'event', event: this.#farewell }
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
}

const farewell =
  'The server is closing; this goes on when it is back. Post the same message again to hear the rest. 服务器正在关闭，恢复后会继续；届时请重新发送同一条消息。'
