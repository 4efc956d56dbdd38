/** What is ordered for a clip: one piece, or several where it is longer than its model can make in one. */
import { type VideoModel, longestMs, orderFor, usdFor } from './video-models.ts'

/**
 * One order; several of a clip follow each other. Each begins with the last picture of the one before where the model takes a
 * first frame, else they are takes of the same words, cut together.
 */
export interface Piece {
  readonly seconds: number
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export interface Wanted {
  readonly durationMs: number
  /** Pixels. */
  readonly width: number
  readonly height: number
}

interface Referring {
  /** Of what is to be seen. */
  readonly references?: readonly { readonly isVideo?: true }[]
}

/** How many videos are sent of what is to be seen; with the first piece alone, or with every take. */
export function videosIn({ references = [] }: Referring): number {
  return references.filter(({ isVideo }) => isVideo).length
}

/** The longest shot of a model: one that takes a first frame goes on for as long as it is asked to. */
export function longestShotMs(model: VideoModel): number {
  return model.firstFrame ? Number.POSITIVE_INFINITY : longestMs(model)
}

/** The fewest pieces for a clip: each as long as its model can make, the last one as short as will do. */
export function piecesFor(model: VideoModel, { durationMs, ...size }: Wanted): readonly Piece[] {
  const mostMs = longestMs(model)
  const piece = (ms: number): Piece => orderFor(model, { durationMs: ms, ...size })
  if (durationMs <= mostMs) return [piece(durationMs)]
  const whole = Math.ceil(durationMs / mostMs) - 1
  return [...Array.from({ length: whole }, () => piece(mostMs)), piece(durationMs - whole * mostMs)]
}

/** What a model takes for a clip, in US dollars; null where that isn't known. */
export function usdForClip(model: VideoModel, pieces: readonly Piece[], referenceVideos = 0): number | null {
  const sent = referenceVideos * (model.firstFrame ? 1 : pieces.length)
  return usdFor(model, pieces.reduce((sum, { seconds }) => sum + seconds, 0), sent)
}

/** What may be ordered elsewhere for a clip; undefined where the built-in film-maker alone makes it. */
export function providerOrder(wanted: { makers?: readonly VideoModel[] } & Wanted & Referring): { usdAtMost: number } | undefined {
  return wanted.makers?.some(({ api }) => api !== 'built-in') ? { usdAtMost: usdAtMost(wanted) } : undefined
}

/** The most that one of the makers takes for a clip, in US dollars; what isn't known counts as nothing. */
export function usdAtMost({ makers = [], durationMs, width, height, references }: { makers?: readonly VideoModel[] } & Wanted & Referring): number {
  return Math.max(0, ...makers.map((model) => usdForClip(model, piecesFor(model, { durationMs, width, height }), videosIn({ references })) ?? 0))
}
