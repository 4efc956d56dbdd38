/** Animated WebP, which ffmpeg 5 can't read, as a film that it can. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import sharp from 'sharp'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { killChild } from '../process/child.ts'
import { startFfmpeg } from './ffmpeg.ts'
import { frameDelaysMs, imageError, maxImagePixels } from './image.ts'
import type { MediaInfo } from './media-info.ts'

/** Pictures of an animation are told apart to so many a second. */
const ticksPerSecond = 50

/** Frames that are decoded at a time. */
const batch = 16

/**
 * A file that ffmpeg plays: the file itself, or for an animated WebP a lossless copy, made once and kept.
 *
 * @param keepAs - Where the copy is kept, without an ending; it appears when it is complete.
 * @throws {ReelsmithError} `media/unreadable`, `store/disk-full`, `job/cancelled`.
 */
export async function playableFile(
  file: string,
  info: MediaInfo,
  keepAs: string,
  context: { signal?: AbortSignal } = {},
): Promise<string> {
  if (info.kind !== 'video' || info.container !== 'webp') return file
  const kept = `${keepAs}.mkv`
  if (existsSync(kept)) return kept
  await mkdir(path.dirname(kept), { recursive: true })
  const partial = `${keepAs}.${randomUUID()}.partial`
  try {
    await convert(file, info, partial, context.signal)
    await rename(partial, kept)
  } finally {
    await rm(partial, { force: true })
  }
  return kept
}

async function convert(file: string, info: MediaInfo, target: string, signal: AbortSignal | undefined): Promise<void> {
  const { child, ended } = startFfmpeg(
    [
      '-f', 'rawvideo', '-pix_fmt', 'rgba', '-video_size', `${info.width}x${info.height}`,
      '-framerate', String(ticksPerSecond), '-i', 'pipe:0', '-c:v', 'ffv1', '-pix_fmt', 'bgra', '-f', 'matroska', `file:${target}`,
    ],
    { stdio: ['pipe', 'ignore', 'pipe'], signal, what: 'Reading the animation' },
  )
  const stdin = child.stdin!
  stdin.on('error', () => {}) // ffmpeg ended early: its exit says why
  try {
    for await (const { pixels, ticks } of frames(file)) {
      throwIfCancelled(signal, 'Reading the animation')
      for (let tick = 0; tick < ticks && stdin.writable; tick++) {
        if (!stdin.write(pixels)) await Promise.race([once(stdin, 'drain'), ended])
      }
    }
    stdin.end()
  } catch (error) {
    killChild(child)
    await ended.catch(() => {})
    throw ReelsmithError.is(error) ? error : imageError(error)
  }
  await ended
}

async function* frames(file: string): AsyncGenerator<{ pixels: Buffer; ticks: number }> {
  const options = { limitInputPixels: maxImagePixels }
  const delays = frameDelaysMs(await sharp(file, options).metadata())
  let endMs = 0
  let ticksGiven = 0
  for (let first = 0; first < delays.length; first += batch) {
    const pages = Math.min(batch, delays.length - first)
    const { data, info } = await sharp(file, { ...options, page: first, pages })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const bytes = data.length / pages
    if (bytes !== info.width * (info.pageHeight ?? info.height) * 4) throw new Error('the frames differ in size')
    for (let page = 0; page < pages; page++) {
      endMs += delays[first + page]!
      const ticks = Math.round((endMs * ticksPerSecond) / 1000) - ticksGiven
      ticksGiven += ticks
      yield { pixels: data.subarray(page * bytes, (page + 1) * bytes), ticks }
    }
  }
}
