/** How an animal on four legs is built: numbers of its row. Lengths in metres, heights above the ground. */
import type { Inks } from '../ink.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import type { Solid } from '../shape/solid.ts'

export interface Beast {
  /** Height of the back over the fore legs and over the hind legs. */
  readonly withers: number
  readonly croup: number
  /** From the fore legs to the hind legs. */
  readonly length: number
  /** Depth and breadth of the trunk at chest, belly and rump. */
  readonly chest: readonly [depth: number, breadth: number]
  readonly belly: readonly [depth: number, breadth: number]
  readonly rump: readonly [depth: number, breadth: number]
  readonly neck: {
    readonly length: number
    /** Above the horizontal, radians. */
    readonly angle: number
    readonly radius: readonly [base: number, top: number]
  }
  readonly head: {
    /** Of the line from the poll to the nose against the horizontal, radians; negative = nose down. */
    readonly angle: number
    /** Radius of the skull: along, high, broad. */
    readonly skull: Point
    /** Length of the muzzle from the middle of the skull, and its radius at the root and at the nose. */
    readonly muzzle: readonly [length: number, root: number, nose: number]
    /** Where the eyes are in skull radii: forward, up, out; and their radius. */
    readonly eyes: readonly [number, number, number, radius: number]
    /** Ink of the upper lids, default `coat`. */
    readonly lid?: string
    readonly ears: { readonly kind: 'point' | 'round' | 'flop' | 'leaf' | 'long' | 'fan'; readonly size: number; readonly spread?: number }
  }
  readonly leg: {
    /** Radius at the top, at the middle joint and above the foot. */
    readonly fore: readonly [number, number, number]
    readonly hind: readonly [number, number, number]
    readonly foot: 'hoof' | 'paw' | 'pad'
    readonly footM: number
    /** Legs are pillars: they hardly bend. */
    readonly isPillar?: boolean
  }
  readonly tail: { readonly length: number; readonly radius: readonly [number, number]; readonly angle: number; readonly tuft?: number; readonly curl?: number }
  /** Names: `coat` and `eye`, `nose`, `hoof` at least; see {@link beastInks}. */
  readonly inks: Inks
  /** Hair that breaks the outline: length, how many, how far it stands off. */
  readonly hair?: { readonly lengthM: number; readonly count: number; readonly stands?: number; readonly widthM?: number }
  /** Gaits in the order of speed; default all. */
  readonly gallops?: boolean
  /** More forms: `at` maps parts of the body to points. */
  readonly more?: (solid: Solid, places: BeastPlaces) => void
  /** More forms of the head: markings of a face. Its skull has the ink `face`, when there is one. */
  readonly onFace?: (head: Solid, places: BeastPlaces) => void
  /** Sits while it eats, instead of lowering its head to the ground. */
  readonly eatsSitting?: true
  /** More triangles, after the solid; `action` is what the animal is doing. */
  readonly addMore?: (mesh: Mesh, places: BeastPlaces, pixelM: number, action: string | null) => void
}

/** Joints at rest; legs of the left side. */
export interface BeastPlaces {
  readonly beast: Beast
  readonly shoulder: Point
  readonly elbow: Point
  readonly wrist: Point
  readonly foreFoot: Point
  readonly hip: Point
  readonly knee: Point
  readonly hock: Point
  readonly hindFoot: Point
  readonly neckBase: Point
  /** Middle of the skull. */
  readonly head: Point
  readonly tailBase: Point
  /** A point of the head: forward along the muzzle, up, to the left, metres. */
  onHead(forward: number, up: number, left?: number): Point
  /** A point of the neck: part of its length, up off its middle, to the left, metres. */
  onNeck(part: number, up: number, left?: number): Point
  readonly tail: readonly Point[]
}

export const beastInks = {
  eye: { color: '#17100c', gloss: 0.5 },
  /** The light that an eye catches. */
  glint: { color: '#ffffff', glow: 0.4 },
  nose: { color: '#1c1512', gloss: 0.5 },
  hoof: { color: '#33291f', gloss: 0.25 },
  inside: { color: '#c99a86' },
} as const satisfies Inks

export function placesOf(beast: Beast): BeastPlaces {
  const { withers, croup, length, chest, rump, neck, head, leg, tail } = beast
  const half = length / 2
  const foreZ = chest[1] * 0.3
  const hindZ = rump[1] * 0.3
  const shoulder: Point = [half * 0.86, withers - chest[0] * 0.52, foreZ]
  const hip: Point = [-half * 0.82, croup - rump[0] * 0.42, hindZ]
  const footY = leg.footM * 0.35
  const foreFoot: Point = [half * 0.8, footY, foreZ]
  const hindFoot: Point = [-half * 0.98, footY, hindZ]
  const foreLeg = shoulder[1] - footY
  const hindLeg = hip[1] - footY
  const pillar = leg.isPillar ? 0.35 : 1
  const elbow: Point = [shoulder[0] - 0.13 * foreLeg * pillar, shoulder[1] - foreLeg * 0.3, foreZ]
  const wrist: Point = [foreFoot[0] + 0.012 * foreLeg, footY + foreLeg * (leg.isPillar ? 0.3 : 0.34), foreZ]
  const knee: Point = [hip[0] + 0.16 * hindLeg * pillar, hip[1] - hindLeg * 0.36, hindZ]
  const hock: Point = [hindFoot[0] - 0.075 * hindLeg * pillar, footY + hindLeg * (leg.isPillar ? 0.26 : 0.33), hindZ]
  const neckBase: Point = [half * 0.92, withers - chest[0] * 0.26, 0]
  const [nx, ny] = [Math.cos(neck.angle), Math.sin(neck.angle)]
  const poll: Point = [neckBase[0] + nx * neck.length, neckBase[1] + ny * neck.length, 0]
  const onNeck = (part: number, up: number, left = 0): Point => [
    neckBase[0] + nx * neck.length * part - ny * up,
    neckBase[1] + ny * neck.length * part + nx * up,
    left,
  ]
  const [hx, hy] = [Math.cos(head.angle), Math.sin(head.angle)]
  const onHead = (forward: number, up: number, left = 0): Point => [poll[0] + hx * forward - hy * up, poll[1] + hy * forward + hx * up, left]
  const tailBase: Point = [-half * 1.08 - rump[0] * 0.1, croup - rump[0] * 0.16, 0]
  const tailPoints: Point[] = [tailBase]
  let angle = tail.angle
  for (let i = 1; i <= 6; i++) {
    const [x, y] = tailPoints.at(-1)!
    tailPoints.push([x + (Math.cos(angle) * tail.length) / 6, y + (Math.sin(angle) * tail.length) / 6, 0])
    angle += (tail.curl ?? 0) / 6
  }
  return { beast, shoulder, elbow, wrist, foreFoot, hip, knee, hock, hindFoot, neckBase, head: poll, tailBase, onHead, onNeck, tail: tailPoints }
}
