import { endMs, isMain, withClips } from './locate.ts'
import { timelineLimits } from './limits.ts'
import { type AudioClip, type Timeline, type Track, mainTrack, timelineDurationMs } from './model.ts'
import type { Clip } from './locate.ts'

/**
 * Lets the other tracks follow when the length of the film changes:
 *
 * - what spanned the whole film (music, a text, a logo) spans it still; a voice, a sound effect or a
 *   caption doesn't stretch;
 * - a title or text that ended with the film ends with it still, unless it is the label of one clip;
 * - what reaches beyond the new end is cut there, and what lies wholly beyond it goes.
 */
export function followFilmLength(before: Timeline, after: Timeline): Timeline {
  if (!mainTrack(after)?.clips.length) return after
  const oldMs = timelineDurationMs(before)
  const newMs = timelineDurationMs(after)
  const tracks = after.tracks
    .map((track) => (isMain(track) ? track : followTrack(track, oldMs, newMs, mainTrack(after)!.clips)))
    .filter(
      (track, index) => isMain(track) || track.clips.length > 0 || after.tracks[index]!.clips.length === 0,
    )
  return { ...after, tracks }
}

/** Cuts what reaches beyond the end of the film; what lies wholly beyond it is left for the check to name. */
export function trimToFilm(timeline: Timeline): Timeline {
  if (!mainTrack(timeline)?.clips.length) return timeline
  const filmMs = timelineDurationMs(timeline)
  const cut = (clip: Clip): Clip =>
    clip.startMs < filmMs && endMs(clip) > filmMs ? resize(clip, clip.startMs, filmMs - clip.startMs) : clip
  const tracks = timeline.tracks.map(
    (track): Track => (isMain(track) ? track : ({ ...track, clips: track.clips.map(cut) } as Track)),
  )
  return { ...timeline, tracks }
}

function followTrack(track: Track, oldMs: number, newMs: number, pictures: readonly Clip[]): Track {
  const kept: Clip[] = []
  for (const clip of track.clips) {
    const freeMs = kept.length > 0 ? endMs(kept.at(-1)!) : 0
    const placed = isLabelIn(track, clip, pictures) ? clip : followClip(track, clip, oldMs, newMs, freeMs)
    if (placed && placed.durationMs >= timelineLimits.minClipMs) kept.push(placed)
  }
  return withClips(track, kept)
}

/** Whether a text is read over exactly one of several clips: it belongs to that clip, not to the film. */
export function isLabelIn({ role }: Track, { startMs, durationMs }: Clip, pictures: readonly Clip[]): boolean {
  return role === 'text' && pictures.length > 1 && pictures.some((picture) => picture.startMs === startMs && picture.durationMs === durationMs)
}

function followClip(
  track: Track,
  clip: Clip,
  oldMs: number,
  newMs: number,
  freeMs: number,
): Clip | undefined {
  if (oldMs !== newMs && endMs(clip) === oldMs) {
    if (clip.startMs === 0 && stretches(track)) return resize(clip, 0, newMs)
    if (clip.startMs > 0 && track.kind === 'text' && track.role !== 'caption') {
      const startMs = Math.max(freeMs, clip.startMs + newMs - oldMs)
      return resize(clip, startMs, Math.min(clip.durationMs, newMs - startMs))
    }
  }
  if (clip.startMs >= newMs) return undefined
  return endMs(clip) > newMs ? resize(clip, clip.startMs, newMs - clip.startMs) : clip
}

/** Whether a clip of the track that spans the film goes on doing so when the film's length changes. */
export function stretches(track: Track): boolean {
  return track.kind === 'video' || track.role === 'bgm' || track.role === 'title' || track.role === 'text'
}

/** The same clip at another place and length; fades and the transition shrink to fit. */
export function resize<T extends Clip>(clip: T, startMs: number, durationMs: number): T {
  if (clip.startMs === startMs && clip.durationMs === durationMs) return clip
  const resized = { ...clip, startMs, durationMs }
  if ('fadeInMs' in resized) return { ...resized, ...fitFades(resized, durationMs) }
  if ('transition' in resized && resized.transition && resized.transition.durationMs > durationMs) {
    return { ...resized, transition: { ...resized.transition, durationMs } }
  }
  return resized
}

function fitFades(clip: AudioClip, durationMs: number): Pick<AudioClip, 'fadeInMs' | 'fadeOutMs'> {
  const { fadeInMs, fadeOutMs } = clip
  if (fadeInMs + fadeOutMs <= durationMs) return { fadeInMs, fadeOutMs }
  const fittedInMs = Math.floor((fadeInMs * durationMs) / (fadeInMs + fadeOutMs))
  return { fadeInMs: fittedInMs, fadeOutMs: Math.min(fadeOutMs, durationMs - fittedInMs) }
}
