/** Where in the order of the picture something new goes. */
import { endMs } from '../../../timeline/locate.ts'
import type { Said } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'

/** "From its 30 second mark", 从第30秒开始: a time of the material, not of the film. */
export const fromMark = /\b(?:from|starting (?:at|from)|beginning (?:at|from)|its)\b|从|由|自/i

export interface Place {
  /** Its number in the picture, from 1; the last where nobody says. */
  readonly position: number | undefined
  /** Through the clip that plays at the moment that is named. */
  readonly cuts: readonly ToolCall[]
}

/** Where a request puts what it adds: by the clips that it names, else at a time of the film. */
export function placeOf(request: Request): Place | Said {
  const position = positionOf(request)
  const { point, stretch } = request.times
  const at = stretch?.from ?? point?.at
  if (position !== undefined || at === undefined || request.main.length === 0) return { position, cuts: [] }
  const ms = request.at(at)
  if ('ms' in at && at.ms > request.filmMs) return request.say('beyondFilm', request.length(at.ms), request.length(request.filmMs))
  const playing = request.main.findIndex((clip) => ms < endMs(clip))
  if (playing < 0) return { position: undefined, cuts: [] }
  const clip = request.main[playing]!
  if (ms === clip.startMs) return { position: playing + 1, cuts: [] }
  return { position: playing + 2, cuts: [{ tool: 'split-clip', input: { clip: clip.id, atMs: [ms], id: request.newId() } }] }
}

/** Its number in the picture, from 1, where the request names clips or the beginning. */
export function positionOf(request: Request): number | undefined {
  const { clause } = request
  const between = clause.find('BETWEEN')
  if (between) {
    // Between two clips: where the later of them is.
    const clips = clipTargets(request.with(clause.slice(between.end)), { fallback: 'none' })
    if (!isSaid(clips) && clips.length === 2) return Math.max(...clips.map((clip) => request.main.indexOf(clip))) + 1
  }
  const anchor = clause.find('(BEFORE|AFTER) ... (CLIP|ONE|FIRST|LAST|NTH)') ?? clause.find('(CLIP|ONE) (BEFORE|AFTER|BEGIN|END)')
  if (anchor && namedClips(request).length > 0) {
    const clips = clipTargets(request, { fallback: 'none' })
    if (!isSaid(clips) && clips.length > 0) {
      const at = request.main.indexOf(clips[0]!) + 1
      return /\bbefore\b|前/i.test(clause.text) ? at : at + 1
    }
  }
  const side = clause.find('(BEFORE|AFTER)')
  if (side && /^[a-z]/i.test(clause.tokens[side.start]!.text)) {
    const clips = clipTargets(request.with(clause.slice(side.end)), { fallback: 'none', needsPronoun: true })
    if (!isSaid(clips) && clips.length === 1) return request.main.indexOf(clips[0]!) + (clause.slice(side.start, side.end).has('BEFORE') ? 1 : 2)
  }
  if (request.main.length > 1 && /\bin the middle\W*$|[在到]?(?:正?中间|中央)[。.!！]*$/i.test(clause.text)) return Math.floor(request.main.length / 2) + 1
  return clause.has('(AT|TO|in)? (the|very)* BEGIN') ? 1 : undefined
}
