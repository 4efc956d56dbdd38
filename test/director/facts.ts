/** A timeline as flat facts, so that a request's effect can be said field by field. */
import type { Clip } from '../../src/timeline/locate.ts'
import { endMs } from '../../src/timeline/locate.ts'
import { type Timeline, type Track, timelineDurationMs } from '../../src/timeline/model.ts'

export type Facts = ReadonlyMap<string, unknown>

/** `width`, `filmMs`, `order`, `@bgm.muted`, `city.durationMs`, `opening.style.color`, …; `city` itself says that the clip is there. */
export function factsOf(timeline: Timeline): Map<string, unknown> {
  const facts = new Map<string, unknown>()
  const { tracks, fps, grade, fades, ...canvas } = timeline
  for (const [name, value] of Object.entries(canvas)) facts.set(name, value)
  facts.set('fps', fps.num / fps.den)
  flatten('grade', grade, facts)
  flatten('fades', fades, facts)
  facts.set('filmMs', timelineDurationMs(timeline))
  facts.set('order', tracks.find(({ role }) => role === 'main')?.clips.map(({ id }) => id) ?? [])
  for (const track of tracks) {
    for (const name of ['muted', 'solo', 'duckDb'] as const) if (name in track) facts.set(`@${track.role}.${name}`, (track as unknown as Record<string, unknown>)[name])
    for (const clip of track.clips as readonly Clip[]) clipFacts(track, clip, facts)
  }
  return facts
}

function clipFacts(track: Track, clip: Clip, facts: Map<string, unknown>): void {
  facts.set(clip.id, true)
  const { id, ...members } = clip
  for (const [name, value] of Object.entries(members)) flatten(`${id}.${name}`, value, facts)
  facts.set(`${id}.endMs`, endMs(clip))
  if ('volume' in clip && track.kind !== 'text') facts.set(`${id}.gain`, track.muted ? 0 : clip.volume)
}

function flatten(path: string, value: unknown, facts: Map<string, unknown>): void {
  if (value === undefined) return
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    facts.set(path, 'set')
    for (const [name, member] of Object.entries(value)) flatten(`${path}.${name}`, member, facts)
  } else facts.set(path, value)
}

/** What `made` clips of a role look like, for patterns like `+title`. */
export function clipsOfRole(timeline: Timeline, role: string): Record<string, unknown>[] {
  const roles = role === 'anytext' ? ['title', 'caption', 'text'] : [role]
  return timeline.tracks
    .filter((track) => roles.includes(track.role))
    .flatMap((track) => (track.clips as readonly Clip[]).map((clip) => ({ ...clip, endMs: endMs(clip) }) as unknown as Record<string, unknown>))
}
