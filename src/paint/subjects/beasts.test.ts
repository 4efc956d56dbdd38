import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { beasts } from './beasts.ts'
import type { Mesh } from './shape/mesh.ts'
import { type Point, add, cross, dot, minus, times, unit } from './shape/point.ts'

/** Coarse enough that no hair grows: only the body can hide an eye. */
const pixelM = 0.1

describe('eyes of animals', () => {
  for (const kind of ['lion', 'tiger', 'leopard', 'bear', 'polar-bear', 'panda', 'dog', 'wolf', 'fox', 'cat', 'horse', 'deer', 'elephant']) {
    it(`should lie open on the head of a ${kind}, seen from before it and from aside`, () => {
      const { mesh, rest } = beasts[kind]!(pixelM, null)
      const eye = verticesOf(mesh, 'eyes').filter((i) => pointOf(mesh, i)[2] > 0)
      const center = times(eye.map((i) => pointOf(mesh, i)).reduce(add), 1 / eye.length)
      const outward = unit(add(unit(minus(center, rest['head']!.origin)), [0.3, 0, 0.3]))
      const outermost = Math.max(...eye.map((i) => dot(minus(pointOf(mesh, i), center), outward)))
      assert.equal(hiddenBy(mesh, add(center, times(outward, outermost)), outward), null)
    })
  }
})

function pointOf({ positions }: Mesh, i: number): Point {
  return [positions[i * 3]!, positions[i * 3 + 1]!, positions[i * 3 + 2]!]
}

function verticesOf(mesh: Mesh, bone: string): number[] {
  return Array.from({ length: mesh.vertexCount }, (_, i) => i).filter((i) => mesh.boneNames[mesh.bones[i * 4]!] === bone)
}

/** The ink of the first triangle that a ray meets, Möller and Trumbore 1997. */
function hiddenBy(mesh: Mesh, from: Point, along: Point): string | null {
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const first = mesh.triangles[t]!
    if (['eyes', 'lids'].includes(mesh.boneNames[mesh.bones[first * 4]!]!)) continue
    const [a, b, c] = [0, 1, 2].map((k) => pointOf(mesh, mesh.triangles[t + k]!)) as [Point, Point, Point]
    const [ab, ac] = [minus(b, a), minus(c, a)]
    const p = cross(along, ac)
    const det = dot(ab, p)
    if (Math.abs(det) < 1e-12) continue
    const to = minus(from, a)
    const u = dot(to, p) / det
    const q = cross(to, ab)
    const v = dot(along, q) / det
    if (u >= 0 && v >= 0 && u + v <= 1 && dot(ac, q) / det > 1e-4) return mesh.inkNames[mesh.inks[first * 3]!]!
  }
  return null
}
