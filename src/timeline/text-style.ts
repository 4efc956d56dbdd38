import type { Animation } from './appearance.ts'

export interface TextStyle {
  /** One of the designed styles; what is not known is shown in the one of its track's role. */
  readonly preset?: string
  /** Multiplies the preset's size; 1 is as designed. */
  readonly size?: number
  /** `#rrggbb`. */
  readonly color?: string
  /** Family of a bundled font, or id of the asset of an uploaded one. */
  readonly font?: string
  /** 100 (thin) to 900 (black). */
  readonly weight?: number
  readonly position?: TextPosition
  /** The middle of the text, in fractions of the frame; wins over `position`. */
  readonly x?: number
  readonly y?: number
  readonly align?: TextAlign
  /** What lies behind the letters: `auto` when the picture asks for it, `none`, or a plate of a colour `#rrggbb`. */
  readonly plate?: string
  /** A contour around the letters: of a colour `#rrggbb`, or `none` where the design has one; as designed unless told. */
  readonly outline?: string
  /** Of the word that is being said and of what a design accents, `#rrggbb`. */
  readonly highlight?: string
  readonly animation?: Animation
}

/** The designed styles. */
export const textPresets = [
  'title',
  'elegant',
  'impact',
  'cinematic',
  'minimal',
  'chapter',
  'neon',
  'handwritten',
  'typewriter',
  'playful',
  'kinetic',
  'outline',
  'plain',
  'quote',
  'lower-third',
  'news',
  'call-out',
  'price',
  'button',
  'label',
  'caption',
  'subtitle',
  'social',
  'karaoke',
] as const
export type TextPreset = (typeof textPresets)[number]

export const textPositions = [
  'top',
  'center',
  'bottom',
  'lower-third',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const
export type TextPosition = (typeof textPositions)[number]

export const textAligns = ['left', 'center', 'right'] as const
export type TextAlign = (typeof textAligns)[number]
