/** What speaks: one interface for all engines. */
import type { SpokenWord } from './spoken-word.ts'

export interface SpeechRequest {
  /** One sentence, not empty. */
  readonly words: readonly SpokenWord[]
  /** How fast, as a factor of the engine's usual pace; engines keep to what still sounds well. */
  readonly pace: number
  /** An engine's own name for the voice. */
  readonly voice: string
  /** BCP 47. */
  readonly language: string
}

/** One channel, nominal range [-1, 1]. */
export interface Recording {
  readonly samples: Float32Array
  readonly rateHz: number
}

export interface SpokenSentence extends Recording {
  /** When each word of the request is heard, in order, in ms from the first sample. */
  readonly words: readonly { readonly startMs: number; readonly endMs: number }[]
}

export interface SpeechContext {
  /** An empty folder for the engine's files. */
  readonly workDir: string
  readonly signal?: AbortSignal
}

export interface SpeechEngine {
  readonly name: string
  /** @throws {ReelsmithError} `process/failed`, `process/timed-out`, `job/cancelled`, `media/unreadable`. */
  speak(request: SpeechRequest, context: SpeechContext): Promise<SpokenSentence>
}

/** What a speech engine of the system may take; a sentence takes hundredths of it. */
export const engineLimits = {
  limits: { addressSpaceBytes: 2 ** 31, cpuSeconds: 60, fileSizeBytes: 2 ** 28 },
  timeoutMs: 90_000,
} as const
