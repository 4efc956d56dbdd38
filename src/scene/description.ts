/** What a prompt says, before any decision of how to show it. Pure data. */
import type { TimeOfDay, Weather } from './light-rig.ts'
import type { Action } from './subjects/actions.ts'

export const cameraMoves = [
  'still', 'push-in', 'pull-back', 'pan-left', 'pan-right', 'truck-left', 'truck-right',
  'crane-up', 'crane-down', 'tilt-up', 'tilt-down', 'zoom-in', 'zoom-out', 'handheld',
] as const
export type CameraMove = (typeof cameraMoves)[number]

export const moods = [
  'calm', 'dramatic', 'joyful', 'melancholic', 'mysterious', 'romantic', 'epic', 'tense', 'cosy',
] as const
export type Mood = (typeof moods)[number]

export const styles = ['cinematic', 'noir', 'cyberpunk', 'retro', 'vivid', 'pastel'] as const
export type Style = (typeof styles)[number]

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof seasons)[number]

/** What a sky may show beside clouds, and what drifts in the air, in any setting under the open sky. */
export const skyWonders = ['aurora', 'rainbow', 'meteors', 'milky-way', 'fireworks', 'sky-lanterns', 'falling-leaves', 'petals', 'soap-bubbles'] as const
export type SkyWonder = (typeof skyWonders)[number]

/** A person, animal or thing that was asked for. */
export interface SubjectMention {
  /** Name of the row in the subject table. */
  readonly kind: string
  readonly count: number
  /** Recoloured ink, `#rrggbb`, when the prompt gives it a colour. */
  readonly color?: string
  /** Colours of what people wear, by the outfit's names: `{ top: '#b3261e' }`. */
  readonly inks?: Readonly<Record<string, string>>
  /** The words it was found by, for people. */
  readonly words: string
  /** What it does, when that was said. */
  readonly action?: Action
  /** Kind of what it rides or sits in. */
  readonly riding?: string
}

/** Which side of the main figure is seen: its front, or between front and side. */
export type Facing = 'camera' | 'quarter'

export interface SceneDescription {
  readonly prompt: string
  readonly language: 'en' | 'zh'
  /** Id of a setting. */
  readonly setting: string
  /** False when no word named a setting and the nearest one was chosen. */
  readonly settingNamed: boolean
  /** Null: not said; the setting's best hour is taken. */
  readonly time: TimeOfDay | null
  readonly weather: Weather | null
  readonly season: Season | null
  readonly camera: CameraMove | null
  /** Somebody's head and shoulders were asked for. */
  readonly isPortrait: boolean
  /** Null: not said. */
  readonly facing: Facing | null
  readonly mood: Mood | null
  readonly style: Style | null
  readonly wonders: readonly SkyWonder[]
  /** Aspects of a setting that were named, e.g. `waves`, `rocks`, `neon`; the setting says which it knows. */
  readonly features: readonly string[]
  /** Features that were ruled out ("without people"). */
  readonly without: readonly string[]
  readonly subjects: readonly SubjectMention[]
  /** What was asked for and cannot be shown, in the prompt's own words. */
  readonly notDepicted: readonly string[]
}
