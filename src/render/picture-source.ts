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
  file: string
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
    const info = await options.media.probe(options.file)
    const framing = await frame(options, info)
    return info.kind === 'image' ? await openStill(options, info, framing) : await openVideo(options, info, framing, context)
  })
}

async function frame(options: PictureSourceOptions, info: MediaInfo): Promise<Framing> {
  const { use, file, media, fps, width, height } = options
  const { appearance } = use
  const isSameShape = Math.abs((info.width * height) / (info.height * width) - 1) < 0.005
  // A video of the frame's own shape that does not move is shown as it is, whatever is in it.
  const isLookedAt =
    appearance.fit === 'cover' && !appearance.focus && !(info.kind === 'video' && isSameShape && appearance.motion === 'none')
  return framePicture({
    source: { width: info.width, height: info.height },
    frame: { width, height },
    appearance,
    look: isLookedAt ? await media.look(file, info, use.lookMs) : null,
    motionMs: (Math.max(1, use.motionFrames - 1) * 1000 * fps.den) / fps.num,
  })
}

async function openStill(options: PictureSourceOptions, info: MediaInfo, framing: Framing): Promise<PictureSource> {
  const { memory, file, media } = options
  const { working } = framing
  const picture = memory.allocateFrame(working.width, working.height)
  const key = JSON.stringify([file, framing.region, working, framing.fit, framing.background, framing.margin])
  const bytes = await media.picture(key, async () => {
    const pixels = await readStill(file, info, { ...framing, ...working })
    const rgba = memory.scratch(pixels.data.byteLength)
    memory.bytes(rgba, pixels.data.byteLength).set(pixels.data)
    const [y, u, v] = planesOf(picture)
    memory.kernel.rgbaToI420(rgba, working.width, working.height, y.offset, u.offset, v.offset)
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
  const file = await media.playable(options.file, info)
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
      await namingClip(use, () => reader.next(memory.bytes(offset, byteLength + (withAlpha ? lumaBytes : 0))))
      show(into)
    },
    alpha: withAlpha ? offset + byteLength : null,
    close: () => reader.close(),
  }
}

/** Shows the working picture in a frame, moved by the clip's camera. */
function mover({ memory, use, fps, width, height }: PictureSourceOptions, framing: Framing, picture: Frame): (into: Frame) => void {
  const { viewAt, widestStep } = framing
  if (!viewAt) return (into) => memory.frameView(into).set(memory.frameView(picture))
  // A video's picture is new with every frame: halves of it would have to be made each time.
  const pyramid = new Pyramid(memory, picture, { width, height }, use.kind === 'image' ? widestStep : 1)
  let frame = use.fromFrame
  return (into) => {
    pyramid.draw(viewAt(((frame + use.motionOffset) * 1000 * fps.den) / fps.num), into)
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
