/** Things of hard parts: they roll, spin, rock and smoke, and do not bend. */
import type { Contact, Figure, FigureMaker, Moment, Pose, Puff } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { type Frame, frameIn, placedFrame, restFrame } from '../pose.ts'
import { laid, lathe, tube } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'
import type { Form, Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'

/** What a thing is built with. */
export interface Kit {
  readonly mesh: Mesh
  readonly pixelM: number
  /** Adds a solid. @param fine - Size of its cells against the usual. */
  solid(solid: Solid, fine?: number, occluders?: readonly Form[]): void
}

interface Turning {
  readonly center: Point
  /** It turns about x (a propeller), y (a rotor) or z (a wheel). */
  readonly axis: 'x' | 'y' | 'z'
}

export interface Rigid {
  readonly inks: Inks
  /** Its largest measure, metres: decides how fine it is cut. */
  readonly spanM: number
  build(kit: Kit): void
  /** Bones that roll along: their radius. */
  readonly wheels?: Readonly<Record<string, { readonly center: Point; readonly radius: number }>>
  /** Bones that turn by themselves, turns a second. */
  readonly spins?: Readonly<Record<string, Turning & { readonly perS: number }>>
  /** Bones that swing to and fro: how far in radians, how often a second. */
  readonly swings?: Readonly<Record<string, Turning & { readonly angle: number; readonly perS: number }>>
  /** How the whole of it sways: radians and metres, seconds. */
  readonly sways?: { readonly roll?: number; readonly pitch?: number; readonly heave?: number; readonly everyS: number }
  /** It rises as it goes on, metres a second; its puffs rise with it. */
  readonly climbs?: number
  /** The whole of it turns on the spot, turns a second: things that are shown from all sides. */
  readonly turnsPerS?: number
  readonly contacts?: readonly Contact[]
  readonly puffs?: (moment: Moment) => readonly Puff[]
  readonly opacity?: number
  /** Where somebody sits: the middle of the hips. */
  readonly seat?: Point
}

const full = Math.PI * 2

export function rigid(row: Rigid): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const cell = Math.max(row.spanM * 0.0055, Math.min(row.spanM * 0.03, pixelM * 3.6))
    row.build({
      mesh,
      pixelM,
      solid: (solid, fine = 1, occluders) => addSurface(mesh, solid, { cell: cell * fine, bend: 0.001, shadeReach: row.spanM * 0.07, ...(occluders ? { occluders } : {}) }),
    })
    const seat = row.seat
    return {
      mesh,
      inks: row.inks,
      rest: restOf(row),
      move: (moment) => moved(row, moment),
      ...(row.opacity === undefined ? {} : { opacity: row.opacity }),
      ...(seat ? { seat: (pose: Pose) => frameIn(pose.frames['body'] ?? restFrame, { ...restFrame, origin: seat }) } : {}),
    } satisfies Figure
  }
}

function restOf({ wheels = {}, spins = {}, swings = {} }: Rigid): Record<string, Frame> {
  const all = { ...wheels, ...spins, ...swings }
  return Object.fromEntries(Object.entries(all).map(([bone, { center }]) => [bone, { ...restFrame, origin: center }]))
}

function turnedFrame(origin: Point, axis: Turning['axis'], angle: number): Frame {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  if (axis === 'x') return { origin, x: [1, 0, 0], y: [0, c, s], z: [0, -s, c] }
  if (axis === 'y') return { origin, x: [c, 0, -s], y: [0, 1, 0], z: [s, 0, c] }
  return { origin, x: [c, s, 0], y: [-s, c, 0], z: [0, 0, 1] }
}

function moved(row: Rigid, moment: Moment): Pose {
  const { timeS, phase, gone, speed } = moment
  const { roll = 0, pitch = 0, heave = 0, everyS = 4 } = row.sways ?? {}
  const t = (timeS / everyS + phase) * full
  // A little unevenness of the road is felt when it goes.
  const shake = row.wheels && speed > 0.3 ? 0.004 * Math.sin(timeS * 21 + phase * 9) : 0
  const climbed = (row.climbs ?? 0) * timeS
  const heading = row.turnsPerS ? full * (row.turnsPerS * timeS + phase) : 0
  const body = placedFrame(
    [0, heave * Math.sin(t + 1) + shake + climbed, 0],
    heading,
    pitch * Math.sin(t * 0.83 + 0.6),
    roll * Math.sin(t),
  )
  const frames: Record<string, Frame> = { body }
  for (const [bone, { center, radius }] of Object.entries(row.wheels ?? {})) {
    frames[bone] = frameIn(placedFrame([0, 0, 0], heading), turnedFrame(center, 'z', -gone / radius))
  }
  for (const [bone, { center, axis, perS }] of Object.entries(row.spins ?? {})) {
    frames[bone] = frameIn(body, turnedFrame(center, axis, full * (perS * timeS + phase)))
  }
  for (const [bone, { center, axis, angle, perS }] of Object.entries(row.swings ?? {})) {
    frames[bone] = frameIn(body, turnedFrame(center, axis, angle * Math.sin(full * (perS * timeS + phase))))
  }
  return { frames, contacts: row.contacts ?? [], ...(row.puffs ? { puffs: row.puffs(moment).map((puff) => (climbed === 0 ? puff : { ...puff, point: add(puff.point, [0, climbed, 0]) })) } : {}) }
}

/** A tyre with a rim and spokes, its axle along z; plainer when it is small in the picture. */
export function addWheel({ mesh, pixelM }: Pick<Kit, 'mesh' | 'pixelM'>, bone: string, center: Point, radius: number, width: number, spokes = 5, inks: { tyre?: string; rim?: string } = {}): void {
  const { tyre = 'tyre', rim = 'rim' } = inks
  const half = width / 2
  const base = center
  const r = radius
  const around = Math.round(Math.max(9, Math.min(40, r / pixelM)))
  const sides = around > 14 ? 6 : 4
  lathe(mesh, base, [[r * 0.62, -half], [r * 0.9, -half], [r * 0.98, -half * 0.6], [r, 0], [r * 0.98, half * 0.6], [r * 0.9, half], [r * 0.62, half]], { bone, ink: tyre }, around, laid.alongZ)
  for (const side of [1, -1]) {
    const face = half * 0.72 * side
    // Turned the other way round, a form is seen from its other side.
    const facing = (profile: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
      const placed = profile.map(([radius, out]) => [radius, out * half * side] as const)
      return side > 0 ? placed : placed.toReversed()
    }
    // The rim: a lip before the tyre, and its inside down to the dark behind the spokes.
    lathe(mesh, base, facing([[r * 0.73, 0.94], [r * 0.71, 1.04], [r * 0.66, 1.02], [r * 0.66, 1.02], [r * 0.61, 0.35]]), { bone, ink: rim }, around, laid.alongZ)
    lathe(mesh, base, facing([[r * 0.66, 0.35], [0, 0.35]]), { bone, ink: tyre }, around, laid.alongZ)
    const count = around > 12 ? spokes : Math.min(spokes, 6)
    for (let i = 0; i < count; i++) {
      const a = (i / count) * full
      const ends = [add(base, [0, 0, face * 0.85]), add(base, [Math.cos(a) * r * 0.64, Math.sin(a) * r * 0.64, face * 1.05])]
      tube(mesh, ends, [r * 0.11, r * 0.06], { bone, ink: rim }, sides)
    }
    lathe(mesh, base, facing([[r * 0.18, 0.58], [r * 0.18, 0.76], [0, 0.78]]), { bone, ink: rim }, Math.ceil(around / 2), laid.alongZ)
  }
}

/**
 * Puffs that rise from a chimney and drift back, each growing and thinning with its age.
 *
 * @param perS - How many leave it a second.
 */
export function smoke(
  moment: Moment,
  from: Point,
  look: { color: string; density: number; perS: number; lastsS: number; riseM: number; backM: number; fromR: number; toR: number; glow?: number; spread?: number },
): Puff[] {
  const { timeS, phase, speed } = moment
  const puffs: Puff[] = []
  const newest = Math.floor((timeS + phase * 7) * look.perS)
  const count = Math.ceil(look.lastsS * look.perS)
  for (let n = newest - count; n <= newest; n++) {
    const age = timeS + phase * 7 - n / look.perS
    const part = age / look.lastsS
    if (part < 0 || part > 1) continue
    const wild = (k: number): number => Math.sin(n * 12.9898 + k * 78.233) * 43758.5453 % 1
    const spread = (look.spread ?? 0.3) * part
    puffs.push({
      // It stays behind in the air while the thing goes on.
      point: [
        from[0] - (look.backM + speed) * age * (0.4 + 0.6 * part) + wild(1) * spread,
        from[1] + look.riseM * (1 - (1 - part) ** 1.6),
        from[2] + wild(2) * spread,
      ],
      radius: look.fromR + (look.toR - look.fromR) * part ** 0.7,
      color: look.color,
      density: look.density * (1 - part) ** 1.2 * Math.min(1, age * 8),
      glow: look.glow ?? 0,
      seed: n * 1.7,
    })
  }
  // The oldest first: they lie farthest from the chimney.
  return puffs
}
