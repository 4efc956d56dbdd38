/** Fish, whales and their kin: a spine of bones along which a wave runs. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { type Frame, boneFrame, restFrame } from '../pose.ts'
import { globe, sheet } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { leapAt } from './leap.ts'

export interface Swimmer {
  readonly length: number
  /** Half heights and half breadths from nose to tail root, parts of the length, evenly spaced. */
  readonly high: readonly number[]
  readonly broad: readonly number[]
  /** How much deeper it is below its middle line than above, 1 = the same. */
  readonly belly?: number
  /** Fish beat sideways, whales up and down. */
  readonly beats: 'sideways' | 'upright'
  readonly beat: { readonly cycleS: number; readonly swing: number; readonly waves: number }
  /** Parts of the length. */
  readonly tail: { readonly kind: 'fork' | 'fan' | 'fluke' | 'shark' | 'veil'; readonly length: number; readonly height: number }
  readonly dorsal?: { readonly at: number; readonly length: number; readonly height: number; readonly sweep?: number }
  readonly anal?: { readonly at: number; readonly length: number; readonly height: number }
  readonly side: { readonly at: number; readonly length: number; readonly width: number; readonly droop?: number }
  readonly eye: { readonly at: number; readonly up: number; readonly radius: number }
  readonly inks: Inks
  readonly more?: (solid: Solid, places: SwimmerPlaces) => void
  readonly addMore?: (mesh: Mesh, places: SwimmerPlaces) => void
}

const segments = 7

export interface SwimmerPlaces {
  readonly swimmer: Swimmer
  /** Of the middle line: 0 the nose, 1 the root of the tail. */
  at(part: number, up?: number, left?: number): Point
  /** Half height and half breadth there, metres. */
  girth(part: number): readonly [high: number, broad: number]
  boneAt(part: number): string
}

function placesOf(swimmer: Swimmer): SwimmerPlaces {
  const { length, high, broad } = swimmer
  const along = (list: readonly number[], part: number): number => {
    const at = Math.min(Math.max(part, 0), 1) * (list.length - 1)
    const i = Math.min(Math.floor(at), list.length - 2)
    const t = at - i
    return (list[i]! + (list[i + 1]! - list[i]!) * t * t * (3 - 2 * t)) * length
  }
  const body = length * (1 - swimmer.tail.length * 0.6)
  return {
    swimmer,
    at: (part, up = 0, left = 0) => [length / 2 - part * body, up, left],
    girth: (part) => [along(high, part), along(broad, part)],
    boneAt: (part) => `spine${Math.min(segments - 1, Math.max(0, Math.floor(part * segments)))}`,
  }
}

export function swimmer(row: Swimmer): FigureMaker {
  return (pixelM) => {
    const places = placesOf(row)
    const mesh = new Mesh()
    const thin = Math.max(...row.high) * row.length
    const cell = Math.max(thin * 0.05, Math.min(thin * 0.3, pixelM * 4.5))
    addSurface(mesh, bodySolid(places), { cell, bend: row.length * 0.09, shadeReach: thin * 0.8 })
    addFins(mesh, places)
    row.addMore?.(mesh, places)
    const rest = restOf(places)
    return { mesh, inks: row.inks, rest, move: (moment) => swimming(places, moment) } satisfies Figure
  }
}

function restOf({ at }: SwimmerPlaces): Record<string, Frame> {
  const frames: Record<string, Frame> = {}
  for (let i = 0; i < segments; i++) frames[`spine${i}`] = boneFrame(at(i / segments), at((i + 1) / segments))
  frames['tail'] = boneFrame(at(1), at(1.2))
  frames['finL'] = { ...restFrame, origin: at(0.3) }
  frames['finR'] = { ...restFrame, origin: at(0.3) }
  return frames
}

function bodySolid(places: SwimmerPlaces): Solid {
  const { swimmer: row, at, girth, boneAt } = places
  const deep = row.belly ?? 1
  const solid = new Solid(row.length * 0.05)
  const steps = 16
  for (let i = 0; i <= steps; i++) {
    const part = 0.015 + (i / steps) * 0.985
    const [high, broad] = girth(part)
    const long = (row.length / steps) * 1.15
    // A little lower where the belly is deep; each slice reaches into the next ones.
    solid.ball(boneAt(part), at(part, -high * (deep - 1) * 0.5), [Math.max(long, Math.min(high, broad) * 0.8), high * (0.5 + 0.5 * deep), broad], 'back')
  }
  // Countershading: what is seen from below is pale.
  solid.ball('spine2', at(0.42, -row.length * 0.02 - Math.max(...row.high) * row.length * 1.02), [row.length * 0.52, Math.max(...row.high) * row.length * 0.95, row.length], 'belly', { role: 'paints', melt: row.length * 0.02 })
  row.more?.(solid, places)
  return solid
}

type Profile = (t: number) => readonly [along: number, out: number]

/** A fin along the middle: rows go outward from its root on the body. */
function middleFin(mesh: Mesh, { at, girth, boneAt, swimmer: row }: SwimmerPlaces, fin: { at: number; length: number; height: number; sweep?: number }, up: 1 | -1): void {
  const sweep = fin.sweep ?? 0.6
  sheet(
    mesh, 4, 9,
    (out, along) => {
      const part = fin.at + along * fin.length
      const [high] = girth(part)
      const deep = up > 0 ? 1 : (row.belly ?? 1)
      // It rises steeply in front and falls off slowly.
      const rise = Math.min(1, along * 3.2) ** 0.7 * (1 - along ** 2.2)
      const lean = out * sweep * fin.height * row.length * 0.5
      const [x, y] = at(part)
      return [x - lean, y + up * (high * deep * 0.9 + out * fin.height * row.length * rise), 0]
    },
    { bone: boneAt(fin.at + fin.length / 2), ink: 'fin' },
  )
}

function addFins(mesh: Mesh, places: SwimmerPlaces): void {
  const { swimmer: row, at, girth } = places
  const L = row.length
  if (row.dorsal) middleFin(mesh, places, row.dorsal, 1)
  if (row.anal) middleFin(mesh, places, row.anal, -1)
  addTail(mesh, places)
  const [high, broad] = girth(row.side.at)
  for (const s of [1, -1]) {
    const root = at(row.side.at, -high * 0.35, broad * 0.82 * s)
    const droop = row.side.droop ?? 0.5
    sheet(
      mesh, 7, 5,
      (out, across) => {
        const width = row.side.width * L * Math.sqrt(Math.max(0.02, 1 - out ** 2.4)) * (0.7 + 0.3 * out)
        const back = out * row.side.length * L * 0.75 + (across - 0.5) * width
        return add(root, [-back, -out * row.side.length * L * droop, s * out * row.side.length * L * (1.1 - droop) * 0.8])
      },
      { bone: s > 0 ? 'finL' : 'finR', ink: 'fin' },
    )
  }
  const [eyeHigh, eyeBroad] = girth(row.eye.at)
  for (const s of [1, -1]) {
    const [x, y] = at(row.eye.at, eyeHigh * row.eye.up)
    const out = eyeBroad * Math.sqrt(Math.max(0.1, 1 - row.eye.up ** 2)) * 0.96
    if (row.inks['white']) globe(mesh, [x, y, out * s], row.eye.radius * L * 1.5, { bone: 'spine0', ink: 'white' }, 10)
    globe(mesh, [x + (row.inks['white'] ? row.eye.radius * L * 0.2 : 0), y, (out + (row.inks['white'] ? row.eye.radius * L * 0.85 : 0)) * s], row.eye.radius * L, { bone: 'spine0', ink: 'eye' }, 10)
  }
}

function addTail(mesh: Mesh, { swimmer: row, at, girth }: SwimmerPlaces): void {
  const { kind, length, height } = row.tail
  const L = row.length
  const [high] = girth(1)
  const root = at(0.985)
  const lobe: Profile =
    kind === 'fork' ? (t) => [0.25 + 0.75 * t ** 0.8, t]
    : kind === 'fan' || kind === 'veil' ? (t) => [1 - 0.25 * t * t, t]
    : kind === 'shark' ? (t) => [0.3 + 0.7 * t, t]
    : (t) => [0.32 + 0.55 * t ** 1.3, t]
  const flat = kind === 'fluke'
  sheet(
    mesh, 7, 17,
    (down, across) => {
      const s = (across - 0.5) * 2
      const [along, out] = lobe(Math.abs(s))
      const up = s > 0 ? 1 : kind === 'shark' ? 0.55 : 1
      const back = down * length * L * along * (kind === 'shark' && s < 0 ? 0.7 : 1)
      const spread = Math.sign(s) * (high * 0.6 * Math.abs(s) * (1 - down) + down * out * height * L * up)
      // Flukes have a notch; veils hang in waves.
      const wave = kind === 'veil' ? 0.04 * L * Math.sin(across * 20) * down : 0
      return add(root, flat ? [-back * (1 - 0.18 * (1 - Math.abs(s)) * down), 0, spread] : [-back, spread, wave])
    },
    { bone: 'tail', ink: 'fin', flutterAt: (down) => (kind === 'veil' ? down * 0.8 : 0) },
  )
}

function swimming(places: SwimmerPlaces, { timeS, phase, action }: Moment): Pose {
  const { swimmer: row, at } = places
  const { cycleS, swing, waves } = row.beat
  const cycle = timeS / cycleS + phase
  const upright = row.beats === 'upright'
  const leap = action === 'leap' ? leapAt(row.length, timeS, phase) : null
  let [x, side] = [at(0)[0], 0]
  const frames: Record<string, Frame> = {}
  const points: Point[] = []
  const total = segments + 1
  const step = Math.abs(at(1 / segments)[0] - at(0)[0])
  for (let i = 0; i <= total; i++) {
    points.push(upright ? [x, side, 0] : [x, 0, side])
    const s = i / segments
    // In the air the body bends along its way.
    const lean = swing * (0.12 + s * s) * Math.cos(Math.PI * 2 * (cycle - s * waves)) * (leap ? 0.45 : 1) + (leap ? leap.bend * (s - 0.4) : 0)
    x -= step * Math.cos(lean)
    side -= step * Math.sin(lean)
  }
  const middle = points[3]!
  const home = at(3 / segments)
  const placed = points.map((p): Point => {
    const own: Point = [p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]]
    const tipped = leap ? turned(own, 'z', leap.pitch) : own
    return [tipped[0] + home[0] + (leap?.ahead ?? 0), tipped[1] + (leap?.height ?? 0), tipped[2]]
  })
  // A whale turns about its length as it rises.
  const along = turned([1, 0, 0], 'z', leap?.pitch ?? 0)
  const roll = leap?.roll ?? (upright ? 0.3 * Math.sin(timeS * 0.5 + phase * 6 + 1) : 0)
  const left: Point = [-along[1] * Math.sin(roll), along[0] * Math.sin(roll), Math.cos(roll)]
  for (let i = 0; i < segments; i++) frames[`spine${i}`] = boneFrame(placed[i]!, placed[i + 1]!, left)
  frames['tail'] = boneFrame(placed[segments]!, placed[segments + 1]!, left)
  const flap = 0.35 * Math.sin(Math.PI * 2 * (cycle * 0.7 - 0.2))
  const body = frames['spine2']!
  for (const s of [1, -1]) {
    // Fins hang on the third bone, which looks backward: its axes turned round.
    const along: Point = [-body.x[0], -body.x[1], -body.x[2]]
    const up: Point = [-body.y[0], -body.y[1], -body.y[2]]
    const c = Math.cos(flap * s)
    const k = Math.sin(flap * s)
    const mix = (a: Point, b: Point, p: number, q: number): Point => [a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q]
    frames[s > 0 ? 'finL' : 'finR'] = {
      origin: add(body.origin, mix(along, up, at(0.3)[0] - at(2 / segments)[0], 0)),
      x: along,
      y: mix(up, body.z, c, -k),
      z: mix(body.z, up, c, k),
    }
  }
  return { frames, contacts: [], ...(leap ? { puffs: leap.spray } : {}) }
}
