/**
 * What sounds when: the timeline's clips as parts with their source, range, gain and fades. Pure.
 */
import { ReelsmithError } from '../errors/error.ts'
import { type RangeMs, intersectRanges } from '../time/time.ts'
import type { AudioClip, AudioTrack, Timeline, VideoTrack } from '../timeline/model.ts'
import { closeGaps, ducking } from './sound-ducking.ts'
import type { SoundAsset, SoundPart, SoundPlan } from './sound-part.ts'
import { planRuns, runOf } from './sound-runs.ts'

/**
 * @param durationMs - Length of the film: nothing sounds after it.
 * @throws {ReelsmithError} `timeline/invalid` when a clip names an asset that isn't there.
 */
export function planSound(
  timeline: Timeline,
  assets: Readonly<Record<string, SoundAsset>>,
  durationMs: number,
): SoundPlan {
  const heard = heardTracks(timeline)
  const speech = closeGaps(heard.flatMap((track) => speechOf(track, durationMs)))
  const parts = heard.flatMap((track) => planTrack(track, { assets, filmMs: durationMs, speech }))
  return { parts: parts.filter((part) => part.endMs > part.startMs && part.gain > 0), speech }
}

/** Tracks that are neither muted nor left out because others are solo. */
function heardTracks(timeline: Timeline): (VideoTrack | AudioTrack)[] {
  const isSolo = timeline.tracks.some((track) => track.kind === 'audio' && track.solo)
  return timeline.tracks.filter(
    (track): track is VideoTrack | AudioTrack =>
      track.kind !== 'text' && !track.muted && (!isSolo || (track.kind === 'audio' && track.solo === true)),
  )
}

/** Where somebody speaks: at the words of a clip, where they are known, else all through it. */
function speechOf(track: VideoTrack | AudioTrack, filmMs: number): RangeMs[] {
  if (track.kind !== 'audio' || track.role !== 'voice') return []
  return track.clips.filter((clip) => clip.volume > 0).flatMap((clip) => {
    const clipRange = { startMs: clip.startMs, endMs: Math.min(clip.startMs + clip.durationMs, filmMs) }
    const words = clip.speech?.words
    if (!words || words.length === 0) return clipRange.endMs > clipRange.startMs ? [clipRange] : []
    const toFilm = (sourceMs: number): number => clip.startMs + (sourceMs - clip.inMs) / clip.speed
    return words.flatMap(({ startMs, endMs }) => {
      const said = intersectRanges({ startMs: toFilm(startMs), endMs: toFilm(endMs) }, clipRange)
      return said ? [said] : []
    })
  })
}

interface SoundPlanContext {
  readonly assets: Readonly<Record<string, SoundAsset>>
  readonly filmMs: number
  readonly speech: readonly RangeMs[]
}

function planTrack(track: VideoTrack | AudioTrack, context: SoundPlanContext): SoundPart[] {
  if (track.kind === 'video') {
    const runs = track.clips.filter((clip) => !clip.frozen).map((clip) => runOf(clip, findAsset(context.assets, clip.asset, clip.id)))
    return planRuns(runs, { role: 'original', duckDb: ducking.depthDb, crosses: track.role === 'main' }, context.filmMs)
  }
  const use = { role: track.role, duckDb: track.role === 'voice' ? 0 : (track.duckDb ?? ducking.depthDb), crosses: true }
  const made: SoundPart[] = []
  const played = track.clips.filter((clip) => {
    const part = madePart(clip, track, use.duckDb, context)
    if (part) made.push(part)
    return part === null
  })
  const runs = played.map((clip) => runOf(clip, findAsset(context.assets, clip.asset ?? '', clip.id)))
  return [...planRuns(runs, use, context.filmMs), ...made]
}

/** What is made for the length of its clip; null for a clip that plays a file as it is. */
function madePart(clip: AudioClip, { role }: AudioTrack, duckDb: number, { assets, filmMs, speech }: SoundPlanContext): SoundPart | null {
  const { music, effect, song } = clip
  if (!music && !effect && !song) return null
  const endMs = Math.min(clip.startMs + clip.durationMs, filmMs)
  const durationMs = endMs - clip.startMs
  const part = { role, duckDb, startMs: clip.startMs, endMs, gain: clip.volume, ...ownFades(clip, durationMs) }
  if (music) {
    const quiet = speech.flatMap((range) => {
      const inside = intersectRanges(range, { startMs: clip.startMs, endMs })
      return inside ? [{ startMs: inside.startMs - clip.startMs, endMs: inside.endMs - clip.startMs }] : []
    })
    return { ...part, source: { kind: 'music', recipe: music, durationMs, quiet } }
  }
  if (effect) return { ...part, source: { kind: 'effect', recipe: effect, durationMs } }
  const asset = findAsset(assets, clip.asset ?? '', clip.id)
  const source = { kind: 'song', asset: clip.asset ?? '', inMs: clip.inMs, durationMs, ...song } as const
  return { ...part, gain: asset.hasAudio ? part.gain : 0, source }
}

/** Fades that were asked for; what is made begins and ends without a click by itself. */
function ownFades({ fadeInMs, fadeOutMs }: AudioClip, durationMs: number): Pick<SoundPart, 'fadeIn' | 'fadeOut'> {
  const inMs = Math.min(fadeInMs, durationMs / 2)
  return {
    fadeIn: { durationMs: inMs, shape: 'smooth' },
    fadeOut: { durationMs: Math.min(fadeOutMs, durationMs - inMs), shape: 'smooth' },
  }
}

function findAsset(assets: Readonly<Record<string, SoundAsset>>, id: string, clipId: string): SoundAsset {
  const asset = assets[id]
  if (asset) return asset
  throw new ReelsmithError('timeline/invalid', `Clip ${clipId}: its asset "${id}" is not among the film's assets.`)
}
