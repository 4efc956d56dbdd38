/** How actions name clips: by id, or as people count them. */
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { type Place, findClip } from '../timeline/locate.ts'
import { type Timeline, mainTrack } from '../timeline/model.ts'

export const clipRef = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .describe('Id of a clip, or the number of a clip of the picture, counted from 1')

export const clipRefs = z.array(clipRef).min(1).max(500)

/** The clip that a ref means, if it is there. */
export function lookUp(timeline: Timeline, ref: string): Place | undefined {
  const clip = /^\d+$/.test(ref) ? mainTrack(timeline)?.clips[Number(ref) - 1] : undefined
  return findClip(timeline, ref) ?? (clip && findClip(timeline, clip.id))
}

/** @throws {ReelsmithError} `timeline/not-found`, saying what is there. */
export function findRef(timeline: Timeline, ref: string): Place {
  const place = lookUp(timeline, ref)
  if (place) return place
  const clips = mainTrack(timeline)?.clips ?? []
  const names = clips.slice(0, 8).map(({ name }, index) => `${index + 1} "${name}"`)
  throw new ReelsmithError(
    'timeline/not-found',
    names.length === 0
      ? `There is no clip ${ref}: there are no clips yet.`
      : `There is no clip ${ref}; there ${clips.length === 1 ? 'is 1 clip' : `are ${clips.length} clips`}: ${names.join(', ')}${clips.length > 8 ? ', …' : ''}.`,
    { details: { clipId: ref } },
  )
}

/** Each once, in the order of the refs. */
export function findRefs(timeline: Timeline, refs: readonly string[]): Place[] {
  const places = new Map(refs.map((ref) => findRef(timeline, ref)).map((place) => [place.clip.id, place]))
  return [...places.values()]
}
