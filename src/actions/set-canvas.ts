import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { fpsFromNumber } from '../time/time.ts'
import { timelineLimits } from '../timeline/limits.ts'
import { defineEdit } from './action.ts'

const ratios = {
  '16:9': [16, 9],
  '9:16': [9, 16],
  '1:1': [1, 1],
  '4:5': [4, 5],
  '4:3': [4, 3],
  '3:4': [3, 4],
  '21:9': [21, 9],
} as const

export const canvasRatios = ['16:9', '9:16', '1:1', '4:5', '4:3', '3:4', '21:9'] as const

export const setCanvas = defineEdit({
  name: 'set-canvas',
  description: 'Set the shape, size or frame rate of the whole film, its name or its language. Everything on it is laid out anew; nothing is generated again.',
  input: z.object({
    ratio: z.enum(canvasRatios).optional().describe('Width to height; unchanged when left out'),
    shortSide: z.number().int().min(144).max(1080).optional().describe('Pixels, 1080 is the default; 720 is draft quality'),
    fps: z.number().min(1).max(60).optional().describe('Frames a second'),
    title: z.string().trim().min(1).max(200).optional().describe('Name of the film; it is not shown'),
    language: z.string().min(2).max(20).optional().describe('BCP 47'),
  }),
  plan({ ratio, shortSide, fps, title, language }, { timeline: before }) {
    const [across, down] = ratio ? ratios[ratio] : [before.width, before.height]
    const { width, height } = sizeOf(across, down, shortSide ?? Math.min(before.width, before.height))
    if (Math.min(width, height) < timelineLimits.minSidePx) {
      throw new ReelsmithError('timeline/invalid', `shortSide: expected at least ${timelineLimits.minSidePx}, got ${shortSide}.`)
    }
    const isSame =
      width === before.width && height === before.height && fps === undefined && title === undefined && language === undefined
    const changes = {
      ...(width !== before.width || height !== before.height ? { width, height } : {}),
      ...(fps === undefined ? {} : { fps: fpsFromNumber(fps) }),
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
    }
    return {
      operations: isSame ? [] : [{ type: 'set-canvas', ...changes }],
      result: { width, height, from: { width: before.width, height: before.height } },
    }
  },
})

/** The largest even size of the ratio with that short side whose long side is not beyond the limit. */
function sizeOf(across: number, down: number, shortSide: number): { width: number; height: number } {
  const unit = Math.min(shortSide / Math.min(across, down), timelineLimits.maxLongSidePx / Math.max(across, down))
  return { width: even(across * unit), height: even(down * unit) }
}

/** Chroma is stored for pairs of pixels, so both sides of a picture are even. */
function even(pixels: number): number {
  return Math.round(pixels / 2) * 2
}
