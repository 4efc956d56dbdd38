/** What a text is made of when it is laid out: pieces that are drawn once and then move. */
import type { AnimationType } from '../../timeline/appearance.ts'
import type { Box } from './safe-area.ts'
import type { SetLine } from './typeset.ts'

/** What keeps a text readable on the picture behind it. */
export interface Legibility {
  /** How much the picture has to be dimmed (brightened, for dark letters): 0 not at all, 1 wholly. */
  readonly dimming: number
  /** The letters are dark instead of light. */
  readonly isDark: boolean
}

/** `wipe` uncovers from where reading begins, `flicker` is a lamp that starts. */
export type MoveType = AnimationType | 'wipe' | 'flicker'

/** How a piece comes, or how it goes. */
export interface Move {
  readonly type: MoveType
  readonly delaySeconds: number
  readonly seconds: number
}

interface LayerBase {
  readonly in: Move
  readonly out: Move
}

/** A line of text. */
export interface LineLayer extends LayerBase {
  readonly kind: 'line'
  readonly line: SetLine
  /** Where the block's left upper corner lies, in pixels of the frame; the line's own place is from there. */
  readonly x: number
  readonly y: number
  readonly paint: string
  readonly outline?: { readonly widthPx: number; readonly paint: string }
  /** Colour of the light around its letters. */
  readonly glow?: string
  /** How strong the soft shadow behind the letters is, 0 to 1, and its colour. */
  readonly shadow: number
  readonly shadowPaint: string
  /** Its words come one after the other, this much apart; else the line moves as a whole. */
  readonly wordSeconds?: number
  /** How a word looks while it is said. */
  readonly spoken?: { readonly paint: string; readonly plate?: string }
}

/** A plain shape. */
export interface ShapeLayer extends LayerBase {
  readonly kind: 'plate' | 'cloud' | 'frame' | 'brush'
  readonly box: Box
  readonly radius: number
  readonly paint: string
  readonly opacity: number
  /** Of the lines of a frame. */
  readonly thickness?: number
  /** Height of the pointer below a plate. */
  readonly pointer?: number
  /** It throws a soft shadow, so that it stands out from a picture of its own colour. */
  readonly isRaised?: boolean
  /** Which way a wipe uncovers it. */
  readonly wipe: 'right' | 'left' | 'down'
}

export type Layer = LineLayer | ShapeLayer
