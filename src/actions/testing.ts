/** For tests only: a session in memory. Real are the timeline, its operations and the log; clips and films are not made. */
import { applyOperation } from '../timeline/apply.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { type VideoModel, builtIn, findModel, makersOf } from '../models/video/video-models.ts'
import type { Brand } from '../timeline/brand.ts'
import type { Timeline } from '../timeline/model.ts'
import type { TimedWord } from '../timeline/sound.ts'
import type { ActionContext, OutputRequest, SessionAsset, SessionDocument } from './action.ts'
import { type LogEntry, readHistory } from './history.ts'

export interface MemorySession {
  readonly context: ActionContext
  /** All changes until the next call are one step. */
  beginTurn(): void
  readonly exports: readonly OutputRequest[]
  readonly prompts: readonly string[]
}

export interface MemorySessionOptions {
  readonly timeline?: Timeline
  readonly assets?: readonly SessionAsset[]
  readonly documents?: readonly SessionDocument[]
  readonly language?: 'en' | 'zh'
  readonly brand?: Brand
  /** What clips can be ordered from, and which makes those that name none. */
  readonly models?: readonly VideoModel[]
  readonly model?: VideoModel
  /** What is said in every recording that is listened to. */
  readonly heard?: readonly TimedWord[]
}

export function memorySession(options: MemorySessionOptions = {}): MemorySession {
  const { timeline: start, assets: given = [], documents = [], language = 'en', heard = [], models = [], model } = options
  const states: Timeline[] = [start ?? emptyTimeline({ language: language === 'zh' ? 'zh-CN' : 'en' })]
  const log: LogEntry[] = []
  const assets = [...given]
  const prompts: string[] = []
  const exports: OutputRequest[] = []
  let brand: Brand | undefined = options.brand
  let turn = 0
  const context: ActionContext = {
    userId: 'user',
    sessionId: 'session',
    signal: new AbortController().signal,
    language,
    timeline: () => states.at(-1)!,
    async change(action, operations, taken) {
      const { timeline } = applyOperation(states.at(-1)!, { type: 'batch', operations })
      log.push({ version: states.length, name: action, turn: `turn ${turn}`, ...taken })
      states.push(timeline)
    },
    history: async (untilVersion = Number.POSITIVE_INFINITY) => readHistory(log.filter(({ version }) => version <= untilVersion)),
    timelineAt: async (version) => states[version]!,
    async generateClip({ prompt, durationMs, width, height, seed, makers = [builtIn] }) {
      prompts.push(prompt)
      const asset: SessionAsset = {
        id: `made-${prompts.length}`,
        kind: 'video',
        origin: 'generated',
        name: prompt,
        durationMs: durationMs + 2000,
        handleMs: 1000,
        width,
        height,
        fps: 30,
        hasAudio: true,
      }
      assets.push(asset)
      return { asset, handleMs: 1000, model: makers[0]!.name, seed, usd: 0, notDepicted: [], refusals: [] }
    },
    videoMakers: (name = model?.name) => makersOf(models, findModel(models, name ?? builtIn.name)),
    async speak({ text, pace = 1, longestMs = Number.POSITIVE_INFINITY }) {
      const written = text.split(/\s+/)
      const durationMs = Math.min(Math.floor(longestMs), Math.round((written.length * 400) / pace))
      const at = (index: number): number => Math.floor((durationMs * index) / written.length)
      const words = written.map((word, index) => ({ text: word, startMs: at(index), endMs: at(index + 1) }))
      const sound = { kind: 'audio', origin: 'generated', durationMs, handleMs: 0, width: 0, height: 0, fps: 0, hasAudio: true } as const
      const asset: SessionAsset = { id: `spoken-${assets.length}`, name: text, ...sound }
      assets.push(asset)
      return { asset, words, voice: 'test', pace: (written.length * 400) / durationMs }
    },
    async transcribe(ids, language) {
      for (const [index, asset] of assets.entries()) if (ids.includes(asset.id)) assets[index] = { ...asset, transcript: { words: heard, language, recogniser: 'test' } }
    },
    assets: async () => assets,
    documents: async () => documents,
    async exportFilm(output = {}) {
      exports.push(output)
      return { url: 'http://films/film', durationMs: 1000, sizeBytes: 1_000_000 }
    },
    brand: async () => brand,
    async saveBrand(look, logo) {
      const name = typeof logo === 'string' ? assets.find(({ id }) => id === logo)?.name : logo === undefined ? brand?.logo : undefined
      brand = { ...look, ...(name !== undefined && { logo: name }) }
      return brand
    },
    brandLogo: async () => assets.find(({ name }) => name === brand?.logo),
    credits: async () => ({ available: 100, frozen: 0, total: 100 }),
  }
  return { context, beginTurn: () => void turn++, exports, prompts }
}
