import type { TextPosition } from '../../timeline/text-style.ts'

/** How one line is set. */
export interface TypeSetting {
  /** In pixels. */
  readonly sizePx: number
  /** 100 to 900. */
  readonly weight: number
  readonly letterSpacingEm: number
  /** `#rrggbb`. */
  readonly color: string
}

/** A move in or out: opacity together with a way that ends (begins) at rest. */
export interface Move {
  readonly delaySeconds: number
  readonly seconds: number
  /** Distance from rest, in pixels. */
  readonly dx: number
  readonly dy: number
}

/** A piece of a text that is drawn once and then moves as a whole. */
export type Layer = LineLayer | ShapeLayer

interface LayerBase {
  /** Upper left corner for a shape; start of the baseline for a line. In pixels of the frame. */
  readonly x: number
  readonly y: number
  readonly in: Move
  readonly out: Move
}

export interface LineLayer extends LayerBase {
  readonly kind: 'line'
  readonly text: string
  readonly setting: TypeSetting
  /** How dark the soft shadow behind the letters is, 0 to 1. */
  readonly shadow: number
}

/** A plain rectangle with rounded corners, or a soft dark cloud that keeps text readable on bright pictures. */
export interface ShapeLayer extends LayerBase {
  readonly kind: 'plate' | 'cloud'
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly color: string
  readonly opacity: number
}

/** What a style has to lay out. */
export interface StyleInput {
  readonly text: string
  readonly language: string
  /** Size of the frame in pixels. */
  readonly width: number
  readonly height: number
  /** Multiplies the style's own size. */
  readonly scale: number
  readonly color: string | undefined
  readonly position: TextPosition | undefined
  /** Width of a line of text in pixels. */
  readonly measure: (text: string, setting: TypeSetting) => number
}

/** A designed style: turns a text into layers, back to front. Pure. */
export type TextStyleDesign = (input: StyleInput) => Layer[]

/** Part of the frame that no player's controls and no cropping touch, in pixels. */
export function safeArea(width: number, height: number): { left: number; right: number; top: number; bottom: number } {
  const isTall = height > width
  return {
    left: Math.round(width * (isTall ? 0.08 : 0.07)),
    right: Math.round(width * (isTall ? 0.92 : 0.93)),
    top: Math.round(height * (isTall ? 0.12 : 0.08)),
    // Phone players cover the lower part of tall pictures.
    bottom: Math.round(height * (isTall ? 0.8 : 0.9)),
  }
}

/** Line heights: Chinese characters fill their square, Latin letters leave air. */
export function lineHeightEm(text: string): number {
  return /\p{Script=Han}/u.test(text) ? 1.34 : 1.14
}
