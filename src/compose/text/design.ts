/** What a designed style is made of. Lengths are parts of the frame's shorter side, unless they are called `Em`. */
import type { AnimationType } from '../../timeline/appearance.ts'
import type { TextAlign, TextPosition } from '../../timeline/text-style.ts'

/** Ink is the colour of the letters as the user wants it, accent the second colour; else `#rrggbb`. */
export type Paint = 'ink' | 'accent' | `#${string}`

/** How the lines of one part of a text are set. */
export interface LineDesign {
  /** Name of a bundled family. */
  readonly font: string
  readonly weight: number
  readonly italic?: boolean
  readonly size: number
  readonly letterSpacingEm?: number
  /** From one baseline to the next, for scripts like Latin; taller scripts get more. */
  readonly lineHeightEm?: number
  readonly isUpperCase?: boolean
  readonly paint?: Paint
  readonly maxLines: number
  /** A contour around the letters. */
  readonly outline?: { readonly widthEm: number; readonly paint: Paint }
  /** Light around the letters, in the accent colour; the letters themselves become nearly white. */
  readonly glow?: boolean
}

/** What is drawn beside the letters. */
export type Ornament =
  | {
      readonly kind: 'plate'
      /** Behind all of the text, behind each of its lines, or behind the lines of one part. */
      readonly behind: 'block' | 'head' | 'sub' | 'head-lines' | 'sub-lines'
      readonly padX: number
      readonly padY: number
      readonly radius: number
      readonly paint: Paint
      readonly opacity: number
      /** A pointer at its lower edge, as of a speech bubble. */
      readonly pointer?: number
    }
  /** A bar beside the text, at the side where its lines begin. */
  | { readonly kind: 'bar'; readonly width: number; readonly gap: number; readonly overhang: number }
  /** A line above, between head and sub, or below; as wide as the text when no length is given. */
  | {
      readonly kind: 'rule'
      readonly at: 'above' | 'between' | 'below'
      readonly thickness: number
      readonly gap: number
      readonly length?: number
      readonly paint: Paint
      /** Drawn as by hand. */
      readonly isBrushed?: boolean
    }
  /** A frame of lines around the text. */
  | {
      readonly kind: 'frame'
      readonly pad: number
      readonly thickness: number
      readonly radius: number
      readonly paint: Paint
    }
  /** A large opening quotation mark above the text. */
  | { readonly kind: 'quote-mark'; readonly size: number; readonly gap: number }

/** What the letters move as. */
export type AnimationUnit = 'block' | 'line' | 'word'

export interface TextDesign {
  /** What it is for, for people and models that choose one. */
  readonly use: string
  /** The first line, or all of them where there is no `sub`. */
  readonly head: LineDesign
  /** What follows the first line break. */
  readonly sub?: LineDesign
  /** Space between head and sub, and so much of the safe area's width at most for wide and for tall frames. */
  readonly gap?: number
  readonly widest: { readonly wide: number; readonly tall: number }
  readonly align: TextAlign
  readonly position: TextPosition
  readonly ink: `#${string}`
  readonly accent: `#${string}`
  readonly ornaments?: readonly Ornament[]
  /** How strong the shadow behind the letters is on calm pictures, 0 to 1; on others it grows. */
  readonly shadow: number
  readonly animation: {
    readonly in: AnimationType | 'flicker' | 'wipe'
    readonly out: AnimationType
    readonly unit: AnimationUnit
  }
  /** From one unit to the next. */
  readonly staggerSeconds?: number
  readonly inSeconds?: number
  /** Long texts are shown in parts of so many words, one after the other. */
  readonly pageWords?: number
  /** How the word that is being said is marked, where the times of words are known. */
  readonly spokenWord?: 'color' | 'plate'
}
