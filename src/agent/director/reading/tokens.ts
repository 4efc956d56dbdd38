/**
 * A text as a row of tokens: what is a slot, what the lexicon knows, and the words between. Each has a name for
 * patterns to match: concepts and slots in capitals (several with `/` where a spelling may mean several things), other
 * words as they are. Pure.
 */
import { type Meanings, dictionary } from './dictionary.ts'
import { fold } from './normalize.ts'
import { realWords } from './real-words.ts'
import { type Slot, findBareNumbers, findSlots } from './slots.ts'
import { respell } from './spelling.ts'
import { stem } from './stem.ts'

export interface Token {
  readonly name: string
  /** By concept. */
  readonly values: Meanings
  /** As it was written. */
  readonly text: string
  /** `[start, end)` in the normalised text. */
  readonly start: number
  readonly end: number
}

const measures = '个段张条幕首部支节句行格处镜份'

export function tokenize(text: string): Token[] {
  const folded = fold(text)
  const slots = findSlots(text, folded)
  const known: Span[] = slots.map((slot) => ({ ...slot, name: slot.kind, values: new Map([[slot.kind, slot.value]]) }))
  for (const gap of gapsOf(known, text.length)) known.push(...knownWords(text, folded, gap))
  const isTaken = (start: number, end: number): boolean => known.some((span) => span.start < end && start < span.end)
  for (const slot of findBareNumbers(text, folded, isTaken)) known.push(numberSpan(slot))
  for (const gap of gapsOf(known, text.length)) known.push(...otherWords(folded, gap))
  known.sort((a, b) => a.start - b.start)
  return joinPhrasal(known)
    .map(({ name, values, start, end }) => ({ name, values, start, end, text: text.slice(start, end) }))
    .flatMap((token, index, all) => withMeasures(token, all[index - 1], all[index + 1]))
}

/** "Take the clip out", "turn the sound off": the verb and its distant half say to remove. */
function joinPhrasal(spans: readonly Span[]): Span[] {
  return spans.map((span, index) => {
    if (!/\b(?:CHANGE|TRIM)\b/.test(span.name) || !phrasalVerbs.test(span.word ?? '')) return span
    const behind = spans.slice(index + 1, index + 9)
    const out = behind.findIndex(({ name }) => name === 'OUT')
    const isApart = out >= 0 && !behind.slice(0, out).some(({ name }) => /^(?:,|\.|AND|THEN|OUT)$/.test(name) || /\b(?:FADE|ZOOM)\b/.test(name))
    return isApart ? { ...span, name: 'REMOVE', values: new Map([['REMOVE', undefined]]) } : span
  })
}

const phrasalVerbs = /^(?:take|takes|taking|get|cut|leave|throw|turn|switch|pull|shave|chop|knock|trim)$/

interface Span {
  /** As it was typed, folded; of single known words. */
  readonly word?: string
  readonly name: string
  readonly values: Meanings
  readonly start: number
  readonly end: number
}

interface Gap {
  readonly start: number
  readonly end: number
}

const numberSpan = ({ kind, value, start, end }: Slot): Span => ({ name: kind, values: new Map([[kind, value]]), start, end })

function gapsOf(spans: readonly Span[], length: number): Gap[] {
  const gaps: Gap[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) gaps.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  if (at < length) gaps.push({ start: at, end: length })
  return gaps
}

const nameOf = (meanings: Meanings): string => [...meanings.keys()].sort().join('/')

function knownWords(text: string, folded: string, { start, end }: Gap): Span[] {
  const part = folded.slice(start, end)
  const spans: Span[] = []
  const words = [...part.matchAll(/[a-z]+(?:'[a-z]+)?(?:[&/+][a-z]+)*|&/g)]
  for (let index = 0; index < words.length; index++) {
    // A capital within a sentence begins a name, which is not misspelt.
    const isName = start + words[index]!.index > 0 && /^[A-Z][a-z]/.test(text.slice(start + words[index]!.index)) && !/[.!?\n]\s*$/.test(text.slice(0, start + words[index]!.index))
    const found = longestPhrase(part, words, index, !isName)
    if (!found) continue
    const first = words[index]!
    const last = words[index + found.count - 1]!
    spans.push({ name: nameOf(found.meanings), values: found.meanings, ...(found.count === 1 && { word: first[0] }), start: start + first.index, end: start + last.index + last[0].length })
    index += found.count - 1
  }
  return [...spans, ...knownCharacters(folded, { start, end })]
}

function longestPhrase(
  part: string,
  words: readonly RegExpExecArray[],
  index: number,
  mayBeMisspelt: boolean,
): { count: number; meanings: Meanings } | undefined {
  const first = words[index]![0]
  const exact = dictionary.exact.get(first)
  if (exact) return { count: 1, meanings: exact }
  for (const spelling of [first, mayBeMisspelt ? respelt(first) : undefined]) {
    if (spelling === undefined) continue
    for (const entry of dictionary.english.get(stem(spelling)) ?? []) {
      const matches = entry.words.every((word, offset) => {
        const other = words[index + offset]
        if (!other) return false
        if (offset === 0) return true
        const before = words[index + offset - 1]!
        const between = part.slice(before.index + before[0].length, other.index)
        if (!/^(?: |-|\n)$/.test(between)) return false
        return stem(other[0]) === word || stem(respelt(other[0]) ?? '') === word
      })
      if (matches) return { count: entry.words.length, meanings: entry.meanings }
    }
  }
  return undefined
}

const respellings = new Map<string, string | undefined>()

/** What a word that is neither known nor any common word was meant to be. */
function respelt(word: string): string | undefined {
  const known = stem(word)
  if (word.length < 4 || dictionary.english.has(known) || realWords.has(known)) return undefined
  if (!respellings.has(word)) {
    if (respellings.size > 5000) respellings.clear()
    respellings.set(word, respell(word, dictionary.spellings))
  }
  return respellings.get(word)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function knownCharacters(folded: string, { start, end }: Gap): Span[] {
  const part = folded.slice(start, end)
  if (!/\p{Script=Han}/u.test(part)) return []
  const spans: Span[] = []
  const words = [...segmenter.segment(part)]
  for (let at = 0; at < part.length; at++) {
    const found = (dictionary.chinese.get(part[at]!) ?? []).find(([phrase]) => part.startsWith(phrase, at))
    if (!found) continue
    const [phrase, meanings] = found
    if (phrase.length === 1 && isInsideWord(part, at, words)) continue
    spans.push({ name: nameOf(meanings), values: meanings, start: start + at, end: start + at + phrase.length })
    at += phrase.length - 1
  }
  return spans
}

/** Whether a single character is a part of a longer word, of which the rest means nothing here: 大 in 大海. */
function isInsideWord(part: string, at: number, words: readonly Intl.SegmentData[]): boolean {
  const word = words.find(({ index, segment }) => at >= index && at < index + segment.length)
  if (!word || word.segment.length === 1 || !/^\p{Script=Han}+$/u.test(word.segment)) return false
  const rest = [...word.segment].filter((_, index) => word.index + index !== at)
  return !rest.every((character) => measures.includes(character) || dictionary.chinese.get(character)?.some(([phrase]) => phrase === character))
}

function otherWords(folded: string, gap: Gap): Span[] {
  const part = folded.slice(gap.start, gap.end)
  return [...part.matchAll(/\p{Script=Han}+|[\p{L}\p{N}_'-]*[\p{L}\p{N}]|\n|[^\s]/gu)].map((match) => ({
    name: punctuation[match[0]] ?? match[0],
    values: none,
    start: gap.start + match.index,
    end: gap.start + match.index + match[0].length,
  }))
}

const none: Meanings = new Map()

/** One name for each mark, whatever the keyboard. */
const punctuation: Readonly<Record<string, string>> = {
  '，': ',', '。': '.', '！': '!', '？': 'QMARK', '?': 'QMARK', '；': ';', '：': ':', '\n': ';', '…': '.', '–': '-', '—': '-', '～': '-', '~': '-',
} // prettier-ignore

/** A measure word behind a number counts clips, unless what it counts is named: 第二段, but 第二个标题. */
function withMeasures(token: Token, before: Token | undefined, after: Token | undefined): Token[] {
  if (!/^\p{Script=Han}/u.test(token.name) || !measures.includes(token.text[0]!)) return [token]
  if (!before || !/\b(?:NTH|NUM|FIRST|LAST|FROMEND|ALL|ITS|OTHER|NEXT|PREVIOUS|QUESTION)\b/.test(before.name)) return [token]
  const rest = token.text.slice(1)
  const isNamed = rest === '' && after !== undefined && /\b(?:CLIP|TITLE|CAPTION|TEXT|LOGO|MUSIC|VOICE|EFFECT|OVERLAY|CTA|FILM|TRANSITION|PHOTO|STEP)\b/.test(after.name)
  const clip: Token = { ...token, name: isNamed ? 'MEASURE' : 'CLIP', text: token.text[0]!, end: token.start + 1 }
  if (rest === '') return [clip]
  return [clip, { ...token, name: rest, text: rest, start: token.start + 1 }]
}
