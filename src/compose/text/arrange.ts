/** Works out what a text looks like in a frame: its design, the wishes of its style, its lines and its place. Pure. */
import type { TextTrack } from '../../timeline/model.ts'
import type { TextAlign, TextPosition, TextStyle } from '../../timeline/text-style.ts'
import { contrast, luminanceOf, mixColors, readableOn } from './color.ts'
import type { LineDesign, Ornament, Paint, TextDesign } from './design.ts'
import { designOf } from './designs.ts'
import { type Box, centredSafeArea, safeArea } from './safe-area.ts'
import { type TextBlock, type Typeface, setBlock } from './typeset.ts'
import { isRightToLeft } from './word-order.ts'

export interface ArrangeRequest {
  readonly text: string
  readonly style: TextStyle
  readonly role: TextTrack['role']
  /** BCP 47. */
  readonly language: string
  /** Of the frame, in pixels. */
  readonly width: number
  readonly height: number
  readonly face: Typeface
  /** Family or asset id that stands for the design's fonts. */
  readonly font: string | undefined
  /** How far it makes way for another text, in pixels; positive is down. */
  readonly shiftPx?: number
  /** The letters are dark, because the picture is bright. */
  readonly isDark?: boolean
}

export interface Arrangement {
  readonly design: TextDesign
  readonly block: TextBlock
  /** The block's left upper corner in the frame, in pixels. */
  readonly x: number
  readonly y: number
  /** The block with all that belongs to it. */
  readonly outer: Box
  /** A design's lengths are parts of it, in pixels. */
  readonly unitPx: number
  readonly align: TextAlign
  /** Lines begin on the right, and so does what marks their beginning. */
  readonly startsRight: boolean
  readonly ornaments: readonly Ornament[]
  paintOf(paint: Paint | undefined): string
  /** What is behind the letters by design, or by the user's wish; undefined where the picture is. */
  readonly plate: string | undefined
}

/** Beyond its block, in pixels. */
interface Insets {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** So much of the safe area's height a text may take. */
const tallest = 0.72

/** On phones the shorter side is a smaller part of what the eye sees. */
const tallScale = 1.12

export function arrange(request: ArrangeRequest): Arrangement {
  const { text, style, language, width, height, face } = request
  const design = designOf(style, request.role)
  const unitPx = Math.min(width, height) * (width < height ? tallScale : 1) * (style.size ?? 1)
  const isRtl = isRightToLeft(text)
  const align = style.align ?? sideOf(style.position) ?? (isRtl ? mirrored(design.align) : design.align)
  const position = style.position ?? (isRtl ? mirroredPosition(design.position) : design.position)
  const isCentred = position === 'center' && (style.position !== undefined || style.align === undefined)
  const anchor = sideOf(position) ?? (isCentred ? 'center' : align)
  const safe = anchor === 'center' ? centredSafeArea(width, height) : safeArea(width, height)
  const ornaments = ornamentsOf(design, style)
  const plate = ornaments.find(isPlate)?.paint
  const startsRight = align === 'right' || (align === 'center' && isRtl)
  const insets = insetsOf(ornaments, unitPx, startsRight, face)
  const widest = width > height ? design.widest.wide : design.widest.tall
  const block = setBlock({
    text,
    head: lineOf(design.head, request),
    sub: design.sub && lineOf(design.sub, request),
    gapPx: (design.gap ?? 0) * unitPx,
    unitPx,
    box: {
      width: (safe.right - safe.left) * widest - insets.left - insets.right,
      height: (safe.bottom - safe.top) * tallest - insets.top - insets.bottom,
    },
    align,
    language,
    face,
  })
  const place = placeOf(request, position, anchor, block, insets, safe)
  return {
    design,
    block,
    ...place,
    unitPx,
    align,
    startsRight,
    ornaments,
    paintOf: painter(request, design, plate),
    plate,
  }
}

function lineOf(line: LineDesign, { font, style }: ArrangeRequest): LineDesign {
  return { ...line, font: font ?? line.font, weight: style.weight ?? line.weight }
}

function mirrored(align: TextAlign): TextAlign {
  return align === 'left' ? 'right' : align === 'right' ? 'left' : 'center'
}

function mirroredPosition(position: TextPosition): TextPosition {
  if (position.includes('left')) return position.replace('left', 'right') as TextPosition
  return position.replace('right', 'left') as TextPosition
}

function sideOf(position: TextPosition | undefined): 'left' | 'right' | undefined {
  return position?.includes('left') ? 'left' : position?.includes('right') ? 'right' : undefined
}

/** The ornaments with the plate that the user wants: none, or one of a colour, behind all of the text if need be. */
function ornamentsOf(design: TextDesign, style: TextStyle): readonly Ornament[] {
  const { ornaments = [], head } = design
  const { plate = 'auto' } = style
  if (plate === 'none') return ornaments.filter(({ kind }) => kind !== 'plate')
  const hasPlate = ornaments.some(({ kind }) => kind === 'plate')
  if (plate === 'auto' && !hasPlate) return ornaments
  const pad = Math.max(0.022, head.size * 0.36)
  const whole = {
    kind: 'plate',
    behind: 'block',
    padX: pad * 1.25,
    padY: pad,
    radius: 0.014,
    paint: 'accent',
    opacity: 0.94,
  } as const
  const first = ornaments.find(isPlate) ?? whole
  const opacity = plate === 'auto' ? first.opacity : Math.max(first.opacity, 0.92)
  const painted: Ornament = { ...first, paint: plateColor(design, style, first) as Paint, opacity }
  return hasPlate ? ornaments.map((ornament) => (ornament === first ? painted : ornament)) : [painted, ...ornaments]
}

type Plate = Extract<Ornament, { kind: 'plate' }>

function isPlate(ornament: Ornament): ornament is Plate {
  return ornament.kind === 'plate'
}

/** As the user wants it, else as designed; letters in a colour of the user's that would drown on it get another one. */
function plateColor({ accent }: TextDesign, { plate = 'auto', highlight, color }: TextStyle, { paint }: Plate): string {
  if (plate !== 'auto') return plate
  const designed = paint === 'accent' || paint === 'ink' ? (highlight ?? accent) : paint
  const drowns = color !== undefined && contrast(luminanceOf(color), luminanceOf(designed)) < 2.5
  return drowns ? readableOn(color) : designed
}

/** Of letters on bright pictures. */
export const darkInk = '#15171c'

function painter(
  { style, isDark = false }: ArrangeRequest,
  design: TextDesign,
  plate: string | undefined,
): Arrangement['paintOf'] {
  const isReadable = (color: string): boolean =>
    plate === undefined || contrast(luminanceOf(color), luminanceOf(plate)) >= 2
  const designed = isDark ? darkInk : design.ink
  const ink =
    style.color ??
    (plate !== undefined && contrast(luminanceOf(designed), luminanceOf(plate)) < 3 ? readableOn(plate) : designed)
  const wished = style.highlight ?? (isDark ? darkened(design.accent) : design.accent)
  const accent = isReadable(wished) ? wished : ink
  return (paint = 'ink') => (paint === 'ink' ? ink : paint === 'accent' ? accent : paint)
}

/** The same hue, dark enough to be seen on a bright picture. */
function darkened(color: string): string {
  let share = 0
  while (share < 1 && contrast(luminanceOf(mixColors(color, darkInk, share)), 0.6) < 4.5) share += 0.1
  return mixColors(color, darkInk, share)
}

function insetsOf(ornaments: readonly Ornament[], unitPx: number, startsRight: boolean, face: Typeface): Insets {
  let [side, start, top, bottom] = [0, 0, 0, 0]
  for (const ornament of ornaments) {
    switch (ornament.kind) {
      case 'plate':
        side = Math.max(side, ornament.padX)
        top = Math.max(top, ornament.padY)
        bottom = Math.max(bottom, ornament.padY + (ornament.pointer ?? 0))
        break
      case 'bar':
        start += ornament.width + ornament.gap
        top = bottom = Math.max(bottom, ornament.overhang)
        break
      case 'frame':
        side = top = bottom = ornament.pad + ornament.thickness
        break
      case 'rule':
        if (ornament.at === 'above') top += ornament.gap + ornament.thickness
        if (ornament.at === 'below') bottom += ornament.gap + ornament.thickness
        break
      case 'quote-mark':
        top += quoteMarkHeight(ornament.size, face) + ornament.gap
    }
  }
  const [before, after] = [(side + start) * unitPx, side * unitPx]
  const sides = startsRight ? { left: after, right: before } : { left: before, right: after }
  return { ...sides, top: top * unitPx, bottom: bottom * unitPx }
}

export const quoteMark = '“'

export function quoteMarkSetting(sizePx: number): {
  font: string
  sizePx: number
  weight: number
  italic: boolean
  letterSpacingEm: number
} {
  return { font: 'Playfair Display', sizePx, weight: 700, italic: false, letterSpacingEm: 0 }
}

/** Height of the mark's ink at a size. */
export function quoteMarkHeight(size: number, face: Typeface): number {
  const { ascent, descent } = face.reach(quoteMark, quoteMarkSetting(size))
  return ascent + descent
}

function placeOf(
  { style, width, height, shiftPx = 0 }: ArrangeRequest,
  position: TextPosition,
  anchor: TextAlign,
  block: TextBlock,
  insets: Insets,
  safe: Box,
): { x: number; y: number; outer: Box } {
  // Descenders stay inside too, unless something below them is larger.
  const bottom = Math.max(insets.bottom, block.hang)
  const outerWidth = insets.left + block.width + insets.right
  const outerHeight = insets.top + block.height + bottom
  let left =
    anchor === 'left'
      ? safe.left
      : anchor === 'right'
        ? safe.right - outerWidth
        : (safe.left + safe.right - outerWidth) / 2
  let top = position.startsWith('top')
    ? safe.top
    : position.startsWith('bottom') || position === 'lower-third'
      ? safe.bottom - outerHeight
      : // What is optically in the middle lies a little above it.
        height * 0.488 - insets.top - block.height / 2 - (insets.bottom - insets.top) / 2
  if (style.x !== undefined) left = style.x * width - outerWidth / 2
  if (style.y !== undefined) top = style.y * height - outerHeight / 2
  const isPlaced = style.x !== undefined || style.y !== undefined
  const edge = isPlaced ? frameEdge(width, height) : safe
  left = clamp(left, edge.left, edge.right - outerWidth)
  top = clamp(top, edge.top, edge.bottom - outerHeight) + shiftPx
  const [x, y] = [Math.round(left + insets.left), Math.round(top + insets.top)]
  return {
    x,
    y,
    outer: {
      left: x - insets.left,
      top: y - insets.top,
      right: x + block.width + insets.right,
      bottom: y + block.height + bottom,
    },
  }
}

/** A text that the user places may leave the safe area, not the frame. */
function frameEdge(width: number, height: number): Box {
  const margin = Math.min(width, height) * 0.025
  return { left: margin, top: margin, right: width - margin, bottom: height - margin }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)))
}
