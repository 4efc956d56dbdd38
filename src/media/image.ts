import { open } from 'node:fs/promises'
import sharp from 'sharp'
import { ReelsmithError } from '../errors/error.ts'
import type { MediaInfo } from './media-info.ts'

/** Same wall as for video: 8192×8192. */
export const maxImagePixels = 67_108_864

/** What the first bytes of still-image files look like. GIF is left to ffmpeg, which plays it. */
const signatures: readonly { offset: number; bytes: string }[] = [
  { offset: 0, bytes: '\xff\xd8\xff' }, // JPEG
  { offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { offset: 8, bytes: 'WEBP' },
  { offset: 0, bytes: 'II*\0' }, // TIFF
  { offset: 0, bytes: 'MM\0*' },
  { offset: 4, bytes: 'ftypavif' },
]

/** Whether the first bytes are those of a still image. */
export async function isImageFile(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(16)
    await handle.read(head, 0, 16, 0)
    const text = head.toString('latin1')
    return signatures.some(({ offset, bytes }) => text.startsWith(bytes, offset))
  } finally {
    await handle.close()
  }
}

/**
 * Looks at a still image; null when the file is something else.
 *
 * @throws {ReelsmithError} `media/unreadable` when it is damaged or has more than 8192×8192 pixels.
 */
export async function probeImage(file: string, sizeBytes: number): Promise<MediaInfo | null> {
  if (!(await isImageFile(file))) return null
  const meta = await sharp(file, { limitInputPixels: maxImagePixels })
    .metadata()
    .catch((cause: unknown) => {
      throw imageError(cause)
    })
  if (meta.width * meta.height > maxImagePixels) {
    throw new ReelsmithError(
      'media/unreadable',
      `The image has ${meta.width}x${meta.height} pixels; at most 8192x8192 are accepted.`,
    )
  }
  const turned = (meta.orientation ?? 1) >= 5
  return {
    kind: 'image',
    durationMs: 0,
    width: turned ? meta.height : meta.width,
    height: turned ? meta.width : meta.height,
    fps: null,
    hasAudio: false,
    container: meta.format,
    videoCodec: meta.format,
    audioCodec: null,
    pixelFormat: meta.hasAlpha ? 'rgba' : 'rgb',
    rotationDegrees: 0,
    colorSpace: null,
    colorTransfer: null,
    colorRange: 'pc',
    isInterlaced: false,
    hasOddPixels: false,
    sizeBytes,
    videoBitsPerSecond: 0,
    audioSampleRateHz: 0,
    audioChannels: 0,
  }
}

export function imageError(cause: unknown): ReelsmithError {
  return new ReelsmithError('media/unreadable', 'The image is damaged, cut short, or of a kind that cannot be read.', {
    cause,
  })
}
