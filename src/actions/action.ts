/**
 * An action is one thing a user can do: a schema of its input, and a function of the session. The agent calls
 * actions as its tools, HTTP serves them by schema; no rule of the product lives anywhere else.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Adapted, GeneratePayload, Refusal } from '../models/generate-worker.ts'
import type { VideoModel } from '../models/video/video-models.ts'
import type { Priced } from '../store/prices.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import type { OutputOptions } from '../wire/render-output.ts'
import type { Brand } from '../timeline/brand.ts'
import { describeChange } from '../timeline/change.ts'
import type { Operation } from '../timeline/operation.ts'
import type { Asset, Timeline } from '../timeline/model.ts'
import type { Likeness } from '../timeline/likeness.ts'
import type { TimedWord, Transcript } from '../timeline/sound.ts'
import type { SpeakPayload } from '../models/speak-worker.ts'
import type { History } from './history.ts'

/** A JSON object: what an action reports back, read by models, clients and tests alike. */
export type ActionResult = Record<string, unknown>

export interface Action<Input = unknown> {
  /** kebab-case, the same as its file. */
  readonly name: string
  /** For models and people: what it does and when to use it. */
  readonly description: string
  readonly input: z.ZodType<Input>
  /** Set when it only looks: nothing is other afterwards. */
  readonly readOnly?: true
  /** What it makes that has a price, in order; an action without is free. */
  priced?(input: Input, terms: Terms): readonly Priced[]
  /** How much new picture it generates, of which one turn has a limit; an action without generates none. */
  pictureMs?(input: Input, timeline: Timeline): number
  /**
   * What it does to the timeline, worked out from data alone. For an action that waits for something it is a guess,
   * good enough to plan what comes after it.
   *
   * @throws {ReelsmithError} what running it would.
   */
  plan?(input: Input, material: Material): Edit
  run(input: Input, context: ActionContext): Promise<ActionResult>
}

/** What a price depends on beside the input. */
export type Terms = Pick<ActionContext, 'timeline' | 'videoMakers'>

/** Keeps the input's type while the registry holds actions of all types. */
export function defineAction<Input>(action: Action<Input>): Action {
  return action as Action
}

/** All that an edit is worked out from. */
export interface Material {
  readonly timeline: Timeline
  /** What the session has, oldest first. */
  readonly assets: readonly SessionAsset[]
  newId(): string
}

export interface Edit {
  readonly operations: readonly Operation[]
  /** Facts about it beside the changes themselves. */
  readonly result?: ActionResult
}

/** An action that does nothing but edit the timeline. It reports what changed, in words. */
export function defineEdit<Input>(edit: {
  readonly name: string
  readonly description: string
  readonly input: z.ZodType<Input>
  plan(input: Input, material: Material): Edit
}): Action {
  return defineAction({
    ...edit,
    async run(input, context) {
      const before = context.timeline()
      const { operations, result } = edit.plan(input, {
        timeline: before,
        assets: await context.assets(),
        newId: randomUUID,
      })
      if (operations.length > 0) await context.change(edit.name, operations)
      return { changes: describeChange(before, context.timeline(), context.language), ...result }
    },
  })
}

/** A file of the session: uploaded by the user, or made for them. */
export interface SessionAsset extends Asset {
  readonly origin: 'generated' | 'uploaded'
  /** For people. */
  readonly name: string
  /** How much at each end of the file exists only for transitions to use. */
  readonly handleMs: number
  /** What was found by looking at and listening to it; absent until then. */
  readonly analysis?: MediaAnalysis
  /** How an uploaded picture looks. */
  readonly likeness?: Likeness
  /** What is said in it; absent until somebody wanted to know. */
  readonly transcript?: Transcript
}

/** An uploaded text, with its words. */
export interface SessionDocument {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** What a clip is to be, in terms of the session. */
export type ClipRequest = Omit<GeneratePayload, 'firstFrame' | 'photo' | 'lastPhoto' | 'references' | 'today'> & {
  /** The picture that it begins with, for models that take one: of an asset, at a time in it. */
  readonly firstFrame?: { readonly asset: string; readonly atMs: number }
  /** Ids of the photos that it begins and ends with, and of the photos and videos of what is to be seen. */
  readonly beginsWith?: string
  readonly endsWith?: string
  readonly references?: readonly string[]
}

export interface GeneratedClip {
  readonly asset: Asset
  /** How long the file goes on before and after the clip, for transitions. */
  readonly handleMs: number
  /** What made it, for people. */
  readonly model: string
  /** Null where its provider was told none. */
  readonly seed: number | null
  /** What its provider takes for it, in US dollars; null where that isn't known. */
  readonly usd: number | null
  /** What was asked for and can't be seen in it, in the prompt's own words. */
  readonly notDepicted: readonly string[]
  /** What was to make it before, and didn't. */
  readonly refusals: readonly Refusal[]
  /** What came, where that is not what was asked for. */
  readonly adapted?: Adapted
  /** How many it was made in, each beginning with the last picture of the one before; absent for one. */
  readonly pieces?: number
  /** Set where they do not go on from each other: takes that were cut together. */
  readonly areTakes?: true
  /** Set when it begins with the picture it was given. */
  readonly isContinued?: true
  /** Set for a picture, over which the camera is to move. */
  readonly isStill?: true
}

export interface SpokenAsset {
  readonly asset: Asset
  /** In order, in the time of the asset. */
  readonly words: readonly TimedWord[]
  /** For people. */
  readonly voice: string
  /** 1 is the usual one, more is faster. */
  readonly pace: number
  /** Why the provider that was to speak it did not, when it did not. */
  readonly refusal?: string
}

/** What an export may be asked for; the rest as usual. */
export type OutputRequest = Partial<OutputOptions>

export interface ExportedFile {
  readonly url: string
  readonly durationMs: number
  readonly sizeBytes: number
}

/** The session an action works on. One action runs at a time in a session. */
export interface ActionContext {
  readonly userId: string
  readonly sessionId: string
  /** Fires when the turn is cancelled. */
  readonly signal: AbortSignal
  /** Of what is said to the user. */
  readonly language: 'en' | 'zh'
  timeline(): Timeline
  /**
   * Applies operations in order and appends them to the session's log, all of them or none. The changes of one turn
   * are one step for undo.
   *
   * @param taken - For undo and redo: how many steps of the history this takes back or makes again.
   */
  change(action: string, operations: readonly Operation[], taken?: { undone: number } | { redone: number }): Promise<void>
  /** @param untilVersion - As it was at that version; now unless told. */
  history(untilVersion?: number): Promise<History>
  /** The timeline as a version left it. */
  timelineAt(version: number): Promise<Timeline>
  /** Makes a clip of a scene in a child process, and keeps it as an asset of the session. */
  generateClip(request: ClipRequest): Promise<GeneratedClip>
  /**
   * The model of a name, and after it what makes its clips when it doesn't; without a name what makes those of this user
   * and skill, the built-in film-maker in the end.
   *
   * @throws {ReelsmithError} `request/invalid` when the operator configured none of that name.
   */
  videoMakers(name?: string): readonly VideoModel[]
  /** Speaks a script in a child process, and keeps it as an asset of the session. */
  speak(request: SpeakPayload): Promise<SpokenAsset>
  /**
   * Writes down in a child process what is said in assets, and keeps it with them.
   *
   * @param language - BCP 47, of what is said.
   * @throws {ReelsmithError} `media/tool-missing` when nothing here knows the language.
   */
  transcribe(assets: readonly string[], language: string): Promise<void>
  /** What the session has, oldest first. */
  assets(): Promise<readonly SessionAsset[]>
  /** Scripts and other texts that were uploaded, oldest first. */
  documents(): Promise<readonly SessionDocument[]>
  /** Exports the timeline as it is, and waits for it. */
  exportFilm(output?: OutputRequest): Promise<ExportedFile>
  /** What the user's films have in common; undefined while nothing is kept. */
  brand(): Promise<Brand | undefined>
  /** Keeps it for all films of the user. `logo` is the id of a picture of the session; what is left out is forgotten, but the logo stays unless `null`. */
  saveBrand(brand: Omit<Brand, 'logo'>, logo?: string | null): Promise<Brand>
  /** The logo of the brand as a file of this session. */
  brandLogo(): Promise<SessionAsset | undefined>
  credits(): Promise<{ available: number; frozen: number; total: number }>
}
