import { type Font, type FontFile, bundledFont, drawnWeight, uploadedFont } from './font-files.ts'
import { type FontFamily, eastAsianFamilies, fontFamilies } from './font-table.ts'

export interface FontWish {
  /** Name of a bundled family, or id of an uploaded font that {@link FontWish.uploads} has. */
  readonly family: string
  /** 100 to 900. */
  readonly weight: number
  readonly italic?: boolean
  /** BCP 47: decides whose Chinese characters are drawn. */
  readonly language: string
  /** Path of each uploaded font, by its asset's id. */
  readonly uploads?: Readonly<Record<string, string>>
}

/** The fonts that a text is drawn with. */
export interface FontChoice {
  /** For a canvas' `font`: quoted names in the order to try them. Every canvas text must name its families. */
  readonly families: string
  /** The weight to draw a word in: that of the font that has its first letter. */
  weightOf(word: string): number
  /** Characters that no font has; the machine's own fonts do not count, since others lack them. */
  readonly missing: readonly string[]
}

/**
 * Finds the fonts for a text and loads those of their files that hold its characters.
 *
 * @throws {ReelsmithError} `media/unreadable` for an uploaded font that cannot be read.
 */
export function fontsFor(text: string, wish: FontWish): FontChoice {
  const chain = oneEastAsian(forItsLetters(fontChain(text, wish), text), text)
  const used = new Set<string>()
  const missing = new Set<string>()
  for (const cluster of clustersOf(text)) {
    if (isEmoji(cluster)) {
      const file = emojiFile(chain, cluster)
      if (file) used.add(file.alias)
      else missing.add(cluster)
      continue
    }
    for (const character of cluster) {
      const codePoint = character.codePointAt(0)!
      if (isInvisible(codePoint)) continue
      const file = fileWith(chain, codePoint)
      if (file) used.add(file.alias)
      else missing.add(character)
    }
  }
  const aliases = chain.flatMap(({ files }) => files).filter(({ alias }) => used.has(alias))
  return {
    families: aliases.map(({ alias }) => `"${alias}"`).join(', ') || 'sans-serif',
    weightOf: (word) => {
      const letter = /[\p{L}\p{N}]/u.exec(word)?.[0] ?? word.trim()[0]
      const font = letter && chain.find(({ files }) => files.some((file) => file.has(letter.codePointAt(0)!)))
      return font ? drawnWeight(font, wish.weight) : wish.weight
    },
    missing: [...missing],
  }
}

/** Whether a name stands for a bundled family, whatever its case. */
export function bundledFamily(name: string): FontFamily | undefined {
  const wanted = name.toLowerCase()
  return fontFamilies.find((family) => family.name.toLowerCase() === wanted)
}

/** All fonts in the order to ask them: the wished one, those of its kind, the text's language, the rest. */
function fontChain(text: string, { family, weight, italic = false, language, uploads }: FontWish): Font[] {
  const upload = uploads?.[family]
  const wished = bundledFamily(family)
  const kind = wished?.kind ?? 'sans'
  const regional = regionalFamily(text, language)
  const rank = ({ name, kind: its }: FontFamily): number => {
    if (name === wished?.name) return 0
    if (its === kind && its !== 'sans' && eastAsianFamilies.has(name)) return 1
    if (name === 'Inter') return 2
    // Before the East Asian fonts, which have some of its signs in black.
    if (its === 'emoji') return 3
    if (name === regional) return 4
    return name.startsWith('Noto Sans') ? 5 : Infinity
  }
  const ordered = fontFamilies.filter((each) => rank(each) < Infinity).toSorted((a, b) => rank(a) - rank(b))
  const fonts = ordered.map((each) => bundledFont(each, weight, italic))
  return upload === undefined ? fonts : [uploadedFont(family, upload), ...fonts]
}

function regionalFamily(text: string, language: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || /^ja\b/i.test(language)) return 'Noto Sans JP'
  if (/\p{Script=Hangul}/u.test(text) || /^ko\b/i.test(language)) return 'Noto Sans KR'
  return /^zh-(tw|hk|mo|hant)\b/i.test(language) ? 'Noto Sans TC' : 'Noto Sans SC'
}

/** A font of character that has none of a text's letters does not set its commas either. */
function forItsLetters(chain: Font[], text: string): Font[] {
  const letters = (text.match(/[\p{L}\p{N}]/gu) ?? []).map((letter) => letter.codePointAt(0)!)
  if (letters.length === 0) return chain
  const neutral = chain.findIndex(({ name }) => name === 'Inter')
  return chain.filter(
    ({ files }, index) => index >= neutral || letters.some((code) => files.some((file) => file.has(code))),
  )
}

/** Leaves out the East Asian fonts that lack some of a text's characters, as long as there is one that has all. */
function oneEastAsian(chain: Font[], text: string): Font[] {
  const characters = [
    ...new Set(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)),
  ]
  if (characters.length === 0) return chain
  const isWhole = ({ files }: Font): boolean =>
    characters.every((character) => files.some((file) => file.has(character.codePointAt(0)!)))
  const whole = chain.find((font) => eastAsianFamilies.has(font.name) && isWhole(font))
  return whole ? chain.filter((font) => font === whole || !eastAsianFamilies.has(font.name)) : chain
}

function fileWith(chain: readonly Font[], codePoint: number): FontFile | undefined {
  for (const { kind, files } of chain) {
    if (kind === 'emoji') continue
    const file = files.find((each) => each.has(codePoint))
    if (file) return file
  }
  return undefined
}

/** One file must have a whole sequence, else it would be drawn as its parts. */
function emojiFile(chain: readonly Font[], cluster: string): FontFile | undefined {
  const parts = [...cluster].map((character) => character.codePointAt(0)!).filter((code) => !isVariationSelector(code))
  const files = chain.filter(({ kind }) => kind === 'emoji').flatMap((font) => font.files)
  return files.find((file) => parts.every((code) => file.has(code)))
}

/**
 * Shown as a picture: by its own nature, or asked for by a selector behind it. Signs that Unicode leaves open (a sun,
 * a heart) are pictures too, as phones show them, but for those that stand among letters (©, arrows).
 */
function isEmoji(cluster: string): boolean {
  if (/\p{Emoji_Presentation}|\u20E3|\p{Emoji}\uFE0F/u.test(cluster)) return true
  return cluster.codePointAt(0)! >= 0x2600 && /^\p{Emoji}(?!\uFE0E)/u.test(cluster)
}

let segmenter: Intl.Segmenter | undefined

/** What a reader takes for one character. */
function clustersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Spaces, controls, joiners and selectors need no glyph. */
function isInvisible(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xad ||
    code === 0x3000 ||
    code === 0xfeff ||
    isVariationSelector(code) ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x2060 && code <= 0x206f)
  )
}

function isVariationSelector(code: number): boolean {
  return code >= 0xfe00 && code <= 0xfe0f
}
