/** The points of a brief, in its own words: what is to be seen, what is to be read, and how it should feel. Pure. */
import { describeScene } from '../../../scene/describe.ts'
import { callToAction, factual, lastWords, mannerOnly, shownWords } from './brief-words.ts'

export interface Point {
  readonly words: string
  /** It shows something that can be painted. */
  readonly isPicture: boolean
  /** It says something that has to be read: a name, a date, a price, an address. */
  readonly isFact: boolean
  /** It was said that exactly these words are to be read. */
  readonly isTold?: boolean
}

export interface Brief {
  /** In the order in which they are told: what was asked for as the end is the last. */
  readonly points: readonly Point[]
  /** Moods and styles. */
  readonly manner: readonly string[]
}

/** Between sentences: what follows is about something else. A colon in a time or an address is none. */
const sentenceEnds = /[;；。！？!?\n]+|\.(?=\s|$)|[:：](?=\s|\p{Script=Han})|\s[-–—]\s/u
const commas = /(?<!\d),|,(?!\d)|，|\s+(?:and then|then|followed by)\s+|(?:然后|接着|最后是|再是)/i

/** "We sell bread, rolls and cakes" is one point, its commas are a list's. */
const statement = /^(?:(?:we|i|you|they|it)(?:'\w+)?|our \w+ (?:is|are|has|have|offers?|includes?)) \w/i
const longestStatement = 60

const quotedWords = /"[^"]+"|[“「『][^”」』]+[”」』]|(?<=^|[\s:：(])'[^']{2,60}'(?=$|[\s,.;:!?)])/g

/** @param isTale - What somebody does is one with who does it. */
export function readBrief(text: string, { isTale = false }: { isTale?: boolean } = {}): Brief {
  const manner: string[] = []
  const points: Point[] = []
  const last: Point[] = []
  for (const words of partsOf(text, isTale)) {
    const told = lastWords.exec(words)
    const shown = told ?? shownWords.exec(words)
    const rest = shown ? words.slice(shown[0].length).trim() : words
    if (shown && rest !== '') (told ? last : points).push({ words: rest, isPicture: false, isFact: true, isTold: true })
    else if (mannerOnly.test(words)) manner.push(words)
    else points.push(pointOf(words))
  }
  return { points: [...points, ...last], manner }
}

function pointOf(words: string): Point {
  if (callToAction.test(words) || predicate.test(words)) return { words, isPicture: false, isFact: true }
  const { settingNamed, subjects } = describeScene(words)
  return { words, isPicture: settingNamed || subjects.length > 0, isFact: factual.test(words) || /["“「『]/.test(words) || (words.includes(',') && isStatement(words)) }
}

/** "Keeps drinks cold": what something does shows nothing. */
const predicate = /^(?:keeps?|makes?|lasts?|works?|gives?|helps?|saves?|fits?|cleans?|charges?|tracks?|can|will|has|have|comes? with|runs? on|made (?:of|from|with|in)) /i

function partsOf(text: string, isTale: boolean): string[] {
  const quotes: string[] = []
  const masked = text.replace(quotedWords, (words) => `\ue000${String.fromCharCode(0xe100 + quotes.push(words) - 1)}`)
  return masked
    .split(sentenceEnds)
    .flatMap((sentence) => (isStatement(sentence.trim()) ? [sentence] : sentence.split(commas)))
    .flatMap((part) => (isTale ? [part] : apart(part)))
    .map((part) => part.replace(/\ue000([\ue100-\uefff])/g, (_, index: string) => quotes[index.charCodeAt(0) - 0xe100]!))
    .map((part) => part.trim().replace(/^(?:and|with|for|about|of|和|以及|还有|关于)\s*(?=\S)/i, '').trim())
    .filter((words) => /[\p{L}\p{N}]/u.test(words))
}

function isStatement(sentence: string): boolean {
  return sentence.length <= longestStatement && /^[A-Za-z]/.test(sentence) && statement.test(sentence)
}

/** "A bottle that keeps drinks cold" is a bottle, and what it does. */
function apart(part: string): string[] {
  const clause = /^((?=\s*[\w'’-]\s*[\w'’-])\s*[\w'’-]+(?:\s+[\w'’-]+){0,5})\s+(?:that|which)\s+((?:can |will )?[a-z]+s?\b.{6,})$/.exec(part)
  return clause ? [clause[1]!, clause[2]!] : [part]
}

/** How long it takes to read words, in ms: a second to notice them, then four words or seven characters a second. */
export function readingMs(words: string): number {
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = words.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return 1000 + Math.round(others * 250 + (characters * 1000) / 7)
}
