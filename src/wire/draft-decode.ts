import { ReelsmithError } from '../errors/error.ts'
import { fpsFromNumber } from '../time/time.ts'
import { type CheckOptions, checkTimeline } from '../timeline/check.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { trimToFilm } from '../timeline/follow.ts'
import { timelineLimits } from '../timeline/limits.ts'
import type { Timeline } from '../timeline/model.ts'
import { draftPath } from './draft-path.ts'
import { type Draft, draftSchema, draftVersion } from './draft-schema.ts'
import { toTrack } from './draft-track.ts'
import { fieldPath, invalidField, parseInput } from './parse.ts'

export interface DecodedDraft {
  readonly timeline: Timeline
  /** How often the session's timeline had been changed when the draft was made; 0 when it doesn't say. */
  readonly version: number
}

/**
 * Reads a draft that came from outside, as an object or as its JSON text. Members it doesn't know are
 * ignored, those that follow from others (`d` of film and tracks, `ratio`) are worked out anew.
 *
 * @throws {ReelsmithError} `render/nothing-to-export` when no track has a segment; else `request/invalid`,
 *   `timeline/invalid`, `timeline/overlap` or `timeline/not-found` (an unknown asset), naming the field.
 */
export function decodeDraft(input: unknown, options: CheckOptions = {}): DecodedDraft {
  const given = typeof input === 'string' ? parseText(input) : input
  if (!hasSegments(given)) {
    throw new ReelsmithError(
      'render/nothing-to-export',
      'There is nothing to export yet: ask for a film first, e.g. "generate a 10-second clip of a sunset over the ocean".',
    )
  }
  requireVersion(given)
  requireSize(given)
  const draft = parseInput(draftSchema, given, 'draft')
  const timeline = trimToFilm(toTimeline(draft))
  const violation = checkTimeline(timeline, options)[0]
  if (violation) {
    const field = fieldPath('draft', draftPath(violation.path))
    throw new ReelsmithError(violation.code, `${field}: ${violation.message}.`, { details: { field } })
  }
  return { timeline, version: draft.m.version ?? 0 }
}

function parseText(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ReelsmithError(
      'request/invalid',
      'draft: expected an object or its JSON text, got text that is no JSON.',
      {
        details: { field: 'draft' },
        cause,
      },
    )
  }
}

/** Whether a draft has something to export, as clients test it: a track with a segment. */
export function hasSegments(draft: unknown): draft is { t: { sg?: unknown }[] } {
  if (typeof draft !== 'object' || draft === null) return false
  const tracks: unknown = 't' in draft ? draft.t : undefined
  return Array.isArray(tracks) && tracks.some((track) => Array.isArray(track?.sg) && track.sg.length > 0)
}

function requireVersion(draft: object): void {
  const version: unknown = 'v' in draft ? draft.v : undefined
  if (version === draftVersion) return
  throw invalidField(
    'draft.v',
    `expected ${draftVersion}, got ${version === undefined ? 'nothing' : JSON.stringify(version)}`,
  )
}

/** Counted before the whole is read, so that a huge draft costs nothing. */
function requireSize(draft: { t: { sg?: unknown }[] }): void {
  const { maxTracks, maxClips } = timelineLimits
  if (draft.t.length > maxTracks)
    throw invalidField('draft.t', `expected at most ${maxTracks} tracks, got ${draft.t.length}`)
  const segments = draft.t.reduce((sum, track) => sum + (Array.isArray(track?.sg) ? track.sg.length : 0), 0)
  if (segments > maxClips)
    throw invalidField('draft.t', `expected at most ${maxClips} segments in all, got ${segments}`)
}

function toTimeline(draft: Draft): Timeline {
  const { title, width, height, fps, language, grade, fades } = draft.m
  const mainIndex = draft.t.findIndex((track) => track.tt === 0)
  const canvas = { title, width, height, language, fps: fps === undefined ? undefined : fpsFromNumber(fps) }
  return {
    ...emptyTimeline(canvas),
    ...(grade && { grade }),
    ...(fades && { fades }),
    tracks: draft.t.map((track, index) => toTrack(track, index, index === mainIndex)),
  }
}
