/** What is drawn beside the letters, as pieces. Pure. */
import { type Arrangement, quoteMark, quoteMarkHeight, quoteMarkSetting } from './arrange.ts'
import type { Ornament } from './design.ts'
import type { Layer, LineLayer, ShapeLayer } from './layer.ts'
import type { LayerContext } from './layers.ts'
import { type Box, grown } from './safe-area.ts'
import type { SetLine } from './typeset.ts'

export function ornamentLayers(ornament: Ornament, context: LayerContext): Layer[] {
  switch (ornament.kind) {
    case 'plate':
      return plates(ornament, context)
    case 'bar':
      return [bar(ornament, context)]
    case 'rule':
      return rule(ornament, context)
    case 'frame':
      return [frame(ornament, context)]
    case 'quote-mark':
      return [quotation(ornament, context)]
  }
}

function plates(
  { behind, padX, padY, radius, paint, opacity, pointer }: Extract<Ornament, { kind: 'plate' }>,
  { arrangement, moves }: LayerContext,
): ShapeLayer[] {
  const { block, unitPx, paintOf } = arrangement
  const [dx, dy] = [padX * unitPx, padY * unitPx]
  const part = behind.startsWith('sub') ? 'sub' : 'head'
  const lines = behind === 'block' ? block.lines : block.lines.filter((line) => line.part === part)
  if (lines.length === 0) return []
  const groups = behind.endsWith('-lines') ? lines.map((line) => [line]) : [lines]
  return groups.map((group, index): ShapeLayer => {
    const box = around(arrangement, group, dx, dy)
    const roundest = Math.min(box.right - box.left, box.bottom - box.top) / 2
    const delaySeconds = (part === 'sub' ? 0.12 : 0) + index * 0.08
    return {
      kind: 'plate',
      box,
      radius: Math.min(radius * unitPx, roundest),
      paint: paintOf(paint),
      opacity,
      isRaised: opacity > 0.9,
      ...(pointer !== undefined && { pointer: pointer * unitPx }),
      wipe: wipeOf(arrangement),
      in: moves.isAlong ? moves.arrive(moves.in, moves.inSeconds) : moves.arrive('wipe', 0.45, delaySeconds),
      out: moves.leave(),
    }
  })
}

/** The lines' ink, and at least their place from capitals to baseline, with room around. */
function around({ x, y, block }: Arrangement, lines: readonly SetLine[], dx: number, dy: number): Box {
  const first = lines[0]!
  const last = lines.at(-1)!
  const left = Math.min(...lines.map((line) => line.x))
  const right = Math.max(...lines.map((line) => line.x + line.width))
  const isWhole = last === block.lines.at(-1)
  const top = y + (first === block.lines[0] ? 0 : block.subTop)
  const bottom = y + (isWhole ? block.height : last.part === 'head' ? block.headBottom : last.baseline)
  const box = grown({ left: x + left, top, right: x + right, bottom }, dx, dy)
  const whole = { left: Math.round(box.left), top: Math.round(box.top), right: Math.round(box.right) }
  return { ...whole, bottom: Math.round(Math.max(box.bottom, y + last.baseline + last.descent + dy * 0.3)) }
}

function bar(
  { width, gap, overhang }: Extract<Ornament, { kind: 'bar' }>,
  { arrangement, moves }: LayerContext,
): ShapeLayer {
  const { block, x, y, unitPx, paintOf, startsRight } = arrangement
  const [barWidth, away, over] = [Math.max(2, Math.round(width * unitPx)), gap * unitPx, overhang * unitPx]
  const left = Math.round(startsRight ? x + block.width + away : x - away - barWidth)
  return {
    kind: 'plate',
    box: { left, top: y - over, right: left + barWidth, bottom: y + block.height + over },
    radius: 0,
    paint: paintOf('accent'),
    opacity: 1,
    wipe: 'down',
    in: moves.draw(0.4),
    out: moves.leave('fade'),
  }
}

function rule(
  { at, thickness, gap, length, paint, isBrushed }: Extract<Ornament, { kind: 'rule' }>,
  { arrangement, moves }: LayerContext,
): ShapeLayer[] {
  const { block, x, y, unitPx, paintOf, align, startsRight } = arrangement
  if (at === 'between' && block.subTop === block.headBottom) return []
  const thick = Math.max(1.5, thickness * unitPx)
  const away = gap * unitPx
  const middle =
    at === 'above'
      ? y - away - thick / 2
      : at === 'below'
        ? y + block.height + away + thick / 2
        : y + (block.headBottom + block.subTop) / 2
  const wide = length === undefined ? block.width : Math.min(block.width, length * unitPx)
  const left = align === 'center' ? x + (block.width - wide) / 2 : startsRight ? x + block.width - wide : x
  return [
    {
      kind: isBrushed ? 'brush' : 'plate',
      box: { left, top: middle - thick / 2, right: left + wide, bottom: middle + thick / 2 },
      radius: 0,
      paint: paintOf(paint),
      opacity: 1,
      wipe: wipeOf(arrangement),
      in: moves.draw(isBrushed ? 0.5 : 0.6, isBrushed ? 0.7 : 0.1),
      out: moves.leave('fade'),
    },
  ]
}

function frame(
  { pad, thickness, radius, paint }: Extract<Ornament, { kind: 'frame' }>,
  { arrangement, moves }: LayerContext,
): ShapeLayer {
  const { block, x, y, unitPx, paintOf } = arrangement
  const away = pad * unitPx
  const thick = Math.max(2, thickness * unitPx)
  return {
    kind: 'frame',
    box: grown({ left: x, top: y, right: x + block.width, bottom: y + block.height }, away + thick, away + thick),
    radius: radius * unitPx,
    thickness: thick,
    paint: paintOf(paint),
    opacity: 1,
    wipe: wipeOf(arrangement),
    in: moves.draw(0.8),
    out: moves.leave('fade'),
  }
}

function quotation(
  { size, gap }: Extract<Ornament, { kind: 'quote-mark' }>,
  { arrangement, moves, dimming, backingPaint, face }: LayerContext,
): LineLayer {
  const { block, x, y, unitPx, paintOf, startsRight } = arrangement
  const setting = quoteMarkSetting(size * unitPx)
  const width = face.width(quoteMark, setting)
  const { ascent, descent } = face.reach(quoteMark, setting)
  const height = quoteMarkHeight(size * unitPx, face)
  const left = startsRight ? block.width - width : 0
  const word = { text: quoteMark, start: -1, end: -1, isRtl: false, x: left, width }
  const baseline = -gap * unitPx - height + ascent
  const line = {
    part: 'head',
    words: [word],
    isRtl: false,
    setting,
    x: left,
    baseline,
    width,
    ascent,
    descent,
  } as const
  return {
    kind: 'line',
    line,
    x,
    y,
    paint: paintOf('accent'),
    shadow: dimming > 0.6 ? 0 : 0.4,
    shadowPaint: backingPaint,
    in: moves.arrive('fade', 0.6),
    out: moves.leave(),
  }
}

/** Things are uncovered from where reading begins. */
function wipeOf({ block }: Arrangement): 'left' | 'right' {
  return block.isRtl ? 'left' : 'right'
}
