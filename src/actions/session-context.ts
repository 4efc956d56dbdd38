/** The session that actions of one turn work on: the timeline in memory, every change in the store. */
import { applyOperation } from '../timeline/apply.ts'
import { emptyTimeline } from '../timeline/create.ts'
import type { Timeline } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { creditBalance } from '../store/ledger.ts'
import { listAssets } from '../store/assets.ts'
import { type Session, changeTimeline } from '../store/sessions.ts'
import type { ActionContext } from './action.ts'
import { exportAndWait } from './export.ts'
import { generateClip } from './generate-clip.ts'
import type { Services } from './services.ts'

export interface TurnOptions {
  readonly signal: AbortSignal
  /** Of the messages to the user. */
  readonly language: 'en' | 'zh'
  /** Told how far the long work of the turn is, and what it is. */
  progress(fraction: number, what: string): void
  /** Makes a download link (absolute, signed) of a path. */
  linkTo(path: string): string
  /**
   * A UUID for the next job of the turn: of the jobs of one call, the first ones are those that were reserved for it.
   */
  nextJobId(): string
}

/** The timeline a session shows: what was stored, else an empty one in the session's language. */
export function timelineOf(session: Session): Timeline {
  return session.timeline ?? emptyTimeline({ language: session.language })
}

export function sessionContext(services: Services, session: Session, options: TurnOptions): ActionContext {
  const { store } = services
  const { id: sessionId, userId } = session
  let timeline = timelineOf(session)
  let version = session.version
  return {
    userId,
    sessionId,
    signal: options.signal,
    timeline: () => timeline,
    async change(action: string, operations: readonly Operation[]) {
      const { timeline: changed, inverse } = applyOperation(timeline, { type: 'batch', operations })
      version = await changeTimeline(store, sessionId, version, {
        operation: { name: action, operations, inverse },
        timeline: changed,
      })
      timeline = changed
    },
    generateClip: (request) => generateClip(services, { userId, sessionId }, request, options),
    async uploads() {
      const assets = await listAssets(store, sessionId)
      return assets.filter(({ origin }) => origin === 'uploaded').map((asset) => ({ ...asset, name: asset.fileName }))
    },
    exportFilm: () => exportAndWait(services, { userId, sessionId, timeline }, options),
    credits: () => creditBalance(store, userId),
  }
}
