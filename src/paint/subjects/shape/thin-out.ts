/**
 * Fewer triangles where a surface is even: a processor that rasterises pays for every one of them, and a surface net has
 * as many on a flat door as on a face. Edges collapse by quadric error (Garland and Heckbert), in meshoptimizer.
 */
import { MeshoptSimplifier } from 'meshoptimizer'
import { Mesh, bonesPerVertex } from './mesh.ts'

/** What a change of an attribute by 1 weighs, in pixels of displacement: its tenth part is as bad as a few tenths. */
const weightsPx = { normal: 2, openness: 3, flutter: 3, ink: 3, bone: 4 } as const
/** Inks and bones are names: each is a point of its own in a space of so many dimensions, and mixtures lie between. */
const dimensions = { ink: 3, bone: 6 } as const

await MeshoptSimplifier.ready

export interface Thinning {
  /** Size of a pixel where it is seen, metres. */
  readonly pixelM: number
  /** How far the surface may move, pixels; what else changes weighs as much as it is seen. */
  readonly errorPx: number
  /** Whether a place stays as it is. */
  readonly isKept: (x: number, y: number, z: number) => boolean
}

/**
 * Thins out the last part of a mesh, a closed surface without seams: as few triangles as look the same.
 *
 * @param from - Where the part begins; its triangles name no other vertices.
 */
export function thinOut(mesh: Mesh, from: { firstVertex: number; firstTriangle: number }, { pixelM, errorPx, isKept }: Thinning): void {
  const part = tailOf(mesh, from.firstVertex, from.firstTriangle)
  const positions = Float32Array.from(part.positions)
  const locked = Uint8Array.from({ length: part.vertexCount }, (_, i) =>
    Number(isKept(part.positions[i * 3]!, part.positions[i * 3 + 1]!, part.positions[i * 3 + 2]!)))
  const { values, weights } = attributesOf(part, pixelM / MeshoptSimplifier.getScale(positions, 3))
  const [triangles] = MeshoptSimplifier.simplifyWithAttributes(
    Uint32Array.from(part.triangles), positions, 3, values, weights.length, weights, locked, 0, errorPx * pixelM, ['ErrorAbsolute'],
  )
  append(mesh, part, triangles)
}

/** Triangles of the same vertices for what shows the outline alone: a shadow, a mirror image. */
export function outlineTriangles(mesh: Mesh, errorM: number): Uint32Array<ArrayBuffer> {
  const [triangles] = MeshoptSimplifier.simplify(
    Uint32Array.from(mesh.triangles), Float32Array.from(mesh.positions), 3, 0, errorM, ['ErrorAbsolute'],
  )
  return Uint32Array.from(triangles)
}

/** What the vertices carry besides their places, and what each number of it weighs. */
function attributesOf(mesh: Mesh, pixel: number): { values: Float32Array; weights: number[] } {
  const [inks, bones] = [mesh.inkNames.map((_, i) => pointOf(i, dimensions.ink)), mesh.boneNames.map((_, i) => pointOf(i, dimensions.bone))]
  const values: number[] = []
  for (let i = 0; i < mesh.vertexCount; i++) {
    values.push(...mesh.normals.slice(i * 3, i * 3 + 3), mesh.openness[i]!, mesh.flutter[i]!)
    const [first, second, share] = [inks[mesh.inks[i * 3]!]!, inks[mesh.inks[i * 3 + 1]!]!, mesh.inks[i * 3 + 2]!]
    for (let k = 0; k < dimensions.ink; k++) values.push(first[k]! + (second[k]! - first[k]!) * share)
    for (let k = 0; k < dimensions.bone; k++) {
      let sum = 0
      for (let b = i * bonesPerVertex; b < (i + 1) * bonesPerVertex; b++) sum += mesh.weights[b]! * bones[mesh.bones[b]!]![k]!
      values.push(sum)
    }
  }
  const { normal, openness, flutter, ink, bone } = weightsPx
  const weights = [normal, normal, normal, openness, flutter, ...Array<number>(dimensions.ink).fill(ink), ...Array<number>(dimensions.bone).fill(bone)]
  return { values: Float32Array.from(values), weights: weights.map((weight) => weight * pixel) }
}

/** A corner of the unit cube for the first few, points inside it after that: no two are the same. */
function pointOf(index: number, size: number): number[] {
  const around = index >> size
  return Array.from({ length: size }, (_, k) => ((index >> k) & 1) * (1 - around * 0.37) + 0.11 * around)
}

/** Numbers of each kind that a vertex has. */
const vertexLists = { positions: 3, normals: 3, bones: bonesPerVertex, weights: bonesPerVertex, inks: 3, openness: 1, flutter: 1 } as const
const listNames = Object.keys(vertexLists) as (keyof typeof vertexLists)[]

/** Takes the last vertices and triangles out of a mesh, as a mesh of their own with the same names. */
function tailOf(mesh: Mesh, firstVertex: number, firstTriangle: number): Mesh {
  const part = new Mesh()
  part.boneNames.push(...mesh.boneNames)
  part.inkNames.push(...mesh.inkNames)
  for (const name of listNames) for (const value of mesh[name].splice(firstVertex * vertexLists[name])) part[name].push(value)
  for (const corner of mesh.triangles.splice(firstTriangle * 3)) part.triangles.push(corner - firstVertex)
  return part
}

/** Puts triangles of a part back, with the vertices that they name, in the order in which they do. */
function append(mesh: Mesh, part: Mesh, triangles: Uint32Array): void {
  const places = new Int32Array(part.vertexCount).fill(-1)
  for (const corner of triangles) {
    if (places[corner]! < 0) {
      places[corner] = mesh.vertexCount
      for (const name of listNames) {
        const size = vertexLists[name]
        for (let k = corner * size; k < (corner + 1) * size; k++) mesh[name].push(part[name][k]!)
      }
    }
    mesh.triangles.push(places[corner]!)
  }
}
