/** The drawn pieces of a text, and how they are laid over a frame at a moment. */
import type { Frame, FrameMemory } from '../frame.ts'
import { type Clip, type Sprite, type SpriteRoom, allocateSpriteRoom, createSprite, drawSprite } from '../sprite.ts'
import type { Layer, LineLayer, Move, ShapeLayer } from './layer.ts'
import { type MoveScale, type PieceState, stateAt } from './move.ts'
import type { SpokenWord } from './pages.ts'
import { type Raster, rasterizeInk, rasterizeShadow, rasterizeShape } from './raster.ts'
import type { Box } from './safe-area.ts'
import type { CanvasTypeface } from './typeface.ts'
import type { SetWord } from './typeset.ts'
import { splitGraphemes } from './wrap.ts'

/** What moves as one. */
export interface Piece {
  readonly moves: { readonly in: Move; readonly out: Move }
  readonly size: MoveScale
  /** What it grows and shrinks about. */
  readonly center: Point
  readonly parts: readonly Part[]
  /** Where it may be seen while it rises out of its line. */
  readonly mask: Clip
  /** Where it lies, for what is uncovered bit by bit, and from which side that goes. */
  readonly extent: Box
  readonly wipe: ShapeLayer['wipe']
  /** For letters that are typed: how much of it is seen after each, as parts of its width. */
  readonly letterStops?: readonly number[]
  readonly spoken?: SpokenWord
}

/** One of the pictures of a piece: they are drawn kind after kind, so that no shadow falls on other letters. */
interface Part {
  readonly kind: 'shape' | 'spoken-plate' | 'shadow' | 'ink' | 'spoken-ink'
  readonly sprite: Sprite
  readonly left: number
  readonly top: number
  /** Draws it anew at another size. */
  readonly raster: (scale: number) => Raster
  /** For that. */
  readonly room: SpriteRoom | undefined
}

interface Point {
  readonly x: number
  readonly y: number
}

export interface PieceContext {
  /** Where the text of these layers begins in the whole text. */
  readonly start: number
  readonly words: readonly SpokenWord[]
  /** When the page with these layers comes up. */
  readonly fromSeconds: number
  readonly language: string
  /** What all of the text grows about. */
  readonly center: Point
}

/** Pop goes a little beyond its size. */
const largestScale = 1.06

export function createPieces(
  memory: FrameMemory,
  face: CanvasTypeface,
  layers: readonly Layer[],
  context: PieceContext,
): Piece[] {
  const maker = new PieceMaker(memory, face, context)
  const pieces = layers.flatMap((layer) => (layer.kind === 'line' ? maker.line(layer) : [maker.shape(layer)]))
  return maker.withRoom(pieces)
}

class PieceMaker {
  readonly #memory: FrameMemory
  readonly #face: CanvasTypeface
  readonly #context: PieceContext
  #largest = { width: 0, height: 0 }

  constructor(memory: FrameMemory, face: CanvasTypeface, context: PieceContext) {
    this.#memory = memory
    this.#face = face
    this.#context = context
  }

  shape(layer: ShapeLayer): Piece {
    const { box } = layer
    const height = box.bottom - box.top
    return {
      moves: layer,
      size: { sizePx: Math.min(height, 160), linePx: height },
      center: this.#context.center,
      parts: [this.#part('shape', layer, (scale) => rasterizeShape(layer, scale))],
      mask: box,
      extent: layer.kind === 'brush' ? { ...box, top: box.top - 2 * height, bottom: box.bottom + 2 * height } : box,
      wipe: layer.wipe,
    }
  }

  /** The line as a whole, or its words where they come one after the other or are said one after the other. */
  line(layer: LineLayer): Piece[] {
    const { words } = layer.line
    const spoken = words.map((word) => this.#spokenOf(word))
    const isByWord = layer.wordSeconds !== undefined || (layer.spoken && spoken.some(Boolean))
    if (!isByWord) return [this.#words(layer, words, layer)]
    return words.map((word, index) => {
      const said = spoken[index]
      return this.#words(layer, [word], this.#wordMoves(layer, index, said), said)
    })
  }

  /** A word comes when it is said, else after the one before it. */
  #wordMoves(layer: LineLayer, index: number, said: SpokenWord | undefined): Piece['moves'] {
    if (layer.wordSeconds === undefined) return layer
    const turn = layer.in.delaySeconds + index * layer.wordSeconds
    const delaySeconds = said ? Math.max(0, said.fromSeconds - this.#context.fromSeconds - 0.04) : turn
    return { in: { ...layer.in, delaySeconds }, out: layer.out }
  }

  #spokenOf(word: SetWord): SpokenWord | undefined {
    const [start, end] = [word.start + this.#context.start, word.end + this.#context.start]
    return this.#context.words.find((each) => each.end > start && each.start < end)
  }

  #words(layer: LineLayer, words: readonly SetWord[], moves: Piece['moves'], spoken?: SpokenWord): Piece {
    const { line, x, y } = layer
    const drawn = { layer, words }
    const left = x + Math.min(...words.map((word) => word.x))
    const right = x + Math.max(...words.map((word) => word.x + word.width))
    const sizePx = line.setting.sizePx
    const extent = { left, right, top: y + line.baseline - line.ascent, bottom: y + line.baseline + line.descent }
    const isWhole = words.length === line.words.length && layer.wordSeconds === undefined
    const parts: Part[] = []
    const shadow = rasterizeShadow(this.#face, drawn)
    if (shadow) parts.push(this.#part('shadow', moves, (scale) => rasterizeShadow(this.#face, drawn, scale)!, shadow))
    if (spoken && layer.spoken?.plate !== undefined) {
      const plate = plateBehind(layer, extent, layer.spoken.plate)
      parts.push(this.#part('spoken-plate', moves, (scale) => rasterizeShape(plate, scale)))
    }
    parts.push(this.#part('ink', moves, (scale) => rasterizeInk(this.#face, drawn, scale)))
    if (spoken && layer.spoken) {
      const { paint } = layer.spoken
      parts.push(this.#part('spoken-ink', moves, (scale) => rasterizeInk(this.#face, { ...drawn, paint }, scale)))
    }
    return {
      moves,
      size: { sizePx, linePx: line.ascent + line.descent },
      center:
        isWhole || layer.wordSeconds === undefined
          ? this.#context.center
          : { x: (left + right) / 2, y: (extent.top + extent.bottom) / 2 },
      parts,
      mask: {
        left: left - sizePx,
        right: right + sizePx,
        top: extent.top - 0.06 * sizePx,
        bottom: extent.bottom + 0.06 * sizePx,
      },
      extent,
      wipe: line.isRtl ? 'left' : 'right',
      ...((moves.in.type === 'typewriter' || moves.out.type === 'typewriter') && {
        letterStops: this.#letterStops(layer, left, right),
      }),
      ...(spoken && { spoken }),
    }
  }

  /** The far edges of letters in the order of reading; words that run to the left are typed whole. */
  #letterStops({ line, x }: LineLayer, left: number, right: number): number[] {
    const width = Math.max(1, right - left)
    return line.words.flatMap((word) => {
      const near = line.isRtl ? right - (x + word.x + word.width) : x + word.x - left
      if (line.isRtl || word.isRtl) return [(near + word.width) / width]
      let typed = ''
      return splitGraphemes(word.text, this.#context.language).map((letter) => {
        typed += letter
        return (near + this.#face.width(typed, line.setting)) / width
      })
    })
  }

  #part(kind: Part['kind'], moves: Piece['moves'], raster: Part['raster'], drawn = raster(1)): Part {
    const { pixels, left, top } = drawn
    if (moves.in.type === 'pop' || moves.out.type === 'pop') {
      this.#largest.width = Math.max(this.#largest.width, pixels.width)
      this.#largest.height = Math.max(this.#largest.height, pixels.height)
    }
    return { kind, sprite: createSprite(this.#memory, pixels), left, top, raster, room: undefined }
  }

  /** Pieces that change their size share the memory in which they are drawn anew. */
  withRoom(pieces: Piece[]): Piece[] {
    const { width, height } = this.#largest
    if (width === 0) return pieces
    const most = (length: number): number => Math.ceil(length * largestScale) + 8
    const room = allocateSpriteRoom(this.#memory, most(width), most(height))
    return pieces.map((piece) => ({ ...piece, parts: piece.parts.map((part) => ({ ...part, room })) }))
  }
}

/** The plate behind the word that is being said. */
function plateBehind(layer: LineLayer, extent: Box, paint: string): ShapeLayer {
  const { line, y } = layer
  const { sizePx } = line.setting
  const box = {
    left: extent.left - sizePx * 0.17,
    right: extent.right + sizePx * 0.17,
    top: y + line.baseline - Math.max(line.ascent, sizePx * 0.74) - sizePx * 0.14,
    bottom: y + line.baseline + sizePx * 0.26,
  }
  return { kind: 'plate', box, radius: sizePx * 0.2, paint, opacity: 1, wipe: 'right', in: layer.in, out: layer.out }
}

export interface PieceMoment {
  /** Since these pieces came up. */
  readonly seconds: number
  /** Since the whole text came up. */
  readonly textSeconds: number
  /** How long these pieces are on. */
  readonly totalSeconds: number
  readonly pace: number
}

const order: readonly Part['kind'][] = ['shape', 'shadow', 'spoken-plate', 'ink', 'spoken-ink']

/** Lays pieces over a frame. */
export function drawPieces(memory: FrameMemory, frame: Frame, pieces: readonly Piece[], at: PieceMoment): void {
  const states = pieces.map((piece) => stateAt(piece.moves, at.seconds, at.totalSeconds, at.pace, piece.size))
  for (const kind of order) {
    for (const [index, piece] of pieces.entries()) {
      const state = states[index]!
      if (state.opacity === 0) continue
      for (const part of piece.parts) {
        if (part.kind === kind && isShown(part, piece, at.textSeconds)) drawPart(memory, frame, piece, part, state)
      }
    }
  }
}

function isShown({ kind }: Part, { spoken, parts }: Piece, seconds: number): boolean {
  if (kind === 'shape' || kind === 'shadow') return true
  const isSaid = spoken !== undefined && seconds >= spoken.fromSeconds && seconds < spoken.toSeconds
  if (kind === 'ink') return !(isSaid && parts.some((part) => part.kind === 'spoken-ink'))
  return isSaid
}

function drawPart(memory: FrameMemory, frame: Frame, piece: Piece, part: Part, state: PieceState): void {
  const isShadow = part.kind === 'shadow'
  // Shadows are not cut by the edge that letters rise from: they come when the letters are nearly there.
  const opacity = state.isMasked && isShadow ? state.opacity * shadowShare(state.dy, piece.size.linePx) : state.opacity
  if (state.scale !== 1 && part.room) {
    const { pixels, left, top } = part.raster(state.scale)
    const sprite = createSprite(memory, pixels, part.room)
    const rest = 1 - state.scale
    drawSprite(
      memory,
      frame,
      sprite,
      left + piece.center.x * rest + state.dx,
      top + piece.center.y * rest + state.dy,
      opacity,
    )
    return
  }
  drawSprite(
    memory,
    frame,
    part.sprite,
    part.left + state.dx,
    part.top + state.dy,
    opacity,
    clipOf(piece, isShadow, state, frame),
  )
}

function shadowShare(dy: number, linePx: number): number {
  return Math.max(0, 1 - Math.abs(dy) / (linePx * 0.3)) ** 2
}

function clipOf(piece: Piece, isShadow: boolean, state: PieceState, frame: Frame): Clip | undefined {
  if (state.isMasked && !isShadow) return piece.mask
  if (state.reveal === 1) return undefined
  const { left, right, top, bottom } = piece.extent
  const share = piece.letterStops ? typed(piece.letterStops, state.reveal) : state.reveal
  const all = { left: 0, top: 0, right: frame.width, bottom: frame.height }
  // What is uncovered has room for its shadow at the side that was seen first.
  const reach = isShadow ? 0 : 2
  switch (piece.wipe) {
    case 'right':
      return { ...all, right: left + (right - left) * share + reach }
    case 'left':
      return { ...all, left: right - (right - left) * share - reach }
    case 'down':
      return { ...all, bottom: top + (bottom - top) * share }
  }
}

function typed(stops: readonly number[], reveal: number): number {
  const count = Math.floor(reveal * stops.length + 1e-6)
  return count === 0 ? 0 : stops[Math.min(count, stops.length) - 1]!
}
