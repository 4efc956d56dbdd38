import { type SKRSContext2D, createCanvas } from '@napi-rs/canvas'
import type { Pixels } from '../sprite.ts'
import { mixColors } from './color.ts'
import type { LineLayer, ShapeLayer } from './layer.ts'
import type { CanvasTypeface } from './typeface.ts'
import type { SetWord, TypeSetting } from './typeset.ts'

/** Drawn pixels, and where their upper left corner lies in the frame when they rest. */
export interface Raster {
  readonly pixels: Pixels
  readonly left: number
  readonly top: number
}

/** Some words of a line, as they are to be drawn. */
export interface WordsToDraw {
  readonly layer: LineLayer
  readonly words: readonly SetWord[]
  /** Instead of the layer's own paint. */
  readonly paint?: string
}

/**
 * Draws words of a line.
 *
 * @param scale - About the point where the frame's own upper left corner lies.
 */
export function rasterizeInk(face: CanvasTypeface, drawn: WordsToDraw, scale = 1): Raster {
  const { layer, paint = layer.paint } = drawn
  const { outline, glow } = layer
  return rasterizeWords(face, drawn, scale, (outline?.widthPx ?? 0) * scale, (context, eachWord) => {
    if (outline) {
      context.strokeStyle = outline.paint
      context.lineJoin = 'round'
      // Half of the stroke lies under the letter.
      context.lineWidth = 2 * outline.widthPx * scale
      eachWord((word, x, y) => context.strokeText(word, x, y))
    }
    if (glow !== undefined) {
      const sizePx = layer.line.setting.sizePx * scale
      context.strokeStyle = mixColors(glow, '#ffffff', 0.35)
      context.lineJoin = 'round'
      context.lineWidth = sizePx * 0.035
      eachWord((word, x, y) => context.strokeText(word, x, y))
    }
    context.fillStyle = paint
    eachWord((word, x, y) => context.fillText(word, x, y))
  })
}

/** Draws what lies behind the letters: a soft shadow, or light. Null when there is neither. */
export function rasterizeShadow(face: CanvasTypeface, drawn: WordsToDraw, scale = 1): Raster | null {
  const { layer } = drawn
  const { shadow, shadowPaint, glow, outline } = layer
  const sizePx = layer.line.setting.sizePx * scale
  const passes =
    glow === undefined
      ? // A wide one for uneven backgrounds, then a close one that cuts the letters out.
        [
          { blur: 0.2, opacity: shadow * 0.7, paint: shadowPaint },
          { blur: 0.035, opacity: shadow * 0.75, paint: shadowPaint },
        ]
      : [
          { blur: 0.3, opacity: 0.75, paint: glow },
          { blur: 0.11, opacity: 0.85, paint: glow },
          { blur: 0.035, opacity: 0.9, paint: mixColors(glow, '#ffffff', 0.15) },
        ]
  if (glow === undefined && shadow <= 0) return null
  const reach = Math.min(sizePx * 0.75, 160)
  return rasterizeWords(face, drawn, scale, reach, (context, eachWord) => {
    for (const { blur, opacity, paint } of passes) {
      context.filter = `blur(${Math.min(blur * sizePx, 48).toFixed(2)}px)`
      context.globalAlpha = Math.min(1, opacity)
      context.fillStyle = paint
      context.strokeStyle = paint
      context.lineJoin = 'round'
      context.lineWidth = outline ? 2 * outline.widthPx * scale : sizePx * 0.05
      eachWord((word, x, y) => {
        context.strokeText(word, x, y)
        context.fillText(word, x, y)
      })
    }
    if (glow !== undefined) return
    // Coloured signs throw dark shadows too.
    context.filter = 'none'
    context.globalAlpha = 1
    context.globalCompositeOperation = 'source-in'
    context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  })
}

type EachWord = (visit: (word: string, x: number, y: number) => void) => void

/** @param reach - How far what is drawn reaches beyond the letters, in pixels. */
function rasterizeWords(
  face: CanvasTypeface,
  { layer, words }: WordsToDraw,
  scale: number,
  reach: number,
  paint: (context: SKRSContext2D, eachWord: EachWord) => void,
): Raster {
  const { line, x, y } = layer
  const setting: TypeSetting = { ...line.setting, sizePx: line.setting.sizePx * scale }
  const pad = Math.ceil(reach + setting.sizePx * 0.1) + 2
  const first = Math.min(...words.map((word) => word.x))
  const last = Math.max(...words.map((word) => word.x + word.width))
  const left = Math.floor((x + first) * scale) - pad
  const top = Math.floor((y + line.baseline - line.ascent) * scale) - pad
  const width = Math.max(1, Math.ceil((x + last) * scale) + pad - left)
  const height = Math.max(1, Math.ceil((y + line.baseline + line.descent) * scale) + pad - top)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  // At rest the baseline lies on a whole pixel, where horizontal strokes are sharpest.
  const baseline = scale === 1 ? Math.round(y + line.baseline) - top : (y + line.baseline) * scale - top
  paint(context, (visit) => {
    for (const word of words) {
      face.prepare(context, word.text, setting)
      context.direction = word.isRtl ? 'rtl' : 'ltr'
      visit(word.text, (x + word.x) * scale - left, baseline)
    }
  })
  return { pixels: pixelsOf(context, width, height), left, top }
}

/** Draws a plate, a frame, a stroke or a cloud. */
export function rasterizeShape(layer: ShapeLayer, scale = 1): Raster {
  const box = {
    left: layer.box.left * scale,
    top: layer.box.top * scale,
    right: layer.box.right * scale,
    bottom: layer.box.bottom * scale,
  }
  const [boxWidth, boxHeight] = [box.right - box.left, box.bottom - box.top]
  const pointer = (layer.pointer ?? 0) * scale
  const shadowPx = layer.isRaised ? Math.min(24, boxHeight * 0.12 + 2 * scale) : 0
  const over = layer.kind === 'brush' ? boxHeight * 2 : 1 + Math.ceil(shadowPx * 2)
  const left = Math.floor(box.left - over)
  const top = Math.floor(box.top - over)
  const width = Math.max(1, Math.ceil(box.right + over) - left)
  const height = Math.max(1, Math.ceil(box.bottom + over + pointer) - top)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.translate(box.left - left, box.top - top)
  context.globalAlpha = layer.opacity
  context.fillStyle = layer.paint
  context.strokeStyle = layer.paint
  const radius = layer.radius * scale
  context.beginPath()
  switch (layer.kind) {
    case 'cloud': {
      // A rounded box inside, blurred so that it has run out at the canvas' edge.
      const inset = Math.min(radius, boxWidth / 2.2, boxHeight / 2.2)
      context.filter = `blur(${(inset * 0.42).toFixed(2)}px)`
      context.roundRect(inset, inset, boxWidth - 2 * inset, boxHeight - 2 * inset, inset * 0.6)
      context.fill()
      break
    }
    case 'plate':
      if (shadowPx > 0) {
        context.shadowColor = 'rgba(0, 0, 0, 0.3)'
        context.shadowBlur = shadowPx
        context.shadowOffsetY = shadowPx * 0.2
      }
      context.roundRect(0, 0, boxWidth, boxHeight, radius)
      if (pointer > 0) pointTo(context, Math.max(radius + pointer, boxWidth * 0.22), boxHeight, pointer)
      context.fill()
      break
    case 'frame': {
      const thickness = (layer.thickness ?? 2) * scale
      context.lineWidth = thickness
      context.roundRect(thickness / 2, thickness / 2, boxWidth - thickness, boxHeight - thickness, radius)
      context.stroke()
      break
    }
    case 'brush':
      brush(context, boxWidth, boxHeight)
  }
  return { pixels: pixelsOf(context, width, height), left, top }
}

/** A triangle below a plate's lower edge. */
function pointTo(context: SKRSContext2D, x: number, bottom: number, height: number): void {
  context.moveTo(x - height * 0.7, bottom - 1)
  context.lineTo(x, bottom + height)
  context.lineTo(x + height * 0.7, bottom - 1)
  context.closePath()
}

/** A stroke as a marker makes it: slightly bent, thin at its ends. */
function brush(context: SKRSContext2D, width: number, height: number): void {
  context.moveTo(0, height * 0.7)
  context.bezierCurveTo(width * 0.3, -height * 0.5, width * 0.7, -height * 0.2, width, height * 0.35)
  context.bezierCurveTo(width * 0.72, height * 0.55, width * 0.32, height * 0.45, 0, height * 1.25)
  context.closePath()
  context.fill()
}

function pixelsOf(context: SKRSContext2D, width: number, height: number): Pixels {
  return { width, height, data: context.getImageData(0, 0, width, height).data }
}
