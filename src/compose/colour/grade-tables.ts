/**
 * A grade as what it does to each value of luma and to the chroma beside it. Pure.
 * Luma runs from 16 to 235, chroma from 16 to 240 around 128 (bt709, limited range).
 */
import type { Grade } from '../../timeline/appearance.ts'
import { type Cast, type LookRecipe, lookRecipes } from './looks.ts'

/** Chroma is turned and scaled alike for all values of luma, then scaled and shifted by those of its luma. */
export interface GradeTables {
  /** New luma for each old one, not rounded. */
  readonly luma: Float64Array
  /** How much of a pixel's chroma is added to its luma before all else. */
  readonly lumaU: number
  readonly lumaV: number
  /** For each luma: factor for chroma, and what is added to U and V. */
  readonly chroma: readonly { readonly scale: number; readonly u: number; readonly v: number }[]
  /** Degrees that (U, V) is turned by. */
  readonly turn: number
  readonly vignette: number
  readonly grain: number
}

const noCast: Cast = { u: 0, v: 0 }

/** How far the numbers of a grade reach at 1. */
const reach = { stops: 1, contrast: 7, saturation: 0.85, temperature: 0.24, tint: 0.16 } as const

/** Whether a grade changes nothing that tables can change. */
export function isNeutral({ look, lut, ...numbers }: Grade): boolean {
  return look === undefined && lut === undefined && Object.values(numbers).every((value) => !value)
}

export function gradeTables(grade: Grade): GradeTables {
  const recipe: LookRecipe | undefined = grade.look && lookRecipes[grade.look]
  const look = recipe ? curveThrough(recipe.curve) : (x: number): number => x
  const saturation = saturationOf(grade.saturation ?? 0) * (recipe?.saturation ?? 1)
  const luma = new Float64Array(256)
  const chroma = Array.from({ length: 256 }, (_, value) => {
    const before = clamp((value - 16) / 219)
    const own = contrasted(exposed(before, grade.exposure ?? 0), grade.contrast ?? 0)
    const after = clamp(look(own))
    luma[value] = 16 + 219 * after
    const cast = balance(own, grade.temperature ?? 0, grade.tint ?? 0)
    const looked = lookCast(after, recipe)
    return { scale: saturation * toneScale(before, own), u: cast.u + looked.u, v: cast.v + looked.v }
  })
  return {
    luma,
    lumaU: recipe?.filter?.u ?? 0,
    lumaV: recipe?.filter?.v ?? 0,
    chroma,
    turn: recipe?.turn ?? 0,
    vignette: strongest(grade.vignette, recipe?.vignette),
    grain: strongest(grade.grain, recipe?.grain),
  }
}

/** What a grade says wins over its look, also when it is less. */
function strongest(own: number | undefined, looks: number | undefined): number {
  return own ?? looks ?? 0
}

/** In stops of light. Brighter lights roll off toward white instead of clipping. */
function exposed(x: number, exposure: number): number {
  if (exposure === 0) return x
  // Luma is about the 2.2nd root of light.
  const y = x * 2 ** ((exposure * reach.stops) / 2.2)
  if (exposure < 0) return y
  const knee = 1 - 0.35 * exposure
  return y <= knee ? y : knee + (1 - knee) * (1 - Math.exp(-(y - knee) / (1 - knee)))
}

/** An S around the middle of the tones, or a flatter line. */
function contrasted(x: number, contrast: number): number {
  if (Math.abs(contrast) < 1e-3) return x
  const middle = 0.45
  if (contrast < 0) return middle + (x - middle) * (1 + 0.7 * contrast)
  const steep = reach.contrast * contrast
  const sigmoid = (t: number): number => 1 / (1 + Math.exp(-steep * (t - middle)))
  return (sigmoid(x) - sigmoid(0)) / (sigmoid(1) - sigmoid(0))
}

/** Colours grow and shrink with their light, a little less: else deep shadows would glow. */
function toneScale(before: number, after: number): number {
  if (Math.abs(before - after) < 1e-6) return 1
  return Math.min(1.6, Math.max(0.4, ((after + 0.06) / (before + 0.06)) ** 0.8))
}

function saturationOf(amount: number): number {
  return amount < 0 ? 1 + amount : 1 + reach.saturation * amount
}

/**
 * The chroma that gains of red against blue (temperature), and of green (tint), give to a grey of this luma while its
 * luma stays: from the definition of Y'CbCr.
 */
function balance(luma: number, temperature: number, tint: number): Cast {
  const warm = temperature * reach.temperature * luma * 224
  const pink = tint * reach.tint * luma * 224
  return { u: -0.614 * warm + 0.385 * pink, v: 0.546 * warm + 0.454 * pink }
}

/** Shadows, middle and lights share the tones; black and white themselves keep a part only. */
function lookCast(luma: number, recipe: LookRecipe | undefined): Cast {
  if (!recipe) return noCast
  const { shadows = noCast, middle = noCast, lights = noCast } = recipe
  const s = (1 - luma) ** 2.2 * Math.min(1, 0.35 + luma * 4)
  const l = luma ** 2.2 * Math.min(1, 0.45 + (1 - luma) * 4)
  const m = Math.max(0, 1 - s - l) * Math.sqrt(4 * luma * (1 - luma))
  return { u: shadows.u * s + middle.u * m + lights.u * l, v: shadows.v * s + middle.v * m + lights.v * l }
}

/** A curve through points that never turns back between them (Fritsch and Carlson's monotone cubic). */
function curveThrough(points: readonly (readonly [number, number])[]): (x: number) => number {
  const slopes = points.slice(1).map(([x, y], n) => (y - points[n]![1]) / (x - points[n]![0]))
  const tangents = points.map((_, n) => {
    const [before, after] = [slopes[n - 1], slopes[n]]
    if (before === undefined || after === undefined) return before ?? after ?? 1
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })
  return (x) => {
    const next = points.findIndex(([at]) => at >= x)
    const n = next <= 0 ? (next === 0 ? 1 : points.length - 1) : next
    const [[x0, y0], [x1, y1]] = [points[n - 1]!, points[n]!]
    const width = x1 - x0
    const t = (x - x0) / width
    const [t2, t3] = [t * t, t * t * t]
    return (
      y0 * (2 * t3 - 3 * t2 + 1) + tangents[n - 1]! * width * (t3 - 2 * t2 + t) +
      y1 * (3 * t2 - 2 * t3) + tangents[n]! * width * (t3 - t2)
    )
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** A colour through the tables: Y, U, V as the planes have them, not rounded. */
export function gradeColor(tables: GradeTables, y: number, u: number, v: number): [y: number, u: number, v: number] {
  const [cu, cv] = [u - 128, v - 128]
  const at = y + tables.lumaU * cu + tables.lumaV * cv
  const scale = between((n) => tables.chroma[n]!.scale, at)
  const [tu, tv] = turned(cu, cv, tables.turn)
  return [
    between((n) => tables.luma[n]!, at),
    128 + scale * tu + between((n) => tables.chroma[n]!.u, at),
    128 + scale * tv + between((n) => tables.chroma[n]!.v, at),
  ]
}

/** One grade after another as one; null when the second asks for colours that only the first one makes. */
export function joinTables(first: GradeTables, second: GradeTables): GradeTables | null {
  if (second.lumaU !== 0 || second.lumaV !== 0) return null
  const luma = first.luma.map((y) => between((n) => second.luma[n]!, y))
  const chroma = first.chroma.map(({ scale, u, v }, y) => {
    const later = second.chroma[Math.round(first.luma[y]!)]!
    const [tu, tv] = turned(u, v, second.turn)
    return { scale: scale * later.scale, u: later.scale * tu + later.u, v: later.scale * tv + later.v }
  })
  return {
    ...first,
    luma,
    chroma,
    turn: first.turn + second.turn,
    vignette: 1 - (1 - first.vignette) * (1 - second.vignette),
    grain: Math.min(1, Math.hypot(first.grain, second.grain)),
  }
}

/** A value of a table of 256 between its entries. */
function between(at: (n: number) => number, value: number): number {
  const inside = Math.min(255, Math.max(0, value))
  const n = Math.min(254, Math.floor(inside))
  return at(n) + (at(n + 1) - at(n)) * (inside - n)
}

function turned(u: number, v: number, degrees: number): [u: number, v: number] {
  if (degrees === 0) return [u, v]
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [u * cos - v * sin, u * sin + v * cos]
}
