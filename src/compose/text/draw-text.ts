import type { TextTrack } from '../../timeline/model.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import type { TextStyle } from '../../timeline/text-style.ts'
import type { Frame, FrameMemory } from '../frame.ts'
import { type Arrangement, arrange } from './arrange.ts'
import { luminanceOf } from './color.ts'
import { designOf } from './designs.ts'
import { bundledFamily } from './fonts.ts'
import type { Legibility } from './layer.ts'
import { layersOf } from './layers.ts'
import { paceOf } from './move.ts'
import { type Page, type SpokenWord, paginate, placeWords } from './pages.ts'
import { createPieces, drawPieces } from './piece.ts'
import type { Box } from './safe-area.ts'
import { CanvasTypeface } from './typeface.ts'

export interface TextOptions {
  readonly text: string
  readonly style: TextStyle
  readonly role: TextTrack['role']
  /** When its words are said, from the moment at which the text comes up. */
  readonly words?: readonly TimedWord[]
  /** BCP 47. */
  readonly language: string
  /** Of the frames it will be drawn on, in pixels. */
  readonly width: number
  readonly height: number
  /** How long the text is on. */
  readonly totalSeconds: number
  /** What keeps it readable on the picture behind it. */
  readonly legibility?: Legibility
  /** How far it makes way for another text, in pixels; positive is down. */
  readonly shiftPx?: number
  /** Path of each uploaded font, by its asset's id. */
  readonly fonts?: Readonly<Record<string, string>>
}

/** A text that is ready to be drawn on frames. */
export interface PreparedText {
  /** Draws the text as it is so many seconds after it came up. */
  draw(frame: Frame, seconds: number): void
  /** What it covers, in pixels of the frame; null when there is nothing to see of it. */
  readonly box: Box | null
  /** Characters that no font has; they are left out. */
  readonly missing: readonly string[]
  /** The text is too long for the frame even in small letters: its end is left out. */
  readonly isCut: boolean
  /** The font that its style names is there. */
  readonly hasFont: boolean
}

/** Where nobody has looked at the picture behind: what suits most. */
const usualLegibility: Legibility = { dimming: 0.3, isDark: false }

interface LaidOut {
  readonly page: Page
  readonly arrangement: Arrangement
}

/** Lays a text out in its style and draws its pieces once; every frame then only moves and blends them. */
export function prepareText(memory: FrameMemory, options: TextOptions): PreparedText {
  const { style, totalSeconds, legibility = usualLegibility } = options
  const { face, missing, pages, spoken } = layOut(options)
  const drawn = pages.map(({ page, arrangement }, index) => {
    const layers = layersOf(arrangement, style, legibility.dimming, face)
    const length = page.toSeconds - page.fromSeconds
    // A page gives way to the next one at once.
    const isLast = index === pages.length - 1
    const still = isLast
      ? layers
      : layers.map((layer) => ({ ...layer, out: { type: 'none', delaySeconds: 0, seconds: 0 } as const }))
    const { start, fromSeconds } = page
    const center = centerOf(arrangement)
    const context = { start, words: spoken, fromSeconds, language: options.language, center }
    const pieces = createPieces(memory, face, still, context)
    return {
      page,
      pieces,
      length,
      pace: paceOf(
        pieces.map((piece) => piece.moves),
        length,
      ),
    }
  })
  return {
    box: boxOf(pages),
    missing,
    hasFont: style.font === undefined || fontOf(style.font, options.fonts ?? {}) !== undefined,
    isCut: pages.some(({ arrangement }) => arrangement.block.isCut),
    draw: (frame, seconds) => {
      for (const { page, pieces, length, pace } of drawn) {
        if (seconds < page.fromSeconds || (seconds >= page.toSeconds && page.toSeconds < totalSeconds)) continue
        drawPieces(memory, frame, pieces, {
          seconds: seconds - page.fromSeconds,
          textSeconds: seconds,
          totalSeconds: length,
          pace,
        })
      }
    },
  }
}

/** What a text covers, and how bright its letters are: what is needed to look at the picture behind it. */
export interface Footprint {
  /** In pixels of the frame. */
  readonly box: Box
  /** Relative luminance of the letters, 0 to 1. */
  readonly luminance: number
  /** The picture behind matters: the text has no plate and no contour. */
  readonly needsLook: boolean
  /** Nothing speaks against dark letters: no colour that was asked for, no light of their own. */
  readonly mayBeDark: boolean
}

/** Where a text will lie; null when there is nothing to see of it. */
export function footprintOf(options: TextOptions): Footprint | null {
  const { pages } = layOut(options)
  if (pages.length === 0) return null
  const { plate, design } = pages[0]!.arrangement
  const isBare = plate === undefined && !design.head.outline
  return {
    box: boxOf(pages)!,
    luminance: leastLegible(pages.map(({ arrangement }) => arrangement)),
    needsLook: isBare,
    mayBeDark: isBare && !design.head.glow && options.style.color === undefined,
  }
}

function layOut(options: TextOptions): {
  face: CanvasTypeface
  missing: readonly string[]
  pages: LaidOut[]
  spoken: readonly SpokenWord[]
} {
  const { style, role, language, fonts = {}, totalSeconds } = options
  const design = designOf(style, role)
  const font = fontOf(style.font, fonts)
  const given = options.text.replaceAll('\r', '')
  const whole = new CanvasTypeface(given, language, fonts)
  const { weight, italic = false } = design.head
  const missing = whole.missing({ font: font ?? design.head.font, weight, italic })
  const text = missing.reduce((rest, characters) => rest.replaceAll(characters, ''), given)
  const face = missing.length === 0 ? whole : new CanvasTypeface(text, language, fonts)
  if (text.trim() === '') return { face, missing, pages: [], spoken: [] }
  const spoken = placeWords(text, options.words ?? [])
  const pages = design.pageWords
    ? paginate(text, language, design.pageWords, spoken, totalSeconds)
    : [{ start: 0, end: text.length, fromSeconds: 0, toSeconds: totalSeconds }]
  const laidOut = pages.map((page) => ({
    page,
    arrangement: arrange({
      ...options,
      text: text.slice(page.start, page.end),
      face,
      font,
      isDark: options.legibility?.isDark,
    }),
  }))
  return { face, missing, pages: laidOut, spoken }
}

function boxOf(pages: readonly LaidOut[]): Box | null {
  if (pages.length === 0) return null
  const boxes = pages.map(({ arrangement }) => arrangement.outer)
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

/** Light letters in an accent are less light than others: the least so decide. */
function leastLegible(arrangements: readonly Arrangement[]): number {
  const luminances = arrangements.flatMap(({ design, block, paintOf }) =>
    block.lines.map((line) => luminanceOf(paintOf((line.part === 'head' ? design.head : design.sub)?.paint))),
  )
  const [darkest, lightest] = [Math.min(...luminances), Math.max(...luminances)]
  return lightest > 0.22 ? Math.max(darkest, 0.4) : lightest
}

/** The family or asset that a style names, when there is such a one. */
function fontOf(name: string | undefined, fonts: Readonly<Record<string, string>>): string | undefined {
  if (name === undefined) return undefined
  return fonts[name] === undefined ? bundledFamily(name)?.name : name
}

function centerOf({ outer }: Arrangement): { x: number; y: number } {
  return { x: (outer.left + outer.right) / 2, y: (outer.top + outer.bottom) / 2 }
}
