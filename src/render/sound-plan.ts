/**
 * What sounds when: the timeline's clips as parts with their source, range, gain and fades. Pure.
 */
import { ReelsmithError } from '../errors/error.ts'
import type { RangeMs } from '../time/time.ts'
import type { Asset, AudioClip, AudioTrack, Timeline, VideoClip } from '../timeline/model.ts'
import type { MusicRecipe } from '../timeline/sound.ts'
import { closeGaps } from './sound-ducking.ts'
import { type Fade, clickFreeMs } from './sound-fade.ts'

export type SoundAsset = Pick<Asset, 'durationMs' | 'hasAudio'> & { readonly path: string }

export type SoundSource =
  | { readonly kind: 'file'; readonly file: string; readonly inMs: number; readonly speed: number }
  | { readonly kind: 'music'; readonly recipe: MusicRecipe; readonly durationMs: number }

export interface SoundPart {
  readonly source: SoundSource
  readonly role: AudioTrack['role']
  /** `[startMs, endMs)` in the time of the timeline, fades included. */
  readonly startMs: number
  readonly endMs: number
  /** Linear. */
  readonly gain: number
  readonly fadeIn: Fade
  readonly fadeOut: Fade
}

export interface SoundPlan {
  readonly parts: readonly SoundPart[]
  /** Where others make room, short pauses closed. */
  readonly speech: readonly RangeMs[]
}

/** Two clips that meet at a cut overlap by this much where their sources allow it. */
const cutOverlapMs = 12
/** The film's own beginning and end: too quick for a fade of the picture, slow enough not to snap. */
const filmStartMs = 60
const filmEndMs = 400
/** Music from a file that the film's end cuts off goes out at least this slowly. */
const cutMusicFadeMs = 1200
/**
 * @param durationMs - Length of the film: nothing sounds after it.
 * @throws {ReelsmithError} `timeline/invalid` when a clip names an asset that isn't there.
 */
export function planSound(
  timeline: Timeline,
  assets: Readonly<Record<string, SoundAsset>>,
  durationMs: number,
): SoundPlan {
  const parts: SoundPart[] = []
  for (const track of timeline.tracks) {
    if (track.kind === 'text') continue
    if (track.kind === 'video') {
      parts.push(...planPictures(track.clips, assets, durationMs, track.role === 'main'))
      continue
    }
    for (const clip of track.clips) parts.push(...planAudioClip(clip, track.role, assets, durationMs))
  }
  const sounding = parts.filter((part) => part.endMs > part.startMs && part.gain > 0)
  const speech = closeGaps(sounding.filter((part) => part.role === 'voice'))
  return { parts: sounding, speech: speech.map(({ startMs, endMs }) => ({ startMs, endMs })) }
}

function planAudioClip(
  clip: AudioClip,
  role: AudioTrack['role'],
  assets: Readonly<Record<string, SoundAsset>>,
  filmMs: number,
): SoundPart[] {
  const endMs = Math.min(clip.startMs + clip.durationMs, filmMs)
  const lengthMs = endMs - clip.startMs
  if (lengthMs <= 0) return []
  const isCutOff = clip.startMs + clip.durationMs > filmMs
  let source: SoundSource
  if (clip.effect) return []
  if (clip.music) {
    source = { kind: 'music', recipe: clip.music, durationMs: lengthMs }
  } else {
    const asset = findAsset(assets, clip.asset ?? '', clip.id)
    if (!asset.hasAudio) return []
    source = { kind: 'file', file: asset.path, inMs: clip.inMs, speed: clip.speed }
  }
  const leastOutMs = isCutOff && role === 'bgm' && !clip.music ? cutMusicFadeMs : clickFreeMs
  return [{ source, role, startMs: clip.startMs, endMs, gain: clip.volume, ...fitFades(clip.fadeInMs, clip.fadeOutMs, leastOutMs, lengthMs) }]
}

/** Fades asked for, never shorter than is needed against clicks, never longer than the clip. */
function fitFades(inMs: number, outMs: number, leastOutMs: number, lengthMs: number): Pick<SoundPart, 'fadeIn' | 'fadeOut'> {
  const fadeInMs = Math.min(Math.max(inMs, clickFreeMs), lengthMs / 2)
  const fadeOutMs = Math.min(Math.max(outMs, leastOutMs), lengthMs - fadeInMs)
  return { fadeIn: { durationMs: fadeInMs, shape: 'smooth' }, fadeOut: { durationMs: fadeOutMs, shape: 'smooth' } }
}

/** The own sound of pictures. Clips of the main track cross over where they meet. */
function planPictures(
  clips: readonly VideoClip[],
  assets: Readonly<Record<string, SoundAsset>>,
  filmMs: number,
  isMain: boolean,
): SoundPart[] {
  const parts: SoundPart[] = []
  const runs = joinContinuous(clips, assets)
  runs.forEach((run, index) => {
    const asset = findAsset(assets, run.asset, run.id)
    if (!asset.hasAudio) return
    const before = isMain ? runs[index - 1] : undefined
    const after = isMain ? runs[index + 1] : undefined
    const bodyEndMs = Math.min(run.startMs + run.durationMs, filmMs)
    if (bodyEndMs <= run.startMs) return
    const spareMs = Math.max(0, (asset.durationMs - run.inMs) / run.speed - run.durationMs)
    // the outgoing sound goes on under the transition for as long as its source lasts
    const overhangMs = after ? Math.min(crossingMs(after), spareMs, filmMs - bodyEndMs) : 0
    const inMs = before ? crossingMs(run) : run.startMs === 0 ? filmStartMs : clickFreeMs
    const outMs = overhangMs > 0 ? overhangMs : bodyEndMs >= filmMs ? filmEndMs : clickFreeMs
    const lengthMs = bodyEndMs + overhangMs - run.startMs
    const crosses = overhangMs > 0 ? after : undefined
    parts.push({
      source: { kind: 'file', file: asset.path, inMs: run.inMs, speed: run.speed },
      role: 'original',
      startMs: run.startMs,
      endMs: bodyEndMs + overhangMs,
      gain: run.volume,
      fadeIn: { durationMs: Math.min(inMs, lengthMs / 2), shape: shapeOf(before, run) },
      fadeOut: { durationMs: Math.min(outMs, lengthMs / 2), shape: crosses ? shapeOf(run, crosses) : 'smooth' },
    })
  })
  return parts
}

/** How long a clip crosses over with the one before it. */
function crossingMs(clip: VideoClip): number {
  const { transition } = clip
  return transition && transition.type !== 'cut' && transition.durationMs > cutOverlapMs ? transition.durationMs : cutOverlapMs
}

function shapeOf(before: VideoClip | undefined, after: VideoClip): Fade['shape'] {
  if (!before) return 'smooth'
  return continues(before, after) ? 'linear' : 'equal-power'
}

/** Clips that a mere split has parted are one sound again. */
function joinContinuous(clips: readonly VideoClip[], assets: Readonly<Record<string, SoundAsset>>): VideoClip[] {
  const runs: VideoClip[] = []
  for (const clip of clips) {
    const last = runs.at(-1)
    if (last && continues(last, clip) && last.volume === clip.volume && assets[clip.asset]?.hasAudio) {
      runs[runs.length - 1] = { ...last, durationMs: last.durationMs + clip.durationMs }
    } else {
      runs.push(clip)
    }
  }
  return runs
}

function continues(before: VideoClip, after: VideoClip): boolean {
  return (
    before.asset === after.asset &&
    before.speed === after.speed &&
    (after.transition === undefined || after.transition.type === 'cut') &&
    before.startMs + before.durationMs === after.startMs &&
    Math.abs(before.inMs + before.durationMs * before.speed - after.inMs) <= 1
  )
}

function findAsset(assets: Readonly<Record<string, SoundAsset>>, id: string, clipId: string): SoundAsset {
  const asset = assets[id]
  if (asset) return asset
  throw new ReelsmithError('timeline/invalid', `Clip ${clipId}: its asset "${id}" is not among the film's assets.`)
}
