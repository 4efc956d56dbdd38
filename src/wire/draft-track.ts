import { timelineLimits } from '../timeline/limits.ts'
import type { AudioTrack, TextTrack, Track, VideoTrack } from '../timeline/model.ts'
import type { TextStyle } from '../timeline/text-style.ts'
import { defaultTrackName } from '../timeline/words.ts'
import type { DraftSegment, DraftSegmentMetadata, DraftTrack } from './draft-schema.ts'
import { fieldPath, invalidField } from './parse.ts'

const audioRoles: readonly AudioTrack['role'][] = ['bgm', 'voice', 'sfx', 'original']
const textRoles: readonly TextTrack['role'][] = ['title', 'caption', 'text']
const videoRoles: readonly VideoTrack['role'][] = ['main', 'overlay']

/**
 * A track of a draft as one of the timeline.
 *
 * @param index - Its place in the draft, for the paths in messages.
 * @param isFirstVideo - Whether it is the first of type 0, which is the main
 *   picture unless it says otherwise.
 */
export function toTrack(track: DraftTrack, index: number, isFirstVideo: boolean): Track {
  const id = track.id ?? `track-${index + 1}`
  const segments = readSegments(track, id, index)
  const path = fieldPath('draft', ['t', index, 'm', 'role'])
  switch (track.tt) {
    case 0: {
      const role = roleOf(track, videoRoles, isFirstVideo ? 'main' : 'overlay', path)
      const name = track.m?.name ?? defaultTrackName(role)
      return { id, kind: 'video', role, name, ...flag('muted', track.m?.muted), clips: segments.map(toVideoClip) }
    }
    case 1: {
      const role = roleOf(track, audioRoles, 'bgm', path)
      const name = track.m?.name ?? defaultTrackName(role)
      const { muted, solo, duckDb } = track.m ?? {}
      return {
        id,
        kind: 'audio',
        role,
        name,
        ...flag('muted', muted),
        ...flag('solo', solo),
        ...(duckDb !== undefined && { duckDb }),
        clips: segments.map(toAudioClip),
      }
    }
    case 7: {
      const role = roleOf(track, textRoles, 'text', path)
      const name = track.m?.name ?? defaultTrackName(role)
      return {
        id,
        kind: 'text',
        role,
        name,
        clips: segments.map((segment) => toTextClip(segment, track.m?.style)),
      }
    }
  }
}

/** What every clip has, with the rest of the segment and its path. */
interface Segment {
  readonly base: { id: string; name: string; startMs: number; durationMs: number }
  readonly m: DraftSegmentMetadata
  readonly path: string
}

/** A segment that doesn't say when it starts follows the one before it. */
function readSegments(track: DraftTrack, trackId: string, trackIndex: number): Segment[] {
  let freeMs = 0
  return track.sg.map((segment: DraftSegment, index) => {
    const m = segment.m ?? {}
    const startMs = m.start ?? freeMs
    freeMs = startMs + segment.d
    const id = segment.id ?? `${trackId}-${index + 1}`
    const path = fieldPath('draft', ['t', trackIndex, 'sg', index, 'm'])
    return { base: { id, name: m.name ?? nameOf(m.text), startMs, durationMs: segment.d }, m, path }
  })
}

/** What a text clip is called without a name: as much of its text as a name may have. */
function nameOf(text = ''): string {
  return text.slice(0, timelineLimits.maxNameCharacters).toWellFormed()
}

function toVideoClip({ base, m, path }: Segment): VideoTrack['clips'][number] {
  const { focus, crop, ramp, grade, transition, placement, prompt } = m
  return {
    ...base,
    asset: required(m.asset, `${path}.asset`, 'the id of an asset'),
    inMs: m.in ?? 0,
    speed: m.speed ?? 1,
    volume: m.volume ?? 1,
    fit: m.fit ?? 'cover',
    motion: m.motion ?? 'none',
    ...flag('reversed', m.reversed),
    ...flag('frozen', m.frozen),
    ...(transition && { transition: { type: transition.type, durationMs: transition.d } }),
    ...given({ focus, crop, ramp, grade, placement, prompt }),
  }
}

function toAudioClip({ base, m }: Segment): AudioTrack['clips'][number] {
  const { asset, music, effect, song, speech } = m
  return {
    ...base,
    ...given({ asset, music, effect, song, speech }),
    ...flag('cleaned', m.cleaned),
    inMs: m.in ?? 0,
    speed: m.speed ?? 1,
    volume: m.volume ?? 1,
    fadeInMs: m.fadeIn ?? 0,
    fadeOutMs: m.fadeOut ?? 0,
  }
}

function toTextClip({ base, m, path }: Segment, trackStyle?: TextStyle): TextTrack['clips'][number] {
  const text = required(m.text, `${path}.text`, 'text')
  return { ...base, text, style: { ...trackStyle, ...m.style }, ...given({ words: m.words }) }
}

/** Flags are there when they are on. */
function flag<Name extends string>(name: Name, value: boolean | undefined): { [K in Name]?: true } {
  return value ? ({ [name]: true } as { [K in Name]: true }) : {}
}

/** The members that have a value. */
function given<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T
}

function roleOf<Role extends string>(
  track: DraftTrack,
  known: readonly Role[],
  role: Role,
  path: string,
): Role {
  const given = track.m?.role
  if (given === undefined) return role
  const found = known.find((candidate) => candidate === given)
  if (found) return found
  throw invalidField(path, `expected ${known.join(', ')}, got ${JSON.stringify(given)}`)
}

function required<T>(value: T | undefined, field: string, what: string): T {
  if (value === undefined) throw invalidField(field, `expected ${what}, got nothing`)
  return value
}
