/** What writes down what is said: one interface for what runs here and for providers. */
import type { TimedWord } from '../../timeline/sound.ts'

export interface RecognitionContext {
  /** An empty folder for files. */
  readonly workDir: string
  readonly signal: AbortSignal
  /** @param fraction - How much of the file is done, from 0 to 1. */
  progress(fraction: number): void
}

export interface Recogniser {
  readonly name: string
  /**
   * @returns In order, none overlapping, in the time of the file; empty when nothing is said.
   * @param file - Any media file with sound, of `durationMs`.
   * @throws {ReelsmithError} `media/unreadable`, `media/tool-missing`, `job/cancelled` and the like.
   */
  transcribe(file: { readonly path: string; readonly durationMs: number }, language: string, context: RecognitionContext): Promise<readonly TimedWord[]>
}

/** A longer recording is refused: it would keep others waiting. */
export const longestRecordingMs = 3 * 3_600_000
