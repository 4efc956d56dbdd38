import type { RangeMs } from '../time/time.ts'
import type { MusicRecipe } from '../timeline/sound.ts'
import { composeScore } from './composer.ts'
import type { Section } from './score.ts'
import type { StereoSound } from './stereo.ts'
import { ScorePlayer } from './synth.ts'

export interface ComposedMusic extends StereoSound {
  /** Every beat, from the first to the one that the last chord falls on. */
  readonly beatsMs: readonly number[]
  /** Beats that begin a bar. */
  readonly barsMs: readonly number[]
  readonly sections: readonly Section[]
  readonly tempoBpm: number
  /** e.g. `A minor`. */
  readonly key: string
}

/**
 * Composes and plays a piece of exactly `durationMs`: it begins at once, comes home with a cadence, and its last chord
 * rings and fades to nothing on the last sample. The same recipe, length and soundfont give the same samples.
 *
 * The whole piece is held in memory (23 MB a minute); {@link streamMusic} plays it in blocks.
 *
 * @param soundfont - Bytes of an SF2 or SF3 file with the presets of the bundled one.
 * @throws {ReelsmithError} `request/invalid` for an unknown kind, length or tempo; `music/failed` for a bad soundfont.
 */
export async function composeMusic(
  recipe: MusicRecipe,
  durationMs: number,
  soundfont: Uint8Array,
): Promise<ComposedMusic> {
  const score = composeScore(recipe, durationMs)
  const player = await ScorePlayer.open(score, soundfont)
  const left = new Float32Array(player.sampleCount)
  const right = new Float32Array(player.sampleCount)
  player.read(left, right)
  const { beatsMs, barsMs, sections, tempoBpm, key } = score
  return { sampleRateHz: 48_000, left, right, beatsMs, barsMs, sections, tempoBpm, key }
}

/**
 * The same piece as {@link composeMusic} gives, sample for sample, to be read in blocks.
 *
 * @param quiet - Where somebody speaks, in the time of the piece.
 */
export function streamMusic(
  recipe: MusicRecipe, durationMs: number, soundfont: Uint8Array, quiet: readonly RangeMs[] = [],
): Promise<ScorePlayer> {
  return ScorePlayer.open(composeScore(recipe, durationMs, quiet), soundfont)
}
