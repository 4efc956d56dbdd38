/** How a bird is built: numbers of its row, metres. */
import type { Inks } from '../ink.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import type { Solid } from '../shape/solid.ts'

export interface Bird {
  /** From breast to the root of the tail, and its radii, high and broad. */
  readonly body: readonly [length: number, high: number, broad: number]
  /** Of the body's axis when it stands or sits, radians above the horizontal. */
  readonly stance: number
  readonly neck: { readonly length: number; readonly radius: number; /** When it stands; flying, it is stretched. */ readonly angle: number; readonly curve?: number }
  readonly head: number
  readonly beak: { readonly length: number; readonly radius: number; readonly hook?: number; readonly flat?: number }
  readonly eye: number
  readonly wing: { readonly span: number; readonly chord: number; readonly tip: 'pointed' | 'fingers' | 'round' }
  readonly tail: { readonly length: number; readonly spread: number; readonly fork?: number }
  readonly legM: number
  /** Time of one beat of the wings, seconds, and its size, radians; how much of the time it glides. */
  readonly beat: { readonly cycleS: number; readonly swing: number; readonly glides?: number }
  /** Height of the post that it sits on when it perches, metres. */
  readonly postM?: number
  /** Sits on water when it rests. */
  readonly swims?: boolean
  /** Paddles instead of folded wings: how far up the body they hang (−1 … 1), their length and half breadth, metres. */
  readonly flippers?: { readonly along: number; readonly length: number; readonly half: number }
  readonly inks: Inks
  readonly more?: (solid: Solid, places: BirdPlaces) => void
  readonly addMore?: (mesh: Mesh, places: BirdPlaces) => void
}

export interface BirdPlaces {
  readonly bird: Bird
  readonly flies: boolean
  readonly middle: Point
  readonly neckBase: Point
  readonly head: Point
  readonly tailBase: Point
  /** Where the left flipper hangs. */
  readonly shoulder: Point
  /** A point along the body: from −1 at the tail to 1 at the breast, up, to the left. */
  onBody(along: number, up: number, left?: number): Point
  onHead(forward: number, up: number, left?: number): Point
}

export function birdPlaces(bird: Bird, flies: boolean): BirdPlaces {
  const [length, high] = bird.body
  const tilt = flies ? 0.06 : bird.stance
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)]
  const standing = bird.swims ? high * 0.5 : bird.legM + high * 0.85 + (length / 2) * Math.abs(s) * 0.35
  const middle: Point = [0, flies ? 0 : standing, 0]
  const onBody = (along: number, up: number, left = 0): Point => {
    const x = (along * length) / 2
    return [middle[0] + x * c - up * s, middle[1] + x * s + up * c, left]
  }
  const neckBase = onBody(0.72, high * 0.28)
  const neckAngle = flies ? Math.min(bird.neck.angle, 0.12) : bird.neck.angle
  const head: Point = [neckBase[0] + Math.cos(neckAngle) * bird.neck.length, neckBase[1] + Math.sin(neckAngle) * bird.neck.length, 0]
  return {
    bird, flies, middle, neckBase, head, onBody,
    tailBase: onBody(-0.86, high * 0.15),
    shoulder: onBody(bird.flippers?.along ?? 0.3, 0, bird.body[2] * 0.82),
    onHead: (forward, up, left = 0) => [head[0] + forward, head[1] + up, left],
  }
}
