/** Turns an arranged text into the pieces that are drawn and moved, back to front. Pure. */
import type { TextStyle } from '../../timeline/text-style.ts'
import type { Arrangement } from './arrange.ts'
import { luminanceOf, readableOn } from './color.ts'
import type { LineDesign } from './design.ts'
import type { Layer, LineLayer, Move, ShapeLayer } from './layer.ts'
import { ornamentLayers } from './ornament-layers.ts'
import { grown } from './safe-area.ts'
import { TextMoves } from './text-moves.ts'
import type { SetLine, Typeface } from './typeset.ts'

/** Below this much dimming a shadow is enough, up to the second a soft cloud is, beyond it a plate is needed. */
const cloudFrom = 0.16
const plateFrom = 0.7
/** Light needs darkness: a lamp on a smear would look dirty. */
const glowPlateFrom = 0.4

const letterSeconds = 0.055

/** A text that is being turned into layers. */
export interface LayerContext {
  readonly arrangement: Arrangement
  readonly moves: TextMoves
  /** How much the picture behind has to be dimmed (brightened, for dark letters) for the text to be read, 0 to 1. */
  readonly dimming: number
  /** Of what is put behind letters. */
  readonly backingPaint: string
  readonly face: Typeface
}

/**
 * @param dimming - How much the picture behind has to be dimmed (brightened, for dark letters) for the text to be
 *   read: 0 not at all, 1 wholly. A design's own plate makes it needless.
 */
export function layersOf(arrangement: Arrangement, style: TextStyle, dimming: number, face: Typeface): Layer[] {
  const context: LayerContext = {
    arrangement,
    moves: new TextMoves(arrangement.design, style),
    dimming: style.plate === 'none' ? Math.min(dimming, plateFrom - 0.01) : dimming,
    backingPaint: backingFor(arrangement.paintOf('ink')),
    face,
  }
  const ornaments = arrangement.ornaments.flatMap((ornament) => ornamentLayers(ornament, context))
  return [...backing(context), ...ornaments, ...lineLayers(context)]
}

/** What keeps letters readable on this picture where the design itself does not. */
function backing({ arrangement, moves, dimming, backingPaint: paint }: LayerContext): ShapeLayer[] {
  const { outer, unitPx, design, plate } = arrangement
  if (plate !== undefined || dimming < cloudFrom || design.head.outline) return []
  const common = { paint, wipe: 'right', in: moves.arrive('fade', 0.45), out: moves.leave('fade') } as const
  if (dimming < (design.head.glow ? glowPlateFrom : plateFrom)) {
    const reach = unitPx * 0.19
    return [
      { ...common, kind: 'cloud', box: grown(outer, reach * 1.15, reach), radius: unitPx * 0.15, opacity: dimming },
    ]
  }
  const pad = Math.max(0.02, design.head.size * 0.3) * unitPx
  const opacity = design.head.glow ? 0.88 : dimming
  return [{ ...common, kind: 'plate', box: grown(outer, pad * 1.25, pad), radius: unitPx * 0.014, opacity }]
}

function lineLayers(context: LayerContext): LineLayer[] {
  const { moves } = context
  const { design, block, ornaments } = context.arrangement
  const isFollowing = ornaments.some(({ kind }) => kind === 'plate' || kind === 'bar')
  const start = isFollowing && !moves.isAlong ? 0.14 : 0
  const stagger = moves.in === 'none' ? 0 : (design.staggerSeconds ?? 0.12)
  const isByWord = moves.in === 'words' || (design.animation.unit === 'word' && moves.in === design.animation.in)
  let wordsBefore = 0
  return block.lines.map((line, index): LineLayer => {
    const isTyped = moves.in === 'typewriter'
    const [unit, step] = isTyped
      ? [lettersBefore(block.lines, index), letterSeconds]
      : isByWord
        ? [wordsBefore, stagger]
        : [design.animation.unit === 'block' ? 0 : index, stagger]
    wordsBefore += line.words.length
    const seconds = isTyped ? letterSeconds * lettersOf(line) : moves.inSeconds
    const move = { type: moves.in, delaySeconds: start + unit * step, seconds }
    const set = line.part === 'head' ? design.head : design.sub!
    return { ...lineLayer(line, set, move, context), ...(isByWord && { wordSeconds: stagger }) }
  })
}

function lineLayer(
  line: SetLine,
  { paint, outline, glow }: LineDesign,
  move: Move,
  { arrangement, moves, dimming }: LayerContext,
): LineLayer {
  const { design, x, y, paintOf, plate } = arrangement
  const ink = paintOf(paint)
  const accent = paintOf('accent')
  // Only a calm picture gets on with the design's own shadow.
  const isBacked = plate !== undefined || dimming >= plateFrom
  const shadow = isBacked ? Math.min(design.shadow, 0.3) : Math.min(0.95, design.shadow + dimming)
  const spoken = design.spokenWord === 'plate' ? { paint: readableOn(accent), plate: accent } : { paint: accent }
  return {
    kind: 'line',
    line,
    x,
    y,
    paint: ink,
    ...(outline && { outline: { widthPx: outline.widthEm * line.setting.sizePx, paint: paintOf(outline.paint) } }),
    ...(glow && { glow: accent }),
    shadow: glow ? 0 : shadow,
    shadowPaint: backingFor(ink),
    ...(design.spokenWord && { spoken }),
    in: move,
    out: moves.leave(),
  }
}

/** Darkness behind light letters, light behind dark ones. */
function backingFor(ink: string): string {
  return luminanceOf(ink) > 0.22 ? '#000000' : '#ffffff'
}

function lettersOf(line: SetLine): number {
  return line.words.reduce((sum, word) => sum + [...word.text].length + 1, 0)
}

function lettersBefore(lines: readonly SetLine[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + lettersOf(line), 0)
}
