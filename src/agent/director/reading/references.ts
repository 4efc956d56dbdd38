/** Which: the clips of the picture that a request names, as said. What they mean is found out against a timeline. Pure. */
import { Clause, type Match } from './clause.ts'
import type { Token } from './tokens.ts'

export type ClipReference =
  /** Counted from 1, or from the end with -1. */
  | { readonly by: 'number'; readonly number: number }
  /** Both ends belong to it. */
  | { readonly by: 'range'; readonly from: number; readonly to: number }
  | { readonly by: 'first' | 'last'; readonly count: number }
  | { readonly by: 'all' }
  | { readonly by: 'all-but'; readonly but: readonly ClipReference[] }
  /** The second, fourth … or the first, third …. */
  | { readonly by: 'every-other'; readonly from: 1 | 2 }
  | { readonly by: 'middle' }
  | { readonly by: 'extreme'; readonly extreme: 'longest' | 'shortest' }
  /** The one before or after that which was spoken of. */
  | { readonly by: 'neighbour'; readonly step: 1 | -1 }
  /** What was just spoken of, or that which was not. */
  | { readonly by: 'it' | 'other' }
  /** By what it shows, or how its file is called. */
  | { readonly by: 'words'; readonly words: string }

export interface Reference extends Match {
  readonly to: ClipReference
}

const noun = '(MEASURE? (CLIP|PHOTO|ONE|FILM))'
const article = '(the|my|our|those|of|OF|MEASURE)*'
const order = '(NTH|FIRST|LAST|END|BEGIN)'
const separator = '(AND|,|、)+'

type Rule = readonly [string, (part: Clause) => ClipReference | ClipReference[] | undefined]

const number = (part: Clause): number => part.value<number>('NUM') ?? 1
const exactly = (value: number): ClipReference => ({ by: 'number', number: value })

const rules: readonly Rule[] = [
  [`OTHEREVERY ${noun}?`, () => ({ by: 'every-other', from: 2 })],
  [`(FROMEND NTH|NTH FROMEND) ${noun}?`, (part) => exactly(-(part.value<number>('NTH') ?? 2))],
  [`(FIRST|BEGIN) NUM ${noun}`, (part) => ({ by: 'first', count: number(part) })],
  [`(LAST|END) NUM ${noun}`, (part) => ({ by: 'last', count: number(part) })],
  [`NUM (FIRST) ${noun}`, (part) => ({ by: 'first', count: number(part) })],
  [`NUM (LAST) ${noun}`, (part) => ({ by: 'last', count: number(part) })],
  [`${noun} NUM (TO|-) ${noun}? NUM`, (part) => range(part.values('NUM'))],
  [`NTH ${noun}? (TO|-) (the)? NTH ${noun}?`, (part) => range(part.values('NTH'))],
  [`NUM (TO|-) NUM ${noun}`, (part) => range(part.values('NUM'))],
  [`${noun} NUM (${separator} ${noun}? NUM)+`, (part) => part.values<number>('NUM').map(exactly)],
  [`NUM (${separator} NUM)+ ${noun}`, (part) => part.values<number>('NUM').map(exactly)],
  [`${order} ${noun}? (${separator} ${article} ${order} ${noun}?)+`, listed],
  [`${noun} (NUM|NTH)`, (part) => exactly(part.value<number>('NTH') ?? number(part))],
  [`NTH ${noun}`, (part) => exactly(part.value<number>('NTH')!)],
  [`(FIRST|BEGIN) ${noun}`, () => exactly(1)],
  [`(LAST|END) ${noun}`, () => exactly(-1)],
  [`MIDDLE ${noun}`, () => ({ by: 'middle' })],
  ['MIDDLE', (part) => (/那?[段个张幕]$/.test(part.text) ? { by: 'middle' } : undefined)],
  [`EXTREME ${noun}?`, (part) => ({ by: 'extreme', extreme: part.value<'longest' | 'shortest'>('EXTREME')! })],
  [`NEXT`, () => ({ by: 'neighbour', step: 1 })],
  [`PREVIOUS`, () => ({ by: 'neighbour', step: -1 })],
  [`ALL ${article} NUM? (CLIP|PHOTO|ONE)`, () => ({ by: 'all' })],
  ['EACH (CLIP|PHOTO)?', () => ({ by: 'all' })],
  [`OTHER NUM? ${noun}?`, () => ({ by: 'other' })],
]

/** Clips that are named by their number, their place or as all of them; each token belongs to one reference. */
export function readReferences(clause: Clause): Reference[] {
  const except = readException(clause)
  if (except) return [except]
  const found: Reference[] = []
  for (const [words, read] of rules) {
    for (const match of clause.findAll(words)) {
      if (found.some(({ start, end }) => start < match.end && match.start < end) || !isPicture(clause, match)) continue
      const to = read(clause.slice(match.start, match.end))
      if (to === undefined) continue
      for (const one of Array.isArray(to) ? to : [to]) found.push({ ...match, to: one })
    }
  }
  return [...found, ...pairs(clause, found)].sort((a, b) => a.start - b.start)
}

/** "Between the first two", "the last two next to each other": how many at one end, without saying of what. */
function pairs(clause: Clause, found: readonly Reference[]): Reference[] {
  if (!clause.has('(BETWEEN|TRANSITION|MOVE|SWAP|CHANGE|REMOVE|JOIN)') || clause.has('(TRIM|EXTEND|DUR|TIME|TITLE|TEXT|CAPTION)')) return []
  return clause.findAll('the (FIRST|LAST) NUM').flatMap((match): Reference[] => {
    const behind = clause.tokens[match.end]
    if (found.some(({ start, end }) => start < match.end && match.start < end) || (behind && !/^(?:THEN|AND|,|together|INSTEAD)$/.test(behind.name))) return []
    const part = clause.slice(match.start, match.end)
    return [{ ...match, to: { by: part.has('LAST') ? 'last' : 'first', count: number(part) } }]
  })
}

/** "the last frame", "the first part of the title" are no clips. */
function isPicture(clause: Clause, { end }: Match): boolean {
  const text = clause.tokens[end - 1]?.text ?? ''
  return !/^(?:frame|frames|screen|bit|部分)$/i.test(text)
}

function range(numbers: readonly number[]): ClipReference | undefined {
  const [from, to] = numbers
  return from !== undefined && to !== undefined && from < to ? { by: 'range', from, to } : undefined
}

function listed(part: Clause): ClipReference[] | undefined {
  if (!part.has(noun)) return undefined
  return part.tokens.flatMap(({ name, values }): ClipReference[] => {
    if (values.has('NTH')) return [exactly(values.get('NTH') as number)]
    if (/\b(?:LAST|END)\b/.test(name)) return [exactly(-1)]
    return /\b(?:FIRST|BEGIN)\b/.test(name) ? [exactly(1)] : []
  })
}

/** All clips but those named behind "except", or in Chinese between 除了 and what follows. */
function readException(clause: Clause): Reference | undefined {
  const except = clause.find('EXCEPT')
  if (!except) return undefined
  const behind = clause.slice(except.end)
  const closing = behind.find('(EXCEPT|OTHER|AFTER|ALL|,)')
  const named = behind.slice(0, closing?.start ?? behind.tokens.length)
  const but = readReferences(named).map(({ to }) => to)
  const words = but.length === 0 ? named.without(named.find(`(the|OF)* ${noun}`)).text.trim() : ''
  const reference = but.length > 0 ? but : words === '' ? [] : [{ by: 'words', words } as const]
  if (reference.length === 0) return undefined
  const before = clause.find('ALL ... EXCEPT')
  return { start: before?.start ?? except.start, end: except.end + named.tokens.length, to: { by: 'all-but', but: reference } }
}

/** Numbers alone, where a request can only mean clips by them: "swap 1 and 3". */
export function readBareNumbers(clause: Clause): Reference[] {
  const list = clause.find(`(NUM|NTH|FIRST) (${separator} (the)? (NUM|NTH|LAST))*`)
  if (!list) return []
  const part = clause.slice(list.start, list.end)
  return part.tokens.flatMap(({ name, values }) => {
    if (part.tokens.length > 1 && /\b(?:FIRST|LAST)\b/.test(name)) return [{ ...list, to: exactly(/\bFIRST\b/.test(name) ? 1 : -1) }]
    const value = values.get('NUM') ?? values.get('NTH')
    return value === undefined ? [] : [{ ...list, to: exactly(value as number) }]
  })
}

/** Words before or behind a noun for clips: "the city clip", "the one with the dog", 海浪那段. */
export function readDescriptions(clause: Clause): Reference[] {
  const found: Reference[] = []
  for (const { start, end } of clause.findAll('(CLIP|ONE|PHOTO|ITS)')) {
    const behind = describedBehind(clause, end)
    const before = describedBefore(clause, start)
    const match = behind ?? before
    if (match) found.push({ start: Math.min(start, match.start), end: Math.max(end, match.end), to: { by: 'words', words: clause.textOf(match) } })
  }
  return found
}

/** A word that can belong to a description: not known, or a colour or the like, which things have too. */
function isDescriptive({ name, text }: Token): boolean {
  if (/^(?:intro|outro)$/i.test(text)) return true
  return /^(?:\p{Script=Han}|[a-z][a-z'-]*$)/u.test(name) ? !smallWords.has(name) : /\b(?:COLOR|FILE|QUOTE|FACE|ORDINARY)\b/.test(name)
}

const smallWords = new Set(['the', 'a', 'an', 'my', 'our', 'your', 'is', 'are', 'was', 'over', 'under', 'off', 'all', 'i', 'we', 'you', 'he', 'she', 'they', 'as', 'by', 'so', 'if', 'or', 'same', 'very', 'am', 'there', 'his', 'her', 'some', 'any', 'me', 'us', 'one', 'which', 'who', 'has', 'have', 'when', 'while', 'only', 'too', 'on', 'between', 'new', 'can', 'will', 'would', 'should', 'equal', 'parts', 'pieces', 'halves', 'again', 'also', 'it', 'its', 'about', 'around', 'to'])

function describedBefore(clause: Clause, end: number): Match | undefined {
  let start = end
  while (start > 0 && /^(?:OF|ITS)$/.test(clause.tokens[start - 1]!.name)) start--
  const last = start
  while (start > 0 && isDescriptive(clause.tokens[start - 1]!)) start--
  return start < last ? { start, end: last } : undefined
}

function describedBehind(clause: Clause, from: number): Match | undefined {
  const link = clause.find('(OF|where|that|which|SHOW|QUESTION) (shows|showing|has|of|in|the|a|an|is)*', from)
  if (!link || link.start !== from) return undefined
  let end = link.end
  while (end < clause.tokens.length && (isDescriptive(clause.tokens[end]!) || /^(?:the|a|an|on|in)$/.test(clause.tokens[end]!.name))) end++
  // "On the screen in red" says how, and not which.
  const isManner = /^in$/i.test(clause.textOf(link)) && clause.slice(link.end, end).tokens.every(({ name }) => /\b(?:COLOR|HEX)\b/.test(name))
  return end > link.end && !isManner ? { start: link.end, end } : undefined
}

/** Runs of words that nothing in a clause explains: they may describe a clip. */
export function readLeftovers(clause: Clause): Match[] {
  const runs: Match[] = []
  let start = -1
  clause.tokens.forEach((token, index) => {
    if (isDescriptive(token)) {
      if (start < 0) start = index
    } else if (start >= 0) {
      runs.push({ start, end: index })
      start = -1
    }
  })
  if (start >= 0) runs.push({ start, end: clause.tokens.length })
  return runs
}
