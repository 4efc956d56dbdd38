/** Edits of what clips, tracks and the canvas are like. */
import { ReelsmithError } from '../errors/error.ts'
import { type Clip, replaceClip, replaceTrack, requireClip, requireTrack, withClips } from './locate.ts'
import type { AudioClip, TextClip, Timeline, Track, VideoClip } from './model.ts'
import type { ClipChanges, SetCanvas, TrackChanges } from './operation.ts'

export function setCanvas(timeline: Timeline, operation: SetCanvas): Timeline {
  const { grade: former, fades: formerFades, ...rest } = timeline
  const grade = operation.grade === undefined ? former : (operation.grade ?? undefined)
  const fades = operation.fades === undefined ? formerFades : (operation.fades ?? undefined)
  return {
    ...rest,
    ...(grade && { grade }),
    ...(fades && { fades }),
    title: operation.title ?? timeline.title,
    width: operation.width ?? timeline.width,
    height: operation.height ?? timeline.height,
    fps: operation.fps ?? timeline.fps,
    language: operation.language ?? timeline.language,
  }
}

export function setTrackVolume(timeline: Timeline, trackId: string, volume: number): Timeline {
  const track = requireTrack(timeline, trackId)
  if (track.kind === 'text') {
    throw new ReelsmithError('timeline/invalid', `"${track.name}" is a text track and has no volume.`)
  }
  return replaceTrack(
    timeline,
    withClips(
      track,
      track.clips.map((clip) => ({ ...clip, volume })),
    ),
  )
}

const trackChangeable: Record<Track['kind'], readonly (keyof TrackChanges)[]> = {
  video: ['name', 'muted'],
  audio: ['name', 'muted', 'solo', 'duckDb'],
  text: ['name'],
}

export function setTrack(timeline: Timeline, trackId: string, changes: TrackChanges): Timeline {
  const track = requireTrack(timeline, trackId)
  requireMembers(track.name, track.kind, changes, trackChangeable[track.kind])
  return replaceTrack(timeline, withChanges(track, changes))
}

const changeable: Record<Track['kind'], readonly (keyof ClipChanges)[]> = {
  video: [
    'name',
    'volume',
    'asset',
    'inMs',
    'fit',
    'motion',
    'focus',
    'crop',
    'reversed',
    'frozen',
    'ramp',
    'grade',
    'transition',
    'placement',
    'prompt',
  ],
  audio: ['name', 'volume', 'asset', 'inMs', 'music', 'effect', 'song', 'cleaned', 'speech', 'fadeInMs', 'fadeOutMs'],
  text: ['name', 'text', 'style', 'words'],
}

export function setClip(timeline: Timeline, clipId: string, changes: ClipChanges): Timeline {
  const place = requireClip(timeline, clipId)
  requireMembers(place.clip.name, `${place.track.kind} clip`, changes, changeable[place.track.kind])
  return replaceClip(timeline, place, changed(place.track, place.clip, changes))
}

function requireMembers(name: string, kind: string, changes: object, known: readonly string[]): void {
  for (const [member, value] of Object.entries(changes)) {
    if (value === undefined || known.includes(member)) continue
    throw new ReelsmithError(
      'timeline/invalid',
      `"${name}" is a ${kind} and has no ${member}. It has ${known.join(', ')}.`,
    )
  }
}

/** `undefined` changes nothing, `null` and a flag that is off take the member away. */
function withChanges<T extends object>(value: T, changes: object): T {
  const changed = { ...value } as Record<string, unknown>
  for (const [member, given] of Object.entries(changes)) {
    if (given === null || given === false) delete changed[member]
    else if (given !== undefined) changed[member] = given
  }
  return changed as T
}

function changed(track: Track, clip: Clip, changes: ClipChanges): Clip {
  switch (track.kind) {
    case 'video':
      return withChanges(clip as VideoClip, changes)
    case 'audio': {
      const isNewSource = [changes.asset, changes.music, changes.effect].some((source) => source !== undefined)
      const { asset: _, music: __, effect: ___, song: ____, ...rest } = clip as AudioClip
      return withChanges((isNewSource ? rest : clip) as AudioClip, changes)
    }
    case 'text': {
      const text = clip as TextClip
      const name = changes.name ?? (text.name === text.text ? changes.text : undefined) ?? text.name
      // New words are not said when the old ones were.
      const words = changes.words ?? (changes.text === undefined || changes.text === text.text ? undefined : null)
      return withChanges(text, { ...changes, name, words, style: { ...text.style, ...changes.style } })
    }
  }
}
