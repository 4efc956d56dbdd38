/** When: the stretches, moments and lengths that a request names, as said; they are resolved against a film. Pure. */
import type { Clause, Match } from './clause.ts'

/** A moment of the film, or of a clip. */
export type Moment = { readonly ms: number } | { readonly fromEndMs: number } | { readonly share: number } | { readonly fromMiddleMs: number }

export interface Stretch extends Match {
  readonly from: Moment
  readonly to: Moment
}

export interface Point extends Match {
  readonly at: Moment
}

export interface Length extends Match {
  readonly ms: number
}

export interface Times {
  readonly stretch?: Stretch
  readonly point?: Point
  /** Lengths that are no part of the two, in order. */
  readonly lengths: readonly Length[]
}

const filmBegin: Moment = { ms: 0 }
const filmEnd: Moment = { fromEndMs: 0 }

type StretchRule = readonly [string, (ms: number[], clause: Clause, match: Match) => Pick<Stretch, 'from' | 'to'> | undefined]

const aTime = '(DUR|TIME)'
const sideOf = '(OF|the|FILM)*'

const stretchRules: readonly StretchRule[] = [
  [`(FROM|BETWEEN|AT)? (the)? ${aTime} (AT|MARK)? (TO|-|AND) (the)? ${aTime} (AT|MARK|BETWEEN)?`, ([a, b], clause, match) => (isTimes(clause, match) ? undefined : ordered(a!, b!))],
  [`FROM (the)? (BEGIN|FIRST) TO ${aTime}`, ([ms]) => ({ from: filmBegin, to: { ms: ms! } })],
  [`FROM (the)? ${aTime} (AT|MARK)? TO (the)? (END|LAST)`, ([ms]) => ({ from: { ms: ms! }, to: filmEnd })],
  [`(FIRST|BEGIN) DUR`, ([ms]) => ({ from: filmBegin, to: { ms: ms! } })],
  [`(LAST|END) (OF)? DUR`, ([ms], clause, match) => (isVerbLast(clause, match) ? undefined : { from: { fromEndMs: ms! }, to: filmEnd })],
  [`(MIDDLE|PLACE) DUR`, ([ms], clause, match) => (/^(?:middle|中间|正中)/i.test(clause.textOf(match)) ? { from: { fromMiddleMs: -ms! / 2 }, to: { fromMiddleMs: ms! / 2 } } : undefined)],
  [`(FIRST|BEGIN) HALF`, () => ({ from: filmBegin, to: { share: 0.5 } })],
  [`(NTH|LAST|END) HALF`, () => ({ from: { share: 0.5 }, to: filmEnd })],
  [`(FIRST|BEGIN) (THIRD|NTH) (PART)?`, (_, clause, match) => (clause.textOf(match).match(/third|三分之一/i) ? { from: filmBegin, to: { share: 1 / 3 } } : undefined)],
  [`(LAST|END) (THIRD|NTH)`, (_, clause, match) => (clause.textOf(match).match(/third|三分之一/i) ? { from: { share: 2 / 3 }, to: filmEnd } : undefined)],
  [`(FIRST|BEGIN) QUARTER`, () => ({ from: filmBegin, to: { share: 0.25 } })],
  [`(LAST|END) QUARTER`, () => ({ from: { share: 0.75 }, to: filmEnd })],
  [`(AFTER|FROM) (the)? ${aTime} (MARK)? (AFTER|on|onwards)`, ([ms]) => ({ from: { ms: ms! }, to: filmEnd })],
  [`(AFTER) (the)? ${aTime} (MARK)?`, ([ms]) => ({ from: { ms: ms! }, to: filmEnd })],
  [`${aTime} (AFTER|END|LAST)`, ([ms]) => ({ from: { ms: ms! }, to: filmEnd })],
  [`(BEFORE) (the)? ${aTime} (MARK)?`, ([ms]) => ({ from: filmBegin, to: { ms: ms! } })],
  [`${aTime} (BEFORE)`, ([ms]) => ({ from: filmBegin, to: { ms: ms! } })],
]

const pointRules: readonly (readonly [string, (ms: number[]) => Moment])[] = [
  [`(AT|FROM) (the|around)? ${aTime} (MARK|AT)?`, ([ms]) => ({ ms: ms! })],
  [`the ${aTime} MARK`, ([ms]) => ({ ms: ms! })],
  [`${aTime} (AT|MARK|HERE)`, ([ms]) => ({ ms: ms! })],
  ['TIME', ([ms]) => ({ ms: ms! })],
]

const placeRules: readonly (readonly [string, Moment])[] = [
  [`(AT|TO|FROM|in|over)? (the|very)* BEGIN ${sideOf}`, filmBegin],
  [`(AT|TO|in|over)? (the|very)* END ${sideOf}`, filmEnd],
  [`(AT|TO|in)? (the|very)* MIDDLE ${sideOf}`, { share: 0.5 }],
]

export function readTimes(clause: Clause): Times {
  const stretch = readStretch(clause)
  const point = stretch ? undefined : readPoint(clause)
  const used = [stretch, point].filter((match): match is Stretch | Point => match !== undefined)
  const lengths = clause
    .findAll('(FOR|AFTER)? DUR')
    .map(({ start, end }) => ({ start: clause.tokens[start]!.values.has('DUR') ? start : end - 1, end }))
    .filter(({ start }) => !used.some((match) => start >= match.start && start < match.end))
    .map((match) => ({ ...match, ms: msOf(clause, match)[0]! }))
  return { ...(stretch && { stretch }), ...(point && { point }), lengths }
}

/** Where in the film a request puts something: the beginning, the end, the middle; only where no time is named. */
export function readEdge(clause: Clause): Point | undefined {
  for (const [words, at] of placeRules) {
    const match = clause.find(words)
    if (match) return { ...match, at }
  }
  return undefined
}

function readStretch(clause: Clause): Stretch | undefined {
  return stretchesOf(clause)[0]
}

/** Every stretch that a request names, in the order of its words: "from 2 to 4 s and from 8 to 9 s", "2 s off the start and 1 off the end". */
export function readStretches(clause: Clause): Stretch[] {
  const ends = endRules.flatMap(([words, sides]) => clause.findAll(words).flatMap((match) => endsOf(clause, match, sides)))
  const isTaken = ({ start, end }: Match): boolean => ends.some((other) => other.start < end && start < other.end)
  return [...ends, ...stretchesOf(clause).filter((stretch) => !isTaken(stretch))].toSorted((a, b) => a.start - b.start)
}

/** What is taken off the ends of something, where it is several stretches that one may be. */
const endRules: readonly (readonly [string, readonly ('begin' | 'end')[]])[] = [
  ['(FIRST|BEGIN) (AND|the|very|,|、)* (LAST|END) (各|each|TRIM|REMOVE|OF|ALL|BA)* DUR', ['begin', 'end']],
  ['DUR (OUT|FROM|AT|OF|of)+ ALL END', ['begin', 'end']],
  ['(DUR|NUM) OUT (of|OF)? (the|very|ITS)* BEGIN', ['begin']],
  ['(DUR|NUM) OUT (of|OF)? (the|very|ITS)* END', ['end']],
]

function endsOf(clause: Clause, match: Match, sides: readonly ('begin' | 'end')[]): Stretch[] {
  const part = clause.slice(match.start, match.end)
  const ms = part.value<number>('DUR') ?? part.value<number>('NUM')! * 1000
  return sides.map((side) => ({ ...match, ...(side === 'begin' ? { from: filmBegin, to: { ms } } : { from: { fromEndMs: ms }, to: filmEnd }) }))
}

function stretchesOf(clause: Clause): Stretch[] {
  const stretches: Stretch[] = []
  for (const [words, read] of stretchRules) {
    for (const match of clause.findAll(words)) {
      if (stretches.some(({ start, end }) => start < match.end && match.start < end)) continue
      const found = read(msOf(clause, match), clause, match)
      if (found) stretches.push({ ...match, ...found })
    }
  }
  return stretches
}

function readPoint(clause: Clause): Point | undefined {
  for (const [words, read] of pointRules) {
    const match = clause.find(words)
    if (match) return { ...match, at: read(msOf(clause, match)) }
  }
  return undefined
}

function msOf(clause: Clause, { start, end }: Match): number[] {
  return clause.tokens
    .slice(start, end)
    .flatMap(({ values }) => (values.has('TIME') ? [values.get('TIME') as number] : values.has('DUR') ? [values.get('DUR') as number] : []))
}

/** "Let the title last 5 seconds". */
function isVerbLast({ tokens }: Clause, { start }: Match): boolean {
  return tokens[start]!.text.toLowerCase() === 'last' && /\b(?:TITLE|TEXT|CAPTION|CLIP|MUSIC|LOGO|ITS|NUM)\b/.test(tokens[start - 1]?.name ?? '')
}

/** "5s and 3s" are two lengths, "between 3 and 5s" and "3 to 5s" are a stretch. */
function isTimes(clause: Clause, match: Match): boolean {
  const part = clause.slice(match.start, match.end)
  return part.has('AND') && !part.has('BETWEEN') && !part.has('FROM')
}

function ordered(a: number, b: number): Pick<Stretch, 'from' | 'to'> | undefined {
  return a < b ? { from: { ms: a }, to: { ms: b } } : undefined
}

/** In the time of something `totalMs` long, within it. */
export function resolveMoment(moment: Moment, totalMs: number): number {
  const ms = 'ms' in moment ? moment.ms : 'share' in moment ? Math.round(totalMs * moment.share) : 'fromMiddleMs' in moment ? Math.round(totalMs / 2 + moment.fromMiddleMs) : totalMs - moment.fromEndMs
  return Math.max(0, Math.min(totalMs, ms))
}
