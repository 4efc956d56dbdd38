import { z } from 'zod'
import {
  type Crop,
  type Fades,
  type Grade,
  type Motion,
  type Placement,
  type Point,
  type SpeedRamp,
  type TransitionType,
  type VideoFit,
  transitionTypes,
  videoFits,
} from '../timeline/appearance.ts'
import type { EffectRecipe, MusicRecipe, SongUse, Speech, TimedWord } from '../timeline/sound.ts'
import type { TextStyle } from '../timeline/text-style.ts'
import {
  crop,
  effectRecipe,
  grade,
  motion,
  musicRecipe,
  placement,
  point,
  songUse,
  speech,
  speedRamp,
  textStyle,
  timedWord,
} from './draft-values.ts'

/** The version of the draft's format that this program writes; older ones are upgraded when read. */
export const draftVersion = 1

/** The published codes of track types. */
export const trackTypes = { video: 0, audio: 1, text: 7 } as const

/** `draft`: the timeline as clients see it. Published keys are short, all of ours are spelled out in `m`. */
export interface Draft {
  v: number
  /** Length of the film in ms. */
  d: number
  m: DraftMetadata
  t: DraftTrack[]
}

export interface DraftMetadata {
  title?: string
  width?: number
  height?: number
  ratio?: string
  fps?: number
  language?: string
  grade?: Grade
  /** How the film comes out of black and goes into it, in ms. */
  fades?: Fades
  /** How often the session's timeline was changed. */
  version?: number
}

export interface DraftTrack {
  id?: string
  tt: 0 | 1 | 7
  d?: number
  m?: {
    name?: string
    role?: string
    style?: TextStyle
    muted?: boolean
    solo?: boolean
    duckDb?: number
  }
  sg: DraftSegment[]
}

export interface DraftSegment {
  id?: string
  d: number
  m?: DraftSegmentMetadata
}

export interface DraftSegmentMetadata {
  name?: string
  /** ms from the start of the timeline. */
  start?: number
  asset?: string
  /** ms in the source's own time. */
  in?: number
  speed?: number
  volume?: number
  fit?: VideoFit
  motion?: Motion
  focus?: Point
  crop?: Crop
  reversed?: boolean
  frozen?: boolean
  ramp?: SpeedRamp
  grade?: Grade
  transition?: { type: TransitionType; d: number }
  placement?: Placement
  prompt?: string
  music?: MusicRecipe
  effect?: EffectRecipe
  song?: SongUse
  cleaned?: boolean
  speech?: Speech
  fadeIn?: number
  fadeOut?: number
  text?: string
  style?: TextStyle
  words?: readonly TimedWord[]
}

const ms = z.int().min(0)

const segment: z.ZodType<DraftSegment> = z.object({
  id: z.string().optional(),
  d: ms,
  m: z
    .object({
      name: z.string().optional(),
      start: ms.optional(),
      asset: z.string().optional(),
      in: ms.optional(),
      speed: z.number().optional(),
      volume: z.number().optional(),
      fit: z.enum(videoFits).optional(),
      motion: motion.optional(),
      focus: point.optional(),
      crop: crop.optional(),
      reversed: z.boolean().optional(),
      frozen: z.boolean().optional(),
      ramp: speedRamp.optional(),
      grade: grade.optional(),
      transition: z.object({ type: z.enum(transitionTypes), d: ms }).optional(),
      placement: placement.optional(),
      prompt: z.string().optional(),
      music: musicRecipe.optional(),
      effect: effectRecipe.optional(),
      song: songUse.optional(),
      cleaned: z.boolean().optional(),
      speech: speech.optional(),
      fadeIn: ms.optional(),
      fadeOut: ms.optional(),
      text: z.string().optional(),
      style: textStyle.optional(),
      words: z.array(timedWord).optional(),
    })
    .optional(),
})

const track: z.ZodType<DraftTrack> = z.object({
  id: z.string().optional(),
  tt: z.literal([0, 1, 7]),
  d: ms.optional(),
  m: z
    .object({
      name: z.string().optional(),
      role: z.string().optional(),
      style: textStyle.optional(),
      muted: z.boolean().optional(),
      solo: z.boolean().optional(),
      duckDb: z.number().optional(),
    })
    .optional(),
  sg: z.array(segment),
})

/** The shape of a draft of version 1; what the values mean together is checked on the timeline. */
export const draftSchema: z.ZodType<Draft> = z.object({
  v: z.literal(draftVersion),
  d: ms,
  m: z.object({
    title: z.string().optional(),
    width: z.int().optional(),
    height: z.int().optional(),
    ratio: z.string().optional(),
    fps: z.number().min(1).max(120).optional(),
    language: z.string().optional(),
    grade: grade.optional(),
    fades: z.object({ inMs: ms.optional(), outMs: ms.optional() }).optional(),
    version: z.int().min(0).optional(),
  }),
  t: z.array(track),
})
