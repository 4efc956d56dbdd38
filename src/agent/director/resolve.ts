/** What references mean on a timeline. Pure. */
import { type Clip, endMs } from '../../timeline/locate.ts'
import { type Timeline, type VideoClip, mainTrack } from '../../timeline/model.ts'
import { bestMatches } from './describe-match.ts'
import type { ClipReference } from './reading/references.ts'

export type Resolved<T> =
  | { readonly found: readonly T[] }
  /** There is no such clip; `number` when one was asked for by number. */
  | { readonly missing: { readonly number?: number; readonly words?: string } }
  | { readonly several: readonly T[] }
  /** "It", when nothing was spoken of. */
  | { readonly unclear: true }

/** What a reference means among clips in order. `focus` are ids of what was just spoken of. */
function resolveAmong<T extends Clip>(reference: ClipReference, clips: readonly T[], focus: readonly string[]): Resolved<T> {
  const focused = clips.filter(({ id }) => focus.includes(id))
  switch (reference.by) {
    case 'number':
      return numbered(clips, reference.number)
    case 'range':
      if (reference.to > clips.length) return { missing: { number: reference.to } }
      return { found: clips.slice(reference.from - 1, reference.to) }
    case 'first':
      return reference.count > clips.length ? { missing: { number: reference.count } } : { found: clips.slice(0, reference.count) }
    case 'last':
      return reference.count > clips.length ? { missing: { number: reference.count } } : { found: clips.slice(-reference.count) }
    case 'all':
      return { found: clips }
    case 'all-but': {
      const out = resolveEach(reference.but, clips, focus)
      return 'found' in out ? { found: clips.filter((clip) => !out.found.includes(clip)) } : out
    }
    case 'every-other':
      return { found: clips.filter((_, index) => (index + 1) % 2 === reference.from % 2) }
    case 'middle':
      return clips.length === 0 ? { missing: {} } : { found: [clips[Math.floor((clips.length - 1) / 2)]!] }
    case 'extreme': {
      const sorted = clips.toSorted((a, b) => a.durationMs - b.durationMs)
      const clip = reference.extreme === 'longest' ? sorted.at(-1) : sorted[0]
      return clip ? { found: [clip] } : { missing: {} }
    }
    case 'neighbour': {
      if (focused.length !== 1) return { unclear: true }
      const clip = clips[clips.indexOf(focused[0]!) + reference.step]
      return clip ? { found: [clip] } : { missing: {} }
    }
    case 'it':
      return focused.length > 0 ? { found: focused } : { unclear: true }
    case 'other': {
      const others = clips.filter((clip) => !focused.includes(clip))
      return focused.length === 0 ? { unclear: true } : others.length === 0 ? { missing: {} } : { found: others }
    }
    case 'words':
      return described(reference.words, clips)
  }
}

/** All that several references mean, each once, in their order. */
export function resolveEach<T extends Clip>(references: readonly ClipReference[], clips: readonly T[], focus: readonly string[]): Resolved<T> {
  const found: T[] = []
  for (const reference of references) {
    const resolved = resolveAmong(reference, clips, focus)
    if (!('found' in resolved)) return resolved
    for (const clip of resolved.found) if (!found.includes(clip)) found.push(clip)
  }
  return { found }
}

function numbered<T extends Clip>(clips: readonly T[], number: number): Resolved<T> {
  const clip = number < 0 ? clips.at(number) : clips[number - 1]
  return clip ? { found: [clip] } : { missing: { number: Math.abs(number) } }
}

function described<T extends Clip>(words: string, clips: readonly T[]): Resolved<T> {
  const matches = bestMatches(words, clips)
  if (matches.length === 1) return { found: matches }
  return matches.length === 0 ? { missing: { words } } : { several: matches }
}

/** The clip of the picture that is seen at a time of the film. */
export function clipAt(timeline: Timeline, ms: number): VideoClip | undefined {
  return mainTrack(timeline)?.clips.find((clip) => ms >= clip.startMs && ms < endMs(clip))
}
