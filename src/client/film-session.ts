/** A session of the contract as its users mean it: a conversation that always ends in words, on a film that is kept. */
import { ReelsmithError } from '../errors/error.ts'
import { isSameData } from '../timeline/equal.ts'
import { tongueOf } from '../timeline/words.ts'
import { wireLimits } from '../wire/limits.ts'
import type { NemoClient, SessionState, Uploaded } from './client.ts'
import { type ExportOptions, type ExportedFilm, exportFilm } from './export.ts'
import { filmChanges, filmSummary } from './film-words.ts'
import { type GuiStep, doItYourself, withoutGui } from './gui-talk.ts'
import type { FileToUpload } from './multipart.ts'
import { adviceFor } from './playbook.ts'
import { sleep } from './sleep.ts'
import type { TurnEvent } from './turn-event.ts'
import { type UploadOptions, uploadEach } from './upload-each.ts'

export type SessionEvent =
  | TurnEvent
  /** The server had lost the session: a new, empty one was begun, and the message goes to that one. */
  | { readonly type: 'new-session' }
  /** What the timeline says of a turn that ended without words, a phrase each; none when nothing has changed. */
  | { readonly type: 'changes'; readonly changes: readonly string[] }
  /** The reply told the user to do this on a screen: the client is to do it instead. */
  | { readonly type: 'gui'; readonly step: Extract<GuiStep, 'export' | 'summary' | 'state'> }

export interface FilmSession {
  readonly client: NemoClient
  /** The server's id of the session as it is now; a new one after `new-session`, and after any call that met a lost one. */
  readonly id: string
  /** As it was last seen: after a turn, what the turn left; null when there is nothing on the timeline. */
  readonly draft: unknown
  /**
   * Posts a message and hears the turn, resumed when its connection breaks. A turn that ends without words ends with
   * `changes`; replies come without their talk of a screen. When the signal fires the turn is stopped at the server
   * too, where the server names it.
   */
  say(text: string, options?: { signal?: AbortSignal; streaming?: boolean }): AsyncGenerator<SessionEvent>
  /**
   * One request a file; a file whose connection broke is sent again only if it hasn't arrived. When the server has lost
   * the session a new one is begun, and all the files go there.
   */
  upload(files: readonly FileToUpload[], options?: SessionUploadOptions): Promise<Uploaded[]>
  /** @throws {ReelsmithError} `session/not-found` when the server has lost it; later calls go to a new one. */
  state(signal?: AbortSignal): Promise<SessionState>
  /** What is on the timeline, in one line. */
  summary(signal?: AbortSignal): Promise<string>
  /**
   * Exports what is on the timeline now.
   *
   * @throws {ReelsmithError} `session/not-found` when the server has lost it: a new one, begun for later calls, has
   *   nothing to export. And what {@link exportFilm} throws.
   */
  export(options: Omit<ExportOptions, 'sessionId' | 'draft'>): Promise<ExportedFilm>
}

export interface SessionUploadOptions extends UploadOptions {
  /** The server had lost the session: the files go to a new, empty one. */
  readonly onNewSession?: () => void
}

export interface FilmSessionOptions {
  /** Goes on with this session; without it a new one is begun. */
  readonly sessionId?: string
  /** BCP 47, of new sessions and of summaries. */
  readonly language?: string
  readonly signal?: AbortSignal
  readonly sleep?: typeof sleep
}

/** How often and how long the state is asked for when the stream of a turn broke. */
const pollMs = 3000
const longestTurnMs = 30 * 60_000
/** A timeline that stays the same this long is taken for finished: no single scene takes longer to come. */
const settledMs = 120_000
/** One on which nothing has happened for this long is taken for left as it was: plans and first scenes come sooner. */
const unchangedMs = 5 * 60_000
/** How long a turn that ended in silence may take to show on the timeline. */
const silentMs = 15_000
/** A turn whose stream ends after this may have been left running by the server, which says so in words only. */
const handedOverMs = wireLimits.streamHandoverMs - 30_000

/** @throws {ReelsmithError} `session/not-found` for a session that the server has not, and what the client throws. */
export async function openFilmSession(client: NemoClient, options: FilmSessionOptions = {}): Promise<FilmSession> {
  const { language = 'en', signal, sleep: wait = sleep } = options
  let id = options.sessionId ?? (await client.createSession({ language, signal }))
  /** As it was last seen. */
  let draft: unknown = options.sessionId === undefined ? null : (await client.state(id, signal)).draft

  const look = async (within?: AbortSignal): Promise<SessionState> => {
    const seen = await client.state(id, within)
    draft = seen.draft
    return seen
  }

  const beginAnew = async (within?: AbortSignal): Promise<void> => {
    id = await client.createSession({ language, signal: within })
    draft = null
  }

  /** What was asked of a film that is gone has no answer; the next call has a session all the same. */
  const ofThisFilm = async <T>(work: () => Promise<T>, within?: AbortSignal): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!isLost(error)) throw error
      await beginAnew(within)
      const message = 'The server has lost the session and its film; a new one was begun. Make the film again in it.'
      throw new ReelsmithError('session/not-found', message, { cause: error })
    }
  }

  const state = (within?: AbortSignal): Promise<SessionState> => ofThisFilm(() => look(within), within)

  async function* settle(before: unknown, within?: AbortSignal): AsyncGenerator<SessionEvent> {
    let sameMs = 0
    const isOver = (waitedMs: number): boolean =>
      waitedMs >= longestTurnMs || sameMs >= settledMs || (waitedMs >= unchangedMs && isSameData(draft, before))
    for (let waitedMs = 0; !isOver(waitedMs); waitedMs += pollMs) {
      yield { type: 'heartbeat' }
      await wait(pollMs, within)
      const last = draft
      await look(within)
      sameMs = !isSameData(draft, before) && isSameData(draft, last) ? sameMs + pollMs : 0
    }
  }

  async function* untilChanged(before: unknown, within?: AbortSignal): AsyncGenerator<SessionEvent> {
    await look(within)
    for (let waitedMs = 0; waitedMs < silentMs && isSameData(draft, before); waitedMs += pollMs) {
      yield { type: 'heartbeat' }
      await wait(pollMs, within)
      await look(within)
    }
  }

  /** Nothing was done with a message to a session that isn't there: it may go to a new one. */
  async function* inSomeSession(text: string, say: SayOptions): AsyncGenerator<SessionEvent> {
    let isBegun = false
    try {
      for await (const event of client.say(id, text, say)) {
        isBegun = true
        yield event
      }
    } catch (error) {
      if (isBegun || !isLost(error)) throw error
      await beginAnew(say.signal)
      yield { type: 'new-session' }
      yield* client.say(id, text, say)
    }
  }

  async function* turn(text: string, say: SayOptions, heard: Heard): AsyncGenerator<SessionEvent> {
    const startedMs = performance.now()
    let before = draft
    let hasText = false
    let isInterrupted = false
    for await (const event of inSomeSession(text, say)) {
      if (event.type === 'new-session') before = null
      else if (event.type === 'interrupted') isInterrupted = true
      if (event.type !== 'text' || event.isPartial) {
        yield event
        continue
      }
      const { shown, steps, byHand } = withoutGui(event.text)
      heard.steps.push(...steps)
      heard.byHand.push(byHand)
      hasText ||= shown !== ''
      if (shown !== '') yield { ...event, text: shown }
    }
    if (performance.now() - startedMs > handedOverMs) isInterrupted = true
    if (isInterrupted) yield* settle(before, say.signal)
    else if (hasText) await look(say.signal)
    else yield* untilChanged(before, say.signal)
    if (isInterrupted || !hasText) yield { type: 'changes', changes: filmChanges(before, draft, language) }
  }

  return {
    client,
    get id() {
      return id
    },
    get draft() {
      return draft
    },
    state,
    async *say(text, { signal: within, streaming } = {}) {
      const heard: Heard = { steps: [], byHand: [] }
      yield* turn(text, { signal: within, streaming }, heard)
      const byHand = heard.byHand.filter((words) => words !== '').join(' ')
      // once: a server that answers with the screen again gets no third message
      if (byHand !== '') yield* turn(doItYourself(byHand, tongueOf(language) === 'zh'), { signal: within, streaming }, heard)
      for (const step of new Set(heard.steps)) {
        if (step === 'export' || step === 'summary' || step === 'state') yield { type: 'gui', step }
      }
    },
    async upload(files, { onNewSession, ...uploading } = {}) {
      const send = (): Promise<Uploaded[]> => uploadEach(client, id, files, { sleep: wait, ...uploading })
      try {
        return await send()
      } catch (error) {
        if (!isLost(error)) throw error
        await beginAnew(uploading.signal) // what arrived in the old one is lost with it
        onNewSession?.()
        return await send()
      }
    },
    async summary(within) {
      return filmSummary((await state(within)).draft, language)
    },
    async export(exporting) {
      return await ofThisFilm(async () => {
        const { draft: now } = await look(exporting.signal)
        return await exportFilm(client, { sleep: wait, ...exporting, sessionId: id, draft: now })
      }, exporting.signal)
    },
  }
}

function isLost(error: unknown): boolean {
  return ReelsmithError.is(error) && adviceFor(error.code).remedy === 'new-session'
}

interface SayOptions {
  readonly signal?: AbortSignal
  readonly streaming?: boolean
}

/** What the replies of a turn told the user to do on a screen. */
interface Heard {
  readonly steps: GuiStep[]
  readonly byHand: string[]
}
