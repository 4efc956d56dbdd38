import { z } from 'zod'
import {
  type Motion,
  type TextPosition,
  type TransitionType,
  type VideoFit,
  motions,
  textPositions,
  transitionTypes,
  videoFits,
} from '../timeline/model.ts'

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
  /** How often the session's timeline was changed. */
  version?: number
}

export interface DraftTrack {
  id?: string
  tt: 0 | 1 | 7
  d?: number
  m?: { name?: string; role?: string; style?: DraftTextStyle }
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
  transition?: { type: TransitionType; d: number }
  prompt?: string
  music?: { kind: string; seed: number; mood?: string; tempo?: number }
  fadeIn?: number
  fadeOut?: number
  text?: string
  style?: DraftTextStyle
}

export interface DraftTextStyle {
  preset?: string
  size?: number
  color?: string
  position?: TextPosition
}

const ms = z.int().min(0)

const textStyle: z.ZodType<DraftTextStyle> = z.object({
  preset: z.string().optional(),
  size: z.number().optional(),
  color: z.string().optional(),
  position: z.enum(textPositions).optional(),
})

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
      motion: z.enum(motions).optional(),
      transition: z.object({ type: z.enum(transitionTypes), d: ms }).optional(),
      prompt: z.string().optional(),
      music: z
        .object({
          kind: z.string(),
          seed: z.int().min(0),
          mood: z.string().optional(),
          tempo: z.number().optional(),
        })
        .optional(),
      fadeIn: ms.optional(),
      fadeOut: ms.optional(),
      text: z.string().optional(),
      style: textStyle.optional(),
    })
    .optional(),
})

const track: z.ZodType<DraftTrack> = z.object({
  id: z.string().optional(),
  tt: z.literal([0, 1, 7]),
  d: ms.optional(),
  m: z
    .object({ name: z.string().optional(), role: z.string().optional(), style: textStyle.optional() })
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
    version: z.int().min(0).optional(),
  }),
  t: z.array(track),
})
