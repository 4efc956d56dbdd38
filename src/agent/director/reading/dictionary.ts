/** The lexicon, ready to be found in a text. */
import { connectiveRows } from '../lexicon/connectives.ts'
import type { Row } from '../lexicon/lexicon.ts'
import { qualityRows } from '../lexicon/qualities.ts'
import { thingRows } from '../lexicon/things.ts'
import { verbRows } from '../lexicon/verbs.ts'
import { stem } from './stem.ts'

/** What a spelling may mean: concepts, each with its value if it has one. */
export type Meanings = ReadonlyMap<string, string | number | undefined>

interface Entry {
  /** Stems of its words, for English. */
  readonly words: readonly string[]
  readonly meanings: Map<string, string | number | undefined>
}

interface Dictionary {
  /** Words that mean something in this spelling alone; written with `=` in the lexicon. */
  readonly exact: ReadonlyMap<string, Meanings>
  /** By the stem of the first word, longest first. */
  readonly english: ReadonlyMap<string, readonly Entry[]>
  /** By the first character, longest first. */
  readonly chinese: ReadonlyMap<string, readonly (readonly [string, Meanings])[]>
  /** Words as they are spelt in the lexicon, for finding slips. */
  readonly spellings: readonly string[]
}

const phraseWords = (phrase: string): string[] => phrase.split(/[\s-]+/).filter((word) => word !== '')

function build(rows: readonly Row[]): Dictionary {
  const english = new Map<string, Entry>()
  const chinese = new Map<string, Map<string, string | number | undefined>>()
  const spellings = new Set<string>()
  const exact = new Map<string, Meanings>()
  for (const { concept, value, en = '', zh = '' } of rows) {
    for (const phrase of split(en)) {
      if (phrase.startsWith('=')) {
        exact.set(phrase.slice(1), new Map([[concept, value]]))
        continue
      }
      const words = phraseWords(phrase)
      // A long word is worth mending in a phrase, too; short ones there are the small words of the language.
      for (const word of words) if (new RegExp(`^[a-z]{${words.length === 1 ? 4 : 7},}$`).test(word)) spellings.add(word)
      const key = words.map(stem).join(' ')
      const entry = english.get(key) ?? { words: words.map(stem), meanings: new Map() }
      if (!entry.meanings.has(concept)) entry.meanings.set(concept, value)
      english.set(key, entry)
    }
    for (const phrase of split(zh)) {
      const key = phrase.toLowerCase()
      const meanings = chinese.get(key) ?? new Map()
      if (!meanings.has(concept)) meanings.set(concept, value)
      chinese.set(key, meanings)
    }
  }
  return {
    exact,
    english: grouped([...english.values()], ({ words }) => words[0]!, ({ words }) => words.length),
    chinese: grouped([...chinese], ([phrase]) => phrase[0]!, ([phrase]) => phrase.length),
    spellings: [...spellings],
  }
}

function split(spellings: string): string[] {
  return spellings
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}

function grouped<T>(items: readonly T[], key: (item: T) => string, size: (item: T) => number): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  for (const group of groups.values()) group.sort((a, b) => size(b) - size(a))
  return groups
}

export const dictionary = build([...verbRows, ...thingRows, ...qualityRows, ...connectiveRows])
