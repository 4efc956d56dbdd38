/**
 * An action is one thing a user can do: a schema of its input, and a function of the session. The agent calls
 * actions as its tools, HTTP serves them by schema; no rule of the product lives anywhere else.
 */
import type { z } from 'zod'
import type { GeneratePayload } from '../models/generate-worker.ts'
import type { PricedItem } from '../store/prices.ts'
import type { Operation } from '../timeline/operation.ts'
import type { Asset, Timeline } from '../timeline/model.ts'

/** A JSON object: what an action reports back, read by models, clients and tests alike. */
export type ActionResult = Record<string, unknown>

export interface Action<Input = unknown> {
  /** kebab-case, the same as its file. */
  readonly name: string
  /** For models and people: what it does and when to use it. */
  readonly description: string
  readonly input: z.ZodType<Input>
  /** What it makes that has a price, in order; an action without is free. */
  priced?(input: Input): readonly PricedItem[]
  run(input: Input, context: ActionContext): Promise<ActionResult>
}

/** Keeps the input's type while the registry holds actions of all types. */
export function defineAction<Input>(action: Action<Input>): Action {
  return action as Action
}

export interface GeneratedClip {
  readonly asset: Asset
  /** How long the file goes on before and after the clip, for transitions. */
  readonly handleMs: number
  /** What made it, for people. */
  readonly model: string
  /** What was asked for and can't be seen in it, in the prompt's own words. */
  readonly notDepicted: readonly string[]
}

/** The session an action works on. One action runs at a time in a session. */
export interface ActionContext {
  readonly userId: string
  readonly sessionId: string
  /** Fires when the turn is cancelled. */
  readonly signal: AbortSignal
  timeline(): Timeline
  /** Applies operations in order and appends them to the session's log as one step; all of them or none. */
  change(action: string, operations: readonly Operation[]): Promise<void>
  /** Makes a clip of a scene in a child process, and keeps it as an asset of the session. */
  generateClip(request: GeneratePayload): Promise<GeneratedClip>
  /** What the user uploaded into the session, oldest first. */
  uploads(): Promise<readonly (Asset & { readonly name: string })[]>
  /** Exports the timeline as it is, and waits for it. */
  exportFilm(): Promise<{ url: string; durationMs: number; sizeBytes: number }>
  credits(): Promise<{ available: number; frozen: number; total: number }>
}
