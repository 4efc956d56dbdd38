/**
 * What draws the eye in a picture, without any model: places that differ from the rest in colour, that have detail, and
 * that may be skin. Pure; works on a thumbnail of about a hundred pixels.
 */
import type { Crop, Point } from '../timeline/appearance.ts'

/** RGBA pixels, not premultiplied. */
export interface Thumbnail {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export interface PictureLook {
  /** How much of what draws the eye lies in each of {@link lookParts} equal columns; sums to 1. */
  readonly columns: readonly number[]
  /** The same for rows. */
  readonly rows: readonly number[]
  /** The middle of what draws it most. */
  readonly focus: Point
  /** Set for a logo or a thing on plain ground: what must not be cut, and the colour that can go on around it. */
  readonly whole: { readonly box: Crop; readonly background: string; readonly isTransparent: boolean } | null
}

export const lookParts = 40

/** What each reason to look counts for. */
const weights = { rarity: 1, detail: 0.9, skin: 1.6 } as const

export function lookAt(picture: Thumbnail): PictureLook {
  const map = interest(picture)
  const { width, height } = picture
  const columns = Array.from({ length: lookParts }, () => 0)
  const rows = Array.from({ length: lookParts }, () => 0)
  let total = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = map[y * width + x]!
      columns[Math.floor((x * lookParts) / width)]! += value
      rows[Math.floor((y * lookParts) / height)]! += value
      total += value
    }
  }
  const share = (value: number): number => (total > 0 ? value / total : 1 / lookParts)
  return { columns: columns.map(share), rows: rows.map(share), focus: focusOf(map, width, height), whole: wholeThing(picture) }
}

/** The look of several pictures of one film. */
export function meanLook(looks: readonly PictureLook[]): PictureLook {
  const mean = (of: (look: PictureLook) => number): number => looks.reduce((sum, look) => sum + of(look), 0) / looks.length
  return {
    columns: Array.from({ length: lookParts }, (_, n) => mean((look) => look.columns[n]!)),
    rows: Array.from({ length: lookParts }, (_, n) => mean((look) => look.rows[n]!)),
    focus: { x: mean((look) => look.focus.x), y: mean((look) => look.focus.y) },
    whole: null,
  }
}

/**
 * Where a window of a part of a side should begin to hold most of what draws the eye; among places that hold nearly
 * the same the one nearest to the middle.
 *
 * @param profile - `columns` or `rows` of a look.
 * @param size - Of the window, 0 to 1.
 * @returns 0 to 1 - size.
 */
export function bestWindow(profile: readonly number[], size: number): number {
  const room = 1 - size
  if (room <= 0) return 0
  const steps = 80
  let best = { start: room / 2, score: -1 }
  for (let step = 0; step <= steps; step++) {
    const start = (room * step) / steps
    const offMiddle = Math.abs(start - room / 2)
    const score = shareInside(profile, start, start + size) - 0.25 * offMiddle
    if (score > best.score) best = { start, score }
  }
  return best.start
}

function shareInside(profile: readonly number[], from: number, to: number): number {
  let sum = 0
  for (const [n, value] of profile.entries()) {
    const inside = Math.min(to, (n + 1) / profile.length) - Math.max(from, n / profile.length)
    if (inside > 0) sum += value * inside * profile.length
  }
  return sum
}

function interest(picture: Thumbnail): Float32Array {
  const { width, height, data } = picture
  const count = width * height
  const [light, red, blue] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  const skin = new Float32Array(count)
  const opaque = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const [r, g, b] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!]
    opaque[i] = data[4 * i + 3]! / 255
    light[i] = 0.2126 * r + 0.7152 * g + 0.0722 * b
    red[i] = 0.7 * (r - g)
    blue[i] = 0.7 * (b - (r + g) / 2)
    skin[i] = skinLikelihood(r, g, b)
  }
  // Wide ground of skin's colours is sand or wood.
  const skinShare = skin.reduce((sum, value) => sum + value, 0) / count
  const skinWeight = weights.skin * Math.min(1, Math.max(0, (0.45 - skinShare) / 0.25))
  const map = new Float32Array(count)
  for (const channel of [light, red, blue]) {
    const near = blurred(channel, width, height, Math.max(1, Math.round(width / 60)))
    const far = blurred(channel, width, height, Math.round(Math.max(width, height) / 5))
    const finest = blurred(channel, width, height, 1)
    for (let i = 0; i < count; i++) {
      map[i]! += weights.rarity * Math.abs(near[i]! - far[i]!)
      map[i]! += weights.detail * Math.min(40, Math.abs(channel[i]! - finest[i]!) * 2)
    }
  }
  for (let i = 0; i < count; i++) map[i] = (map[i]! / 60 + skinWeight * skin[i]!) * opaque[i]!
  const soft = blurred(map, width, height, Math.max(1, Math.round(Math.max(width, height) / 40)))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // What is weak everywhere adds up over wide ground: only what stands out counts fully.
      const i = y * width + x
      const off = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5)
      soft[i] = soft[i]! ** 2 * (1 - 0.7 * Math.min(1, off * 1.4) ** 2)
    }
  }
  return soft
}

/** 1 where a colour lies in the midst of the skin tones of all people, in YCbCr (after Chai and Ngan, 1999). */
function skinLikelihood(r: number, g: number, b: number): number {
  const y = 0.299 * r + 0.587 * g + 0.114 * b
  const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b
  const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b
  if (y < 40 || y > 245) return 0
  const inside = 1 - Math.hypot((cb - 105) / 24, (cr - 152) / 17)
  return Math.min(1, Math.max(0, inside * 2))
}

/** Mean of a square, edges repeated; twice, which is soft enough. */
function blurred(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  let result = values
  for (let pass = 0; pass < 2; pass++) {
    result = blurredLines(result, width, height, radius, 1, width)
    result = blurredLines(result, height, width, radius, width, 1)
  }
  return result
}

function blurredLines(
  values: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  lineStep: number,
): Float32Array {
  const result = new Float32Array(values.length)
  const count = 2 * radius + 1
  for (let line = 0; line < lines; line++) {
    const at = (n: number): number => line * lineStep + Math.min(length - 1, Math.max(0, n)) * step
    let sum = 0
    for (let n = -radius; n <= radius; n++) sum += values[at(n)]!
    for (let n = 0; n < length; n++) {
      result[at(n)] = sum / count
      sum += values[at(n + radius + 1)]! - values[at(n - radius)]!
    }
  }
  return result
}

/** The middle of the strongest third of the picture's sides. */
function focusOf(map: Float32Array, width: number, height: number): Point {
  let peak = 0
  for (const value of map) peak = Math.max(peak, value)
  if (peak === 0) return { x: 0.5, y: 0.5 }
  let best = { x: 0, y: 0, sum: -1 }
  const [w, h] = [Math.max(1, Math.round(width / 3)), Math.max(1, Math.round(height / 3))]
  const sums = integral(map, width, height)
  const inside = (x: number, y: number): number =>
    sums[(y + h) * (width + 1) + x + w]! - sums[y * (width + 1) + x + w]! - sums[(y + h) * (width + 1) + x]! + sums[y * (width + 1) + x]!
  for (let y = 0; y + h <= height; y++) {
    for (let x = 0; x + w <= width; x++) if (inside(x, y) > best.sum) best = { x, y, sum: inside(x, y) }
  }
  let [mass, mx, my] = [0, 0, 0]
  for (let y = best.y; y < best.y + h; y++) {
    for (let x = best.x; x < best.x + w; x++) {
      const value = map[y * width + x]!
      mass += value
      mx += value * (x + 0.5)
      my += value * (y + 0.5)
    }
  }
  return mass > 0 ? { x: mx / mass / width, y: my / mass / height } : { x: 0.5, y: 0.5 }
}

function integral(map: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let line = 0
    for (let x = 0; x < width; x++) {
      line += map[y * width + x]!
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + line
    }
  }
  return sums
}

/** Difference of a channel within which two pixels are of one plain ground. */
const plainTolerance = 10

/** A picture whose border is transparent, or of one colour, is a thing on plain ground. */
function wholeThing({ width, height, data }: Thumbnail): PictureLook['whole'] {
  const border: number[] = []
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x)
  for (let y = 1; y < height - 1; y++) border.push(y * width, y * width + width - 1)
  const clear = border.filter((i) => data[4 * i + 3]! < 16).length
  const isClear = clear > 0.9 * border.length
  const ground = [0, 1, 2].map((channel) => median(border.map((i) => data[4 * i + channel]!)))
  const isGround = (i: number): boolean =>
    isClear
      ? data[4 * i + 3]! < 16
      : ground.every((value, channel) => Math.abs(data[4 * i + channel]! - value) <= plainTolerance) && data[4 * i + 3]! > 240
  if (!isClear && border.filter(isGround).length < 0.97 * border.length) return null
  let [left, top, right, bottom] = [width, height, 0, 0]
  let [count, light] = [0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (isGround(i)) continue
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x + 1)
      bottom = Math.max(bottom, y + 1)
      light += 0.2126 * data[4 * i]! + 0.7152 * data[4 * i + 1]! + 0.0722 * data[4 * i + 2]!
      count++
    }
  }
  if (count === 0) return null
  const box = { x: left / width, y: top / height, width: (right - left) / width, height: (bottom - top) / height }
  // Behind a transparent logo lies what it stands out from.
  const background = isClear ? (light / count > 140 ? '#15171c' : '#f5f5f2') : hex(ground)
  return { box, background, isTransparent: isClear }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}

function hex(rgb: readonly number[]): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
