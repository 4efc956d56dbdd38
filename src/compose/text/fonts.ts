import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/**
 * The bundled open fonts (SIL OFL): Inter for Latin, Greek and Cyrillic, Noto Sans SC for Chinese and what it covers
 * beside. Both come as many small files by range of characters; only those that a text needs are loaded.
 */
const families = [
  { name: 'Inter', package: '@fontsource-variable/inter', prefix: 'inter' },
  { name: 'Noto Sans SC', package: '@fontsource-variable/noto-sans-sc', prefix: 'noto-sans-sc' },
] as const

interface Subset {
  /** The family name under which it is registered: one per file, since a family has one set of glyphs. */
  readonly family: string
  readonly file: string
  /** Inclusive ranges of code points. */
  readonly ranges: readonly (readonly [number, number])[]
}

let known: Subset[] | undefined
const registered = new Set<string>()

/** The fonts that a text needs. */
export interface FontChoice {
  /** For a canvas' `font`: quoted family names in the order to try them. */
  readonly families: string
  /** Characters that no bundled font has. */
  readonly missing: readonly string[]
}

/** Loads the files that hold a text's characters and names them. Every canvas text must name its families. */
export function fontsFor(text: string): FontChoice {
  known ??= families.flatMap(readSubsets)
  const used = new Set<Subset>()
  const missing = new Set<string>()
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (isInvisible(code)) continue
    const subset = known.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last))
    if (subset) used.add(subset)
    else missing.add(character)
  }
  const ordered = known.filter((subset) => used.has(subset))
  for (const subset of ordered) register(subset)
  return { families: ordered.map(({ family }) => `"${family}"`).join(', ') || 'sans-serif', missing: [...missing] }
}

/** Spaces, controls, joiners and variation selectors need no glyph. */
function isInvisible(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f)
}

function register({ family, file }: Subset): void {
  if (registered.has(family)) return
  GlobalFonts.registerFromPath(file, family)
  registered.add(family)
}

function readSubsets(font: (typeof families)[number]): Subset[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`${font.package}/package.json`))
  const table = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const subsets = Object.entries(table).map(([key, ranges]): Subset => {
    const name = key.replace(/[[\]]/g, '')
    return {
      family: `Reelsmith ${font.name} ${name}`,
      file: path.join(folder, 'files', `${font.prefix}-${name}-wght-normal.woff2`),
      ranges: parseRanges(ranges),
    }
  })
  // Latin first: where ranges overlap, digits and letters of one line come from one file.
  return subsets.sort((a, b) => Number(b.family.endsWith(' latin')) - Number(a.family.endsWith(' latin')))
}

/** `U+0460-052F,U+20B4` as CSS writes it. */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first, last] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)]
  })
}
