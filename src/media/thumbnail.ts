import sharp from 'sharp'
import { runFfmpeg, safeInput } from './ffmpeg.ts'
import { imageError, maxImagePixels } from './image.ts'
import type { MediaInfo } from './media-info.ts'
import { pictureFilters } from './picture-filters.ts'
import type { StillPixels } from './still.ts'

const timeoutMs = 60_000

/**
 * Small RGBA pictures of a source, in its own shape: one of an image, a few key frames of a stretch of a video.
 *
 * @param range - Of the video, in its own ms.
 * @param context.longSidePx - Of the longer side, at most.
 * @param context.frames - How many key frames of a video are looked at, at most.
 * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `job/cancelled`.
 */
export async function readThumbnails(
  file: string,
  info: MediaInfo,
  range: { startMs: number; endMs: number },
  context: { signal?: AbortSignal; longSidePx?: number; frames?: number } = {},
): Promise<StillPixels[]> {
  const { signal, longSidePx = 112, frames = 3 } = context
  const scale = Math.min(1, longSidePx / Math.max(info.width, info.height))
  const size = {
    width: 2 * Math.max(4, Math.round((info.width * scale) / 2)),
    height: 2 * Math.max(4, Math.round((info.height * scale) / 2)),
  }
  if (info.kind === 'image') return [await imageThumbnail(file, size)]
  const region = { x: 0, y: 0, width: 1, height: 1 }
  const seconds = Math.max(0.1, (range.endMs - range.startMs) / 1000)
  const { stdout } = await runFfmpeg(
    [
      '-noaccurate_seek', '-ss', (range.startMs / 1000).toFixed(3), '-t', seconds.toFixed(3), '-skip_frame', 'nokey',
      ...safeInput(file), '-map', '0:V:0', '-an', '-fps_mode', 'passthrough',
      '-vf', [...pictureFilters({ info, region, fit: 'cover', ...size }), 'scale=in_color_matrix=bt709', 'format=rgba'].join(','),
      '-frames:v', String(frames), '-f', 'rawvideo', 'pipe:1',
    ],
    { signal, timeoutMs, what: 'Reading the video' },
  )
  const bytes = size.width * size.height * 4
  return Array.from({ length: Math.floor(stdout.length / bytes) }, (_, n) => ({
    ...size,
    data: stdout.subarray(n * bytes, (n + 1) * bytes),
  }))
}

/** Writes a picture as a small JPEG, on white where it is transparent. */
export async function writeJpeg({ width, height, data }: StillPixels, file: string): Promise<void> {
  await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toFile(file)
}

async function imageThumbnail(file: string, { width, height }: { width: number; height: number }): Promise<StillPixels> {
  try {
    const { data, info } = await sharp(file, { limitInputPixels: maxImagePixels })
      .rotate()
      .toColourspace('srgb')
      .resize(width, height, { fit: 'fill' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data }
  } catch (cause) {
    throw imageError(cause)
  }
}
