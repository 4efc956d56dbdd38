/** A request with some of its words exchanged: "trim clip 2 to 3 s" and "clip 3" or "5 s". Pure. */
import { Clause, type Match } from '../reading/clause.ts'
import { readDescriptions, readReferences } from '../reading/references.ts'
import { isFiller } from '../reading/split.ts'
import { tokenize } from '../reading/tokens.ts'
import { readWords } from '../text-content.ts'

/** Kinds of words that stand in for each other. */
const kinds: readonly RegExp[] = [
  /\b(?:COLOR|HEX)\b/,
  /\b(?:PLACE|CORNER|BEGIN|END|MIDDLE)\b/,
  /\b(?:DUR|TIME)\b/,
  /\b(?:PCT|FACTOR|HALF|DOUBLE)\b/,
  /\bRATIO\b/,
  /\bLOOK\b/,
  /\bTRANSITIONTYPE\b/,
  /\bFONTNAME\b/,
  /\bANIM\b/,
  /\bMOOD\b/,
  /\bLANGUAGE\b/,
  /\bFPS\b/,
  /\bRES\b/,
  /\bDB\b/,
  /\b(?:MUSIC|VOICE|EFFECT|ORIGINAL|TITLE|CAPTION|LOWERTHIRD|CTA|LOGO|OVERLAY)\b/,
]

const clauseOf = (text: string): Clause => new Clause(text, tokenize(text))

/** Of clips of the picture by their numbers from 1, in words. */
export function clipWords(numbers: readonly number[], isChinese: boolean): string {
  const named = numbers.map((number) => (isChinese ? `第${number}段` : `clip ${number}`))
  return named.join(isChinese ? '和' : ' and ')
}

/** The request about other clips: instead of those that it names, else of "it" or the film. */
export function aboutClips(text: string, words: string): string {
  const clause = clauseOf(text)
  const named = [...readReferences(clause), ...readDescriptions(clause)].sort((a, b) => a.start - b.start)
  const isChinese = /\p{Script=Han}/u.test(text)
  const match: Match | undefined = named[0] ?? clause.find('(ITS|FILM|ALL)') ?? clause.find('(the|that|this)? CLIP')
  if (!match) return isChinese ? `${words}${text}` : `${text} of ${words}`
  const hasArticle = clause.tokens[match.start - 1]?.name === 'the'
  return replaced(clause, { start: match.start - (hasArticle ? 1 : 0), end: match.end }, words)
}

/** A request about one of several texts without what says which. */
export function withoutOrder(text: string): string {
  const clause = clauseOf(text)
  const order = clause.find('(NTH|FIRST|LAST|END|BEGIN) MEASURE? (TITLE|CAPTION|LOWERTHIRD|TEXT)')
  return order ? replaced(clause, { start: order.start, end: order.end - 1 }, '') : text
}

/**
 * The request with what is said instead; nothing when some of that has no place in it.
 *
 * @param said - Values alone: "5 seconds", "at the bottom", "blue".
 */
export function withValues(text: string, said: Clause): string | undefined {
  let result = text
  let count = 0
  for (const token of said.tokens) {
    if (isFiller(token) || /^(?:[a-z]+|[.,!]|AT|TO|FOR|OF|CHANGE|INSTEAD|ITS|BA|SECONDWORD|LITTLE)$/.test(token.name)) continue
    const clause = clauseOf(result)
    const home = token.name === 'QUOTE' ? homeOfWords(clause) : homeOf(clause, token.name, said)
    if (!home) return undefined
    const isCount = token.name === 'NUM'
    result = replaced(clause, home, isCount ? `${token.text}${/\p{Script=Han}/u.test(text) ? '秒' : ' seconds'}` : token.text)
    count++
  }
  return count > 0 && result !== text ? result : undefined
}

function homeOfWords(clause: Clause): Match | undefined {
  return clause.find('QUOTE') ?? readWords(clause)
}

function homeOf(clause: Clause, name: string, said: Clause): Match | undefined {
  if (name === 'NUM' && said.tokens.length <= 2) return clause.find('DUR')
  const kind = kinds.find((words) => words.test(name))
  if (!kind) return undefined
  const index = clause.tokens.findIndex((token) => kind.test(token.name))
  return index < 0 ? undefined : { start: index, end: index + 1 }
}

function replaced({ source, tokens }: Clause, { start, end }: Match, words: string): string {
  const [from, to] = [tokens[start]!.start, tokens[end - 1]!.end]
  const isQuoted = tokens[start]!.name === 'QUOTE' || !/^["“「]/.test(words)
  return `${source.slice(0, from)}${isQuoted ? words : ` ${words}`}${source.slice(to)}`.replace(/ {2,}/g, ' ').trim()
}
