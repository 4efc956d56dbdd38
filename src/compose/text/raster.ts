import { createCanvas } from '@napi-rs/canvas'
import type { Pixels } from '../sprite.ts'
import type { LineLayer, ShapeLayer, TypeSetting } from './style.ts'

/** A drawn layer, and where its upper left corner lies relative to the layer's place. */
export interface Raster {
  readonly pixels: Pixels
  readonly left: number
  readonly top: number
}

const scratch = createCanvas(8, 8).getContext('2d')

function fontOf(setting: TypeSetting, families: string): string {
  return `${Math.round(setting.weight)} ${setting.sizePx.toFixed(2)}px ${families}`
}

/** Width of a line in pixels, letter spacing included except after the last letter. */
export function measureLine(text: string, setting: TypeSetting, families: string): number {
  scratch.font = fontOf(setting, families)
  scratch.letterSpacing = `${(setting.letterSpacingEm * setting.sizePx).toFixed(3)}px`
  return scratch.measureText(text).width
}

/** Draws a line of text with its soft shadow on a transparent canvas of its own. */
export function rasterizeLine(layer: LineLayer, families: string): Raster {
  const { text, setting, shadow } = layer
  const size = setting.sizePx
  const pad = Math.ceil(shadow > 0 ? size * 0.8 : size * 0.12) + 2
  const ascent = Math.ceil(size * 1.08)
  const descent = Math.ceil(size * 0.36)
  const width = Math.ceil(measureLine(text, setting, families)) + 2 * pad
  const height = ascent + descent + 2 * pad
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.font = fontOf(setting, families)
  context.letterSpacing = `${(setting.letterSpacingEm * size).toFixed(3)}px`
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
