/** One row of the subject table: what the words for a thing are, how large it is, where it may be. */
import type { Season } from '../description.ts'
import type { TimeOfDay } from '../light-rig.ts'
import type { Words } from '../settings/setting.ts'
import type { PlaceName } from '../places.ts'
import type { SlotName } from '../slots.ts'
import type { Action } from './actions.ts'

export interface SubjectRow {
  /** Name of its figure in `src/paint/subjects`, or of the row that stands for all its `variants`. */
  readonly kind: string
  readonly words: Words
  /** Words for doing what it does, "surfing": any person who is said to do it is this one. */
  readonly doing?: Words
  /** The row of a child who does it. */
  readonly young?: string
  /** The row of a robot that does it. */
  readonly machine?: string
  /** The row of who dances, of those that are nobody special. */
  readonly dances?: string
  /** Figures of which each one shown is one, in turn, for words that leave it open ("people"); else `kind` is one. */
  readonly variants?: readonly string[]
  /** As it is mostly seen, metres: height, length from front to back, breadth. */
  readonly size: readonly [height: number, length: number, breadth: number]
  /** Where it may be, best first. */
  readonly slots: readonly SlotName[]
  /** Places that suit it, best first, when the prompt names none; see `places.ts`. */
  readonly home: readonly PlaceName[]
  /** What a colour before its noun recolours: "a red car". Left out: nothing. */
  readonly ink?: string | undefined
  /** How fast it goes, m/s; left out: it cannot go. */
  readonly speed?: number
  /** What it does while nothing is said of it ("sit", "graze"); left out: it goes, when it can. */
  readonly rests?: Action
  /** What it does at the surface of water: a whale leaps. */
  readonly afloat?: Action
  /** Its height or, when it is longer, its length as a part of the frame's when it is the main subject. */
  readonly part?: number
  /** How many a plural without a number means; default 3. */
  readonly many?: number
  /** The hour at which it is met where a place is else shown by night: runners in a city. */
  readonly hour?: TimeOfDay
  /** The season that it brings with it, where none is named: a snowman. */
  readonly season?: Season
  /** Walks on two legs and has a face. */
  readonly isPerson?: boolean
  /** A person with nothing special about them: what they do or ride makes them somebody. */
  readonly isPlain?: boolean
  /** People who stay beside it are around it: how far from its middle, metres. */
  readonly gathersAtM?: number
  /** Two of them dance with each other: the figures of who leads and who follows. */
  readonly waltz?: readonly [string, string]
  /** An animal of the ground: going, it comes a little toward the camera, so that its face is seen. */
  readonly isBeast?: boolean
  /** Stands in the landscape: beside a person or an animal it is behind them. */
  readonly isScenery?: boolean
  /** Flies close above the ground, among flowers: the eye is down there too. */
  readonly isLow?: boolean
  /** Somebody can sit on it or in it. */
  readonly carries?: boolean
  /**
   * How it is turned when it stays: its side, its front, half its back, between side and front, or three quarters to
   * the front, for the face. Default between, of people nearly the front.
   */
  readonly shows?: 'side' | 'between' | 'face' | 'front' | 'away'
}
