/** The parts that a film's sound is mixed of. */
import type { RangeMs } from '../time/time.ts'
import type { SpeedRamp } from '../timeline/appearance.ts'
import type { Asset, AudioTrack } from '../timeline/model.ts'
import type { EffectRecipe, MusicRecipe } from '../timeline/sound.ts'
import type { Fade } from './sound-fade.ts'

export type SoundAsset = Pick<Asset, 'durationMs' | 'hasAudio'> & { readonly path: string }

/** The part of a file that is played; see `source-time.ts` of the timeline for ramps and what is reversed. */
export interface FileUse {
  readonly kind: 'file'
  /** Id of the asset. */
  readonly asset: string
  readonly inMs: number
  /** The pitch stays. */
  readonly speed: number
  readonly ramp?: SpeedRamp
  readonly reversed?: boolean
  /** A recording of a voice that is heard cleaned. */
  readonly cleaned?: boolean
  /** How long it is heard at most, in the time of the film. */
  readonly durationMs: number
}

export type SoundSource =
  | FileUse
  | { readonly kind: 'song'; readonly asset: string; readonly inMs: number; readonly tempo?: number; readonly durationMs: number }
  /** `quiet`: where somebody speaks, in the time of the music. */
  | { readonly kind: 'music'; readonly recipe: MusicRecipe; readonly durationMs: number; readonly quiet: readonly RangeMs[] }
  | { readonly kind: 'effect'; readonly recipe: EffectRecipe; readonly durationMs: number }

export interface SoundPart {
  readonly source: SoundSource
  readonly role: AudioTrack['role']
  /** `[startMs, endMs)` in the time of the timeline, fades included. */
  readonly startMs: number
  readonly endMs: number
  /** Linear. */
  readonly gain: number
  /** How far it goes down under speech, in dB from 0. */
  readonly duckDb: number
  readonly fadeIn: Fade
  readonly fadeOut: Fade
}

export interface SoundPlan {
  readonly parts: readonly SoundPart[]
  /** Where others make room, short pauses closed. */
  readonly speech: readonly RangeMs[]
}
