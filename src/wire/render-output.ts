/** The `output` of an export, and what it asks for. */
import { z } from 'zod'
import { type Fps, fpsFromNumber } from '../time/time.ts'
import { timelineLimits } from '../timeline/limits.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { invalidField } from './parse.ts'

export const outputFormats = [
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

/** What the sound may be brought to, in LUFS: online players, podcasts, European and cinema broadcasts. */
export const loudnessTargets = [-14, -16, -23, -27] as const

const outputQualities = ['draft', 'standard', 'high'] as const
type OutputQuality = (typeof outputQualities)[number]

/** `burned` into the picture, a `sidecar` file beside a picture without them, or `none` at all. */
export const captionModes = ['burned', 'sidecar', 'none'] as const
export type CaptionMode = (typeof captionModes)[number]

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
    .regex(/^(360p|480p|720p|1080p|1440p|2160p|4k)$/i, 'expected "360p", "480p", "720p", "1080p", "1440p", "2160p" or "4k"')
    .optional(),
  fps: z.number().min(1).max(60).optional(),
  /** 0 would be lossless, which players of H.264 and browsers don't play. */
  crf: z.int().min(1).max(40).optional(),
  loudness: z.literal(loudnessTargets).optional(),
  max_mb: z.number().positive().optional(),
  captions: z.enum(captionModes).optional(),
  /** Of a still: the moment it shows, in ms. */
  at: z.int().min(0).optional(),
  /** Of a still: so many moments side by side instead of one. */
  tiles: z.int().min(2).max(64).optional(),
})

export type OutputOptions = z.infer<typeof outputSchema>

/** What an export makes. */
export type ExportOutput = FilmOutputSpec | SoundOutputSpec | StillOutputSpec | TextOutputSpec

export interface FilmOutputSpec {
  readonly kind: 'film'
  readonly format: 'mp4' | 'webm' | 'gif'
  readonly picture: OutputPicture
  readonly captions: CaptionMode
  /** Most bytes that the file may have. */
  readonly maxBytes?: number
}

export interface SoundOutputSpec {
  readonly kind: 'sound'
  /** In LUFS; -14 unless told. */
  readonly loudnessLufs?: number
  readonly format: 'mp3' | 'wav' | 'm4a'
}

export interface StillOutputSpec {
  readonly kind: 'still'
  readonly format: 'png'
  readonly picture: OutputPicture
  readonly captions: CaptionMode
  /** What it shows; a good moment unless told. */
  readonly atMs?: number
  /** A contact sheet of so many moments. */
  readonly tiles?: number
}

export interface TextOutputSpec {
  readonly kind: 'text'
  readonly format: 'srt' | 'vtt' | 'otio' | 'edl'
  /** Of timecodes. */
  readonly fps: Fps
}

/** The picture of a film as it is to be encoded. */
export interface OutputPicture {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** Constant rate factor of x264: lower is better and larger. */
  readonly crf: number
  readonly preset: 'veryfast'
  /** Of the sound, in LUFS; -14 unless told. */
  readonly loudnessLufs?: number
}

/** Of an exported picture; the canvas of a timeline is smaller. */
const pictureLimits = { longSidePx: 3840, shortSidePx: 2160 }
const crfOf: Record<OutputQuality, number> = { draft: 26, standard: 23, high: 20 }
const draftShortSidePx = 720
/** A GIF is for chats and pages: its bytes grow with each of these. */
const gifLimits = { shortSidePx: 480, fps: 15, durationMs: 120_000 }

/**
 * Works out what an export makes: the picture's size from `output`, else from the timeline; a draft is 720p and a GIF
 * 480p unless it says otherwise.
 *
 * @throws {ReelsmithError} `request/invalid` naming the member that asks for too much.
 */
export function resolveOutput(output: OutputOptions, timeline: Timeline): ExportOutput {
  const { format, captions = 'burned' } = output
  switch (format) {
    case 'mp4':
    case 'webm':
    case 'gif':
      return {
        kind: 'film',
        format,
        picture: format === 'gif' ? gifPicture(output, timeline) : resolvePicture(output, timeline),
        captions,
        ...(output.max_mb !== undefined && { maxBytes: maxBytesOf(output.max_mb) }),
      }
    case 'mp3':
    case 'wav':
    case 'm4a':
      return { kind: 'sound', format, ...(output.loudness !== undefined && { loudnessLufs: output.loudness }) }
    case 'png':
      return {
        kind: 'still',
        format,
        picture: resolvePicture(output, timeline),
        captions,
        ...(output.at !== undefined && { atMs: momentOf(output.at, timeline) }),
        ...(output.tiles !== undefined && { tiles: output.tiles }),
      }
    default:
      return { kind: 'text', format, fps: fpsOf(output, timeline) }
  }
}

function gifPicture(output: OutputOptions, timeline: Timeline): OutputPicture {
  const durationMs = timelineDurationMs(timeline)
  if (durationMs > gifLimits.durationMs) {
    const most = `at most ${gifLimits.durationMs / 1000} s for a GIF`
    throw invalidField('output.format', `expected ${most}, and this film has ${durationMs / 1000} s; choose mp4 or webm`)
  }
  const isSized = output.width !== undefined || output.height !== undefined || output.resolution !== undefined
  const shortPx = Math.min(gifLimits.shortSidePx, timeline.width, timeline.height)
  const picture = resolvePicture(isSized ? output : { ...output, resolution: `${shortPx}p` }, timeline)
  const isSlow = picture.fps.num / picture.fps.den <= gifLimits.fps || output.fps !== undefined
  return isSlow ? picture : { ...picture, fps: { num: gifLimits.fps, den: 1 } }
}

/** Megabytes are as mail and chats count them: 1,000,000 bytes. */
function maxBytesOf(megabytes: number): number {
  return Math.floor(megabytes * 1_000_000)
}

function momentOf(atMs: number, timeline: Timeline): number {
  const durationMs = timelineDurationMs(timeline)
  if (atMs < durationMs) return atMs
  throw invalidField('output.at', `expected a moment of the film (0 to ${durationMs - 1} ms), got ${atMs}`)
}

function fpsOf(output: OutputOptions, timeline: Timeline): Fps {
  return output.fps === undefined ? timeline.fps : fpsFromNumber(output.fps)
}

function resolvePicture(output: OutputOptions, timeline: Timeline): OutputPicture {
  const { width, height } = pictureSize(output, timeline)
  const { longSidePx, shortSidePx } = pictureLimits
  const { minSidePx } = timelineLimits
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (long > longSidePx || short > shortSidePx || short < minSidePx) {
    const most = `${longSidePx}×${shortSidePx} or ${shortSidePx}×${longSidePx}`
    throw invalidField('output.width', `expected ${minSidePx}×${minSidePx} to ${most} pixels, got ${width}×${height}`)
  }
  const picture = { width, height, fps: fpsOf(output, timeline), crf: output.crf ?? crfOf[output.quality], preset: 'veryfast' } as const
  return output.loudness === undefined ? picture : { ...picture, loudnessLufs: output.loudness }
}

function pictureSize(output: OutputOptions, timeline: Timeline): { width: number; height: number } {
  if (output.width !== undefined && output.height !== undefined) {
    return { width: even(output.width), height: even(output.height) }
  }
  const ratio = ratioOf(output, timeline)
  if (output.width !== undefined) return { width: even(output.width), height: even(output.width / ratio) }
  if (output.height !== undefined) return { width: even(output.height * ratio), height: even(output.height) }
  const shortPx = shortSidePx(output, timeline)
  // A very wide picture is as wide as the format of its lines is, and less high.
  const longPx = Math.min((shortPx * 16) / 9, shortPx * Math.max(ratio, 1 / ratio))
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
  if (output.resolution !== undefined) return /4k/i.test(output.resolution) ? 2160 : Number.parseInt(output.resolution, 10)
  const own = Math.min(timeline.width, timeline.height)
  if (output.quality === 'draft') return Math.min(draftShortSidePx, own)
  return output.ratio === undefined ? own : timelineLimits.maxShortSidePx
}

function even(px: number): number {
  return Math.round(px / 2) * 2
}
