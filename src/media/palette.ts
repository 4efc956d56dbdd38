/** The main colours of pictures. Pure. */
import type { StillPixels } from './still.ts'

const mostColours = 5
/** Colours nearer to each other than this are one to the eye: distance in RGB, of 441. */
const leastDistance = 48
/** A share of the picture below which a colour is a detail. */
const leastShare = 0.01

interface Bin {
  count: number
  red: number
  green: number
  blue: number
}

/**
 * @param pictures - Transparent pixels are not counted.
 * @returns Up to five colours as `#rrggbb`, the most seen first.
 */
export function paletteOf(pictures: readonly StillPixels[]): string[] {
  const bins = new Map<number, Bin>()
  let counted = 0
  for (const { data } of pictures) {
    for (let at = 0; at + 3 < data.length; at += 4) {
      if (data[at + 3]! < 128) continue
      counted++
      count(bins, data[at]!, data[at + 1]!, data[at + 2]!)
    }
  }
  const chosen: Bin[] = []
  for (const bin of [...bins.values()].map(mean).sort((a, b) => b.count - a.count)) {
    if (chosen.length === mostColours || (chosen.length > 0 && bin.count < counted * leastShare)) break
    if (chosen.every((other) => distance(other, bin) >= leastDistance)) chosen.push(bin)
  }
  return chosen.map(({ red, green, blue }) => `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`)
}

/** Sixteen steps of each channel, so that what looks alike is counted together. */
function count(bins: Map<number, Bin>, red: number, green: number, blue: number): void {
  const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
  const bin = bins.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 }
  bins.set(key, bin)
  bin.count++
  bin.red += red
  bin.green += green
  bin.blue += blue
}

function mean({ count: total, red, green, blue }: Bin): Bin {
  return { count: total, red: Math.round(red / total), green: Math.round(green / total), blue: Math.round(blue / total) }
}

function distance(a: Bin, b: Bin): number {
  return Math.hypot(a.red - b.red, a.green - b.green, a.blue - b.blue)
}
