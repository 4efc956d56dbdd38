/**
 * Finds words of a table in a prompt, knows when they are ruled out, and remembers what has been understood.
 */
import type { Words } from './settings/setting.ts'

export interface Mention {
  /** Place in the prompt, `[start, end)` in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly isNegated: boolean
}

/** Matches that lie between a negation and its object: "without any people or cars". */
const negationEn =
  /\b(?:without|no|not|never|minus|excluding|free of|don'?t (?:show|want|include)|do not (?:show|want|include))\b[\w\s,'-]{0,40}$/
const endsNegationEn = /[.;!?]|\b(?:but|with|at|in|on|over|under|during|while|and then|just|only)\b/
const negationZh = /(?:没有|不要|别有|不带|无需|除去|去掉|不出现|无(?!人机))[^，。；,.;]{0,6}$/
const endsNegationZh = /[，。；但只有在的]/

export class WordSearch {
  readonly text: string
  private readonly understood: boolean[]

  constructor(prompt: string) {
    this.text = prompt.toLowerCase()
    this.understood = Array.from({ length: this.text.length }, () => false)
  }

  /** Every place where one of the words stands, longest words first; each is marked as understood. */
  find(words: Words): Mention[] {
    const mentions = this.glimpse(words)
    for (const { start, end } of mentions) this.understood.fill(true, start, end)
    return mentions
  }

  /** As {@link find}, but what is found stays unknown. */
  glimpse(words: Words): Mention[] {
    const mentions: Mention[] = []
    const claimed: [number, number][] = []
    const patterns = [
      ...words.en.filter((word) => this.holds(word)).map((word) => ({ word, pattern: englishPattern(word) })),
      ...words.zh.filter((word) => this.holds(word)).map((word) => ({ word, pattern: new RegExp(escaped(word), 'g') })),
    ].sort((a, b) => b.word.length - a.word.length)
    for (const { pattern } of patterns) {
      for (const match of this.text.matchAll(pattern)) {
        const start = match.index
        const end = start + match[0].length
        if (claimed.some(([from, to]) => start < to && end > from)) continue
        claimed.push([start, end])
        mentions.push({ start, end, text: match[0], isNegated: this.isNegated(start) })
      }
    }
    return mentions.sort((a, b) => a.start - b.start)
  }

  /** Whether the letters of all parts of a word are there: most are not, and need no pattern. */
  private holds(word: string): boolean {
    return word.split(' ').every((part) => this.text.includes(part))
  }

  /** Marks a stretch of the prompt as understood. */
  understand(start: number, end: number): void {
    this.understood.fill(true, start, end)
  }

  /** True when a word stands there and is not ruled out. */
  names(words: Words): boolean {
    return this.find(words).some(({ isNegated }) => !isNegated)
  }

  /**
   * The first row of a table with a mention that is not ruled out.
   *
   * @param outside - Mentions inside of these do not count: the rain of "after the rain".
   */
  first<T>(table: readonly (readonly [T, Words])[], outside: readonly Mention[] = []): T | null {
    let found: T | null = null
    for (const [value, words] of table) {
      const counts = this.find(words).some((mention) => !mention.isNegated && !isWithin(mention, outside))
      if (counts) found ??= value
    }
    return found
  }

  /** The text before a place, for words that belong to what follows ("two red …"). */
  before(start: number, length: number): string {
    return this.text.slice(Math.max(0, start - length), start)
  }

  /** What no table knew, as runs of neighbouring words in the prompt's own order. */
  unknown(filler: Words): string[] {
    this.find(filler)
    const runs: { text: string; end: number }[] = []
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
    for (const { segment, index, isWordLike } of segmenter.segment(this.text)) {
      if (!isWordLike || this.understood.slice(index, index + segment.length).some(Boolean)) continue
      if (/^[\d.:]+/.test(segment)) continue
      if (/^[a-z]+$/.test(segment) ? segment.length < 3 : segment.length < 2) continue
      const last = runs.at(-1)
      if (last && this.text.slice(last.end, index).trim() === '') {
        last.text = this.text.slice(index - (index - last.end) - last.text.length, index + segment.length)
        last.end = index + segment.length
      } else runs.push({ text: segment, end: index + segment.length })
    }
    return runs.map(({ text }) => text)
  }

  private isNegated(start: number): boolean {
    const before = this.before(start, 48)
    const en = negationEn.exec(before)
    if (en && !endsNegationEn.test(before.slice(en.index).replace(/^\S+/, ''))) return true
    const zh = negationZh.exec(this.before(start, 10))
    return zh !== null && !endsNegationZh.test(zh[0].replace(/^(?:没有|不要|别有|不带|无需|除去|去掉|不出现|无)/, ''))
  }
}

/** True when a longer mention covers it: 人 in 迷人, 雨 in 雨后. */
export function isWithin({ start, end }: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start)
}

function englishPattern(word: string): RegExp {
  return new RegExp(`(?<![a-z])${escaped(word).replaceAll(' ', '[\\s-]+')}(?:'s|e?s)?(?![a-z])`, 'g')
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
