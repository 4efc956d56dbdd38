/**
 * Shapes of the values inside a segment's `m` that a draft and the timeline write alike. What they mean together is
 * checked on the timeline.
 */
import { z } from 'zod'
import {
  type Animation,
  type Crop,
  type Grade,
  type Motion,
  type Placement,
  type Point,
  type SpeedRamp,
  animationTypes,
  easings,
  framePositions,
  looks,
  namedMotions,
} from '../timeline/appearance.ts'
import type { EffectRecipe, MusicRecipe, SongUse, Speech, TimedWord } from '../timeline/sound.ts'
import { type TextStyle, textAligns, textPositions } from '../timeline/text-style.ts'

const number = z.number().optional()
const text = z.string().optional()

export const point: z.ZodType<Point> = z.object({ x: z.number(), y: z.number() })

export const crop: z.ZodType<Crop> = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})

const keyframe = { atMs: z.int(), easing: z.enum(easings).optional() }

export const motion: z.ZodType<Motion> = z.union([
  z.enum(namedMotions),
  z.array(z.object({ ...keyframe, x: z.number(), y: z.number(), zoom: z.number() })),
])

export const speedRamp: z.ZodType<SpeedRamp> = z.array(z.object({ atMs: z.int(), speed: z.number() }))

export const grade: z.ZodType<Grade> = z.object({
  look: z.enum(looks).optional(),
  exposure: number,
  contrast: number,
  saturation: number,
  temperature: number,
  tint: number,
  vignette: number,
  grain: number,
  lut: text,
})

const animation: z.ZodType<Animation> = z.object({
  in: z.enum(animationTypes).optional(),
  out: z.enum(animationTypes).optional(),
})

const place = { x: number, y: number, size: number, rotation: number, opacity: number }

export const placement: z.ZodType<Placement> = z.object({
  position: z.enum(framePositions).optional(),
  ...place,
  cornerRadius: number,
  border: z.object({ width: z.number(), color: z.string() }).optional(),
  shadow: number,
  animation: animation.optional(),
  keyframes: z.array(z.object({ ...keyframe, ...place })).optional(),
})

const recipe = { kind: z.string(), seed: z.int().min(0) }

export const musicRecipe: z.ZodType<MusicRecipe> = z.object({
  ...recipe,
  mood: text,
  tempo: number,
  energy: z.array(z.object({ atMs: z.int().min(0), level: z.number() })).optional(),
})

export const effectRecipe: z.ZodType<EffectRecipe> = z.object(recipe)

export const songUse: z.ZodType<SongUse> = z.object({ tempo: number })

export const timedWord: z.ZodType<TimedWord> = z.object({ text: z.string(), startMs: z.int(), endMs: z.int() })

export const speech: z.ZodType<Speech> = z.object({
  text: z.string(),
  voice: text,
  language: text,
  words: z.array(timedWord).optional(),
})

export const textStyle: z.ZodType<TextStyle> = z.object({
  preset: text,
  size: number,
  color: text,
  font: text,
  weight: number,
  position: z.enum(textPositions).optional(),
  x: number,
  y: number,
  align: z.enum(textAligns).optional(),
  plate: text,
  outline: text,
  highlight: text,
  animation: animation.optional(),
})
