import { type GradeStep, prepareColours, prepareTexture } from '../compose/colour/colour-pass.ts'
import { type Frame, type FrameMemory, planesOf } from '../compose/frame.ts'
import { Pyramid } from '../compose/pyramid.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { MediaInfo } from '../media/media-info.ts'
import { readStill } from '../media/still.ts'
import type { Fps } from '../time/time.ts'
import type { FilmMedia } from './film-media.ts'
import { FrameReader } from './frame-reader.ts'
import { type Framing, framePicture } from './framing.ts'
import type { PictureUse } from './plan.ts'

/** The pictures of one clip within a segment, in order. */
export interface PictureSource {
  /** Composes the picture of the next frame. */
  next(into: Frame): Promise<void>
  /** Byte offset of the alpha plane of the last picture; null when it is opaque. */
  readonly alpha: number | null
  close(): Promise<void>
}

export interface PictureSourceOptions {
  memory: FrameMemory
  use: PictureUse
  /** Path of each asset's file, by id. */
  files: Readonly<Record<string, string>>
  media: FilmMedia
  /** Of the frames to fill. */
  width: number
  height: number
  fps: Fps
  /** Whether a video keeps its transparency; it is not moved by a camera then. */
  withAlpha?: boolean
}

/**
 * Opens the pictures of a clip.
 *
 * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `job/cancelled`; the message names the clip.
 */
export async function openPictureSource(
  options: PictureSourceOptions,
  context: { signal?: AbortSignal },
): Promise<PictureSource> {
  return await namingClip(options.use, async () => {
    const info = await options.media.probe(fileOf(options))
    const framing = await frame(options, info)
    return info.kind === 'image' ? await openStill(options, info, framing) : await openVideo(options, info, framing, context)
  })
}

export function fileOf({ use, files }: PictureSourceOptions): string {
  return files[use.asset]!
}

/** A clip's grades with their lookup tables. */
export async function gradeSteps({ use, files, media }: PictureSourceOptions): Promise<GradeStep[]> {
  const steps = use.grades.map(async (grade): Promise<GradeStep> => {
    if (grade.lut === undefined) return { grade }
    const file = files[grade.lut]
    if (file === undefined) throw new ReelsmithError('media/unreadable', 'The colour table (LUT) of its grade is gone.')
    return { grade, map: await media.colourMap(file) }
  })
  return await Promise.all(steps)
}

async function frame(options: PictureSourceOptions, info: MediaInfo): Promise<Framing> {
  const { use, media, fps, width, height } = options
  const { appearance } = use
  const isSameShape = Math.abs((info.width * height) / (info.height * width) - 1) < 0.005
  // A video of the frame's own shape that does not move is shown as it is, whatever is in it.
  const isLookedAt =
    appearance.fit === 'cover' && !appearance.focus && !(info.kind === 'video' && isSameShape && appearance.motion === 'none')
  return framePicture({
    source: { width: info.width, height: info.height },
    frame: { width, height },
    appearance,
    look: isLookedAt ? await media.look(fileOf(options), info, use.lookMs) : null,
    motionMs: (Math.max(1, use.motionFrames - 1) * 1000 * fps.den) / fps.num,
  })
}

async function openStill(options: PictureSourceOptions, info: MediaInfo, framing: Framing): Promise<PictureSource> {
  const { memory, media } = options
  const { working } = framing
  const file = fileOf(options)
  const picture = memory.allocateFrame(working.width, working.height)
  const steps = await gradeSteps(options)
  const { region, fit, background, margin } = framing
  const key = JSON.stringify([file, region, working, fit, background, margin, options.use.grades])
  const bytes = await media.picture(key, async () => {
    const pixels = await readStill(file, info, { ...framing, ...working })
    const rgba = memory.scratch(pixels.data.byteLength)
    memory.bytes(rgba, pixels.data.byteLength).set(pixels.data)
    const [y, u, v] = planesOf(picture)
    memory.kernel.rgbaToI420(rgba, working.width, working.height, y.offset, u.offset, v.offset)
    // A picture that only moves keeps its colours: they are changed once.
    prepareColours(memory, steps)?.(picture)
    return memory.frameView(picture).slice()
  })
  memory.frameView(picture).set(bytes)
  const show = mover(options, framing, picture)
  return { next: async (into) => show(into), alpha: null, close: async () => {} }
}

async function openVideo(
  options: PictureSourceOptions,
  info: MediaInfo,
  framing: Framing,
  context: { signal?: AbortSignal },
): Promise<PictureSource> {
  const { memory, use, media, fps, withAlpha = false } = options
  const { region, fit, working } = framing
  const file = await media.playable(fileOf(options), info)
  const colours = prepareColours(memory, await gradeSteps(options))
  const { availableFrames } = use
  const reading = { file, info, times: use.times!, availableFrames, region, fit, ...working, fps, withAlpha }
  const reader = new FrameReader(reading, context)
  const lumaBytes = working.width * working.height
  const byteLength = (lumaBytes * 3) / 2
  const offset = memory.allocate(byteLength + (withAlpha ? lumaBytes : 0))
  const picture = { ...working, offset, byteLength }
  const show = mover(options, framing, picture)
  return {
    next: async (into) => {
      const isNew = await namingClip(use, () => reader.next(memory.bytes(offset, byteLength + (withAlpha ? lumaBytes : 0))))
      if (isNew) colours?.(picture)
      show(into)
    },
    alpha: withAlpha ? offset + byteLength : null,
    close: () => reader.close(),
  }
}

/** Shows the working picture in a frame, moved by the clip's camera, with the vignette and the grain of its grades. */
function mover({ memory, use, fps, width, height }: PictureSourceOptions, framing: Framing, picture: Frame): (into: Frame) => void {
  const { viewAt, widestStep } = framing
  const texture = prepareTexture(memory, use.grades, { width, height })
  // A video's picture is new with every frame: halves of it would have to be made each time.
  const widest = use.kind === 'image' ? widestStep : 1
  const pyramid = viewAt ? new Pyramid(memory, picture, { width, height }, widest) : null
  let frame = use.fromFrame + use.motionOffset
  return (into) => {
    if (pyramid) pyramid.draw(viewAt!((frame * 1000 * fps.den) / fps.num), into)
    else memory.frameView(into).set(memory.frameView(picture))
    texture?.(into, frame)
    frame++
  }
}

/** An error of a file says which clip it is about. */
export async function namingClip<T>(use: PictureUse, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!ReelsmithError.is(error) || !error.code.startsWith('media/')) throw error
    throw new ReelsmithError(error.code, `Clip "${use.clipName}": ${error.message}`, { cause: error })
  }
}
