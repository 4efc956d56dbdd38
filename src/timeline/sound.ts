/** What is heard: made from recipes, or spoken. */

/** How far what is not speech goes down while somebody speaks, in dB, unless its track says. */
export const usualDuckDb = 8

/** All that determines a piece of composed music besides its length. */
export interface MusicRecipe {
  /** A kind that the composer knows, e.g. `ambient`, `lo-fi`. */
  readonly kind: string
  readonly seed: number
  readonly mood?: string
  /** Beats per minute. */
  readonly tempo?: number
  /** How much happens when, in order of time and moving straight in between; grows and ends by itself unless told. */
  readonly energy?: readonly EnergyPoint[]
}

export interface EnergyPoint {
  /** From the beginning of the music. */
  readonly atMs: number
  /** 0 the quietest that the kind has, 1 all of it. */
  readonly level: number
}

/** A song of the user's that ends with its clip: it is shortened or repeated at its bars, fades out on its last. */
export interface SongUse {
  /** Beats per minute to count at, when what is found is half or twice as fast as it feels. */
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

/** What is said in a recording, written down by listening to it. */
export interface Transcript {
  /** In order, none overlapping, in the time of the file; with the punctuation that hangs on them. */
  readonly words: readonly TimedWord[]
  /** BCP 47. */
  readonly language: string
  /** What wrote it down, for people. */
  readonly recogniser: string
}

/** A word that is heard during `[startMs, endMs)`. */
export interface TimedWord {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}
