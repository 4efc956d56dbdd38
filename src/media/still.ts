import sharp, { type Sharp } from 'sharp'
import type { VideoFit } from '../timeline/appearance.ts'
import { imageError, maxImagePixels } from './image.ts'

/** Opaque RGBA pixels. */
export interface StillPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * Reads an image and brings it to a frame's shape: turned upright, scaled with Lanczos, in sRGB, on black where it is
 * transparent or does not reach.
 *
 * @throws {ReelsmithError} `media/unreadable`.
 */
export async function readStill(
  file: string,
  target: { width: number; height: number; fit: VideoFit },
): Promise<StillPixels> {
  try {
    const { width, height } = target
    const upright = await sharp(file, { limitInputPixels: maxImagePixels }).rotate().toColourspace('srgb').toBuffer()
    const picture = target.fit === 'blur-fill' ? await blurFill(upright, width, height) : fitted(upright, target)
    const { data, info } = await picture
      .flatten({ background: '#000000' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data }
  } catch (cause) {
    throw imageError(cause)
  }
}

function fitted(image: Buffer, { width, height, fit }: { width: number; height: number; fit: VideoFit }): Sharp {
  const background = { r: 0, g: 0, b: 0, alpha: 1 }
  // Where a crop is needed, sharp's attention strategy keeps what draws the eye: skin, saturation, detail.
  const options =
    fit === 'cover' ? { fit: 'cover' as const, position: 'attention' } : { fit: 'contain' as const, background }
  return sharp(image).resize(width, height, { ...options, kernel: 'lanczos3' })
}

/** The whole picture over its own blurred and dimmed enlargement. */
async function blurFill(image: Buffer, width: number, height: number): Promise<Sharp> {
  const small = { width: Math.ceil(width / 6), height: Math.ceil(height / 6) }
  const blurred = await sharp(image)
    .resize(small.width, small.height, { fit: 'cover' })
    .flatten({ background: '#000000' })
    .blur(6)
    .linear(0.82, 0)
    .png()
    .toBuffer()
  const front = await sharp(image).resize(width, height, { fit: 'inside', kernel: 'lanczos3' }).png().toBuffer()
  const back = await sharp(blurred).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer()
  return sharp(back).composite([{ input: front, gravity: 'centre' }])
}
