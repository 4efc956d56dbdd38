/** Looks at a picture for what makes it like others, or a logo. Pure. */
import type { Likeness } from '../timeline/likeness.ts'
import { paletteOf } from './palette.ts'
import type { StillPixels } from './still.ts'

const [columns, rows] = [9, 8]
/** Alpha below which a pixel is not there. */
const clear = 128
/** In RGB, of 441: what is nearer is the same colour. */
const sameColour = 40
const logoColours = 4

/** @param pixels - A small picture is enough: 112 pixels wide, say. */
export function likenessOf(pixels: StillPixels): Likeness {
  const fields = fieldsOf(pixels)
  let bits = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column
      // Light that is even to the eye is no difference: else noise would decide.
      bits += fields[at + 1]! > fields[at]! + 2 ? '1' : '0'
    }
  }
  return { hash: BigInt(`0b${bits}`).toString(16).padStart(16, '0'), color: meanOf(pixels), isLogo: isLogo(pixels) }
}

/** Mean light of each field, 0-255, on white where it is transparent. */
function fieldsOf({ width, height, data }: StillPixels): number[] {
  const sums = Array.from({ length: columns * rows }, () => ({ light: 0, count: 0 }))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const alpha = data[at + 3]! / 255
      const light = (0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!) * alpha + 255 * (1 - alpha)
      const field = sums[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)]!
      field.light += light
      field.count++
    }
  }
  return sums.map(({ light, count }) => (count === 0 ? 0 : light / count))
}

function meanOf({ data }: StillPixels): [number, number, number] {
  const sums = [0, 0, 0]
  let count = 0
  for (let at = 0; at + 3 < data.length; at += 4) {
    if (data[at + 3]! < clear) continue
    for (let channel = 0; channel < 3; channel++) sums[channel]! += data[at + channel]!
    count++
  }
  return sums.map((sum) => Math.round(sum / Math.max(1, count))) as [number, number, number]
}

/** Few flat colours, and around them nothing or one colour alone; a picture of one colour is no logo either. */
function isLogo(pixels: StillPixels): boolean {
  const { width, height, data } = pixels
  if (width < 16 || height < 16) return false
  const palette = paletteOf([pixels]).slice(0, logoColours).map((hex) => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)))
  const isNear = (at: number, color: readonly number[]): boolean => Math.hypot(data[at]! - color[0]!, data[at + 1]! - color[1]!, data[at + 2]! - color[2]!) <= sameColour
  const counts = palette.map(() => 0)
  let [shown, flat] = [0, 0]
  for (let at = 0; at + 3 < data.length; at += 4) {
    if (data[at + 3]! < clear) continue
    shown++
    const color = palette.findIndex((each) => isNear(at, each))
    if (color < 0) continue
    counts[color]!++
    flat++
  }
  const all = width * height
  if (shown === 0 || flat < shown * 0.9) return false
  if (shown < all * 0.9) return true
  const edge = edgeOf(pixels)
  const around = palette.find((color) => edge.filter((at) => isNear(at, color)).length >= edge.length * 0.97)
  return around !== undefined && counts.length > 1 && Math.max(...counts) < shown * 0.985 && Math.max(...counts) > shown * 0.4
}

/** Where the pixels of the edge are in the data. */
function edgeOf({ width, height }: StillPixels): number[] {
  const top = Array.from({ length: width }, (_, x) => [x * 4, ((height - 1) * width + x) * 4])
  const sides = Array.from({ length: height }, (_, y) => [y * width * 4, (y * width + width - 1) * 4])
  return [...top, ...sides].flat()
}
