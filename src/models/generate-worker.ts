/** Job worker: makes one clip from words, with what was asked for or what stands in for it, and keeps it as an object. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import { fitPicture, shrinkPicture } from '../media/fit-picture.ts'
import { writeFrame } from '../media/frame.ts'
import { imageExtension } from '../media/image.ts'
import { shrinkVideo } from '../media/shrink-video.ts'
import { probeMedia } from '../media/probe.ts'
import type { Fps } from '../time/time.ts'
import type { Kept, VideoOrder } from './video/video-backend.ts'
import { openBackend } from './video/open-backend.ts'
import type { OrderNote } from './video/order-clip.ts'
import { type PiecesNote, orderPieces } from './video/order-pieces.ts'
import { type Piece, type Wanted, piecesFor, usdForClip, videosIn } from './video/pieces.ts'
import { type VideoModel, builtIn, referenceVideoSeconds } from './video/video-models.ts'

export interface GeneratePayload {
  readonly prompt: string
  /** BCP 47. */
  readonly language: string
  readonly seed: number
  /** Without the handles. */
  readonly durationMs: number
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** What is to make it: the first, or the next when one doesn't. The built-in film-maker unless told. */
  readonly makers?: readonly VideoModel[]
  /** The picture that it begins with, for models that take one: of a video among the objects, at a time in it. */
  readonly firstFrame?: { readonly objectKey: string; readonly atMs: number }
  /** A photo among the objects that the clip is to begin with; the built-in film-maker hands it on, to be moved. */
  readonly photo?: { readonly objectKey: string }
  /** One that it is to end with, beside that which it begins with. */
  readonly lastPhoto?: { readonly objectKey: string }
  /** Photos and videos of what is to be seen in it. */
  readonly references?: readonly { readonly objectKey: string; readonly isVideo?: true }[]
  /** The day on which it was asked for, `YYYY-MM-DD` (UTC): models that have ended by then are not ordered. */
  readonly today: string
}

/** What was to make a clip, and didn't. */
export interface Refusal {
  readonly model: string
  /** For people. */
  readonly reason: string
}

export interface GenerateResult {
  /** Key of the MP4 among the objects; of a picture where it is a still. */
  readonly objectKey: string
  /** Set for a picture that does not move by itself. */
  readonly isStill?: true
  /** Length of the file, handles included; 0 for a still. */
  readonly fileDurationMs: number
  readonly width: number
  readonly height: number
  readonly fps: Fps
  readonly hasAudio: boolean
  /** Extra picture and sound before and after the requested length, for transitions and trims. */
  readonly handleMs: number
  /** What was asked for and is not in the picture, in the prompt's own words. */
  readonly notDepicted: readonly string[]
  /** What made it, for people. */
  readonly model: string
  /** What was to make it before, in order. */
  readonly refusals: readonly Refusal[]
  /** What its provider takes for it, in US dollars; null where that isn't known. */
  readonly usd: number | null
  /** What it was made with; null where its provider was told none and tells none. */
  readonly seed: number | null
  /** What came, where that is not what was asked for. */
  readonly adapted?: Adapted
  /** Set when it begins with the picture it was given. */
  readonly isContinued?: true
  /** The row of the price table for what made it. */
  readonly pricedAs: 'procedural-clip' | `model-clip/${string}`
  /** In how many it was made, each beginning with the last picture of the one before; each costs that. */
  readonly pieces: number
  /** Set where the pieces do not go on from each other: they are takes that were cut together. */
  readonly areTakes?: true
}

/** A clip as its model made it, and what became of it. */
export interface Adapted {
  readonly model: string
  readonly wantedMs: number
  /** How long it really is. */
  readonly madeMs: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** What of it is used; the rest is cut off. Less than what was wanted where no more was made. */
  readonly usedMs: number
  /** What it is framed to. */
  readonly shownWidth: number
  readonly shownHeight: number
}

/** What the next attempt has to know: who is at it, who refused before, what was ordered, and which pieces are there. */
export interface GenerateNote extends PiecesNote {
  readonly maker: number
  readonly refusals: readonly Refusal[]
  /** What providers took for pieces of a clip that something else made in the end, in US dollars. */
  readonly spentUsd: number
}

interface MakeContext extends Omit<JobContext, 'note' | 'remember'> {
  readonly note: PiecesNote
  remember(note: PiecesNote): Promise<void>
  /** Takes the finished clip. @returns Its key. */
  keepClip(file: string): Promise<string>
}

/** Idempotent: a repeated attempt paints the same clip, or goes on waiting for the one that was ordered. */
export async function run(payload: GeneratePayload, context: JobContext): Promise<GenerateResult> {
  return await generate(payload, context, async (file) => await context.keepFile(file, 'mp4'))
}

/** @param keepClip - What becomes of the finished clip; what it returns is the object's key in the result. */
export async function generate(payload: GeneratePayload, context: JobContext, keepClip: MakeContext['keepClip']): Promise<GenerateResult> {
  const makers = payload.makers ?? [builtIn]
  let note: GenerateNote = { maker: 0, refusals: [], order: null, takes: [], spentUsd: 0, ...(context.note as Partial<GenerateNote> | null) }
  const keep = async (next: GenerateNote): Promise<void> => {
    await context.remember(next)
    note = next
  }
  for (;;) {
    const { maker, refusals, order: taken, spentUsd } = note
    const remember = async (pieces: PiecesNote): Promise<void> => await keep({ ...note, ...pieces })
    try {
      const made = await make(makers[maker]!, payload, { ...context, note, remember, keepClip })
      return { ...made, usd: made.usd === null ? null : made.usd + spentUsd, refusals }
    } catch (error) {
      if (!ReelsmithError.is(error) || error.code === 'job/cancelled') throw error
      const paid = note.takes.length
      const next = nextMaker(makers, maker, paid > 0 || mayBeMade(error, taken, note.order))
      if (next === undefined) throw error
      const usd = paid > 0 ? (usdForClip(makers[maker]!, piecesFor(makers[maker]!, payload).slice(0, paid)) ?? 0) : 0
      const refusal = { model: makers[maker]!.name, reason: error.message }
      await keep({ maker: next, refusals: [...refusals, refusal], order: null, takes: [], spentUsd: spentUsd + usd })
    }
  }
}

/**
 * Whether a provider may make, and be paid for, what it was ordered: it took the order, or may have, and didn't say itself
 * that nothing comes of it.
 *
 * @param taken - What an attempt before this one ordered.
 * @param order - What is ordered now.
 */
function mayBeMade({ details }: ReelsmithError, taken: OrderNote | null, order: OrderNote | null): boolean {
  return Boolean(details.mayBeOrdered) || ((taken !== null || typeof order?.handle === 'string') && !details.ended)
}

/** An order that may be made is never followed by another one that costs money. */
function nextMaker(makers: readonly VideoModel[], maker: number, isOpen: boolean): number | undefined {
  const next = makers.findIndex((model, index) => index > maker && (!isOpen || model.api === 'built-in'))
  return next < 0 ? undefined : next
}

async function make(model: VideoModel, payload: GeneratePayload, context: MakeContext): Promise<Omit<GenerateResult, 'refusals'>> {
  const { prompt, language, seed, fps, photo, durationMs: leastMs } = payload
  const lack = lackOf(model, payload)
  if (lack !== undefined) throw new ReelsmithError('job/failed', `${model.name} takes ${lack}.`)
  if (photo && model.api === 'built-in') return await handOn(photo.objectKey, payload, context)
  const backend = openBackend(model, process.env, payload.today)
  const isStill = model.makes === 'picture'
  const file = join(context.workDir, isStill ? 'picture' : 'clip.mp4')
  const pieces = piecesFor(model, payload)
  const kept: Kept = { put: async (bytes) => await keepPicture(bytes, context), path: context.objectPath }
  const orderOf = async (index: number, before?: string): Promise<VideoOrder> => {
    const at = { isFirst: index === 0, isLast: index === pieces.length - 1, before }
    // The same words with the same seed would be the same take.
    return { prompt, language, seed: model.firstFrame ? seed : (seed + index) % 2 ** 31, fps, ...pieces[index]!, ...(await picturesFor(model, pieces[index]!, payload, at, context)) }
  }
  const keepTake = async (take: string): Promise<string> => await context.keepFile(take, 'mp4')
  const { info, handleMs, notDepicted, seed: usedSeed, ...made } = await orderPieces({ backend, model, pieces, orderOf, file, leastMs, fps }, { ...context, kept, keepTake })
  const { durationMs, width, height, hasAudio } = info
  return {
    objectKey: made.objectKey ?? (isStill ? await context.keepFile(file, await imageExtension(file)) : await context.keepClip(file)),
    ...(isStill && { isStill }),
    fileDurationMs: durationMs,
    width,
    height,
    fps: info.fps ?? fps,
    hasAudio,
    handleMs,
    notDepicted,
    model: model.name,
    usd: usdForClip(model, pieces, videosIn(payload)),
    seed: usedSeed,
    pricedAs: model.api === 'built-in' ? 'procedural-clip' : `model-clip/${model.name}`,
    pieces: pieces.length,
    ...(pieces.length > 1 && !model.firstFrame && { areTakes: true }),
    ...adaptedFrom(model, pieces, info, payload),
    ...(payload.firstFrame && model.firstFrame && { isContinued: true }),
  }
}

/** Within these a clip is as long as it was ordered, and long enough for what it was ordered for: its last picture is held. */
const sameMs = 100
const heldMs = 250

/** By what came: models round lengths and sizes, or make other ones than were ordered. */
function adaptedFrom({ api, name, makes }: VideoModel, pieces: readonly Piece[], made: Wanted, wanted: Wanted): { adapted?: Adapted } {
  if (api === 'built-in' || makes === 'picture') return {}
  const orderedMs = Math.round(pieces.reduce((sum, { seconds }) => sum + seconds, 0) * 1000)
  const madeMs = Math.abs(made.durationMs - orderedMs) <= sameMs ? orderedMs : made.durationMs
  if (madeMs === wanted.durationMs && made.width === wanted.width && made.height === wanted.height) return {}
  const usedMs = madeMs < wanted.durationMs - heldMs ? madeMs : wanted.durationMs
  const { width, height } = made
  return { adapted: { model: name, wantedMs: wanted.durationMs, madeMs, width, height, usedMs, shownWidth: wanted.width, shownHeight: wanted.height } }
}

/** What of the pictures it was given a model can't take, for people; undefined where it takes them all. */
function lackOf({ api, firstFrame, lastFrame, references: most, referenceVideos: mostVideos }: VideoModel, { photo, lastPhoto, references = [] }: Pick<GeneratePayload, 'photo' | 'lastPhoto' | 'references'>): string | undefined {
  if (photo && !firstFrame && api !== 'built-in') return 'no picture that a clip begins with'
  if (lastPhoto && !lastFrame) return 'no picture that a clip ends with'
  const videos = references.filter(({ isVideo }) => isVideo).length
  if (videos > mostVideos) return mostVideos === 0 ? 'no videos of what is to be seen' : `at most ${mostVideos} videos of what is to be seen`
  if (references.length <= most) return undefined
  return most === 0 ? 'no pictures of what is to be seen' : `at most ${most} pictures${mostVideos > 0 ? ' and videos' : ''} of what is to be seen`
}

/** Largest side of the photos, and of the videos, of what is to be seen. */
const referencePx = 1536
const referenceVideoPx = 1280

/** The pictures of an order: those that it begins and ends with in the size that is ordered. */
async function picturesFor(
  model: VideoModel,
  size: { width: number; height: number },
  { firstFrame, photo, lastPhoto, references = [] }: GeneratePayload,
  { isFirst, isLast, before }: { isFirst: boolean; isLast: boolean; before: string | undefined },
  { workDir, objectPath, signal }: Pick<JobContext, 'workDir' | 'objectPath' | 'signal'>,
): Promise<Pick<VideoOrder, 'firstFrame' | 'lastFrame' | 'references' | 'referenceVideos'>> {
  const first = join(workDir, 'first-frame.png')
  const last = join(workDir, 'last-frame.png')
  const ends = isLast && lastPhoto !== undefined
  if (ends) await fitPicture(objectPath(lastPhoto.objectKey), { ...size, file: last })
  if (!isFirst && before !== undefined) return { firstFrame: before, ...(ends && { lastFrame: last }) }
  if (photo) await fitPicture(objectPath(photo.objectKey), { ...size, file: first })
  else if (firstFrame && model.firstFrame) await writeFrame(objectPath(firstFrame.objectKey), { atMs: firstFrame.atMs, file: first, signal })
  const files: string[] = []
  const videos: string[] = []
  for (const [index, { objectKey, isVideo }] of references.entries()) {
    const file = join(workDir, `reference-${index}.${isVideo ? 'mp4' : 'jpg'}`)
    if (isVideo) await shrinkVideo(objectPath(objectKey), { mostPx: referenceVideoPx, mostSeconds: referenceVideoSeconds, file, signal })
    else await shrinkPicture(objectPath(objectKey), { mostPx: referencePx, file })
    ;(isVideo ? videos : files).push(file)
  }
  const hasFirst = photo !== undefined || (firstFrame !== undefined && model.firstFrame)
  return { ...(hasFirst && { firstFrame: first }), ...(ends && { lastFrame: last }), ...(files.length > 0 && { references: files }), ...(videos.length > 0 && { referenceVideos: videos }) }
}

async function keepPicture(bytes: Uint8Array, { workDir, keepFile }: Pick<JobContext, 'workDir' | 'keepFile'>): Promise<string> {
  const file = join(workDir, 'answer')
  await writeFile(file, bytes)
  return await keepFile(file, await imageExtension(file))
}

async function handOn(objectKey: string, { fps }: GeneratePayload, { objectPath, signal }: Pick<JobContext, 'objectPath' | 'signal'>): Promise<Omit<GenerateResult, 'refusals'>> {
  const { width, height } = await probeMedia(objectPath(objectKey), { signal })
  const none = { fileDurationMs: 0, hasAudio: false, handleMs: 0, notDepicted: [], usd: 0, seed: null }
  return { objectKey, isStill: true, width, height, fps, ...none, model: builtIn.name, pricedAs: 'procedural-clip', pieces: 1 }
}
