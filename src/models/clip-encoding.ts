import type { Fps } from '../time/time.ts'

/**
 * How painted clips are kept: as good as a film of the best quality, so that a film that shows a clip unchanged can
 * take its pictures over, and is of a size to be handed out.
 */
export const clipEncoding = { crf: 20, preset: 'veryfast' } as const

/** Pictures from one key frame to the next, about half a second: segments begin and end there. */
export function clipGroupFrames(fps: Fps): number {
  return Math.max(1, Math.round(fps.num / fps.den / 2))
}
