import sharp from 'sharp'
import { imageError, maxImagePixels } from './image.ts'

/**
 * Writes a picture as a JPEG that is no larger than that on either side, turned upright, in its own shape.
 *
 * @throws {ReelsmithError} `media/unreadable`.
 */
export async function shrinkPicture(picture: string, { mostPx, file }: { mostPx: number; file: string }): Promise<void> {
  const shrunk = sharp(picture, { limitInputPixels: maxImagePixels }).rotate().resize(mostPx, mostPx, { fit: 'inside', withoutEnlargement: true })
  await shrunk.flatten({ background: '#ffffff' }).jpeg({ quality: 90 }).toFile(file).catch((cause: unknown) => {
    throw imageError(cause)
  })
}

/**
 * Writes a picture as an opaque PNG of a size, turned upright; what does not fit its shape is cut off, away from what
 * draws the eye.
 *
 * @param to - Size in pixels, and the file.
 * @throws {ReelsmithError} `media/unreadable`.
 */
export async function fitPicture(picture: string, { width, height, file }: { width: number; height: number; file: string }): Promise<void> {
  const fitted = sharp(picture, { limitInputPixels: maxImagePixels }).rotate().resize(width, height, { fit: 'cover', position: 'attention' })
  await fitted.flatten({ background: '#000000' }).png().toFile(file).catch((cause: unknown) => {
    throw imageError(cause)
  })
}
