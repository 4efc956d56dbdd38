/** How much: what a request wants more or less of, and by how much. Pure. */
import type { Clause } from './reading/clause.ts'

export type Dimension =
  | 'volume' | 'size' | 'length' | 'speed' | 'exposure' | 'contrast' | 'saturation' | 'temperature' | 'vignette' | 'grain' | 'opacity' | 'weight' // prettier-ignore

export interface Degree {
  readonly of: Dimension
  /** More or less of it. */
  readonly direction: 1 | -1
  /** Said of how it is, not of how it should be: "the music is too loud". */
  readonly isComplaint: boolean
}

/** Each dimension once, in order. */
export function readDegrees(clause: Clause): Degree[] {
  const degrees = new Map<Dimension, Degree>()
  // "No, smaller" denies what was done, not what is wanted.
  const isNegated = clause.tokens.some(({ name }, index) => /\bNOT\b/.test(name) && clause.tokens[index + 1]?.name !== ',')
  for (const [index, { values, text, start }] of clause.tokens.entries()) {
    const value = (values.get('DEGREE') as string | undefined)?.replace(/!$/, '')
    if (value === undefined) continue
    const of = value.slice(0, -1) as Dimension
    if (degrees.has(of)) continue
    if (value !== values.get('DEGREE')) {
      degrees.set(of, { of, direction: value.endsWith('+') ? 1 : -1, isComplaint: true })
      continue
    }
    // 偏冷了 says how it is, 偏冷一点 how it should be.
    const part = partAround(clause, index)
    const isTooMuch = part.has('TOO') || (clause.has('LEAN') && !clause.has('LITTLE')) || (!/er$/i.test(text) && saysHowItIs.test(clause.source.slice(0, start)))
    const isTooLittle = clause.has('ENOUGH') && clause.has('NOT')
    const said = value.endsWith('+') ? 1 : -1
    const turned = isTooLittle ? 1 : isTooMuch || isNegated || part.has('LESS') ? -1 : 1
    degrees.set(of, {
      of,
      direction: clause.has('DOWN') && !isTooMuch && said > 0 ? -1 : ((said * turned) as 1 | -1),
      isComplaint: isTooMuch || isTooLittle,
    })
  }
  return [...degrees.values()]
}

/** What stands between the commas around a token: 颜色太淡，鲜艳些 is not too vivid. */
function partAround(clause: Clause, index: number): Clause {
  const isComma = ({ name }: { readonly name: string }): boolean => /^(?:,|AND|BUT)$/.test(name)
  const before = clause.tokens.slice(0, index).findLastIndex(isComma)
  const behind = clause.tokens.slice(index).findIndex(isComma)
  return clause.slice(before + 1, behind < 0 ? clause.tokens.length : index + behind)
}

/** "The title's a bit" small: how it is, and so not how it should be. */
const saysHowItIs = /(?:'s|\b(?:is|are|looks?|feels?|sounds?|seems?|was|were))\s+(?:still |just |really )?(?:a (?:bit|little|tad|touch)|kind of|kinda|sort of|rather|quite|pretty|somewhat)\s+$/i

/** Whether a clause asks for more or less with a word that fits anything: up, down, more, less. */
export function readUpDown(clause: Clause): 1 | -1 | undefined {
  // 再低点: more of which way it goes.
  const [up, down] = clause.has('(UP|DOWN)') ? [clause.has('UP'), clause.has('DOWN')] : [clause.has('MORE'), clause.has('LESS')]
  if (down === up) return undefined
  return down ? -1 : 1
}

export type Amount = 'little' | 'usual' | 'lot'

export function readAmount(clause: Clause): Amount {
  if (clause.has('LITTLE')) return 'little'
  return clause.has('LOT') ? 'lot' : 'usual'
}

export interface Setting {
  /** What it should be: a fraction of the whole. */
  readonly to?: number
  /** What it is multiplied by. */
  readonly factor?: number
}

/**
 * A value that is named: "to 35%", "by half", "twice as loud", "20% louder", "-6 dB".
 *
 * @param direction - Which way a share goes that something is changed by.
 */
export function readSetting(clause: Clause, direction: 1 | -1): Setting {
  const share = clause.value<number>('PCT')
  if (share !== undefined) {
    const isBy = clause.has('by PCT') || clause.has('PCT (DEGREE|MORE|LESS|UP|DOWN)') || clause.has('(UP|DOWN) PCT')
    return isBy && !clause.has('TO PCT') ? { factor: direction > 0 ? 1 + share : Math.max(0, 1 - share) } : { to: share }
  }
  const decibels = clause.value<number>('DB')
  if (decibels !== undefined) return { factor: 10 ** ((decibels < 0 ? decibels : decibels * direction) / 20) }
  if (clause.has('(TO|CHANGE) (the)? MAX') || clause.is('MAX')) return { to: 1 }
  if (clause.has('MAX')) return { to: 1 }
  if (clause.has('HALF (the|ITS|original)* SIZEWORD')) return { factor: 0.5 }
  if (clause.has('(TO|CHANGE|AT) (about|AT)* HALF') || /[调降减][到至为]一半/.test(clause.text)) return { to: 0.5 }
  const part = clause.has('QUARTER') ? 0.25 : clause.has('THIRD') ? 1 / 3 : undefined
  if (part !== undefined) return clause.has('by (QUARTER|THIRD)') ? { factor: direction > 0 ? 1 + part : 1 - part } : { to: Math.round(part * 100) / 100 }
  if (clause.has('HALF TO DEGREE')) return { factor: 0.5 }
  if (clause.has('HALF')) return { factor: direction > 0 ? 1.5 : 0.5 }
  if (clause.has('DOUBLE')) return { factor: direction > 0 ? 2 : 0.5 }
  const factor = clause.value<number>('FACTOR')
  if (factor !== undefined) return { factor: direction > 0 ? factor : 1 / factor }
  return {}
}
