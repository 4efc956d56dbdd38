/** What is heard: made from recipes, or spoken. */

/** All that determines a piece of composed music besides its length. */
export interface MusicRecipe {
  /** A kind that the composer knows, e.g. `ambient`, `lo-fi`. */
  readonly kind: string
  readonly seed: number
  readonly mood?: string
  /** Beats per minute. */
  readonly tempo?: number
}

/** All that determines a made sound besides its length. */
export interface EffectRecipe {
  /** A kind that the sound maker knows, e.g. `rain`, `whoosh`. */
  readonly kind: string
  readonly seed: number
}

export interface Speech {
  /** As written by the user. */
  readonly text: string
  /** The voice that spoke it, as the engine names it; absent when it is a recording. */
  readonly voice?: string
  /** BCP 47. */
  readonly language?: string
  /** In order, in the time of the asset. */
  readonly words?: readonly TimedWord[]
}

/** A word that is heard during `[startMs, endMs)`. */
export interface TimedWord {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}
