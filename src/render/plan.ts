/**
 * Cuts a timeline into render segments: short stretches of film that are composed and encoded on their own. Pure.
 * Everything inside a segment is counted in frames from the segment's first frame, so a segment that moves along
 * the timeline is still the same segment.
 */
import type { Legibility } from '../compose/text/layer.ts'
import { ReelsmithError } from '../errors/error.ts'
import { type Fps, msToFrame } from '../time/time.ts'
import type { Grade, Placement, TransitionType } from '../timeline/appearance.ts'
import type { TextTrack, Timeline, VideoClip } from '../timeline/model.ts'
import type { TimedWord } from '../timeline/sound.ts'
import type { TextStyle } from '../timeline/text-style.ts'
import { mainTrack, timelineDurationMs } from '../timeline/model.ts'
import { playedMs } from '../timeline/source-time.ts'
import { cutPoints } from './cut-points.ts'
import type { Appearance } from './framing.ts'
import { type SourceTimes, playedFrames } from './source-times.ts'

/** What planning needs to know about an asset. */
export interface PlanAsset {
  readonly kind: 'video' | 'image' | 'audio'
  readonly durationMs: number
  /** An animated image, which begins again where it ends. */
  readonly loops?: boolean
}

/** A source's picture during `[fromFrame, toFrame)` of a segment. */
export interface PictureUse {
  readonly asset: string
  readonly clipName: string
  readonly kind: 'video' | 'image'
  readonly fromFrame: number
  readonly toFrame: number
  /** Moments of the source from `fromFrame` on; null for an image. */
  readonly times: SourceTimes | null
  /** So many frames from `fromFrame` on have pictures of their own; what follows is the last one, held. */
  readonly availableFrames: number
  readonly appearance: Appearance
  /** Its colours: the clip's, then the film's. */
  readonly grades: readonly Grade[]
  /** The camera move at frame n of the segment is at its frame n + motionOffset of motionFrames. */
  readonly motionOffset: number
  readonly motionFrames: number
  /** Where in the source to look for what matters in its picture. Coarse, so that a trim does not change it. */
  readonly lookMs: number
  /** Made by us, so that black or frozen pictures are a fault and not the user's material. */
  readonly isGenerated: boolean
}

/** A picture over the main one; frame n of the segment is its frame n - startFrame of frameCount. */
export interface OverlayUse extends PictureUse {
  /** The whole frame unless told. */
  readonly placement: Placement | null
  readonly startFrame: number
  readonly frameCount: number
}

/** The transition during `[fromFrame, toFrame)`; frame n of the segment is its frame n - startFrame of frameCount. */
export interface TransitionUse {
  readonly type: TransitionType
  readonly fromFrame: number
  readonly toFrame: number
  /** May lie before the segment. */
  readonly startFrame: number
  readonly frameCount: number
}

/** A text during `[fromFrame, toFrame)`; frame n of the segment is its frame n - startFrame of frameCount. */
export interface TextUse {
  readonly text: string
  readonly style: TextStyle
  readonly role: TextTrack['role']
  /** When its words are said, from its own beginning. */
  readonly words?: readonly TimedWord[]
  /** What keeps it readable on its pictures, once they have been looked at. */
  readonly legibility?: Legibility
  /** How far it makes way for another text, as a part of the frame's height; positive is down. */
  readonly shift?: number
  readonly fromFrame: number
  readonly toFrame: number
  readonly startFrame: number
  readonly frameCount: number
}

/** The film's light during `[fromFrame, toFrame)`; frame n of the segment is its frame n - startFrame of frameCount. */
export interface FadeUse {
  readonly kind: 'in' | 'out'
  readonly fromFrame: number
  readonly toFrame: number
  /** May lie before the segment. */
  readonly startFrame: number
  readonly frameCount: number
}

export interface SegmentPlan {
  /** On the film's timeline; segments tile `[0, frameCount)` of the film in order. */
  readonly firstFrame: number
  readonly frameCount: number
  /** In the timeline's order: during a transition the outgoing picture comes before the incoming one. */
  readonly pictures: readonly PictureUse[]
  readonly transitions: readonly TransitionUse[]
  /** From the lowest to the uppermost. */
  readonly overlays: readonly OverlayUse[]
  readonly texts: readonly TextUse[]
  /** Out of black and into it, over all else; left out where there are none. */
  readonly fades?: readonly FadeUse[]
  /** It is what its clip's file has from this picture on, and is copied; left out: it is encoded. */
  readonly copiedFrom?: number
}

export interface FilmPlan {
  readonly frameCount: number
  readonly fps: Fps
  readonly segments: readonly SegmentPlan[]
  /** All texts, in frames of the film. */
  readonly texts: readonly TextUse[]
  readonly notes: readonly string[]
}

const lookStepMs = 5000

/** A clip of the main track in frames of the film, with how long it stays under the next clip's transition. */
interface PlannedClip {
  readonly clip: VideoClip
  readonly asset: PlanAsset
  readonly start: number
  readonly end: number
  /** First frame after its tail. */
  readonly goneBy: number
  readonly transitionFrames: number
}

/**
 * Plans a film.
 *
 * @throws {ReelsmithError} `render/nothing-to-export` for a timeline without length; `media/unreadable` when a clip's
 *   asset is not among `assets` or is only sound.
 */
export function planFilm(timeline: Timeline, assets: Readonly<Record<string, PlanAsset>>, fps: Fps): FilmPlan {
  const frameCount = filmFrames(timeline, fps)
  const layers = planLayers(timeline, assets, fps, frameCount)
  const { clips, overlays, texts } = layers
  const cuts = cutPoints({
    frameCount,
    clipStarts: clips.map((clip) => clip.start),
    edges: [
      ...overlays.flatMap((overlay) => [overlay.start, overlay.end]),
      ...texts.flatMap((text) => [text.fromFrame, text.toFrame]),
      ...layers.fades.flatMap((fade) => [fade.fromFrame, fade.toFrame]),
    ],
    fps,
  })
  const segments = cuts.slice(0, -1).map((from, index) => planSegment(from, cuts[index + 1]!, layers, fps))
  return { frameCount, fps, segments, texts, notes: planNotes([...clips, ...overlays], fps) }
}

/**
 * Plans single frames of a film, each as a segment of its own.
 *
 * @param frames - Of the film; beyond its end the last one.
 * @throws {ReelsmithError} as {@link planFilm}.
 */
export function planFrames(
  timeline: Timeline,
  assets: Readonly<Record<string, PlanAsset>>,
  fps: Fps,
  frames: readonly number[],
): Pick<FilmPlan, 'segments' | 'texts'> {
  const frameCount = filmFrames(timeline, fps)
  const layers = planLayers(timeline, assets, fps, frameCount)
  const segments = frames.map((wanted) => {
    const frame = Math.min(Math.max(0, wanted), frameCount - 1)
    return planSegment(frame, frame + 1, layers, fps)
  })
  return { segments, texts: layers.texts }
}

function filmFrames(timeline: Timeline, fps: Fps): number {
  const frameCount = msToFrame(timelineDurationMs(timeline), fps)
  if (frameCount >= 1) return frameCount
  throw new ReelsmithError('render/nothing-to-export', 'The timeline is empty: add a clip, a title or music first.')
}

function planLayers(
  timeline: Timeline,
  assets: Readonly<Record<string, PlanAsset>>,
  fps: Fps,
  frameCount: number,
): Layers {
  return {
    clips: planClips(timeline, assets, fps, frameCount),
    overlays: planOverlays(timeline, assets, fps, frameCount),
    texts: planTexts(timeline, fps, frameCount),
    filmGrade: timeline.grade,
    fades: planFades(timeline, fps, frameCount),
  }
}

function planClips(
  timeline: Timeline,
  assets: Readonly<Record<string, PlanAsset>>,
  fps: Fps,
  frameCount: number,
): PlannedClip[] {
  const clips = mainTrack(timeline)?.clips ?? []
  const planned: PlannedClip[] = []
  for (const [index, clip] of clips.entries()) {
    const asset = pictureOf(clip, assets)
    const start = msToFrame(clip.startMs, fps)
    const end = Math.min(msToFrame(clip.startMs + clip.durationMs, fps), frameCount)
    if (end <= start) continue // shorter than half a frame
    const next = clips[index + 1]
    const tail = next ? transitionFramesOf(next, clip, fps) : 0
    const before = clips[index - 1]
    const transitionFrames = before ? transitionFramesOf(clip, before, fps) : 0
    planned.push({ clip, asset, start, end, goneBy: Math.min(end + tail, frameCount), transitionFrames })
  }
  return planned
}

function pictureOf(clip: VideoClip, assets: Readonly<Record<string, PlanAsset>>): PlanAsset {
  const asset = assets[clip.asset]
  if (asset && asset.kind !== 'audio') return asset
  throw new ReelsmithError('media/unreadable', `The clip "${clip.name}" has no picture: its file is gone.`)
}

/** Clips of the tracks above the main one, as far as the film lasts. */
function planOverlays(
  timeline: Timeline,
  assets: Readonly<Record<string, PlanAsset>>,
  fps: Fps,
  frameCount: number,
): PlannedClip[] {
  return timeline.tracks
    .flatMap((track) => (track.kind === 'video' && track.role === 'overlay' ? track.clips : []))
    .map((clip): PlannedClip => {
      const start = msToFrame(clip.startMs, fps)
      const end = Math.min(msToFrame(clip.startMs + clip.durationMs, fps), frameCount)
      return { clip, asset: pictureOf(clip, assets), start, end, goneBy: end, transitionFrames: 0 }
    })
    .filter(({ start, end }) => end > start)
}

/** No longer than either of the clips it joins. */
function transitionFramesOf(clip: VideoClip, before: VideoClip, fps: Fps): number {
  if (!clip.transition || clip.transition.type === 'cut') return 0
  return msToFrame(Math.min(clip.transition.durationMs, clip.durationMs, before.durationMs), fps)
}

function planTexts(timeline: Timeline, fps: Fps, frameCount: number): TextUse[] {
  return timeline.tracks
    .filter((track) => track.kind === 'text')
    .flatMap((track) =>
      track.clips.map((clip): TextUse => {
        const fromFrame = msToFrame(clip.startMs, fps)
        const toFrame = Math.min(msToFrame(clip.startMs + clip.durationMs, fps), frameCount)
        const { text, style, words } = clip
        const said = words && { words }
        return { text, style, role: track.role, ...said, fromFrame, toFrame, startFrame: fromFrame, frameCount: toFrame - fromFrame }
      }),
    )
    .filter((text) => text.frameCount > 0 && text.text.trim() !== '')
}

/** In frames of the film; each is black at the film's own end of it. */
function planFades({ fades = {} }: Timeline, fps: Fps, frameCount: number): FadeUse[] {
  const [inFrames, outFrames] = [fades.inMs ?? 0, fades.outMs ?? 0].map((ms) => Math.min(msToFrame(ms, fps), frameCount)) as [number, number]
  const all: FadeUse[] = [
    { kind: 'in', fromFrame: 0, toFrame: inFrames, startFrame: 0, frameCount: inFrames },
    { kind: 'out', fromFrame: frameCount - outFrames, toFrame: frameCount, startFrame: frameCount - outFrames, frameCount: outFrames },
  ]
  return all.filter((fade) => fade.frameCount > 0)
}

interface Layers {
  readonly clips: readonly PlannedClip[]
  readonly overlays: readonly PlannedClip[]
  readonly texts: readonly TextUse[]
  /** Of the main picture; what lies above it keeps its own colours, as a logo must. */
  readonly filmGrade: Grade | undefined
  readonly fades: readonly FadeUse[]
}

function planSegment(from: number, to: number, { clips, overlays, texts, filmGrade, fades }: Layers, fps: Fps): SegmentPlan {
  const pictures: PictureUse[] = []
  const transitions: TransitionUse[] = []
  for (const clip of clips) {
    const [fromFrame, toFrame] = overlap(clip.start, clip.goneBy, from, to)
    if (fromFrame < toFrame) {
      const picture = pictureUse(clip, from, fromFrame, toFrame, fps)
      pictures.push(filmGrade ? { ...picture, grades: [...picture.grades, filmGrade] } : picture)
    }
    const [begin, end] = overlap(clip.start, clip.start + clip.transitionFrames, from, to)
    if (begin < end) {
      transitions.push({
        type: clip.clip.transition!.type,
        fromFrame: begin,
        toFrame: end,
        startFrame: clip.start - from,
        frameCount: clip.transitionFrames,
      })
    }
  }
  const above = overlays.flatMap((overlay): OverlayUse[] => {
    const [fromFrame, toFrame] = overlap(overlay.start, overlay.end, from, to)
    if (fromFrame >= toFrame) return []
    const { clip, start, end } = overlay
    const picture = pictureUse(overlay, from, fromFrame, toFrame, fps)
    return [{ ...picture, placement: clip.placement ?? null, startFrame: start - from, frameCount: end - start }]
  })
  const shown = texts.flatMap((text): TextUse[] => {
    const [fromFrame, toFrame] = overlap(text.fromFrame, text.toFrame, from, to)
    return fromFrame < toFrame ? [{ ...text, fromFrame, toFrame, startFrame: text.startFrame - from }] : []
  })
  const dimmed = fades.flatMap((fade): FadeUse[] => {
    const [fromFrame, toFrame] = overlap(fade.fromFrame, fade.toFrame, from, to)
    return fromFrame < toFrame ? [{ ...fade, fromFrame, toFrame, startFrame: fade.startFrame - from }] : []
  })
  return { firstFrame: from, frameCount: to - from, pictures, transitions, overlays: above, texts: shown, ...(dimmed.length > 0 && { fades: dimmed }) }
}

/** The part of `[start, end)` inside `[from, to)`, counted from `from`. */
function overlap(start: number, end: number, from: number, to: number): [number, number] {
  return [Math.max(start, from) - from, Math.min(end, to) - from]
}

function pictureUse(
  planned: PlannedClip,
  segmentStart: number,
  fromFrame: number,
  toFrame: number,
  fps: Fps,
): PictureUse {
  const { clip, asset } = planned
  const intoClip = segmentStart + fromFrame - planned.start
  const isVideo = asset.kind === 'video'
  const count = toFrame - fromFrame
  const source = { durationMs: asset.durationMs, loops: asset.loops ?? false }
  const played = isVideo ? playedFrames(clip, source, { first: intoClip, count, fps }) : null
  return {
    asset: clip.asset,
    clipName: clip.name,
    kind: isVideo ? 'video' : 'image',
    fromFrame,
    toFrame,
    times: played?.times ?? null,
    availableFrames: played?.availableFrames ?? count,
    appearance: appearanceOf(clip),
    grades: clip.grade ? [clip.grade] : [],
    motionOffset: intoClip - fromFrame,
    motionFrames: planned.goneBy - planned.start,
    lookMs: isVideo ? Math.floor(clip.inMs / lookStepMs) * lookStepMs : 0,
    isGenerated: clip.prompt !== undefined,
  }
}

/** Only what is set, so that equal looks are equal objects. */
function appearanceOf({ fit, motion, focus, crop }: VideoClip): Appearance {
  return { fit, motion, ...(focus && { focus }), ...(crop && { crop }) }
}

function planNotes(clips: readonly PlannedClip[], fps: Fps): string[] {
  const notes: string[] = []
  for (const { clip, asset, start, end } of clips) {
    if (asset.kind !== 'video' || asset.loops) continue
    const missingMs = clip.inMs + playedMs(clip, clip.durationMs) - asset.durationMs
    if (missingMs > (1000 * fps.den) / fps.num && end > start) {
      const seconds = (missingMs / 1000).toFixed(1)
      notes.push(`The clip "${clip.name}" is ${seconds} s longer than its source: its last picture is held.`)
    }
  }
  return notes
}
