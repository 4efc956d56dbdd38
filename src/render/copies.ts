/** Which segments of a film are taken over from a clip's file as they are, instead of being encoded once more. */
import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readDecoderSetup } from '../media/copy-frames.ts'
import { openVideoEncoder } from '../media/encode.ts'
import { readPackets } from '../media/inspect-file.ts'
import { clipEncoding, clipGroupFrames } from '../models/clip-encoding.ts'
import type { Fps } from '../time/time.ts'
import type { FilmMedia } from './film-media.ts'
import type { FilmRequest } from './film-request.ts'
import { fingerprint } from './fingerprint.ts'
import type { FilmPlan, PictureUse, SegmentPlan } from './plan.ts'

/** Where the pictures of a clip's file can be taken over. */
interface CopySource {
  readonly frameCount: number
  /** Ascending. */
  readonly keyFrames: readonly number[]
}

/**
 * Marks the segments that show a painted clip unchanged, from a key frame to a key frame, in an encoding that segments
 * of the film's own can follow in one track: a draft too, which is wished to be quick rather than small, but no film with
 * a limit of its size. What cannot be read is left to be told of when it is rendered.
 */
export async function withCopies(
  plan: FilmPlan,
  request: FilmRequest,
  media: FilmMedia,
  signal: AbortSignal,
): Promise<FilmPlan> {
  const { output, assets } = request
  const mayCopy =
    request.maxBytes === undefined &&
    (output.codec ?? 'h264') === 'h264' &&
    output.preset === clipEncoding.preset &&
    output.crf >= clipEncoding.crf
  if (!mayCopy) return plan
  const sources = new Map<string, Promise<CopySource | null>>()
  const sourceOf = async (asset: string): Promise<CopySource | null> => {
    const file = assets[asset]
    if (file?.madeBy !== 'algorithm') return null
    const known = sources.get(asset) ?? copySource(asset, file.path, request, media, signal).catch(() => null)
    sources.set(asset, known)
    return await known
  }
  const segments = await Promise.all(
    plan.segments.map(async (segment): Promise<SegmentPlan> => {
      const stretch = unchangedStretch(segment, output.fps)
      const source = stretch && (await sourceOf(stretch.asset))
      if (!source || !begins(source, stretch.firstFrame) || !begins(source, stretch.firstFrame + segment.frameCount)) return segment
      return { ...segment, copiedFrom: stretch.firstFrame }
    }),
  )
  return { ...plan, segments }
}

/** The stretch of one source that a segment shows picture by picture as it is; null when it shows anything else. Pure. */
export function unchangedStretch(segment: SegmentPlan, fps: Fps): { asset: string; firstFrame: number } | null {
  const { pictures, transitions, overlays, texts, fades = [], frameCount } = segment
  const [use, second] = pictures
  if (!use || second || transitions.length > 0 || overlays.length > 0 || texts.length > 0 || fades.length > 0) return null
  if (use.fromFrame !== 0 || use.toFrame !== frameCount || use.availableFrames !== frameCount) return null
  if (use.kind !== 'video' || use.grades.length > 0 || !isAsItIs(use)) return null
  const { times } = use
  const frameMs = (1000 * fps.den) / fps.num
  if (!times || !('startMs' in times) || Math.abs(times.stepMs - frameMs) > 0.01) return null
  const first = times.startMs / frameMs
  if (Math.abs(first - Math.round(first)) > 0.02) return null
  return { asset: use.asset, firstFrame: Math.round(first) }
}

function isAsItIs({ appearance: { motion, focus, crop } }: PictureUse): boolean {
  return motion === 'none' && !focus && !crop
}

/** Whether a group begins there, or the file ends. */
function begins(source: CopySource, frame: number): boolean {
  return frame === source.frameCount || source.keyFrames.includes(frame)
}

async function copySource(
  asset: string,
  file: string,
  request: FilmRequest,
  media: FilmMedia,
  signal: AbortSignal,
): Promise<CopySource | null> {
  const { output } = request
  const { width, height, fps } = await media.probe(file)
  const isOfSize = width === output.width && height === output.height
  if (!isOfSize || !fps || fps.num * output.fps.den !== output.fps.num * fps.den) return null
  const determining = `${await fingerprint(asset, file, 'A clip: its file')} ${JSON.stringify(output)}`
  const name = createHash('sha256').update(determining).digest('hex').slice(0, 32)
  return await media.remembered(`copies-${name}.json`, async () => {
    const [packets, setup, wanted] = await Promise.all([
      readPackets(file, { signal }),
      readDecoderSetup(file, { signal }),
      encoderSetup(request, signal),
    ])
    const { frameCount, keyFrames, isRegular, startMs } = packets
    return setup === wanted && isRegular && startMs === 0 ? { frameCount, keyFrames } : null
  })
}

/** What a decoder has to know before a segment that the film's own encoder writes: asked of the encoder itself. */
async function encoderSetup({ output, workDir }: FilmRequest, signal: AbortSignal): Promise<string> {
  const { width, height, fps } = output
  const file = path.join(workDir, `setup-${randomUUID()}.mp4`)
  const encoder = await openVideoEncoder({ ...output, file, gopFrames: clipGroupFrames(fps) }, { signal })
  try {
    await encoder.write(Buffer.alloc((width * height * 3) / 2, 128))
    await encoder.finish()
    return await readDecoderSetup(file, { signal })
  } catch (error) {
    await encoder.abort()
    throw error
  } finally {
    await rm(file, { force: true })
  }
}
