import sharp, { type Sharp } from 'sharp'
import type { Crop, VideoFit } from '../timeline/appearance.ts'
import { imageError, maxImagePixels } from './image.ts'

/** RGBA pixels, not premultiplied. */
export interface StillPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export interface StillTarget {
  /** The part of the picture that is used, of the upright one. */
  readonly region: Crop
  readonly width: number
  readonly height: number
  /** How the region is brought to that size: filling it when `cover`, whatever its shape. */
  readonly fit: VideoFit
  /** Share of the target that stays free on each side of a contained picture. */
  readonly margin: number
  /** What lies behind it, `#rrggbb`; null keeps it transparent. */
  readonly background: string | null
}

/** Share of the frame that a blurred background is made at: no detail is lost that shows. */
const blurScale = 6

/**
 * Reads an image and brings it to a frame's shape: turned upright, scaled with Lanczos, in sRGB. The size that is read
 * is near the one that is needed, so a large photo costs no more memory than that.
 *
 * @param size - Of the upright picture, in pixels.
 * @throws {ReelsmithError} `media/unreadable`.
 */
export async function readStill(
  file: string,
  size: { width: number; height: number },
  target: StillTarget,
): Promise<StillPixels> {
  try {
    const picture = await arranged(file, size, target)
    const opaque = target.background === null ? picture : picture.flatten({ background: target.background })
    const { data, info } = await opaque.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data }
  } catch (cause) {
    throw imageError(cause)
  }
}

async function arranged(file: string, size: { width: number; height: number }, target: StillTarget): Promise<Sharp> {
  const { region, width, height, fit, background, margin } = target
  const room = { width: Math.round(width * (1 - 2 * margin)), height: Math.round(height * (1 - 2 * margin)) }
  const inside = insideSize((size.width * region.width) / (size.height * region.height), room.width, room.height)
  const isWhole = inside.width === width && inside.height === height
  if (fit === 'cover' || isWhole) return part(file, region, width, height)
  const front = part(file, region, inside.width, inside.height)
  const left = Math.floor((width - inside.width) / 2)
  const top = Math.floor((height - inside.height) / 2)
  if (fit === 'contain') {
    const bars = { left, top, right: width - inside.width - left, bottom: height - inside.height - top }
    return sharp(await front.png({ compressionLevel: 0 }).toBuffer()).extend({
      ...bars,
      background: background ?? { r: 0, g: 0, b: 0, alpha: 0 },
    })
  }
  const back = await blurred(file, size, target)
  return sharp(back).composite([{ input: await front.png({ compressionLevel: 0 }).toBuffer(), left, top }])
}

/** A region at a size: the whole picture is scaled first, which lets the decoder skip what is not needed. */
function part(file: string, region: Crop, width: number, height: number): Sharp {
  const whole = { width: Math.max(1, Math.round(width / region.width)), height: Math.max(1, Math.round(height / region.height)) }
  const scaled = sharp(file, { limitInputPixels: maxImagePixels })
    .rotate()
    .toColourspace('srgb')
    .resize(whole.width, whole.height, { fit: 'fill', kernel: 'lanczos3' })
  if (whole.width === width && whole.height === height) return scaled
  const left = Math.min(Math.round(region.x * whole.width), whole.width - width)
  const top = Math.min(Math.round(region.y * whole.height), whole.height - height)
  return scaled.extract({ left, top, width, height })
}

/** The picture's own enlargement, blurred and dimmed, at the target's size. */
async function blurred(file: string, size: { width: number; height: number }, target: StillTarget): Promise<Buffer> {
  const { width, height } = target
  const small = { width: Math.ceil(width / blurScale), height: Math.ceil(height / blurScale) }
  const soft = await part(file, coverRegion(size, target), small.width, small.height)
    .flatten({ background: '#000000' })
    .blur(6)
    .linear(0.82, 0)
    .png({ compressionLevel: 0 })
    .toBuffer()
  return await sharp(soft).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png({ compressionLevel: 0 }).toBuffer()
}

/** The middle of the region, in the shape of the target. */
function coverRegion(size: { width: number; height: number }, { region, width, height }: StillTarget): Crop {
  const ratio = (size.width * region.width) / (size.height * region.height) / (width / height)
  const [w, h] = ratio > 1 ? [region.width / ratio, region.height] : [region.width, region.height * ratio]
  return { x: region.x + (region.width - w) / 2, y: region.y + (region.height - h) / 2, width: w, height: h }
}

/** The largest size of a shape inside a frame; all of it when the shapes are practically the same. */
function insideSize(ratio: number, width: number, height: number): { width: number; height: number } {
  if (Math.abs((ratio * height) / width - 1) < 0.005) return { width, height }
  return ratio > width / height
    ? { width, height: Math.max(1, Math.round(width / ratio)) }
    : { width: Math.max(1, Math.round(height * ratio)), height }
}
