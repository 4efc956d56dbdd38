/**
 * A clip that is ordered in pieces, since it is longer than its model can make: each begins with the last picture of the
 * one before, where its model can do that, and is kept before the next one is ordered. Each is ordered once, as every clip is.
 */
import { dirname, join } from 'node:path'
import { writeFrame } from '../../media/frame.ts'
import { joinTakes } from '../../media/join-takes.ts'
import { probeMedia } from '../../media/probe.ts'
import { type Fps, fpsToNumber } from '../../time/time.ts'
import { type OrderContext, type OrderNote, type OrderedClip, orderClip } from './order-clip.ts'
import type { Piece } from './pieces.ts'
import { type VideoBackend, type VideoOrder, plainClip } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

/** What is kept of the pieces. */
export interface PiecesNote {
  /** Objects of those that are there, in order; none of a clip in one piece. */
  readonly takes: readonly string[]
  /** The one that is being ordered. */
  readonly order: OrderNote | null
  /** What the first of them was made with, as far as it is known. */
  readonly seed?: number | null
}

export interface PiecesContext extends Omit<OrderContext, 'note' | 'remember'> {
  readonly note: PiecesNote
  remember(note: PiecesNote): Promise<void>
  /** Takes a file into the objects. @returns Its key. */
  keepTake(file: string): Promise<string>
}

export interface PiecesOrder {
  readonly backend: VideoBackend
  readonly model: VideoModel
  readonly pieces: readonly Piece[]
  /**
   * What is ordered for a piece.
   *
   * @param firstFrame - The last picture of the piece before it, as a PNG.
   */
  orderOf(index: number, firstFrame?: string): Promise<VideoOrder>
  /** Where the clip is written to. */
  readonly file: string
  /** The least that the clip is to last. */
  readonly leastMs: number
  readonly fps: Fps
}

/** Throws as {@link orderClip} does. */
export async function orderPieces({ backend, model, pieces, orderOf, file, leastMs, fps }: PiecesOrder, context: PiecesContext): Promise<OrderedClip> {
  const { note, remember, keepTake, progress, kept, signal } = context
  const takes = [...note.takes]
  const orderOne = async (index: number, order: OrderNote | null, to: string): Promise<OrderedClip> => {
    const frame = index === 0 || !model.firstFrame ? undefined : await lastFrame(kept.path(takes[index - 1]!), join(dirname(file), 'before.png'), signal)
    return await orderClip({ backend, model, order: await orderOf(index, frame), file: to }, {
      signal,
      kept,
      note: order,
      remember: async (next) => await remember({ takes: [...takes], order: next as OrderNote }),
      progress: (fraction) => progress((index + fraction) / pieces.length),
    })
  }
  if (pieces.length === 1) return await orderOne(0, note.order, file)
  let { order, seed = null } = note
  while (takes.length < pieces.length) {
    const to = join(dirname(file), `piece-${takes.length}.mp4`)
    const made = await orderOne(takes.length, order, to)
    seed ??= made.seed
    takes.push(await keepTake(to))
    await remember({ takes: [...takes], order: null, seed })
    order = null
  }
  await joinKept(takes.map(kept.path), { file, leastMs, fps, signal })
  return { ...plainClip, info: await probeMedia(file, { signal }), seed }
}

async function lastFrame(film: string, file: string, signal: AbortSignal): Promise<string> {
  const { durationMs, fps } = await probeMedia(film, { signal })
  const frameMs = fps ? 1000 / fpsToNumber(fps) : 0
  await writeFrame(film, { atMs: Math.max(0, Math.round(durationMs - frameMs)), file, signal })
  return file
}

/** In the size and at the rate of the first. */
async function joinKept(files: readonly string[], { file, leastMs, fps, signal }: { file: string; leastMs: number; fps: Fps; signal: AbortSignal }): Promise<void> {
  const takes = []
  for (const each of files) takes.push({ file: each, info: await probeMedia(each, { signal }) })
  const { info } = takes[0]!
  const even = (side: number): number => side - (side % 2)
  await joinTakes({ takes, width: even(info.width), height: even(info.height), fps: info.fps ?? fps, leastMs, file }, { signal })
}
