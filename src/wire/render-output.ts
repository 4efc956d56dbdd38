/** The `output` of an export, and the picture it asks for. */
import { z } from 'zod'
import { type Fps, fpsFromNumber } from '../time/time.ts'
import { timelineLimits } from '../timeline/limits.ts'
import type { Timeline } from '../timeline/model.ts'
import { invalidField } from './parse.ts'

const outputFormats = [
  'mp4',
  'webm',
  'gif',
  'mp3',
  'wav',
  'm4a',
  'png',
  'srt',
  'vtt',
  'otio',
  'edl',
] as const

const outputQualities = ['draft', 'standard', 'high'] as const
type OutputQuality = (typeof outputQualities)[number]

export const outputSchema = z.object({
  format: z.enum(outputFormats).default('mp4'),
  quality: z.enum(outputQualities).default('high'),
  width: z.int().optional(),
  height: z.int().optional(),
  ratio: z
    .string()
    .regex(/^[1-9]\d{0,3}:[1-9]\d{0,3}$/, 'expected a ratio like "9:16"')
    .optional(),
  resolution: z
    .string()
    .regex(/^(480|720|1080)p$/i, 'expected "480p", "720p" or "1080p"')
    .optional(),
  fps: z.number().min(1).max(60).optional(),
  crf: z.int().min(0).max(40).optional(),
  max_mb: z.number().positive().optional(),
  captions: z.enum(['burned', 'sidecar', 'none']).optional(),
})

export type OutputOptions = z.infer<typeof outputSchema>

/** The picture of a film as it is to be encoded. */
export interface OutputPicture {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** Constant rate factor of x264: lower is better and larger. */
  readonly crf: number
  readonly preset: 'veryfast'
}

const crfOf: Record<OutputQuality, number> = { draft: 26, standard: 23, high: 20 }
const draftShortSidePx = 720

/**
 * Works out the picture: its size from `output`, else from the timeline; a draft is
 * 720p unless it says otherwise.
 *
 * @throws {ReelsmithError} `request/invalid` when the size is beyond 1920×1080 or 1080×1920.
 */
export function resolvePicture(output: OutputOptions, timeline: Timeline): OutputPicture {
  const { width, height } = pictureSize(output, timeline)
  const { maxLongSidePx, maxShortSidePx, minSidePx } = timelineLimits
  if (
    Math.max(width, height) > maxLongSidePx ||
    Math.min(width, height) > maxShortSidePx ||
    Math.min(width, height) < minSidePx
  ) {
    throw invalidField(
      'output.width',
      `expected ${minSidePx}×${minSidePx} to 1920×1080 or 1080×1920 pixels, got ${width}×${height}`,
    )
  }
  const fps = output.fps === undefined ? timeline.fps : fpsFromNumber(output.fps)
  return { width, height, fps, crf: output.crf ?? crfOf[output.quality], preset: 'veryfast' }
}

function pictureSize(output: OutputOptions, timeline: Timeline): { width: number; height: number } {
  if (output.width !== undefined && output.height !== undefined) {
    return { width: even(output.width), height: even(output.height) }
  }
  const ratio = ratioOf(output, timeline)
  if (output.width !== undefined) return { width: even(output.width), height: even(output.width / ratio) }
  if (output.height !== undefined) return { width: even(output.height * ratio), height: even(output.height) }
  const shortPx = shortSidePx(output, timeline)
  const longPx = Math.min(timelineLimits.maxLongSidePx, shortPx * Math.max(ratio, 1 / ratio))
  return ratio >= 1
    ? { width: even(longPx), height: even(longPx / ratio) }
    : { width: even(longPx * ratio), height: even(longPx) }
}

function ratioOf(output: OutputOptions, timeline: Timeline): number {
  if (output.ratio === undefined) return timeline.width / timeline.height
  const [across, down] = output.ratio.split(':').map(Number)
  return across! / down!
}

function shortSidePx(output: OutputOptions, timeline: Timeline): number {
  if (output.resolution !== undefined) return Number.parseInt(output.resolution, 10)
  if (output.quality === 'draft') return Math.min(draftShortSidePx, timeline.width, timeline.height)
  return output.ratio === undefined
    ? Math.min(timeline.width, timeline.height)
    : timelineLimits.maxShortSidePx
}

function even(px: number): number {
  return Math.round(px / 2) * 2
}
