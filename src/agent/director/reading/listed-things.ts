/** "Delete the title and the music", "give the ocean a slow zoom and warm colours": one request for each thing. Pure. */
import { Clause } from './clause.ts'
import type { Token } from './tokens.ts'

/** Kinds of things that are taken away in ways of their own. */
const kinds: readonly RegExp[] = [/\b(?:TITLE|LOWERTHIRD|CTA|TEXT)\b/, /\bCAPTION\b/, /\bMUSIC\b/, /\bVOICE\b/, /\bEFFECT\b/, /\b(?:LOGO|OVERLAY)\b/, /\bTRANSITION\b/, /\b(?:CLIP|PHOTO)\b/]
const separator = /^(?:,|、|AND|AND\/THEN)$/
const ofThing = /^(?:the|my|a|an|all|ALL|OF|ITS|logo)$|\b(?:NTH|FIRST|LAST|NUM)\b/

/** "The voice", "the last photo". */
export function isThingAlone(tokens: readonly Token[]): boolean {
  return kindOf(tokens) >= 0 && tokens.every((token) => ofThing.test(token.name) || kindOf([token]) >= 0)
}

/** @returns The clause itself unless it lists things of several kinds for one verb. */
export function eachThing(clause: Clause): Clause[] {
  return removed(clause) ?? given(clause) ?? [clause]
}

function kindOf(tokens: readonly Token[]): number {
  return kinds.findIndex((kind) => tokens.some(({ name }) => kind.test(name)))
}

function removed(clause: Clause): Clause[] | undefined {
  const { tokens, source } = clause
  if (!clause.has('REMOVE') || clause.has('(ADD|CHANGE|MOVE|REPLACE|QUOTE|SAYS|EXCEPT|NOT|BETWEEN|FROM|DUR|TIME)')) return undefined
  const isListed = (token: Token): boolean => ofThing.test(token.name) || separator.test(token.name) || kindOf([token]) >= 0
  const start = tokens.findIndex((token) => isListed(token) && !separator.test(token.name))
  let end = start
  while (end >= 0 && end < tokens.length && isListed(tokens[end]!)) end++
  const parts: Token[][] = [[]]
  for (const token of tokens.slice(Math.max(0, start), end)) {
    if (separator.test(token.name)) parts.push([])
    else parts.at(-1)!.push(token)
  }
  const found = parts.map(kindOf)
  if (parts.length < 2 || found.includes(-1) || new Set(found).size < 2) return undefined
  return parts.map((part) => new Clause(source, [...tokens.slice(0, start), ...part, ...tokens.slice(end)]))
}

/** What is given to one thing: the first is named with it. */
function given(clause: Clause): Clause[] | undefined {
  const { tokens, source } = clause
  if (!/^give$/i.test(tokens[0]?.text ?? '')) return undefined
  const gift = tokens.findIndex(({ name }, index) => index > 1 && /^(?:a|an|some)$/.test(name))
  const and = tokens.findIndex(({ name }, index) => index > gift && separator.test(name))
  const second = tokens.slice(and + 1)
  if (gift < 0 || and < 0 || !second.some(({ name }) => /\b(?:DEGREE|LOOK|COLOR|ZOOM|FADE|OUTLINE|PLATE|MUSIC|TITLE)\b/.test(name))) return undefined
  return [new Clause(source, tokens.slice(0, and)), new Clause(source, [...tokens.slice(0, gift), ...second])]
}
