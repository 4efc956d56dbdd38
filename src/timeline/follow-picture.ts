/** What belongs to the picture at its place stays with it when clips of the main track change. */
import { isLabelIn, resize } from './follow.ts'
import { timelineLimits } from './limits.ts'
import { type Clip, endMs, isMain, withClips } from './locate.ts'
import { type Timeline, type Track, type VideoClip, mainTrack, timelineDurationMs } from './model.ts'
import { playPart, sourceMsAt } from './source-time.ts'

/**
 * Lets captions, sound effects and original sound move with the main clip that they begin in: they go with it when it
 * goes, are cut where its beginning is cut, and run faster where it does. A caption of a voice-over stays with the
 * voice, which doesn't move. A text that is read over exactly one clip is its label and stays over it. Titles and
 * music belong to the film, and what spans the film is none of this either.
 */
export function followPicture(before: Timeline, after: Timeline): Timeline {
  const was = mainTrack(before)?.clips ?? []
  const is = mainTrack(after)?.clips ?? []
  if (was === is || was.length === 0 || is.length === 0) return after
  const filmMs = timelineDurationMs(before)
  const hasVoice = after.tracks.some(({ role, clips }) => role === 'voice' && clips.length > 0)
  const follows = ({ role }: Track): boolean =>
    role === 'sfx' || role === 'original' || (role === 'caption' && !hasVoice)
  const tracks = after.tracks
    .map((track) => (follows(track) ? withClips(track, keepApart(moveAll(track.clips, { was, is, filmMs }))) : track.role === 'text' ? withClips(track, labelled(track, { was, is })) : track))
    .filter((track, index) => isMain(track) || track.clips.length > 0 || after.tracks[index]!.clips.length === 0)
  return { ...after, tracks }
}

/** The texts of a track, labels where their clips are now; where one has no room beside another text, it stays. */
function labelled(track: Track, { was, is }: Omit<Pictures, 'filmMs'>): Clip[] {
  const moved = track.clips.flatMap((clip): Clip[] => {
    const picture = isLabelIn(track, clip, was) ? was.find(({ startMs }) => startMs === clip.startMs)! : undefined
    if (!picture) return [clip]
    const kept = is.find(({ id }) => id === picture.id)
    return kept ? [resize(clip, kept.startMs, kept.durationMs)] : []
  })
  const sorted = moved.toSorted((a, b) => a.startMs - b.startMs)
  return sorted.every((clip, index) => index === 0 || endMs(sorted[index - 1]!) <= clip.startMs) ? sorted : [...track.clips]
}

interface Pictures {
  readonly was: readonly VideoClip[]
  readonly is: readonly VideoClip[]
  readonly filmMs: number
}

function moveAll(clips: readonly Clip[], pictures: Pictures): Clip[] {
  return clips.flatMap((clip) => {
    const spansFilm = clip.startMs === 0 && endMs(clip) === pictures.filmMs
    const moved = spansFilm ? clip : move(clip, pictures)
    return moved && moved.durationMs >= timelineLimits.minClipMs ? [moved] : []
  })
}

function move(clip: Clip, { was, is }: Pictures): Clip | undefined {
  const anchor = was.find((picture) => clip.startMs >= picture.startMs && clip.startMs < endMs(picture))
  if (!anchor) return clip
  const shownMs = sourceMsAt(anchor, clip.startMs - anchor.startMs)
  const seen = is.find((picture) => picture.startMs <= clip.startMs && clip.startMs < endMs(picture))
  if (seen && seen.asset === anchor.asset && seen.speed === anchor.speed && isNear(sourceMsAt(seen, clip.startMs - seen.startMs), shownMs)) {
    return clip
  }
  const kept = is.find(({ id }) => id === anchor.id)
  if (kept && isPlain(anchor) && isPlain(kept) && kept.asset === anchor.asset) {
    return moveInSource(clip, anchor, kept, shownMs) ?? moveToPart(clip, anchor, { was, is }, shownMs)
  }
  if (!kept) return moveToPart(clip, anchor, { was, is }, shownMs)
  const offsetMs = clip.startMs - anchor.startMs
  return offsetMs >= kept.durationMs ? undefined : resize(clip, kept.startMs + offsetMs, clip.durationMs)
}

/** Onto a clip that was split off the anchor. */
function moveToPart(clip: Clip, anchor: VideoClip, { was, is }: Pick<Pictures, 'was' | 'is'>, shownMs: number): Clip | undefined {
  for (const part of is) {
    if (part.asset !== anchor.asset || was.some(({ id }) => id === part.id) || !isPlain(part)) continue
    const moved = moveInSource(clip, anchor, part, shownMs)
    if (moved) return moved
  }
  return undefined
}

/** To where `kept` shows what `anchor` showed at the clip's beginning; nothing when that is no longer played. */
function moveInSource(clip: Clip, anchor: VideoClip, kept: VideoClip, shownMs: number): Clip | undefined {
  const faster = kept.speed / anchor.speed
  const atMs = Math.round((shownMs - kept.inMs) / kept.speed)
  const durationMs = Math.round(clip.durationMs / faster)
  if (atMs >= kept.durationMs || atMs + durationMs <= 0) return undefined
  const scaled = faster === 1 || !('text' in clip) ? clip : scaleWords(clip, 1 / faster)
  if (atMs >= 0) return resize(scaled, kept.startMs + atMs, durationMs)
  return resize(playPart(scaled, -atMs, durationMs), kept.startMs, durationMs + atMs)
}

function scaleWords<T extends Clip>(clip: T, factor: number): T {
  if (!('text' in clip) || !clip.words) return clip
  const words = clip.words.map((word) => ({
    ...word,
    startMs: Math.round(word.startMs * factor),
    endMs: Math.round(word.endMs * factor),
  }))
  return { ...clip, words }
}

/** Whether times of the clip map evenly onto its source. */
function isPlain({ reversed, frozen, ramp }: VideoClip): boolean {
  return !reversed && !frozen && !ramp
}

/** A frame at 60 fps: rounding is no change. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 17
}

/** In order of time, each ending before the next begins. */
function keepApart(clips: readonly Clip[]): Clip[] {
  const sorted = [...clips].sort((a, b) => a.startMs - b.startMs)
  return sorted.flatMap((clip, index) => {
    const next = sorted[index + 1]
    const durationMs = next ? Math.min(clip.durationMs, next.startMs - clip.startMs) : clip.durationMs
    return durationMs < timelineLimits.minClipMs ? [] : [resize(clip, clip.startMs, durationMs)]
  })
}
