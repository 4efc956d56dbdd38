/**
 * Who encodes H.264: x264, or what a graphics device has for it, where that has made a picture.
 *
 * @see https://ffmpeg.org/ffmpeg-codecs.html#Video-Encoders and https://trac.ffmpeg.org/wiki/HWAccelIntro
 */
import { existsSync } from 'node:fs'
import { ReelsmithError } from '../errors/error.ts'
import { runFfmpeg, trustedLimits } from './ffmpeg.ts'

export const h264Encoders = ['x264', 'nvenc', 'vaapi', 'videotoolbox'] as const
export type H264Encoder = (typeof h264Encoders)[number]

export interface H264Options {
  /** x264's measure of quality, 0 to 51: other encoders are given what looks about the same. */
  readonly crf: number
  /** Of x264; others have one way of their own. */
  readonly preset: string
  /** Frames from one key frame to the next; every group is closed. */
  readonly gopFrames: number
}

/** How ffmpeg is told of an encoder. */
interface Wording {
  /** Before everything else. */
  readonly device: readonly string[]
  /** What a picture in I420 has to go through last. */
  readonly filters: readonly string[]
  readonly options: readonly string[]
}

const renderNode = '/dev/dri/renderD128'

/** The words for an encoder: high profile, one key frame a group, which the parameter sets of others can follow. */
export function wordingOf(encoder: H264Encoder, { crf, preset, gopFrames }: H264Options): Wording {
  const gop = String(gopFrames)
  // Without B-frames a piece begins at its first picture, so that pieces can be joined.
  const common = ['-profile:v', 'high', '-g', gop, '-bf', '0']
  switch (encoder) {
    case 'x264':
      return {
        device: [],
        filters: [],
        options: [
          '-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-profile:v', 'high',
          '-pix_fmt', 'yuv420p', '-g', gop, '-keyint_min', gop, '-sc_threshold', '0',
          // Stitchable: the parameter sets depend on the settings alone, so pieces of one film can be joined.
          // Motion is sought a step less finely than by `veryfast`, for two thirds of its time: docs/decisions.
          '-x264-params', 'open-gop=0:stitchable=1:subme=1',
        ],
      }
    case 'nvenc':
      return {
        device: [],
        filters: [],
        options: ['-c:v', 'h264_nvenc', '-preset', 'p4', '-tune', 'hq', '-rc', 'vbr', '-cq', String(crf), '-b:v', '0', '-spatial-aq', '1', '-pix_fmt', 'yuv420p', ...common, '-forced-idr', '1', '-no-scenecut', '1'],
      }
    case 'vaapi':
      return {
        device: ['-vaapi_device', renderNode],
        filters: ['format=nv12', 'hwupload'],
        options: ['-c:v', 'h264_vaapi', '-rc_mode', 'CQP', '-qp', String(crf), ...common],
      }
    case 'videotoolbox':
      return {
        device: [],
        filters: [],
        // From 1 to 100, better upwards; a crf of 20 is at 65.
        options: ['-c:v', 'h264_videotoolbox', '-q:v', String(Math.max(1, Math.round(113 - 2.4 * crf))), '-allow_sw', '0', '-pix_fmt', 'yuv420p', ...common],
      }
  }
}

/**
 * What `REELSMITH_ENCODER` names: this one alone is tried, wherever its device may be. Undefined for the best there is.
 *
 * @throws {ReelsmithError} `request/invalid` when it names something else.
 */
export function wantedEncoder(environment: NodeJS.ProcessEnv): H264Encoder | undefined {
  const wanted = environment.REELSMITH_ENCODER
  if (!wanted || wanted === 'auto') return undefined
  const encoder = h264Encoders.find((name) => name === wanted)
  if (encoder) return encoder
  throw new ReelsmithError('request/invalid', `REELSMITH_ENCODER must be one of auto, ${h264Encoders.join(', ')}; it is "${wanted}".`)
}

/** What is worth a trial here, best first. Pure. */
export function candidates(platform: NodeJS.Platform, wanted: H264Encoder | undefined, isThere: (file: string) => boolean): H264Encoder[] {
  if (wanted) return wanted === 'x264' ? [] : [wanted]
  if (platform === 'darwin') return ['videotoolbox']
  // Windows lends its cards to Linux by another file.
  const hasNvidia = ['/dev/nvidiactl', '/dev/dxg'].some(isThere)
  return [...(hasNvidia ? (['nvenc'] as const) : []), ...(isThere(renderNode) ? (['vaapi'] as const) : [])]
}

const trialTimeoutMs = 20_000

/**
 * The encoder of a graphics device that makes a picture of this size, as it will be asked to; x264 where there is none.
 * Without a device it answers at once.
 *
 * @throws {ReelsmithError} `request/invalid` for a wrong `REELSMITH_ENCODER`; `job/cancelled`.
 */
export async function provenEncoder(shape: { width: number; height: number }, context: { signal?: AbortSignal } = {}): Promise<H264Encoder> {
  for (const encoder of candidates(process.platform, wantedEncoder(process.env), existsSync)) {
    if (await makesPicture(encoder, shape, context.signal)) return encoder
  }
  return 'x264'
}

async function makesPicture(encoder: H264Encoder, { width, height }: { width: number; height: number }, signal: AbortSignal | undefined): Promise<boolean> {
  const { device, filters, options } = wordingOf(encoder, { crf: 23, preset: 'veryfast', gopFrames: 30 })
  const picture = ['-f', 'lavfi', '-i', `color=gray:size=${width}x${height}:rate=30`, '-frames:v', '1']
  const args = [...device, ...picture, '-vf', ['format=yuv420p', ...filters].join(','), ...options, '-f', 'null', '-']
  try {
    await runFfmpeg(args, { signal, timeoutMs: trialTimeoutMs, what: 'Trying the encoder', limits: trustedLimits })
    return true
  } catch (error) {
    if (ReelsmithError.is(error, 'job/cancelled')) throw error
    return false
  }
}
