/**
 * A kind of music as data: what it may be played in, with which chords, by whom and how. A new kind is a new table.
 *
 * Patterns are written one character per sixteenth, 16 to the bar; blanks are ignored:
 * - chords, melodies: `X` accent, `x` note, `o` soft, `-` goes on, `.` rest
 * - basses: `R` root, `r` soft root, `5` fifth, `8` octave, `w` walks toward the next root, `a` step that leads to it
 * - arpeggios: `0` to `9` is the nth chord tone upward from the bottom of the register
 * - drums: `X` accent, `x` hit, `o` soft, `.` none
 */
import type { DrumKitName, DrumVoice, InstrumentName } from './instruments.ts'
import type { Room } from './dsp/room.ts'
import type { ScaleName } from './theory/scale.ts'

export type Mode = 'major' | 'minor'

export interface Harmony {
  /** What melodies are made of, over the chords' own tones. */
  readonly melodyScale: ScaleName
  /** Pitch classes that the tonic may have; where the instruments lie well. */
  readonly tonics: readonly number[]
  /** One chord a bar, 2 or 4 bars; verses and choruses take different ones. */
  readonly progressions: readonly (readonly string[])[]
  /** Two chords that want to go home. */
  readonly cadences: readonly (readonly [string, string])[]
  /** The last chord; its root is the tonic. */
  readonly final: string
}

interface PartBase {
  /** One of several is chosen for each piece. */
  readonly instrument: InstrumentName | readonly InstrumentName[]
  /** MIDI note numbers, both inside; at least an octave. */
  readonly register: readonly [number, number]
  /** Channel volume in dB; 0 is the soundfont's own level. */
  readonly levelDb: number
  /** -1 left to 1 right. */
  readonly pan: number
  /** Shares sent to reverb and chorus, 0 to 1. */
  readonly reverb: number
  readonly chorus?: number
  /** How long notes sound on after they end, against the instrument's own release: below 0.5 less, above more. */
  readonly release?: number
  /** Plays in bars whose energy lies within, 0 to 1. */
  readonly energy: readonly [number, number]
  readonly velocity: number
  /** How far this player strays from the grid: standard deviation in ms, and a constant lag. */
  readonly timingMs?: number
  readonly lagMs?: number
  /** Plays an octave of its own line above as well. */
  readonly doubled?: boolean
}

export interface ChordPart extends PartBase {
  readonly role: 'chords'
  readonly patterns: readonly string[]
  /** Takes another pattern in each bar instead of each phrase: an accompanist who reacts. */
  readonly restless?: boolean
  /** Ms between the strings of a strum or the fingers of a roll; strokes alternate when `strum` is up and down. */
  readonly spreadMs: number
  readonly strum?: boolean
  /** Swells over the bar instead of standing still. */
  readonly swells?: boolean
  /** Ducks after each beat as if a compressor heard the kick. */
  readonly pumps?: boolean
}

export interface BassPart extends PartBase {
  readonly role: 'bass'
  readonly patterns: readonly string[]
  readonly pumps?: boolean
}

export interface ArpeggioPart extends PartBase {
  readonly role: 'arpeggio'
  readonly patterns: readonly string[]
  /** Notes ring until the harmony changes, as under a pedal. */
  readonly rings?: boolean
  readonly pumps?: boolean
}

export interface MelodyPart extends PartBase {
  readonly role: 'melody'
  /** Rhythms of a bar; a phrase is made of two or three of them. */
  readonly rhythms: readonly string[]
  /** Rhythms of the bar that ends a phrase: longer notes. */
  readonly cadenceRhythms: readonly string[]
  /** How often a longer note is touched from its neighbour, 0 to 1. */
  readonly graces?: number
  /** Which bars of a phrase it rests in, so that it breathes; 0 to 3. */
  readonly restBars?: readonly number[]
}

export type Part = ChordPart | BassPart | ArpeggioPart | MelodyPart

export interface Groove {
  readonly energy: readonly [number, number]
  readonly voices: Readonly<Partial<Record<DrumVoice, string>>>
}

export interface Drums {
  readonly kit: DrumKitName
  readonly levelDb: number
  readonly reverb: number
  readonly timingMs: number
  /** Lag of snare, clap and rim in ms: behind the beat is lazy. */
  readonly backbeatLagMs: number
  readonly grooves: readonly Groove[]
  /** Replace the second half of the bar that ends a phrase. */
  readonly fills: readonly Readonly<Partial<Record<DrumVoice, string>>>[]
  /** Struck with the first beat of a phrase that lifts, and with the last chord. */
  readonly crash: DrumVoice | null
  readonly finalVoices: readonly DrumVoice[]
}

export interface MusicKind {
  readonly name: string
  /** Other words for it in prompts, lower case, English and Chinese. */
  readonly words: readonly string[]
  readonly tempoBpm: readonly [number, number]
  /** Where in the beat the off-beat sixteenth (or eighth) falls: 0.5 is straight, 0.62 lazy. */
  readonly swing: number
  readonly swingUnit: 'eighth' | 'sixteenth'
  /** The first is the kind's own mode. */
  readonly modes: Readonly<Partial<Record<Mode, Harmony>>>
  readonly defaultMode: Mode
  readonly parts: readonly Part[]
  readonly drums?: Drums
  /** Energy of its quietest and loudest bars, 0 to 1. */
  readonly dynamics: readonly [number, number]
  /** How much slower the last beat before the end is than the first: 0.2 is a fifth. */
  readonly ritardando: number
  /** Where it is played. */
  readonly room: Room
  /** How long the last chord may ring, in seconds. */
  readonly ringS: readonly [number, number]
  readonly finish: Finish
}

export interface Finish {
  /** Brings the kind to -20 LUFS: measured over several seeds. */
  readonly gainDb: number
  /** Takes the top off, as tape and old speakers do. */
  readonly lowpassHz?: number
  /** Level of vinyl crackle. */
  readonly crackleDb?: number
}
