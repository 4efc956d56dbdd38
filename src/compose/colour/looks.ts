/** The looks with a name, as data. */
import type { Look } from '../../timeline/appearance.ts'

/** A colour cast in chroma steps (of 224): U toward blue, V toward red. */
export interface Cast {
  readonly u: number
  readonly v: number
}

/** What a look does to tones and colours; all of it is on top of a grade's own numbers. */
export interface LookRecipe {
  /** Luma from black to white, 0 to 1, as (in, out) pairs with a smooth curve through them. */
  readonly curve: readonly (readonly [from: number, to: number])[]
  /** Of all colours; 1 leaves them. */
  readonly saturation: number
  readonly shadows?: Cast
  readonly middle?: Cast
  readonly lights?: Cast
  /** How much the colours' own brightness counts in black and white: red and blue filters before the lens. */
  readonly filter?: Cast
  /** Turns all hues, in degrees toward red from yellow. */
  readonly turn?: number
  readonly vignette?: number
  readonly grain?: number
}

export const lookRecipes: Record<Look, LookRecipe> = {
  warm: {
    curve: [[0, 0.01], [0.25, 0.25], [0.5, 0.53], [0.75, 0.79], [1, 0.99]],
    saturation: 1.08,
    shadows: { u: -3, v: 3 },
    middle: { u: -11, v: 8 },
    lights: { u: -15, v: 7 },
  },
  cool: {
    curve: [[0, 0], [0.25, 0.235], [0.5, 0.5], [0.75, 0.77], [1, 1]],
    saturation: 0.94,
    shadows: { u: 8, v: -5 },
    middle: { u: 8, v: -7 },
    lights: { u: 6, v: -5 },
  },
  cinematic: {
    curve: [[0, 0.015], [0.15, 0.1], [0.35, 0.31], [0.6, 0.62], [0.85, 0.87], [1, 0.96]],
    saturation: 0.93,
    shadows: { u: 11, v: -13 },
    middle: { u: -2, v: 1 },
    lights: { u: -13, v: 9 },
    vignette: 0.18,
  },
  vintage: {
    curve: [[0, 0.09], [0.2, 0.22], [0.5, 0.53], [0.8, 0.8], [1, 0.92]],
    saturation: 0.7,
    shadows: { u: 6, v: 4 },
    middle: { u: -8, v: 5 },
    lights: { u: -18, v: 4 },
    vignette: 0.32,
    grain: 0.25,
  },
  noir: {
    curve: [[0, 0], [0.15, 0.06], [0.35, 0.26], [0.6, 0.66], [0.8, 0.89], [1, 1]],
    saturation: 0,
    filter: { u: -0.25, v: 0.25 },
    vignette: 0.4,
    grain: 0.3,
  },
  vivid: {
    curve: [[0, 0], [0.2, 0.165], [0.5, 0.515], [0.8, 0.845], [1, 1]],
    saturation: 1.42,
  },
  muted: {
    curve: [[0, 0.05], [0.25, 0.27], [0.5, 0.51], [0.75, 0.73], [1, 0.94]],
    saturation: 0.58,
    shadows: { u: 2, v: -2 },
    lights: { u: -3, v: 1 },
  },
  sepia: {
    curve: [[0, 0.04], [0.25, 0.25], [0.5, 0.52], [0.75, 0.77], [1, 0.95]],
    saturation: 0,
    shadows: { u: -7, v: 7 },
    middle: { u: -20, v: 17 },
    lights: { u: -15, v: 9 },
    filter: { u: -0.1, v: 0.15 },
    vignette: 0.25,
  },
  dreamy: {
    curve: [[0, 0.1], [0.25, 0.33], [0.5, 0.59], [0.75, 0.81], [1, 0.98]],
    saturation: 0.86,
    shadows: { u: 8, v: 5 },
    middle: { u: 1, v: 5 },
    lights: { u: -4, v: 7 },
  },
  cyberpunk: {
    curve: [[0, 0], [0.2, 0.145], [0.5, 0.5], [0.8, 0.86], [1, 1]],
    saturation: 1.3,
    shadows: { u: 21, v: -10 },
    middle: { u: 12, v: 7 },
    lights: { u: 7, v: 14 },
    vignette: 0.22,
  },
  pastel: {
    curve: [[0, 0.15], [0.25, 0.38], [0.5, 0.61], [0.75, 0.82], [1, 0.98]],
    saturation: 0.74,
    shadows: { u: 6, v: 2 },
    lights: { u: -3, v: 4 },
  },
  film: {
    curve: [[0, 0.035], [0.15, 0.125], [0.4, 0.4], [0.65, 0.69], [0.85, 0.87], [1, 0.955]],
    saturation: 0.97,
    shadows: { u: 1, v: -6 },
    middle: { u: -3, v: 2 },
    lights: { u: -9, v: 4 },
    grain: 0.22,
    vignette: 0.1,
  },
}
