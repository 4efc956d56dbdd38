/** Music written down: what each player does and when. Seconds from the start of the piece. */
import type { DrumKitName, InstrumentName } from './instruments.ts'
import type { Room } from './dsp/room.ts'
import type { Finish } from './kind.ts'

export interface Player {
  /** MIDI channel; 9 is percussion. */
  readonly channel: number
  readonly instrument: InstrumentName | DrumKitName
  readonly levelDb: number
  readonly pan: number
  readonly reverb: number
  readonly chorus: number
  /** 0.5 is the instrument's own. */
  readonly release: number
}

export interface Note {
  readonly atS: number
  readonly lengthS: number
  readonly channel: number
  /** MIDI note number. */
  readonly pitch: number
  /** 1 to 127. */
  readonly velocity: number
}

/** A movement of a player's expression: 1 is full. */
export interface Swell {
  readonly atS: number
  readonly channel: number
  readonly level: number
}

export interface Section {
  readonly name: 'intro' | 'verse' | 'chorus' | 'outro' | 'ending'
  readonly startMs: number
  readonly endMs: number
  /** 0 to 1. */
  readonly energy: number
}

export interface Score {
  readonly kind: string
  /** e.g. `A minor`. */
  readonly key: string
  /** Pitch class, 0 is C. */
  readonly tonic: number
  readonly tempoBpm: number
  readonly durationMs: number
  /** Every beat from the first to the one that the last chord falls on. */
  readonly beatsMs: readonly number[]
  /** Beats that begin a bar. */
  readonly barsMs: readonly number[]
  readonly sections: readonly Section[]
  readonly players: readonly Player[]
  /** In order of time. */
  readonly notes: readonly Note[]
  readonly swells: readonly Swell[]
  /** When the music begins to fade, in ms. */
  readonly fadeStartMs: number
  /** Where it is played. */
  readonly room: Room
  readonly finish: Finish
  readonly seed: number
}
