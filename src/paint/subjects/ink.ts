/** What a figure is made of: colour, gloss, pattern. A plan recolours inks by their names. */

/** In the order of `figure.wgsl`. */
export const patterns = [
  'plain', 'cloth', 'fur', 'stripes', 'spots', 'patches', 'planks', 'bricks', 'scales', 'bark', 'feathers', 'checks', 'hide', 'wrinkles', 'spotsOn', 'bands', 'hair',
] as const
export type Pattern = (typeof patterns)[number]

export interface Ink {
  /** `#rrggbb`, sRGB. */
  readonly color: string
  /** Of the pattern's stripes, spots, seams; left out: a darker shade. */
  readonly second?: string
  /** 0 … 1: cloth 0.05, leather 0.3, paint 0.7, chrome 1. */
  readonly gloss?: number
  /** Light of its own, 0 … 1. */
  readonly glow?: number
  /** How much of the light behind comes through, 0 … 1: a leaf 0.5. */
  readonly lets?: number
  readonly pattern?: Pattern
  /** Size of one stripe, spot or plank, metres. */
  readonly grain?: number
}

export type Inks = Readonly<Record<string, Ink>>

const parsed = new Map<string, readonly [number, number, number]>()

/** 0 … 1 in sRGB. @throws {RangeError} when it is not `#rrggbb`. */
export function srgbOf(color: string): readonly [number, number, number] {
  const known = parsed.get(color)
  if (known) return known
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new RangeError(`a colour is #rrggbb, not "${color}"`)
  const channel = (at: number): number => parseInt(color.slice(at, at + 2), 16) / 255
  const value = [channel(1), channel(3), channel(5)] as const
  parsed.set(color, value)
  return value
}

/** The colour with each channel multiplied. */
export function shaded(color: string, factor: number): string {
  return `#${srgbOf(color)
    .map((value) => Math.round(Math.min(1, value * factor) * 255).toString(16).padStart(2, '0'))
    .join('')}`
}

/** A named ink in another colour; its second colour keeps its relation to the first. */
export function recoloured(ink: Ink, color: string): Ink {
  return ink.second && (ink.pattern === 'stripes' || ink.pattern === 'spots' || ink.pattern === 'patches')
    ? { ...ink, color }
    : { ...ink, color, ...(ink.second ? { second: shaded(color, 0.62) } : {}) }
}
