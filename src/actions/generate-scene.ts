import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { videoClip } from '../timeline/create.ts'
import { type NamedMotion, photoMotions, transitionTypes } from '../timeline/appearance.ts'
import { findClip, isMain } from '../timeline/locate.ts'
import { fpsToNumber } from '../time/time.ts'
import { type Timeline, type VideoClip, mainTrack, timelineDurationMs } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { type ClipRequest, type SessionAsset, defineAction } from './action.ts'
import { assetRef, findAsset } from './find-asset.ts'
import { pricedClip } from './generate-clip.ts'
import { insertClips } from './clips/make-room.ts'
import { clipRef, findRef, lookUp } from './find-clips.ts'
import type { Wanted } from '../models/video/pieces.ts'
import { shortName } from './names.ts'
import { offeredAfter, withOffer } from './offer.ts'

/** The longest picture generated for one request. */
export const maxGeneratedMs = 300_000

const transitionMs = 600

const input = z.strictObject({
  prompt: z.string().min(1).max(20_000).describe('What is to be seen: place, time of day, weather, subjects, camera'),
  durationMs: z.number().int().min(1000).max(maxGeneratedMs).optional().describe('Length of the clip; 5 s, or that of the clip it replaces, unless told'),
  seed: z.number().int().min(0).max(4_294_967_295).optional().describe('The same seed gives the same take'),
  model: z.string().min(1).max(40).optional().describe('Name of the model that makes it, only where the user asks for one; the usual one unless told'),
  transition: z.enum(transitionTypes).optional().describe('How it comes in after the clip before it; cut unless told'),
  position: z.number().int().min(1).optional().describe('Its number in the picture, from 1; last unless told'),
  replaces: clipRef.optional().describe('The clip of the picture that it is shown instead of'),
  continues: clipRef.optional().describe('The clip of the picture whose last picture it begins with, where its model can do that'),
  beginsWith: assetRef.optional().describe('A photo that the clip begins with; where no model takes one, the camera moves over it'),
  endsWith: assetRef.optional().describe('A photo that it ends with, beside one that it begins with, where its model takes one'),
  references: z.array(assetRef).min(1).max(16).optional().describe('Photos and videos of what is to be seen in it, where its model takes some; not beside one that it begins with'),
  name: z.string().trim().min(1).max(200).optional().describe('For people; made from the prompt unless told'),
  id: z.string().min(1).max(100).optional().describe('For the clip; made up unless told'),
})
type Input = z.infer<typeof input>

const usualMs = 5000

export const generateScene = defineAction({
  name: 'generate-scene',
  description: 'Make a moving picture of a scene described in words and put it into the film, at its end unless told. Costs credits.',
  input,
  priced: (asked: Input, terms) => [pricedClip(terms.videoMakers(asked.model)[0]!, shapeOf(asked, terms.timeline(), replacedClip(asked, terms.timeline())))],
  pictureMs: (asked: Input, timeline) => lengthOf(asked, replacedClip(asked, timeline)),
  plan(asked: Input, { timeline, newId }) {
    const replaced = asked.replaces === undefined ? undefined : pictureClip(timeline, asked.replaces)
    if (asked.continues !== undefined) pictureClip(timeline, asked.continues)
    const shown = { asset: 'generated', inMs: 0, durationMs: lengthOf(asked, replaced) }
    return { operations: showing(timeline, asked, shown, newId()) }
  },
  async run(asked: Input, context) {
    const { fps, language } = context.timeline()
    const replaced = asked.replaces === undefined ? undefined : pictureClip(context.timeline(), asked.replaces)
    const durationMs = lengthOf(asked, replaced)
    const { prompt, seed = randomInt(2 ** 31) } = asked
    const makers = context.videoMakers(asked.model)
    const photos = photosOf(asked, await context.assets())
    const shape = shapeOf(asked, context.timeline(), replaced)
    const sourceMs = shape.durationMs
    const clip = {
      prompt, language, seed, ...shape, fps, makers,
      ...photos,
      ...(asked.continues !== undefined && lastPicture(context.timeline(), asked.continues)),
    }
    const made = await context.generateClip(clip).catch((error: unknown) => {
      throw withOffer(error, offeredAfter(makers))
    })
    // Read after the job: an edit may have come in from elsewhere meanwhile.
    const before = context.timeline()
    const id = asked.id ?? randomUUID()
    const wasStill = replaced && (await context.assets()).some((asset) => asset.id === replaced.asset && asset.kind === 'image')
    const motion = motionOf(before, asked, { isStill: made.isStill === true, wasStill: wasStill === true })
    // A model that made less than was asked for makes the scene shorter, as the reply says.
    const lackMs = made.adapted ? Math.max(0, sourceMs - made.adapted.usedMs) : 0
    const shownMs = lackMs === 0 ? durationMs : Math.floor((sourceMs - lackMs) / (replaced?.speed ?? 1))
    const shown = { asset: made.asset.id, inMs: made.handleMs, durationMs: shownMs, ...(motion && { motion }) }
    await context.change('generate-scene', showing(before, asked, shown, id))
    const { startMs } = findClip(context.timeline(), replaced?.id ?? id)!.clip
    return {
      name: nameOf(asked),
      startMs,
      endMs: startMs + shownMs,
      ...(made.seed !== null && { seed: made.seed }),
      model: made.model,
      ...(made.usd !== null && made.usd > 0 && { usd: made.usd }),
      notDepicted: made.notDepicted,
      ...(made.refusals.length > 0 && { refusals: made.refusals }),
      ...(made.adapted && { adapted: made.adapted }),
      ...(made.pieces !== undefined && { pieces: made.pieces }),
      ...(made.areTakes && { areTakes: true }),
      ...(made.isContinued && { isContinued: true }),
      ...(made.isStill && { isStill: true }),
    }
  },
})

/** What is ordered: what a clip that plays twice as fast shows is twice as long. */
function shapeOf(asked: Input, { width, height }: Timeline, replaced: VideoClip | undefined): Wanted {
  return { durationMs: Math.max(1000, Math.round(lengthOf(asked, replaced) * (replaced?.speed ?? 1))), width, height }
}

/** The one that it stands in for, if that is there already. */
function replacedClip({ replaces }: Input, timeline: Timeline): VideoClip | undefined {
  const found = replaces === undefined ? undefined : lookUp(timeline, replaces)
  return found && isMain(found.track) ? (found.clip as VideoClip) : undefined
}

/** Ids of the photos and videos that are named. */
function photosOf({ beginsWith, endsWith, references, continues }: Input, assets: readonly SessionAsset[]): Pick<ClipRequest, 'beginsWith' | 'endsWith' | 'references'> {
  const idOf = (ref: string): string => findAsset(assets, ref, ['image']).id
  const referenceOf = (ref: string): string => findAsset(assets, ref, ['image', 'video']).id
  if (endsWith !== undefined && beginsWith === undefined) throw new ReelsmithError('request/invalid', 'endsWith: expected beginsWith beside it.')
  if (beginsWith !== undefined && (references ?? continues) !== undefined) throw new ReelsmithError('request/invalid', 'beginsWith: expected neither references nor continues beside it.')
  return {
    ...(beginsWith !== undefined && { beginsWith: idOf(beginsWith) }),
    ...(endsWith !== undefined && { endsWith: idOf(endsWith) }),
    ...(references && { references: references.map(referenceOf) }),
  }
}

interface Shown {
  readonly asset: string
  readonly inMs: number
  readonly durationMs: number
  readonly motion?: NamedMotion
}

/** The camera moves over a still, one way after the other; a clip that is shown instead of one moves by itself. */
function motionOf(timeline: Timeline, { position, replaces }: Input, { isStill, wasStill }: { isStill: boolean; wasStill: boolean }): NamedMotion | undefined {
  const clips = mainTrack(timeline)?.clips ?? []
  const replaced = replaces === undefined ? undefined : pictureClip(timeline, replaces)
  if (!isStill) return wasStill ? 'none' : undefined
  if (replaced && replaced.motion !== 'none') return undefined
  const index = replaced ? clips.indexOf(replaced) : Math.min((position ?? clips.length + 1) - 1, clips.length)
  return photoMotions[index % photoMotions.length]
}

function showing(timeline: Timeline, asked: Input, shown: Shown, id: string): Operation[] {
  const name = nameOf(asked)
  // What is added to a film of other pictures gives it no name.
  const title: Operation[] = timeline.title === '' && timelineDurationMs(timeline) === 0 ? [{ type: 'set-canvas', title: name }] : []
  if (asked.replaces !== undefined) return [...title, ...replacing(timeline, asked.replaces, { ...shown, name, prompt: asked.prompt })]
  const count = mainTrack(timeline)?.clips.length ?? 0
  const index = Math.min((asked.position ?? count + 1) - 1, count)
  const comesIn = asked.transition !== undefined && asked.transition !== 'cut' && timelineDurationMs(timeline) > 0
  const clip = videoClip({
    id: asked.id ?? id,
    name,
    prompt: asked.prompt,
    ...shown,
    ...(comesIn && {
      transition: { type: asked.transition!, durationMs: Math.min(transitionMs, Math.floor(shown.durationMs / 2)) },
    }),
  })
  return [...title, ...insertClips(timeline, [clip], index)]
}

function replacing(timeline: Timeline, ref: string, shown: Shown & { name: string; prompt: string }): Operation[] {
  const { id, durationMs } = pictureClip(timeline, ref)
  const { durationMs: wantedMs, ...changes } = shown
  const plain = { reversed: false, frozen: false, ramp: null, crop: null, focus: null } as const
  return [
    { type: 'set-clip', clipId: id, changes: { ...changes, ...plain } },
    ...(wantedMs === durationMs ? [] : [{ type: 'set-duration', clipId: id, durationMs: wantedMs } as const]),
  ]
}

function pictureClip(timeline: Timeline, ref: string): VideoClip {
  const { track, clip } = findRef(timeline, ref)
  if (isMain(track)) return clip as VideoClip
  throw new ReelsmithError('timeline/invalid', `"${clip.name}" is not part of the picture: a scene can't replace it.`)
}

/** The last picture of a clip, where its file is there. */
function lastPicture({ fps, ...timeline }: Timeline, ref: string): { firstFrame?: { asset: string; atMs: number } } {
  const { asset, inMs, durationMs, speed = 1, reversed } = pictureClip({ fps, ...timeline }, ref)
  if (asset === undefined) return {}
  const frameMs = 1000 / fpsToNumber(fps)
  return { firstFrame: { asset, atMs: Math.max(inMs, Math.round(reversed ? inMs : inMs + durationMs * speed - frameMs)) } }
}

function lengthOf({ durationMs }: Input, replaced: VideoClip | undefined): number {
  return durationMs ?? replaced?.durationMs ?? usualMs
}

function nameOf({ name, prompt }: Input): string {
  return name ?? shortName(prompt)
}
