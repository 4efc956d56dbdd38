import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { ReelsmithError } from '../../errors/error.ts'
import { type Coverage, covers, readCoverage } from './font-coverage.ts'
import type { FontFamily } from './font-table.ts'

/** One file of a font: some of its characters, in some weights. */
export interface FontFile {
  /** The family name under which a canvas finds it: one per file, since a family there has one set of glyphs. */
  readonly alias: string
  /** Whether it has a glyph for a code point. */
  has(codePoint: number): boolean
}

/** A font that can be drawn with: bundled, or uploaded by a user. */
export interface Font {
  readonly name: string
  readonly kind: FontFamily['kind']
  readonly weights: FontFamily['weights']
  readonly files: readonly FontFile[]
}

const require = createRequire(import.meta.url)
const registered = new Set<string>()
const bundled = new Map<string, Font>()

/**
 * A bundled font in the file variant that a weight and an inclination need. Files are read when a character of theirs
 * is asked for.
 */
export function bundledFont(family: FontFamily, weight: number, italic: boolean): Font {
  const fixed = isFixed(family.weights) ? nearest(family.weights, weight) : undefined
  const style = italic && family.hasItalic ? 'italic' : 'normal'
  const key = `${family.name}/${fixed}/${style}`
  let font = bundled.get(key)
  if (!font) {
    const weights = fixed === undefined ? family.weights : [fixed]
    font = { name: family.name, kind: family.kind, weights, files: readFiles(family, fixed ?? 'wght', style) }
    bundled.set(key, font)
  }
  return font
}

function isFixed(weights: FontFamily['weights']): weights is readonly number[] {
  return Array.isArray(weights)
}

function nearest(weights: readonly number[], wish: number): number {
  return weights.reduce((best, weight) => (Math.abs(weight - wish) < Math.abs(best - wish) ? weight : best))
}

/** The weight that a font draws a wish with: a canvas thickens letters by itself where there is no such weight. */
export function drawnWeight({ weights }: Font, wish: number): number {
  if (isFixed(weights)) return weights[0]!
  return Math.min(weights.to, Math.max(weights.from, wish))
}

/**
 * A font that a user uploaded.
 *
 * @param id - Of its asset.
 * @throws {ReelsmithError} `media/unreadable` when it is none, or damaged.
 */
export function uploadedFont(id: string, file: string): Font {
  const alias = `Reelsmith upload ${id} ${file}`
  const bytes = readBytes(file)
  const coverage = readCoverage(bytes)
  if (!registered.has(alias)) {
    if (!GlobalFonts.registerFromPath(file, alias)) {
      throw new ReelsmithError('media/unreadable', `The font "${id}" cannot be drawn with: upload another one.`)
    }
    registered.add(alias)
  }
  const kind = 'sans'
  return { name: id, kind, weights: [400], files: [{ alias, has: (codePoint) => covers(coverage, codePoint) }] }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new ReelsmithError('media/unreadable', 'The font of a text is gone: upload it again.', { cause })
  }
}

/** Declares a file's font to the canvas; what is declared already costs nothing. */
function register(file: string, alias: string): void {
  if (registered.has(alias)) return
  GlobalFonts.registerFromPath(file, alias)
  registered.add(alias)
}

function readFiles(family: FontFamily, weight: number | 'wght', style: string): FontFile[] {
  const folder = path.dirname(require.resolve(`${family.package}/package.json`))
  const table = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const slug = family.package.replace(/^.*\//, '')
  if (family.kind === 'emoji') {
    // Its parts by range have their pictures in a format that the canvas does not draw; the whole has another one.
    const ranges = Object.values(table).flatMap(parseRanges)
    return [
      lazyFile(path.join(folder, 'files', `${slug}-emoji-400-normal.woff2`), `Reelsmith ${family.name}`, ranges, false),
    ]
  }
  const files = Object.entries(table).map(([key, ranges]) => {
    const subset = key.replace(/[[\]]/g, '')
    const file = path.join(folder, 'files', `${slug}-${subset}-${weight}-${style}.woff2`)
    const alias = `Reelsmith ${family.name} ${subset} ${weight} ${style}`
    return { subset, file: lazyFile(file, alias, parseRanges(ranges), true) }
  })
  // Latin first: where ranges overlap, digits and letters of one line come from one file.
  return files.sort((a, b) => Number(b.subset === 'latin') - Number(a.subset === 'latin')).map(({ file }) => file)
}

/**
 * @param declared - What its style sheet claims, which may be more than the file has.
 * @param isRead - Whether to look into the file; that of emoji is large, and has what it claims.
 */
function lazyFile(file: string, alias: string, declared: Coverage, isRead: boolean): FontFile {
  let coverage: Coverage | undefined
  return {
    alias,
    has: (codePoint) => {
      if (!declared.some(([first, last]) => codePoint >= first && codePoint <= last)) return false
      if (isRead) coverage ??= readCoverage(readFileSync(file))
      if (coverage && !covers(coverage, codePoint)) return false
      register(file, alias)
      return true
    },
  }
}

/** `U+0460-052F,U+20B4` as CSS writes it; ascending. */
function parseRanges(text: string): [number, number][] {
  return text
    .split(',')
    .map((range): [number, number] => {
      const [first, last] = range.trim().replace(/^U\+/i, '').split('-')
      return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)]
    })
    .sort((a, b) => a[0] - b[0])
}
