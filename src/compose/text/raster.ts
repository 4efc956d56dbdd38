import { type SKRSContext2D, createCanvas } from '@napi-rs/canvas'
import type { Pixels } from '../sprite.ts'
import type { LineLayer, ShapeLayer, TypeSetting } from './style.ts'

/** A drawn layer, and where its upper left corner lies relative to the layer's place. */
export interface Raster {
  readonly pixels: Pixels
  readonly left: number
  readonly top: number
}

const scratch = createCanvas(8, 8).getContext('2d')

/** Size at which widths are measured; they grow in proportion. */
const measuredSizePx = 128

/**
 * Measures lines in given fonts, in pixels, letter spacing included. Fitting a text tries the same words at many
 * sizes: each is measured once.
 */
export function lineMeasure(families: string): (text: string, setting: TypeSetting) => number {
  const known = new Map<string, number>()
  return (text, setting) => {
    const key = `${setting.weight}/${setting.letterSpacingEm}/${text}`
    let width = known.get(key)
    if (width === undefined) {
      prepare(scratch, { ...setting, sizePx: measuredSizePx }, families)
      width = scratch.measureText(text).width
      known.set(key, width)
    }
    return (width * setting.sizePx) / measuredSizePx
  }
}

function prepare(context: SKRSContext2D, setting: TypeSetting, families: string): void {
  context.font = `${Math.round(setting.weight)} ${setting.sizePx.toFixed(2)}px ${families}`
  context.letterSpacing = `${(setting.letterSpacingEm * setting.sizePx).toFixed(3)}px`
}

/** Draws a line of text with its soft shadow on a transparent canvas of its own. */
export function rasterizeLine(layer: LineLayer, families: string): Raster {
  const { text, setting, shadow } = layer
  const size = setting.sizePx
  const pad = Math.ceil(shadow > 0 ? size * 0.8 : size * 0.12) + 2
  const ascent = Math.ceil(size * 1.08)
  const descent = Math.ceil(size * 0.36)
  const width = Math.ceil(lineMeasure(families)(text, setting)) + 2 * pad
  const height = ascent + descent + 2 * pad
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  prepare(context, setting, families)
  context.fillStyle = setting.color
  const baseline = pad + ascent
  if (shadow > 0) {
    // A wide glow for uneven backgrounds, then a close one that cuts the letters out.
    context.shadowColor = `rgba(0, 0, 0, ${(shadow * 0.6).toFixed(3)})`
    context.shadowBlur = size * 0.62
    context.shadowOffsetY = size * 0.03
    context.fillText(text, pad, baseline)
    context.shadowColor = `rgba(0, 0, 0, ${(shadow * 0.75).toFixed(3)})`
    context.shadowBlur = size * 0.12
    context.shadowOffsetY = size * 0.02
    context.fillText(text, pad, baseline)
    context.shadowColor = 'transparent'
  }
  context.fillText(text, pad, baseline)
  const { data } = context.getImageData(0, 0, width, height)
  return { pixels: { width, height, data }, left: -pad, top: -baseline }
}

/** Draws a plate or a cloud. */
export function rasterizeShape(layer: ShapeLayer): Raster {
  const width = Math.max(1, Math.ceil(layer.width))
  const height = Math.max(1, Math.ceil(layer.height))
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.globalAlpha = layer.opacity
  context.fillStyle = layer.color
  if (layer.kind === 'cloud') {
    // A rounded box inside, blurred so that it has run out at the canvas' edge.
    const inset = Math.min(layer.radius * 0.9, width / 2.2, height / 2.2)
    context.filter = `blur(${(inset * 0.42).toFixed(2)}px)`
    context.beginPath()
    context.roundRect(inset, inset, width - 2 * inset, height - 2 * inset, inset * 0.6)
  } else {
    context.beginPath()
    context.roundRect(0, 0, layer.width, layer.height, layer.radius)
  }
  context.fill()
  const { data } = context.getImageData(0, 0, width, height)
  return { pixels: { width, height, data }, left: 0, top: 0 }
}
