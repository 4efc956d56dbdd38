/** Edits of what clips, tracks and the canvas are like. */
import { ReelsmithError } from '../errors/error.ts'
import { type Clip, replaceClip, replaceTrack, requireClip, requireTrack, withClips } from './locate.ts'
import type { AudioClip, TextClip, Timeline, Track, VideoClip } from './model.ts'
import type { ClipChanges, SetCanvas } from './operation.ts'

export function setCanvas(timeline: Timeline, operation: SetCanvas): Timeline {
  return {
    ...timeline,
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

const changeable: Record<Track['kind'], readonly (keyof ClipChanges)[]> = {
  video: ['name', 'volume', 'asset', 'inMs', 'fit', 'motion', 'transition', 'prompt'],
  audio: ['name', 'volume', 'asset', 'inMs', 'music', 'fadeInMs', 'fadeOutMs'],
  text: ['name', 'text', 'style'],
}

export function setClip(timeline: Timeline, clipId: string, changes: ClipChanges): Timeline {
  const place = requireClip(timeline, clipId)
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined && !changeable[place.track.kind].includes(name as keyof ClipChanges)) {
      throw new ReelsmithError(
        'timeline/invalid',
        `"${place.clip.name}" is a ${place.track.kind} clip and has no ${name}. It has ${changeable[place.track.kind].join(', ')}.`,
      )
    }
  }
  return replaceClip(timeline, place, changed(place.track, place.clip, changes))
}

function changed(track: Track, clip: Clip, changes: ClipChanges): Clip {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as ClipChanges
  switch (track.kind) {
    case 'video': {
      const { transition, ...rest } = given
      const { transition: former, ...video } = clip as VideoClip
      const next = transition === undefined ? former : (transition ?? undefined)
      return { ...video, ...rest, ...(next && { transition: next }) } as VideoClip
    }
    case 'audio': {
      const { asset, music, ...audio } = clip as AudioClip
      const source =
        given.asset !== undefined || given.music
          ? {}
          : { ...(asset !== undefined && { asset }), ...(music && { music }) }
      return { ...audio, ...source, ...given } as AudioClip
    }
    case 'text': {
      const text = clip as TextClip
      const name = given.name ?? (text.name === text.text ? given.text : undefined) ?? text.name
      return { ...text, ...given, name, style: { ...text.style, ...given.style } } as TextClip
    }
  }
}
