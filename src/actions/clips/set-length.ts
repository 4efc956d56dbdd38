import { z } from 'zod'
import type { Clip } from '../../timeline/locate.ts'
import { playedMs } from '../../timeline/source-time.ts'
import { type SessionAsset, defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

export const setLength = defineEdit({
  name: 'set-length',
  description: 'Set how long clips, texts or sounds last. A moving picture that is asked for longer than it is holds its last frame.',
  input: z.strictObject({
    clips: clipRefs,
    durationMs: z.number().int().min(40).max(3_600_000),
  }),
  plan({ clips, durationMs }, { timeline, assets }) {
    const places = findRefs(timeline, clips)
    const held = places.filter(({ clip }) => durationMs > longestMs(clip, assets))
    return {
      operations: places.map(({ clip }) => ({ type: 'set-duration', clipId: clip.id, durationMs })),
      ...(held.length > 0 && { result: { holdsLastFrame: held.map(({ clip }) => clip.name) } }),
    }
  },
})

/** How long a clip can play without its picture standing still or its sound ending. */
export function longestMs(clip: Clip, assets: readonly SessionAsset[]): number {
  if (!('inMs' in clip) || clip.asset === undefined || ('frozen' in clip && clip.frozen)) return Number.POSITIVE_INFINITY
  const asset = assets.find(({ id }) => id === clip.asset)
  if (!asset || asset.kind === 'image') return Number.POSITIVE_INFINITY
  const leftMs = asset.durationMs - clip.inMs
  if ('ramp' in clip && clip.ramp) return playedMs(clip, clip.durationMs) <= leftMs ? clip.durationMs : 0
  return Math.floor(leftMs / clip.speed)
}
