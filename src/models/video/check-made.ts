/** What a provider made, looked into before it is kept: what it says of its file is not believed. */
import { ReelsmithError } from '../../errors/error.ts'
import { runFfmpeg, safeInput } from '../../media/ffmpeg.ts'
import { decodeImage } from '../../media/image.ts'
import { type MediaInfo, probeMedia } from '../../media/probe.ts'
import type { VideoOrder } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

/** Of what was ordered, so much has to be there to be of use. */
const leastShare = 0.5
const leastPx = 16
const mostPx = 8192
/** Differences of 256 within a picture that are still one colour: encoders don't keep one exactly. */
const oneColour = 10
const fileFaults: ReadonlySet<string> = new Set(['media/unreadable', 'media/unsupported-codec', 'media/tool-failed'])
/** The small pictures that are looked at, two a second. */
const look = { width: 160, height: 90, perSecond: 2 }

/**
 * @returns What is really in the file: all of it can be decoded, it shows something, and is at least half as long as it
 *   was ordered.
 * @throws {ReelsmithError} `job/failed` saying what is wrong with it; `job/cancelled`.
 */
export async function checkMade(model: VideoModel, order: VideoOrder, file: string, signal: AbortSignal): Promise<MediaInfo> {
  const unusable = (problem: string, cause?: unknown): ReelsmithError =>
    new ReelsmithError('job/failed', `${model.name} made a ${nounOf(model)} that can't be used: ${problem}.`, { cause, details: { made: true } })
  const because = (problem: string) => (cause: unknown): never => {
    // Neither a full disk nor a missing program is the provider's fault.
    const isTheirs = ReelsmithError.is(cause) && fileFaults.has(cause.code)
    throw isTheirs && !signal.aborted ? unusable(problem, cause) : cause
  }
  const isPicture = model.makes === 'picture'
  const info = await probeMedia(file, { signal }).catch(because(isPicture ? 'it is no picture' : 'it is no video'))
  if (isPicture && info.kind !== 'image') throw unusable('it is no still picture')
  if (!isPicture && info.kind !== 'video') throw unusable('it has no moving picture')
  const sides = [info.width, info.height]
  if (Math.min(...sides) < leastPx || Math.max(...sides) > mostPx) throw unusable(`it has ${sides.join('×')} pixels, of ${order.width}×${order.height} that were ordered`)
  if (!isPicture && info.durationMs < leastShare * order.seconds * 1000) {
    throw unusable(`it has ${info.durationMs / 1000} s of the ${order.seconds} s that were ordered`)
  }
  const spread = await (isPicture ? decodeImage(file) : decodeClip(file, signal)).catch(because('it is damaged'))
  if (spread < oneColour) throw unusable('it shows nothing but one colour')
  return info
}

/** What it makes, for people. */
export function nounOf({ makes }: VideoModel): 'clip' | 'picture' {
  return makes === 'picture' ? 'picture' : 'clip'
}

/** Decodes all of a clip: one that is cut off looks well at its beginning. @returns {@link spreadOf} its liveliest picture. */
async function decodeClip(file: string, signal: AbortSignal): Promise<number> {
  const { width, height, perSecond } = look
  const small = `fps=${perSecond}:round=up,scale=${width}:${height}:flags=area,format=rgb24`
  const toPixels = ['-map', '0:v:0', '-vf', small, '-f', 'rawvideo', 'pipe:1']
  const toNothing = ['-f', 'null', '-'] // with its sound, which has to be decodable too
  const { stdout } = await runFfmpeg(['-xerror', ...safeInput(file), ...toPixels, ...toNothing], { signal, timeoutMs: 120_000, what: 'Checking the clip' })
  const pictureBytes = width * height * 3
  let most = 0
  for (let at = 0; at + pictureBytes <= stdout.length; at += pictureBytes) most = Math.max(most, spreadOf(stdout.subarray(at, at + pictureBytes)))
  return most
}

/** How far apart the values of a picture lie, in the channel where they do most; 0 for one that is all of one colour. */
function spreadOf(rgb: Uint8Array): number {
  let most = 0
  for (let channel = 0; channel < 3; channel++) {
    let low = 255
    let high = 0
    for (let at = channel; at < rgb.length; at += 3) {
      low = Math.min(low, rgb[at]!)
      high = Math.max(high, rgb[at]!)
    }
    most = Math.max(most, high - low)
  }
  return most
}
