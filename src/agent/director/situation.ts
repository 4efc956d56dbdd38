/** All that the director knows when it is spoken to. Plain data, so that planning is pure. */
import type { SessionAsset, SessionDocument } from '../../actions/action.ts'
import type { Step } from '../../actions/history.ts'
import type { VideoModel } from '../../models/video/video-models.ts'
import type { Brand } from '../../timeline/brand.ts'
import type { Timeline } from '../../timeline/model.ts'
import type { PastedScript } from './film/read-script.ts'

export type Language = 'en' | 'zh'

export interface ToolCall {
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface ToolAnswer {
  readonly tool: string
  /** The tool's result, or the reason why it failed. */
  readonly result: { ok: true; value: Record<string, unknown> } | { ok: false; reason: string }
}

/** A turn of the conversation that is over. */
export interface Exchange {
  /** What the user said. */
  readonly text: string
  /** What was done for it and went well. */
  readonly calls: readonly ToolCall[]
  /** Whether one of them was a deed that changed the timeline, see {@link isChange}. */
  readonly changed: boolean
  readonly reply: string
}

export interface Situation {
  /** The timeline before the first call of this turn. */
  readonly before: Timeline
  readonly language: Language
  readonly assets: readonly SessionAsset[]
  /** Scripts and other texts that were uploaded, oldest first. */
  readonly documents: readonly SessionDocument[]
  /** Oldest first; only the last few matter. */
  readonly conversation: readonly Exchange[]
  /** The steps that can be undone, oldest first, and how many can be redone. */
  readonly steps: readonly Step[]
  readonly redoable: number
  /** The timeline before the last step, when there is one. */
  readonly previous?: Timeline
  /** What clips can be ordered from, beside the built-in film-maker. */
  readonly models: readonly VideoModel[]
  /** Which of them makes the clips of this turn; the built-in film-maker unless told. */
  readonly model?: VideoModel
  /** What would make them, but not on this user's plan. */
  readonly withheld?: VideoModel
  /** The timeline that the last turn went back to before it did something else, when it did. */
  readonly wentBackTo?: Timeline
  /** What the user's films have in common, where something is remembered. */
  readonly brand?: Brand
  /** The script that the message holds, its words as they were written. */
  readonly pasted?: PastedScript
  /** Ids that this turn makes up begin with it: the turn planned again makes up the same. */
  readonly idSeed: string
}

/** Tools that change nothing, or go back and forth in what was done. */
const noDeed = /^(?:undo|redo|restore-version|new-film|export-film|set-brand|show-|list-|read-)/

export function isDeed({ tool }: Pick<ToolCall, 'tool'>): boolean {
  return !noDeed.test(tool)
}

/** Whether a tool's answer says that it changed the timeline. */
export function isChange(tool: string, { changes }: Readonly<Record<string, unknown>>): boolean {
  return isDeed({ tool }) && !(Array.isArray(changes) && changes.length === 0)
}

/** The version that the last turn went back to before it did something else. */
export function wentBackToVersion({ calls = [] }: Partial<Exchange>): number | undefined {
  const [first, ...others] = calls
  return first?.tool === 'restore-version' && others.length > 0 ? (first.input.version as number) : undefined
}

/** The timeline without what the last turn did. */
export function beforeLastDeed({ before, previous, wentBackTo }: Situation): Timeline {
  return wentBackTo ?? previous ?? before
}

/** The version of {@link beforeLastDeed}. */
export function versionBeforeLastDeed({ conversation, steps }: Situation): number {
  return wentBackToVersion(conversation.at(-1) ?? {}) ?? steps.at(-1)?.from ?? 0
}
