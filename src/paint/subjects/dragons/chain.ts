/** A row of bones along a line: necks, tails and long bodies. */
import { type Frame, boneFrame } from '../pose.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, distance, minus, turned } from '../shape/point.ts'

/** Frames of the bones between the points, `name0` first. */
export function chainFrames(name: string, points: readonly Point[], side: Point = [0, 0, 1]): Record<string, Frame> {
  const entries = points.slice(0, -1).map((point, i) => [`${name}${i}`, boneFrame(point, points[i + 1]!, side)] as const)
  return Object.fromEntries(entries)
}

/**
 * The points of a chain whose joints are turned, each carrying on from the one before.
 *
 * @param first - Where it begins now.
 * @param turnOf - Of joint `i` against rest, about z and about y, radians.
 */
export function turnedChain(rest: readonly Point[], first: Point, turnOf: (i: number) => readonly [pitch: number, yaw: number]): Point[] {
  const points = [first]
  let [pitch, yaw] = [0, 0]
  for (let i = 0; i + 1 < rest.length; i++) {
    const [morePitch, moreYaw] = turnOf(i)
    pitch += morePitch
    yaw += moreYaw
    points.push(add(points.at(-1)!, turned(turned(minus(rest[i + 1]!, rest[i]!), 'z', pitch), 'y', yaw)))
  }
  return points
}

/** Points at even distances along a line. */
export function evenly(line: readonly Point[], count: number): Point[] {
  const lengths = [0]
  for (let i = 1; i < line.length; i++) lengths.push(lengths.at(-1)! + distance(line[i - 1]!, line[i]!))
  const total = lengths.at(-1)!
  let at = 1
  return Array.from({ length: count }, (_, i) => {
    const wanted = (total * i) / (count - 1)
    while (at < line.length - 1 && lengths[at]! < wanted) at++
    const part = (wanted - lengths[at - 1]!) / Math.max(lengths[at]! - lengths[at - 1]!, 1e-9)
    const [a, b] = [line[at - 1]!, line[at]!]
    return add(a, [(b[0] - a[0]) * part, (b[1] - a[1]) * part, (b[2] - a[2]) * part])
  })
}

/**
 * Hangs the vertices from `first` on onto the bones of a chain that lies along −x, each on the two it is between.
 *
 * @param boneM - Length of one bone.
 * @param startX - Where the first bone begins.
 */
export function hangOnChain(mesh: Mesh, first: number, name: string, count: number, startX: number, boneM: number): void {
  const indices = Array.from({ length: count }, (_, i) => mesh.boneIndex(`${name}${i}`))
  for (let i = first; i < mesh.vertexCount; i++) {
    const at = Math.min(count - 1.001, Math.max(0, (startX - mesh.positions[i * 3]!) / boneM - 0.5))
    const bone = Math.floor(at)
    mesh.bones[i * 4] = indices[bone]!
    mesh.bones[i * 4 + 1] = indices[Math.min(count - 1, bone + 1)]!
    mesh.weights[i * 4] = 1 - (at - bone)
    mesh.weights[i * 4 + 1] = at - bone
  }
}
