/** Turns an arranged text into the pieces that are drawn and moved, back to front. Pure. */
import type { AnimationType } from '../../timeline/appearance.ts'
import type { TextStyle } from '../../timeline/text-style.ts'
import { type Arrangement, quoteMark, quoteMarkHeight, quoteMarkSetting } from './arrange.ts'
import { luminanceOf, readableOn } from './color.ts'
import type { LineDesign, Ornament } from './design.ts'
import type { Layer, LineLayer, Move, MoveType, ShapeLayer } from './layer.ts'
import type { Box } from './safe-area.ts'
import type { SetLine, Typeface } from './typeset.ts'

/** Below this much dimming a shadow is enough, up to the second a soft cloud is, beyond it a plate is needed. */
const cloudFrom = 0.16
const plateFrom = 0.7
/** Light needs darkness: a lamp on a smear would look dirty. */
const glowPlateFrom = 0.4

const outSeconds = 0.4
const letterSeconds = 0.055

/**
 * @param dimming - How much the picture behind has to be dimmed (brightened, for dark letters) for the text to be
 *   read: 0 not at all, 1 wholly. A design's own plate makes it needless.
 */
export function layersOf(arrangement: Arrangement, style: TextStyle, dimming: number, face: Typeface): Layer[] {
  const builder = new LayerBuilder(arrangement, style, dimming, face)
  return [
    ...builder.backing(),
    ...arrangement.ornaments.flatMap((ornament) => builder.ornament(ornament)),
    ...builder.lines(),
  ]
}

class LayerBuilder {
  readonly #arrangement: Arrangement
  readonly #dimming: number
  readonly #face: Typeface
  readonly #in: MoveType
  readonly #out: MoveType
  readonly #inSeconds: number
  readonly #outSeconds: number

  constructor(arrangement: Arrangement, style: TextStyle, dimming: number, face: Typeface) {
    const { animation, inSeconds } = arrangement.design
    this.#arrangement = arrangement
    this.#dimming = style.plate === 'none' ? Math.min(dimming, plateFrom - 0.01) : dimming
    this.#face = face
    this.#in = style.animation?.in ?? animation.in
    this.#out = style.animation?.out ?? animation.out
    this.#inSeconds = style.animation?.in === undefined ? (inSeconds ?? 0.8) : usualSeconds(style.animation.in)
    // What comes quickly goes quickly.
    this.#outSeconds = Math.min(outSeconds, Math.max(this.#inSeconds, 0.12))
  }

  /** What keeps letters readable on this picture where the design itself does not. */
  backing(): ShapeLayer[] {
    const { outer, unitPx, design, plate, paintOf } = this.#arrangement
    if (plate !== undefined || this.#dimming < cloudFrom || design.head.outline) return []
    const paint = this.#backingPaint(paintOf('ink'))
    const fade = { in: { type: 'fade', delaySeconds: 0, seconds: 0.45 }, out: this.#leave('fade') } as const
    if (this.#dimming < (design.head.glow ? glowPlateFrom : plateFrom)) {
      const reach = unitPx * 0.19
      const box = grown(outer, reach * 1.15, reach)
      return [{ kind: 'cloud', box, radius: unitPx * 0.15, paint, opacity: this.#dimming, wipe: 'right', ...fade }]
    }
    const pad = Math.max(0.02, design.head.size * 0.3) * unitPx
    const box = grown(outer, pad * 1.25, pad)
    return [
      {
        kind: 'plate',
        box,
        radius: unitPx * 0.014,
        paint,
        opacity: design.head.glow ? 0.88 : this.#dimming,
        wipe: 'right',
        ...fade,
      },
    ]
  }

  ornament(ornament: Ornament): Layer[] {
    switch (ornament.kind) {
      case 'plate':
        return this.#plates(ornament)
      case 'bar':
        return [this.#bar(ornament)]
      case 'rule':
        return this.#rule(ornament)
      case 'frame':
        return [this.#frame(ornament)]
      case 'quote-mark':
        return [this.#quoteMark(ornament)]
    }
  }

  lines(): LineLayer[] {
    const { design, block } = this.#arrangement
    const isFollowing = this.#arrangement.ornaments.some(({ kind }) => kind === 'plate' || kind === 'bar')
    const start = isFollowing && !movesAlong(this.#in) ? 0.14 : 0
    const stagger = design.staggerSeconds ?? 0.12
    const isByWord = this.#in === 'words' || (design.animation.unit === 'word' && this.#in === design.animation.in)
    let wordsBefore = 0
    return block.lines.map((line, index): LineLayer => {
      const [unit, step] =
        this.#in === 'typewriter'
          ? [lettersBefore(block.lines, index), letterSeconds]
          : isByWord
            ? [wordsBefore, stagger]
            : [design.animation.unit === 'block' ? 0 : index, stagger]
      wordsBefore += line.words.length
      const seconds = this.#in === 'typewriter' ? letterSeconds * lettersOf(line) : this.#inSeconds
      const move = { type: this.#in, delaySeconds: start + unit * step, seconds }
      const wordSeconds = isByWord ? stagger : undefined
      return this.#line(line, line.part === 'head' ? design.head : design.sub!, move, wordSeconds)
    })
  }

  #line(line: SetLine, { paint, outline, glow }: LineDesign, move: Move, wordSeconds: number | undefined): LineLayer {
    const { design, x, y, paintOf, plate } = this.#arrangement
    const ink = paintOf(paint)
    // Only a calm picture gets on with the design's own shadow.
    const shadow =
      plate !== undefined || this.#dimming >= plateFrom
        ? Math.min(design.shadow, 0.3)
        : Math.max(design.shadow, Math.min(0.95, design.shadow + this.#dimming))
    const isOnPlate = design.spokenWord === 'plate'
    const accent = paintOf('accent')
    return {
      kind: 'line',
      line,
      x,
      y,
      paint: ink,
      ...(outline && { outline: { widthPx: outline.widthEm * line.setting.sizePx, paint: paintOf(outline.paint) } }),
      ...(glow && { glow: accent }),
      shadow: glow ? 0 : shadow,
      shadowPaint: this.#backingPaint(ink),
      ...(wordSeconds !== undefined && { wordSeconds }),
      ...(design.spokenWord && {
        spoken: isOnPlate ? { paint: readableOn(accent), plate: accent } : { paint: accent },
      }),
      in: move,
      out: this.#leave(this.#out),
    }
  }

  #plates({ behind, padX, padY, radius, paint, opacity, pointer }: Extract<Ornament, { kind: 'plate' }>): ShapeLayer[] {
    const { block, unitPx, paintOf } = this.#arrangement
    const [dx, dy] = [padX * unitPx, padY * unitPx]
    const part = behind.startsWith('sub') ? 'sub' : 'head'
    const lines = behind === 'block' ? block.lines : block.lines.filter((line) => line.part === part)
    if (lines.length === 0) return []
    const groups = behind.endsWith('-lines') ? lines.map((line) => [line]) : [lines]
    return groups.map((group, index): ShapeLayer => {
      const box = this.#around(group, dx, dy)
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
        wipe: this.#wipe(),
        in: movesAlong(this.#in)
          ? { type: this.#in, delaySeconds: 0, seconds: this.#inSeconds }
          : { type: 'wipe', delaySeconds, seconds: 0.45 },
        out: this.#leave(this.#out),
      }
    })
  }

  /** The lines' ink, and at least their place from capitals to baseline, with room around. */
  #around(lines: readonly SetLine[], dx: number, dy: number): Box {
    const { x, y, block } = this.#arrangement
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

  #bar({ width, gap, overhang }: Extract<Ornament, { kind: 'bar' }>): ShapeLayer {
    const { block, x, y, unitPx, paintOf, startsRight } = this.#arrangement
    const [barWidth, away, over] = [Math.max(2, Math.round(width * unitPx)), gap * unitPx, overhang * unitPx]
    const left = Math.round(startsRight ? x + block.width + away : x - away - barWidth)
    return {
      kind: 'plate',
      box: { left, top: y - over, right: left + barWidth, bottom: y + block.height + over },
      radius: 0,
      paint: paintOf('accent'),
      opacity: 1,
      wipe: 'down',
      in: this.#ornamentMove(0.4),
      out: this.#leave(this.#out === 'none' ? 'none' : 'fade'),
    }
  }

  #rule({ at, thickness, gap, length, paint, isBrushed }: Extract<Ornament, { kind: 'rule' }>): ShapeLayer[] {
    const { block, x, y, unitPx, paintOf, align, startsRight } = this.#arrangement
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
        wipe: this.#wipe(),
        in: this.#ornamentMove(isBrushed ? 0.5 : 0.6, isBrushed ? 0.7 : 0.1),
        out: this.#leave(this.#out === 'none' ? 'none' : 'fade'),
      },
    ]
  }

  #frame({ pad, thickness, radius, paint }: Extract<Ornament, { kind: 'frame' }>): ShapeLayer {
    const { block, x, y, unitPx, paintOf } = this.#arrangement
    const away = pad * unitPx
    const thick = Math.max(2, thickness * unitPx)
    return {
      kind: 'frame',
      box: grown({ left: x, top: y, right: x + block.width, bottom: y + block.height }, away + thick, away + thick),
      radius: radius * unitPx,
      thickness: thick,
      paint: paintOf(paint),
      opacity: 1,
      wipe: this.#wipe(),
      in: this.#ornamentMove(0.8),
      out: this.#leave(this.#out === 'none' ? 'none' : 'fade'),
    }
  }

  #quoteMark({ size, gap }: Extract<Ornament, { kind: 'quote-mark' }>): LineLayer {
    const { block, x, y, unitPx, paintOf, startsRight } = this.#arrangement
    const setting = quoteMarkSetting(size * unitPx)
    const width = this.#face.width(quoteMark, setting)
    const { ascent, descent } = this.#face.reach(quoteMark, setting)
    const height = quoteMarkHeight(size * unitPx, this.#face)
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
    const move = { type: this.#in === 'none' ? 'none' : 'fade', delaySeconds: 0, seconds: 0.6 } as const
    const shadow = this.#dimming >= plateFrom ? 0 : 0.4
    return {
      kind: 'line',
      line,
      x,
      y,
      paint: paintOf('accent'),
      shadow,
      shadowPaint: this.#backingPaint(paintOf('ink')),
      in: move,
      out: this.#leave(this.#out),
    }
  }

  #ornamentMove(seconds: number, delaySeconds = 0): Move {
    if (this.#in === 'none' || this.#in === 'pop') return { type: this.#in, delaySeconds: 0, seconds: this.#inSeconds }
    return { type: 'wipe', delaySeconds, seconds }
  }

  #leave(type: MoveType): Move {
    return { type, delaySeconds: 0, seconds: this.#outSeconds }
  }

  #wipe(): 'left' | 'right' {
    return this.#arrangement.block.isRtl ? 'left' : 'right'
  }

  #backingPaint(ink: string): string {
    return luminanceOf(ink) > 0.22 ? '#000000' : '#ffffff'
  }
}

/** Moves that a plate makes together with its letters. */
function movesAlong(type: MoveType): boolean {
  return ['none', 'fade', 'rise', 'drop', 'slide-left', 'slide-right', 'pop'].includes(type)
}

function usualSeconds(type: AnimationType): number {
  return {
    none: 0,
    fade: 0.5,
    rise: 0.7,
    drop: 0.6,
    'slide-left': 0.7,
    'slide-right': 0.7,
    pop: 0.45,
    mask: 0.8,
    typewriter: 1,
    words: 0.45,
  }[type]
}

function lettersOf(line: SetLine): number {
  return line.words.reduce((sum, word) => sum + [...word.text].length + 1, 0)
}

function lettersBefore(lines: readonly SetLine[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + lettersOf(line), 0)
}

function grown({ left, top, right, bottom }: Box, dx: number, dy: number): Box {
  return { left: left - dx, top: top - dy, right: right + dx, bottom: bottom + dy }
}
