/** The colour that a prompt gives to one of the things it names: "a red sneaker", "on a pink background". */
import type { Vec3 } from './shot-plan.ts'
import { colorWords } from './vocabulary.ts'
import type { Words } from './settings/setting.ts'
import { WordSearch } from './word-search.ts'

/** A colour may stand this many characters before its noun. */
const reachChars = 16

/** Marks the colour as understood. @returns `#rrggbb`, or null when none stands before the place. */
export function colorBefore(search: WordSearch, start: number): string | null {
  const text = search.before(start, reachChars)
  const near = new WordSearch(text)
  for (const [color, words] of colorWords) {
    for (const mention of near.find(words)) {
      const textStart = start - text.length
      search.understand(textStart + mention.start, textStart + mention.end)
      return color
    }
  }
  return null
}

/** @returns Linear, 0 … 1, or null when the prompt does not say. */
export function namedColor(prompt: string, nouns: Words): Vec3 | null {
  const search = new WordSearch(prompt)
  for (const { start } of search.find(nouns)) {
    const color = colorBefore(search, start)
    if (color !== null) return linearColor(color)
  }
  return null
}

/** sRGB → linear by the power 2.2. */
export function linearColor(color: string): Vec3 {
  const channel = (at: number): number => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2 * 1000) / 1000
  return [channel(1), channel(3), channel(5)]
}

/** All colours of a prompt in its order. */
export function paletteOf(prompt: string): Vec3[] {
  const search = new WordSearch(prompt)
  return colorWords
    .flatMap(([color, words]) => search.find(words).map(({ start }) => ({ color, start })))
    .sort((a, b) => a.start - b.start)
    .map(({ color }) => linearColor(color))
}
