/** Colour and light of the picture. */
import { type Look, looks } from '../../../timeline/appearance.ts'
import { type Dimension, readAmount, readDegrees, readUpDown } from '../degrees.ts'
import type { Calls, Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'
import { partOf } from './part-of-clips.ts'

const dimensions: readonly Dimension[] = ['exposure', 'contrast', 'saturation', 'temperature', 'vignette', 'grain']

const steps = { little: 0.12, usual: 0.25, lot: 0.5 } as const

export function colours(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|VOICE|SOUND|TRANSITION|FONT|QUOTE)')) return undefined
  if (clause.has('QUESTION') && !clause.has('CHANGE')) return undefined
  const degrees = readDegrees(clause).filter(({ of }) => dimensions.includes(of))
  const look = lookOf(request, degrees.length > 0)
  const isReset = isResetting(request)
  if (look === undefined && degrees.length === 0 && !isReset) {
    if (!clause.has('GRADE') || !clause.has('(ADD|CHANGE|GEN)') || clause.has('(EFFECT|BETTER)')) return undefined
    return request.ask('value', 'whatLookFor')
  }
  const said = clipTargets(request, { fallback: 'all' })
  if (isSaid(said)) return said
  const part = partOf(request, said)
  const clips = part?.clips ?? said
  const inPart = (outcome: Calls): Calls => (part ? { ...outcome, calls: [...part.cuts, ...outcome.calls] } : outcome)
  const isFilm = !part && clips.length === request.main.length && !namedClips(request).some(({ by }) => by !== 'all')
  const target = isFilm ? {} : { clips: clips.map(({ id }) => id) }
  if (isReset) return inPart(request.call('set-colour', { ...target, reset: true }))
  const share = clause.value<number>('PCT')
  const amount = share !== undefined ? Math.min(1, share) : steps[readAmount(clause)]
  const numbers = Object.fromEntries(degrees.map(({ of, direction }) => [of, Math.round(direction * amount * 100) / 100]))
  return inPart(request.call('set-colour', { ...target, ...look, ...numbers, ...(look?.saturation !== undefined && { saturation: look.saturation }), ...(degrees.length > 0 && { relative: true }) }, { isWish: degrees.some(({ isComplaint }) => isComplaint) }))
}

/** A look by name. `mono` is no look of its own: it is a picture without colour. */
function lookOf(request: Request, hasDegree: boolean): { look?: Look; saturation?: number } | undefined {
  const { clause } = request
  const named = clause.values<string>('LOOK')
  // "Warmer" and "cool it down" are degrees; as looks they are named as such.
  const isLook = clause.has('(GRADE|LOOK GRADE|ADD|FILM)') || !hasDegree
  // "An old film, black and white": the look of one, without colour.
  const isMono = named.includes('mono')
  const look = named.find((name) => !(isMono && name === 'mono' && named.length > 1) && !(hasDegree && ['warm', 'cool', 'vivid', 'muted'].includes(name) && !isLook))
  if (look === undefined) return undefined
  if (hasDegree && ['warm', 'cool'].includes(look) && !clause.has('GRADE')) return undefined
  if (clause.has('REMOVE') || clause.has('NOT')) return undefined
  if (look === 'mono') return { saturation: -1 }
  return (looks as readonly string[]).includes(look) ? { look: look as Look, ...(isMono && { saturation: -1 }) } : undefined
}

function isResetting({ clause }: Request): boolean {
  if (clause.has('(REMOVE|RESTORE|NORMAL)') && clause.has('(GRADE|LOOK|COLORWORD)')) return true
  return clause.has('NOT') && clause.has('(GRADE|LOOK)') && readUpDown(clause) === undefined && !readDegrees(clause).some(({ isComplaint }) => isComplaint)
}
