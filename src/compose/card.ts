/** What makes a picture a card: rounded corners, a border, a shadow. Pure, in RGBA, drawn once. */
import type { Pixels } from './sprite.ts'

/** In pixels of the card at its drawn size. */
export interface CardLook {
  readonly radius: number
  /** Around the picture. */
  readonly border: { readonly width: number; readonly color: string } | null
  /** 0 is none, 1 heavy. */
  readonly shadow: number
}

export interface Card {
  readonly pixels: Pixels
  /** How far the card reaches beyond the picture on each side. */
  readonly reach: number
}

/** How far a shadow spreads and falls, in parts of the picture's shorter side. */
const shadowSpread = 0.09
const shadowFall = 0.03

/** A shadow is never quite black. */
const darkest = 0.62

export function isPlain(look: CardLook): boolean {
  return look.radius === 0 && look.border === null && look.shadow === 0
}

/** How far a card reaches beyond its picture, in even pixels. */
export function cardReach(width: number, height: number, look: CardLook): number {
  const side = Math.min(width, height)
  const shadow = look.shadow > 0 ? side * (shadowSpread + shadowFall) : 0
  return 2 * Math.ceil((Math.max(0, look.border?.width ?? 0) + shadow) / 2)
}

/** Shadow and border alone: what lies under a picture of a size. */
export function underCard(width: number, height: number, look: CardLook): Card {
  const reach = cardReach(width, height, look)
  const side = Math.min(width, height)
  const border = look.border?.width ?? 0
  const color = rgb(look.border?.color ?? '#000000')
  const outer = { width: width + 2 * border, height: height + 2 * border, radius: look.radius > 0 ? look.radius + border : 0 }
  const full = { width: width + 2 * reach, height: height + 2 * reach }
  const data = new Uint8Array(full.width * full.height * 4)
  for (let y = 0; y < full.height; y++) {
    for (let x = 0; x < full.width; x++) {
      const [px, py] = [x + 0.5 - full.width / 2, y + 0.5 - full.height / 2]
      const ring = look.border ? coverage(distance(px, py, outer)) : 0
      const fallen = distance(px, py - shadowFall * side, outer)
      const dark = look.shadow > 0 ? look.shadow * darkest * soft(-fallen / (shadowSpread * side)) : 0
      const alpha = ring + dark * (1 - ring)
      if (alpha === 0) continue
      const at = (y * full.width + x) * 4
      for (let channel = 0; channel < 3; channel++) data[at + channel] = Math.round((color[channel]! * ring) / alpha)
      data[at + 3] = Math.round(255 * alpha)
    }
  }
  return { pixels: { ...full, data }, reach }
}

/** How much of each pixel of a picture its rounded corners leave, 0 to 255, row by row. */
export function cornerMask(width: number, height: number, radius: number): Uint8Array {
  const mask = new Uint8Array(width * height).fill(255)
  if (radius <= 0) return mask
  const shape = { width, height, radius }
  const corner = Math.min(Math.ceil(radius) + 1, Math.ceil(Math.min(width, height) / 2))
  for (let y = 0; y < corner; y++) {
    for (let x = 0; x < corner; x++) {
      const value = Math.round(255 * coverage(distance(x + 0.5 - width / 2, y + 0.5 - height / 2, shape)))
      for (const row of [y, height - 1 - y]) for (const column of [x, width - 1 - x]) mask[row * width + column] = value
    }
  }
  return mask
}

/** A whole card: the picture with its corners over its border and shadow. */
export function drawCard(picture: Pixels, look: CardLook): Card {
  if (isPlain(look)) return { pixels: picture, reach: 0 }
  const { width, height } = picture
  const mask = cornerMask(width, height, look.radius)
  const under = underCard(width, height, look)
  const { data } = under.pixels
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = ((y + under.reach) * under.pixels.width + x + under.reach) * 4
      const above = (picture.data[from + 3]! * mask[y * width + x]!) / (255 * 255)
      const below = (data[to + 3]! / 255) * (1 - above)
      const alpha = above + below
      if (alpha === 0) continue
      for (let channel = 0; channel < 3; channel++) {
        data[to + channel] = Math.round((picture.data[from + channel]! * above + data[to + channel]! * below) / alpha)
      }
      data[to + 3] = Math.round(255 * alpha)
    }
  }
  return under
}

/** Signed distance from the edge of a rounded rectangle around the origin, negative inside (Inigo Quilez). */
function distance(x: number, y: number, { width, height, radius }: { width: number; height: number; radius: number }): number {
  const r = Math.min(radius, width / 2, height / 2)
  const qx = Math.abs(x) - width / 2 + r
  const qy = Math.abs(y) - height / 2 + r
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - r
}

/** How much of a pixel lies inside an edge at a distance. */
function coverage(distancePx: number): number {
  return Math.min(1, Math.max(0, 0.5 - distancePx))
}

/** From 0 at -1 to 1 at 1. */
function soft(t: number): number {
  const s = Math.min(1, Math.max(0, (t + 1) / 2))
  return s * s * (3 - 2 * s)
}

function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
}
