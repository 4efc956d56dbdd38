import { type Frame, type FrameMemory, planesOf } from '../compose/frame.ts'
import { keyframedView, motionZoom, viewAt } from '../compose/motion.ts'
import { Resampler } from '../compose/resample.ts'
import { ReelsmithError } from '../errors/error.ts'
import { type VideoDecoder, openVideoDecoder } from '../media/decode.ts'
import type { MediaInfo } from '../media/media-info.ts'
import { readStill } from '../media/still.ts'
import type { Fps } from '../time/time.ts'
import type { PictureUse } from './plan.ts'

/** The pictures of one clip within a segment, in order. */
export interface PictureSource {
  /**
   * The picture of the next frame. The frame belongs to the source until the next call; with `into` it is
   * composed there.
   */
  next(into: Frame): Promise<void>
  close(): Promise<void>
}

export interface PictureSourceOptions {
  memory: FrameMemory
  use: PictureUse
  file: string
  /** Says what a file holds; the same file is looked at once for a whole film. */
  probe: (file: string) => Promise<MediaInfo>
  /** Of the frames to fill. */
  width: number
  height: number
  fps: Fps
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
    if (options.use.kind === 'image') return await openStill(options)
    return await openVideo(options, context)
  })
}

/** A closer view than this is enlarged: the memory of a larger picture costs more than it shows. */
const maxWorkingZoom = 2

/** A picture that moves is first brought to a size that its closest view fills. */
function workingSize({ use, width, height }: PictureSourceOptions): { width: number; height: number } {
  const zoom = Math.min(motionZoom(use.motion), maxWorkingZoom)
  return { width: 2 * Math.round((width * zoom) / 2), height: 2 * Math.round((height * zoom) / 2) }
}

async function openStill(options: PictureSourceOptions): Promise<PictureSource> {
  const { memory, use } = options
  const size = workingSize(options)
  const pixels = await readStill(options.file, { ...size, fit: use.fit })
  const picture = memory.allocateFrame(size.width, size.height)
  const rgba = memory.allocate(pixels.data.byteLength)
  memory.bytes(rgba, pixels.data.byteLength).set(pixels.data)
  const [y, u, v] = planesOf(picture)
  memory.kernel.rgbaToI420(rgba, size.width, size.height, y.offset, u.offset, v.offset)
  const show = mover(options, picture)
  return { next: async (into) => show(into), close: async () => {} }
}

async function openVideo(options: PictureSourceOptions, context: { signal?: AbortSignal }): Promise<PictureSource> {
  const { memory, use } = options
  const size = workingSize(options)
  const info = await options.probe(options.file)
  const decoder = openVideoDecoder(
    {
      file: options.file,
      info,
      startMs: use.startMs,
      speed: use.speed,
      frameCount: use.availableFrames,
      fps: options.fps,
      fit: use.fit,
      ...size,
    },
    context,
  )
  const picture = memory.allocateFrame(size.width, size.height)
  const show = mover(options, picture)
  const advance = frameCounter(decoder, use, options.fps)
  return {
    next: async (into) => {
      await namingClip(use, () => advance(memory.frameView(picture)))
      show(into)
    },
    close: () => decoder.close(),
  }
}

/** Reads frame after frame; a source that has given all it promised holds its last one. */
function frameCounter(decoder: VideoDecoder, use: PictureUse, fps: Fps): (target: Uint8Array) => Promise<void> {
  let given = 0
  let ended = false
  // Containers round lengths: a fifth of a second may be missing at the very end.
  const toleratedFrames = Math.ceil(fps.num / fps.den / 5)
  return async (target) => {
    if (!ended && given < use.availableFrames && (await decoder.read(target))) {
      given++
      return
    }
    ended = true
    if (given < use.availableFrames - toleratedFrames || given === 0) {
      const missing = ((use.availableFrames - given) * fps.den) / fps.num
      throw new ReelsmithError(
        'media/unreadable',
        `Reading the video failed: it is cut short, ${missing.toFixed(1)} s of what is used are missing.`,
      )
    }
  }
}

/** Shows the working picture in a frame, moved by the clip's camera. */
function mover(options: PictureSourceOptions, picture: Frame): (into: Frame) => void {
  const { memory, use, fps } = options
  const { motion } = use
  let frame = use.fromFrame
  if (motion === 'none') {
    return (into) => memory.frameView(into).set(memory.frameView(picture))
  }
  const resampler = new Resampler(memory, picture, options)
  return (into) => {
    const frames = frame + use.motionOffset
    const view =
      typeof motion === 'string'
        ? viewAt(motion, frames / Math.max(1, use.motionFrames - 1))
        : keyframedView(motion, (frames * 1000 * fps.den) / fps.num)
    resampler.draw(picture, view, into)
    frame++
  }
}

async function namingClip<T>(use: PictureUse, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!ReelsmithError.is(error) || !error.code.startsWith('media/')) throw error
    throw new ReelsmithError(error.code, `Clip "${use.clipName}": ${error.message}`, { cause: error })
  }
}
