import { open, readFile, stat } from 'node:fs/promises'
import sharp, { type Metadata } from 'sharp'
import { ReelsmithError } from '../errors/error.ts'
import type { MediaInfo } from './media-info.ts'

/** Same wall as for video: 8192×8192. */
export const maxImagePixels = 67_108_864

/** What the first bytes of image files look like. */
const signatures: readonly { offset: number; bytes: string }[] = [
  { offset: 0, bytes: '\xff\xd8\xff' }, // JPEG
  { offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { offset: 0, bytes: 'GIF8' },
  { offset: 8, bytes: 'WEBP' },
  { offset: 0, bytes: 'II*\0' }, // TIFF
  { offset: 0, bytes: 'MM\0*' },
  { offset: 4, bytes: 'ftypavif' },
]

/** Whether the first bytes are those of an image, still or animated. */
export async function isImageFile(file: string): Promise<boolean> {
  const head = await readHead(file)
  return signatures.some(({ offset, bytes }) => head.startsWith(bytes, offset))
}

/** Whether a file that plays is an animated image, which is meant to play over and over. */
export async function isAnimatedImage(file: string): Promise<boolean> {
  const head = await readHead(file)
  return head.startsWith('GIF8') || head.startsWith('WEBP', 8)
}

async function readHead(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(16)
    await handle.read(head, 0, 16, 0)
    return head.toString('latin1')
  } finally {
    await handle.close()
  }
}

/**
 * Looks at an image; null when the file is something else, or an animated GIF, which ffmpeg plays. An animated WebP is
 * a video here, although only {@link playableFile} makes it one that ffmpeg can play.
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
  const frames = meta.pages ?? 1
  const isAnimated = frames > 1 && (meta.format === 'gif' || meta.format === 'webp')
  if (isAnimated && meta.format === 'gif') return null
  const durationMs = isAnimated ? sum(frameDelaysMs(meta)) : 0
  const turned = (meta.orientation ?? 1) >= 5
  return {
    kind: isAnimated ? 'video' : 'image',
    durationMs,
    width: turned ? meta.height : meta.width,
    height: turned ? meta.width : meta.height,
    fps: isAnimated ? { num: Math.round((frames * 1_000_000) / durationMs), den: 1000 } : null,
    hasAudio: false,
    container: meta.format,
    videoCodec: meta.format,
    audioCodec: null,
    pixelFormat: meta.hasAlpha ? 'rgba' : 'rgb',
    hasAlpha: meta.hasAlpha,
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

/** How long each picture of an animation is shown; browsers show one of less than 11 ms for a tenth of a second. */
export function frameDelaysMs(meta: Pick<Metadata, 'pages' | 'delay'>): number[] {
  return Array.from({ length: meta.pages ?? 1 }, (_, index) => {
    const delay = meta.delay?.[index] ?? 0
    return delay > 10 ? delay : 100
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const mostDecodedBytes = 100 * 1024 ** 2

/**
 * Decodes all of an image: one that is cut off may look well at its beginning.
 *
 * @returns How far apart its values lie, of 256, in the channel where they do most; 0 for one that is all of one colour.
 * @throws {ReelsmithError} `media/unreadable`.
 */
export async function decodeImage(file: string): Promise<number> {
  const { size } = await stat(file)
  if (size > mostDecodedBytes) throw new ReelsmithError('media/unreadable', `The image has more than ${mostDecodedBytes / 1024 ** 2} MB.`)
  // By its bytes: what was decoded of a file of that name before is still known by its name.
  const { channels } = await sharp(await readFile(file), { limitInputPixels: maxImagePixels }).stats().catch((cause: unknown) => {
    throw imageError(cause)
  })
  const colours = channels.slice(0, channels.length >= 3 ? 3 : 1)
  return Math.max(...colours.map(({ min, max }) => max - min))
}

/** The ending under which a still picture is kept, by its content; PNG where it is another one that sharp reads. */
export async function imageExtension(file: string): Promise<'jpg' | 'png' | 'webp'> {
  const head = await readHead(file)
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  return head.startsWith('WEBP', 8) ? 'webp' : 'png'
}

export function imageError(cause: unknown): ReelsmithError {
  if (cause instanceof Error && cause.message.includes('exceeds pixel limit')) {
    return new ReelsmithError('media/unreadable', 'The image has more pixels than the 8192x8192 that are accepted.', { cause })
  }
  return new ReelsmithError('media/unreadable', 'The image is damaged, cut short, or of a kind that cannot be read.', {
    cause,
  })
}
