import { rm } from 'node:fs/promises'
import type { FrameMemory } from '../compose/frame.ts'
import { throwIfCancelled } from '../errors/error.ts'
import { copyFrames, readKeyFrames } from '../media/copy-frames.ts'
import { openVideoEncoder } from '../media/encode.ts'
import { clipGroupFrames } from '../models/clip-encoding.ts'
import type { CaptionSighting } from './caption-probe.ts'
import type { FilmMedia } from './film-media.ts'
import { FrameProbe, type FrameSample } from './frame-probe.ts'
import type { FilmOutput } from './film-request.ts'
import type { SegmentPlan } from './plan.ts'
import { SegmentComposer } from './segment-composer.ts'

export interface SegmentRequest {
  /** To compose in; what is in it is forgotten. */
  readonly memory: FrameMemory
  readonly plan: SegmentPlan
  /** Path of each asset's file, by id. */
  readonly files: Readonly<Record<string, string>>
  /** Shared by all segments of the film. */
  readonly media: FilmMedia
  readonly output: FilmOutput
  /** BCP 47, for line breaks. */
  readonly language: string
  /** The encoded piece: it appears when it is complete. */
  readonly file: string
  /** x264 threads. */
  readonly threads?: number
}

/** What was seen while a segment was composed. */
export interface SegmentReport {
  /** Of the first frame and one a second after it. */
  readonly samples: readonly FrameSample[]
  /** Characters that no font has. */
  readonly missingGlyphs: readonly string[]
  /** What the user should know of its texts. */
  readonly textNotes: readonly string[]
  /** How its captions were seen. */
  readonly captions: readonly CaptionSighting[]
}

/**
 * Composes and encodes one segment, or copies it: a closed piece that begins with a key frame.
 *
 * @throws {ReelsmithError} `media/*` with the clip's name, `store/disk-full`, `job/cancelled`; nothing is left behind.
 */
export async function renderSegment(
  request: SegmentRequest,
  context: { signal?: AbortSignal; onFrame?: () => void },
): Promise<SegmentReport> {
  const { plan, output, memory } = request
  if (plan.copiedFrom !== undefined) return await copySegment(request, plan.copiedFrom, context)
  memory.clear()
  const composer = new SegmentComposer(memory, request)
  const probe = new FrameProbe(memory, lookFrames(output))
  const encoder = await openVideoEncoder(
    {
      ...output,
      file: request.file,
      gopFrames: plan.frameCount,
      indexInFront: false,
      threads: request.threads,
      framesStay: true,
    },
    context,
  )
  try {
    for (let index = 0; index < plan.frameCount; index++) {
      throwIfCancelled(context.signal, 'Rendering')
      const frame = await composer.compose(index, context)
      probe.look(frame, index)
      await encoder.write(memory.frameView(frame))
      context.onFrame?.()
    }
    await encoder.finish()
  } catch (error) {
    await encoder.abort()
    throw error
  } finally {
    await composer.close()
  }
  const { missingGlyphs, textNotes, captions } = composer
  return { samples: probe.samples, missingGlyphs, textNotes, captions }
}

/** From one frame that is looked at to the next: a second. */
function lookFrames({ fps }: FilmOutput): number {
  return Math.max(1, Math.round(fps.num / fps.den))
}

/** Takes the pictures over from the clip's file, and looks at its key frames. */
async function copySegment(
  request: SegmentRequest,
  firstFrame: number,
  context: { signal?: AbortSignal; onFrame?: () => void },
): Promise<SegmentReport> {
  const { plan, output, memory, files, file } = request
  const { fps, width, height } = output
  memory.clear()
  const frame = memory.allocateFrame(width, height)
  const probe = new FrameProbe(memory, 1)
  const groupFrames = clipGroupFrames(fps)
  const every = Math.max(1, Math.round(lookFrames(output) / groupFrames))
  await copyFrames({ from: files[plan.pictures[0]!.asset]!, fps, firstFrame, frameCount: plan.frameCount, file }, context)
  try {
    for (const [n, picture] of (await readKeyFrames(file, output, every, context)).entries()) {
      memory.frameView(frame).set(picture)
      probe.look(frame, n * every * groupFrames)
    }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  for (let n = 0; n < plan.frameCount; n++) context.onFrame?.()
  return { samples: probe.samples, missingGlyphs: [], textNotes: [], captions: [] }
}
