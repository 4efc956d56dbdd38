/** How one picture has to be graded to go with another: found by trying grades on a sample of its colours. Pure. */
import type { Grade } from '../../timeline/appearance.ts'
import type { Pixels } from '../sprite.ts'
import { gradeColor, gradeTables } from './grade-tables.ts'

/** What the eye compares in two pictures. Luma 0 to 1, chroma in parts of its full range. */
export interface ColourMeasure {
  /** The tenth, the middle and the ninetieth of a hundred pixels by luma. */
  readonly dark: number
  readonly middle: number
  readonly light: number
  /** The mean cast. */
  readonly u: number
  readonly v: number
  /** Mean distance from the mean cast: how colourful it is. */
  readonly colourfulness: number
}

/** A colour as the planes have it. */
export type Sample = readonly [y: number, u: number, v: number]

/** Every pixel of small pictures that is not transparent. */
export function sampleColours(pictures: readonly Pixels[]): Sample[] {
  return pictures.flatMap(({ data }) => {
    const samples: Sample[] = []
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3]! < 128) continue
      const [r, g, b] = [data[at]! / 255, data[at + 1]! / 255, data[at + 2]! / 255]
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
      samples.push([16 + 219 * luma, 128 + (224 * (b - luma)) / 1.8556, 128 + (224 * (r - luma)) / 1.5748])
    }
    return samples
  })
}

export function measureColours(samples: readonly Sample[]): ColourMeasure {
  const lumas = samples.map(([y]) => (y - 16) / 219).sort((a, b) => a - b)
  const at = (share: number): number => lumas[Math.min(lumas.length - 1, Math.floor(share * lumas.length))] ?? 0
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / Math.max(1, samples.length)
  const [u, v] = [mean((sample) => (sample[1] - 128) / 224), mean((sample) => (sample[2] - 128) / 224)]
  const colourfulness = mean((sample) => Math.hypot((sample[1] - 128) / 224 - u, (sample[2] - 128) / 224 - v))
  return { dark: at(0.1), middle: at(0.5), light: at(0.9), u, v, colourfulness }
}

const members = ['exposure', 'contrast', 'temperature', 'tint', 'saturation'] as const

/** Clips of one film differ in what they show: nobody wants the last difference gone. */
const most = 0.6

/** The eye minds a change of middle tones and of cast most. */
const weights = { dark: 0.6, middle: 1.6, light: 0.8, u: 4, v: 4, colourfulness: 1.5 } as const

/** So many colours tell enough. */
const sampleLimit = 600

/** A number smaller than this is not seen. */
const leastSeen = 0.02

/**
 * The grade that brings a picture nearest to a measure.
 *
 * @returns numbers between -0.6 and 0.6, only those that are seen; empty when nothing is to be done.
 */
export function matchingGrade(samples: readonly Sample[], goal: ColourMeasure): Grade {
  const stride = Math.max(1, Math.floor(samples.length / sampleLimit))
  const few = samples.filter((_, index) => index % stride === 0)
  if (few.length === 0) return {}
  // What a part of the colours says differently from all of them is no reason to change anything.
  const near = shifted(goal, measureColours(samples), measureColours(few))
  const found: Record<(typeof members)[number], number> = { exposure: 0, contrast: 0, temperature: 0, tint: 0, saturation: 0 }
  const off = (): number => {
    const tables = gradeTables(found)
    return distance(measureColours(few.map((sample) => gradeColor(tables, ...sample))), near) + effort(found)
  }
  // One number after the other, in ever smaller steps: five numbers with one valley each.
  let least = off()
  for (let step = 0.24; step > 0.01; step /= 2) {
    for (let turn = 0, improved = true; improved && turn < 6; turn++) {
      improved = false
      for (const member of members) {
        for (const change of [step, -step]) {
          const before = found[member]
          found[member] = Math.min(most, Math.max(-most, before + change))
          const now = off()
          if (now < least - 1e-6) {
            least = now
            improved = true
          } else found[member] = before
        }
      }
    }
  }
  const seen = Object.entries(found).filter(([, value]) => Math.abs(value) >= leastSeen)
  return Object.fromEntries(seen.map(([member, value]) => [member, Math.round(value * 100) / 100]))
}

function shifted(goal: ColourMeasure, from: ColourMeasure, to: ColourMeasure): ColourMeasure {
  const entries = Object.entries(goal).map(([name, value]) => {
    const key = name as keyof ColourMeasure
    return [key, value + to[key] - from[key]]
  })
  return Object.fromEntries(entries) as unknown as ColourMeasure
}

function distance(a: ColourMeasure, b: ColourMeasure): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => {
    const key = name as keyof ColourMeasure
    return sum + weight * (a[key] - b[key]) ** 2
  }, 0)
}

/** Of two ways that come equally near the gentler one. */
function effort(grade: Record<string, number>): number {
  return Object.values(grade).reduce((sum, value) => sum + 0.0004 * value * value, 0)
}
