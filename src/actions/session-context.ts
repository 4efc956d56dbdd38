/** The session that actions of one turn work on: the timeline in memory, every change in the store. */
import { applyOperation } from '../timeline/apply.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { type VideoModel, builtIn, findModel, makersOf } from '../models/video/video-models.ts'
import type { Timeline } from '../timeline/model.ts'
import { bringLogo, brandOf, findBrand, logoOf, saveBrand } from '../store/brands.ts'
import { creditBalance } from '../store/ledger.ts'
import { type AssetRecord, listAnalyses, listAssets, listDocuments, listTranscripts } from '../store/assets.ts'
import { type Session, changeTimeline, listChanges, timelineAt } from '../store/sessions.ts'
import type { ActionContext, SessionAsset } from './action.ts'
import { exportAndWait } from './export.ts'
import { generateClip } from './generate-clip.ts'
import { readHistory } from './history.ts'
import type { Services } from './services.ts'
import { speak } from './speak.ts'
import { transcribe } from './transcribe.ts'

export interface TurnOptions {
  /** Changes of one turn are one step for undo; without a turn, each is a step. */
  readonly turnId?: string
  readonly signal: AbortSignal
  /** Of the messages to the user. */
  readonly language: 'en' | 'zh'
  /** What clips can be ordered from. */
  readonly videoModels: readonly VideoModel[]
  /** What makes them unless a name is given; the built-in film-maker unless told. */
  readonly videoModel?: VideoModel
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
    language: options.language,
    timeline: () => timeline,
    async change(action, operations, taken) {
      const { timeline: changed, inverse } = applyOperation(timeline, { type: 'batch', operations })
      const { turnId: turn } = options
      version = await changeTimeline(store, sessionId, version, {
        operation: { name: action, operations, inverse, ...(turn !== undefined && { turn }), ...taken },
        timeline: changed,
      })
      timeline = changed
    },
    async history(untilVersion = Number.POSITIVE_INFINITY) {
      return readHistory((await listChanges(store, sessionId)).filter((change) => change.version <= untilVersion))
    },
    timelineAt: async (wanted) => (await timelineAt(store, sessionId, wanted)) ?? emptyTimeline({ language: session.language }),
    generateClip: (request) => generateClip(services, { userId, sessionId }, request, options),
    videoMakers: (name) => makersOf(options.videoModels, name === undefined ? (options.videoModel ?? builtIn) : findModel(options.videoModels, name)),
    speak: (request) => speak(services, { userId, sessionId }, request, options),
    async transcribe(ids, spoken) {
      const assets = (await listAssets(store, sessionId)).filter(({ id }) => ids.includes(id))
      await transcribe(services, { userId, sessionId }, { assets, language: spoken }, options)
    },
    async assets() {
      const [assets, analyses, transcripts] = await Promise.all([listAssets(store, sessionId), listAnalyses(store, sessionId), listTranscripts(store, sessionId)])
      return assets.map((asset) => {
        const analysis = analyses[asset.id]
        const transcript = transcripts[asset.id]
        return { ...named(asset), ...(analysis && { analysis }), ...(transcript && { transcript }) }
      })
    },
    documents: () => listDocuments(store, sessionId),
    exportFilm: (output) => exportAndWait(services, { userId, sessionId, timeline }, options, output),
    async brand() {
      const kept = await findBrand(store, userId)
      return kept && brandOf(kept)
    },
    async saveBrand(brand, logo) {
      const kept = logo === undefined ? (await findBrand(store, userId))?.logo : logo === null ? undefined : await logoOf(store, sessionId, logo)
      const whole = { ...brand, ...(kept && { logo: kept }) }
      await saveBrand(store, userId, whole)
      return brandOf(whole)
    },
    async brandLogo() {
      const kept = (await findBrand(store, userId))?.logo
      if (!kept) return undefined
      return named(await bringLogo(store, { userId, sessionId }, kept))
    },
    credits: () => creditBalance(store, userId),
  }
}

/** An asset as actions know it. */
function named({ likeness, ...asset }: AssetRecord): SessionAsset {
  return { ...asset, name: asset.fileName, ...(likeness && { likeness }) }
}
