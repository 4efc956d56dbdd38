/** Triangles of a figure in its rest pose, with what moves and colours them. */
import type { Point } from './point.ts'

/** A vertex follows four bones at most. */
export const bonesPerVertex = 4

export class Mesh {
  readonly positions: number[] = []
  readonly normals: number[] = []
  /** Index of a bone and its share, four of each per vertex. */
  readonly bones: number[] = []
  readonly weights: number[] = []
  /** Two inks and how much of the second, per vertex: `[first, second, share]`. */
  readonly inks: number[] = []
  /** How open the place is to light from all around, 0 … 1. */
  readonly openness: number[] = []
  /** How far wind and motion move the place beyond its bones, 0 … 1. */
  readonly flutter: number[] = []
  readonly triangles: number[] = []
  readonly boneNames: string[] = []
  readonly inkNames: string[] = []

  get vertexCount(): number {
    return this.openness.length
  }

  boneIndex(name: string): number {
    return indexIn(this.boneNames, name)
  }

  inkIndex(name: string): number {
    return indexIn(this.inkNames, name)
  }

  /** A vertex of one bone and one ink; more are set by whoever builds from a solid. @returns Its index. */
  vertex(position: Point, normal: Point, bone: string, ink: string, openness = 1, flutter = 0): number {
    const index = this.vertexCount
    this.positions.push(...position)
    this.normals.push(...normal)
    this.bones.push(this.boneIndex(bone), 0, 0, 0)
    this.weights.push(1, 0, 0, 0)
    const inkAt = this.inkIndex(ink)
    this.inks.push(inkAt, inkAt, 0)
    this.openness.push(openness)
    this.flutter.push(flutter)
    return index
  }

  triangle(a: number, b: number, c: number): void {
    this.triangles.push(a, b, c)
  }

  /** Corners in order around the face, counter-clockwise seen from outside. */
  quad(a: number, b: number, c: number, d: number): void {
    this.triangles.push(a, b, c, a, c, d)
  }
}

function indexIn(names: string[], name: string): number {
  const known = names.indexOf(name)
  return known >= 0 ? known : names.push(name) - 1
}
