/** A figure: its triangles at rest, its inks, and how it moves. */
import type { Inks } from './ink.ts'
import { type Frame, matrixFloats, restFrame, writeMatrix } from './pose.ts'
import type { Mesh } from './shape/mesh.ts'
import type { Point } from './shape/point.ts'

/** What a figure needs to know of a moment. */
export interface Moment {
  /** Seconds of the clip. */
  readonly timeS: number
  /** Part of its motion's cycle that it is ahead of others, 0 … 1. */
  readonly phase: number
  /** m/s that it goes in its own x. */
  readonly speed: number
  /** Height of the ground along its way, relative to that below it now: metres ahead → metres. */
  readonly ground: (ahead: number, aside: number) => number
  /** Metres gone since time 0. */
  readonly gone: number
  readonly action: string | null
  /** How far to its left it would have to turn to look at the viewer, radians; left out: nobody looks. */
  readonly viewer?: number
}

/** A place where it touches what it stands on. */
export interface Contact {
  readonly point: Point
  readonly radius: number
  /** Height above the ground; the shadow below it fades with it. */
  readonly lift: number
}

/** A soft ball of smoke, steam, spray or fire. */
export interface Puff {
  readonly point: Point
  readonly radius: number
  /** `#rrggbb`. */
  readonly color: string
  /** 0 … 1 */
  readonly density: number
  /** Light of its own instead of the scene's, 0 … */
  readonly glow: number
  /** Shifts its pattern. */
  readonly seed: number
}

export interface Pose {
  /** By the names of bones; one that is left out stays as at rest. */
  readonly frames: Readonly<Record<string, Frame>>
  readonly contacts: readonly Contact[]
  readonly puffs?: readonly Puff[]
}

export interface Figure {
  readonly mesh: Mesh
  readonly inks: Inks
  /** Frames of all bones as the mesh was built. */
  readonly rest: Readonly<Record<string, Frame>>
  /** Of the whole figure, 0 … 1; left out: 1. */
  readonly opacity?: number
  move(moment: Moment): Pose
  /** Where somebody who rides it sits, in its own axes; left out: nobody can. */
  seat?(pose: Pose): Frame
}

/**
 * @param pixelM - Size of one pixel where it will be seen, metres: finer details are left out.
 * @param action - What it will do: a bird that sits has its wings folded.
 */
export type FigureMaker = (pixelM: number, action: string | null) => Figure

export function poseMatrices(figure: Figure, pose: Pose): Float32Array {
  const { boneNames } = figure.mesh
  const out = new Float32Array(boneNames.length * matrixFloats)
  for (const [i, name] of boneNames.entries()) {
    const rest = figure.rest[name] ?? restFrame
    writeMatrix(out, i * matrixFloats, rest, pose.frames[name] ?? rest)
  }
  return out
}

/** Corners of the boxes around what hangs on each bone: two points per bone; a bone without a vertex has none. */
export function boneBoxes(mesh: Mesh): (readonly [low: Point, high: Point] | null)[] {
  const low = mesh.boneNames.map(() => [Infinity, Infinity, Infinity] as [number, number, number])
  const high = mesh.boneNames.map(() => [-Infinity, -Infinity, -Infinity] as [number, number, number])
  for (let i = 0; i < mesh.vertexCount; i++) {
    for (let k = 0; k < 4; k++) {
      if (mesh.weights[i * 4 + k]! < 0.15) continue
      const bone = mesh.bones[i * 4 + k]!
      for (let axis = 0; axis < 3; axis++) {
        low[bone]![axis] = Math.min(low[bone]![axis]!, mesh.positions[i * 3 + axis]!)
        high[bone]![axis] = Math.max(high[bone]![axis]!, mesh.positions[i * 3 + axis]!)
      }
    }
  }
  return low.map((from, bone) => (from[0] === Infinity ? null : ([from, high[bone]!] as const)))
}

