/**
 * Paints a part of a mesh with a sharp edge: triangles that the edge crosses are cut along it, so that a window or a
 * mark is as crisp as the figure's outline whatever the size of its cells.
 */
import { type Mesh, bonesPerVertex } from './mesh.ts'
import type { Form } from './solid.ts'

/** @param firstVertex - Of the part that is painted. */
export function stencil(mesh: Mesh, form: Pick<Form, 'distance' | 'ink'>, firstVertex: number, firstTriangle: number): void {
  const ink = mesh.inkIndex(form.ink)
  const distances = new Map<number, number>()
  const distanceAt = (vertex: number): number => {
    let d = distances.get(vertex)
    if (d === undefined) {
      d = form.distance(mesh.positions[vertex * 3]!, mesh.positions[vertex * 3 + 1]!, mesh.positions[vertex * 3 + 2]!)
      distances.set(vertex, d)
    }
    return d
  }
  const inside = new Map<number, number>()
  /** The vertex in the new ink. */
  const painted = (vertex: number): number => {
    let copy = inside.get(vertex)
    if (copy === undefined) {
      copy = copyOf(mesh, vertex)
      mesh.inks.splice(copy * 3, 3, ink, ink, 0)
      inside.set(vertex, copy)
      distances.set(copy, -1e-9)
    }
    return copy
  }
  const cuts = new Map<string, number>()
  const cut = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    let vertex = cuts.get(key)
    if (vertex === undefined) {
      const [da, db] = [distanceAt(a), distanceAt(b)]
      vertex = between(mesh, a, b, da / (da - db))
      cuts.set(key, vertex)
    }
    return vertex
  }
  const old = mesh.triangles.splice(firstTriangle * 3)
  for (let i = 0; i < old.length; i += 3) {
    const corners = [old[i]!, old[i + 1]!, old[i + 2]!] as const
    if (corners[0] < firstVertex) {
      mesh.triangles.push(...corners)
      continue
    }
    const isIn = corners.map((corner) => distanceAt(corner) < 0)
    const count = isIn.filter(Boolean).length
    if (count === 0) mesh.triangles.push(...corners)
    else if (count === 3) mesh.triangles.push(...corners.map(painted))
    else {
      // Turned so that the corner that stands alone comes first.
      const alone = isIn.findIndex((value) => value === (count === 1))
      const [a, b, c] = [corners[alone]!, corners[(alone + 1) % 3]!, corners[(alone + 2) % 3]!]
      const [ab, ac] = [cut(a, b), cut(a, c)]
      const tip = [a, ab, ac]
      const rest = [ab, b, c, ab, c, ac]
      mesh.triangles.push(...(count === 1 ? tip.map(painted) : tip), ...(count === 1 ? rest : rest.map(painted)))
    }
  }
}

function copyOf(mesh: Mesh, vertex: number): number {
  const copy = mesh.vertexCount
  for (let k = 0; k < 3; k++) {
    mesh.positions.push(mesh.positions[vertex * 3 + k]!)
    mesh.normals.push(mesh.normals[vertex * 3 + k]!)
    mesh.inks.push(mesh.inks[vertex * 3 + k]!)
  }
  for (let k = 0; k < bonesPerVertex; k++) {
    mesh.bones.push(mesh.bones[vertex * 4 + k]!)
    mesh.weights.push(mesh.weights[vertex * 4 + k]!)
  }
  mesh.openness.push(mesh.openness[vertex]!)
  mesh.flutter.push(mesh.flutter[vertex]!)
  return copy
}

/** A vertex on an edge; its bones are those of the nearer end. */
function between(mesh: Mesh, a: number, b: number, part: number): number {
  const vertex = copyOf(mesh, part < 0.5 ? a : b)
  const blend = (list: number[], size: number): void => {
    for (let k = 0; k < size; k++) list[vertex * size + k] = list[a * size + k]! + (list[b * size + k]! - list[a * size + k]!) * part
  }
  blend(mesh.positions, 3)
  blend(mesh.normals, 3)
  blend(mesh.openness, 1)
  blend(mesh.flutter, 1)
  const [x, y, z] = [mesh.normals[vertex * 3]!, mesh.normals[vertex * 3 + 1]!, mesh.normals[vertex * 3 + 2]!]
  const l = Math.max(Math.hypot(x, y, z), 1e-9)
  for (let k = 0; k < 3; k++) mesh.normals[vertex * 3 + k] = mesh.normals[vertex * 3 + k]! / l
  return vertex
}
