/** What keeps a text readable on the picture behind it. Pure. */
import { contrast, luminanceOf, luminanceOfLuma } from './color.ts'
import { darkInk } from './arrange.ts'
import type { Footprint } from './draw-text.ts'
import type { Legibility } from './layer.ts'

/** A picture as a grid of mean luma (16 black, 235 white), row by row. */
export interface LumaGrid {
  readonly cells: Uint8Array
  readonly columns: number
  readonly rows: number
}

/** Enough for text of any size (WCAG 2.2, AA). */
const enoughContrast = 4.5
/** The spread of luma above which a picture is restless, as a standard deviation, and what that costs. */
const calmSpread = 22
const spreadCost = 1 / 130
/** Decisions are taken in steps, so that two pictures that look the same give the same. */
const steps = 20
const mostDimming = 0.8

/** Dark letters are for pictures that are bright nearly everywhere, and calm. */
const brightLuma = 168
const mostSpreadForDarkInk = 26

/**
 * Decides what keeps a text readable on a picture: dark letters on one that is bright and calm, else so much dimming
 * that the letters have contrast with nearly all of what lies behind them.
 *
 * @param frame - Its size in the pixels that the footprint is given in.
 */
export function lookBehind(
  { box, luminance, mayBeDark }: Pick<Footprint, 'box' | 'luminance' | 'mayBeDark'>,
  grid: LumaGrid,
  frame: { readonly width: number; readonly height: number },
): Legibility {
  const behind = cellsBehind(box, grid, frame).sort((a, b) => a - b)
  const spread = spreadOf(behind)
  const isBright = behind[Math.floor(behind.length * 0.1)]! >= brightLuma && spread <= mostSpreadForDarkInk
  const isDark = mayBeDark && isBright
  const letters = isDark ? luminanceOf(darkInk) : luminance
  const isLight = letters > 0.22
  // Nearly the worst: a street lamp behind one letter decides nothing.
  const worst = behind[Math.min(behind.length - 1, Math.floor(behind.length * (isLight ? 0.85 : 0.15)))]!
  const needed = opacityFor(letters, worst, isLight ? 16 : 235) + Math.max(0, spread - calmSpread) * spreadCost
  return { dimming: Math.min(mostDimming, Math.max(0, Math.ceil(needed * steps - 1e-6)) / steps), isDark }
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

/** The least opacity of a plate that brings a backdrop far enough from the letters. */
function opacityFor(ink: number, luma: number, plate: number): number {
  let [low, high] = [0, 1]
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2
    const isEnough = contrast(ink, luminanceOfLuma(luma + (plate - luma) * middle)) >= enoughContrast
    if (isEnough) high = middle
    else low = middle
  }
  return contrast(ink, luminanceOfLuma(luma)) >= enoughContrast ? 0 : high
}

function cellsBehind(
  box: Footprint['box'],
  { cells, columns, rows }: LumaGrid,
  { width, height }: { readonly width: number; readonly height: number },
): number[] {
  const left = clamp(Math.floor((box.left / width) * columns), columns)
  const right = clamp(Math.ceil((box.right / width) * columns) - 1, columns)
  const top = clamp(Math.floor((box.top / height) * rows), rows)
  const bottom = clamp(Math.ceil((box.bottom / height) * rows) - 1, rows)
  const behind: number[] = []
  for (let row = top; row <= Math.max(top, bottom); row++) {
    for (let column = left; column <= Math.max(left, right); column++) behind.push(cells[row * columns + column]!)
  }
  return behind
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index))
}
