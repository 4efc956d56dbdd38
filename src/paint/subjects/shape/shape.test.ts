import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { block, cord, earTriangles, globe, laid, lathe, plate, rod, tube } from './forms.ts'
import { Mesh } from './mesh.ts'
import { type Point, cross, dot, minus } from './point.ts'
import { Solid } from './solid.ts'
import { addSurface } from './surface.ts'

const look = { bone: 'root', ink: 'ink' }

function pointAt(mesh: Mesh, index: number): Point {
  const [x, y, z] = mesh.positions.slice(index * 3, index * 3 + 3)
  return [x!, y!, z!]
}

/** Positive when the faces of a closed form turn outward: six times what it holds. */
function volumeOf(mesh: Mesh): number {
  let sum = 0
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => pointAt(mesh, mesh.triangles[i + k]!)) as [Point, Point, Point]
    sum += dot(a, cross(b, c))
  }
  return sum / 6
}

/** Edges sharper than a cell fold a few slivers. */
function checkFacing(mesh: Mesh, folded = 0): void {
  let wrong = 0
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const corners = [0, 1, 2].map((k) => mesh.triangles[i + k]!)
    const [a, b, c] = corners.map((index) => pointAt(mesh, index)) as [Point, Point, Point]
    const face = cross(minus(b, a), minus(c, a))
    const normals = corners.map((index) => mesh.normals.slice(index * 3, index * 3 + 3) as unknown as Point)
    if (Math.hypot(...face) > 1e-10 && normals.every((normal) => dot(normal, face) < 0)) wrong++
  }
  assert.ok(wrong <= folded * (mesh.triangles.length / 3), `${wrong} faces whose normals look the other way`)
}

const ring = [[0, 0], [1, 0], [1, 1], [0.6, 1], [0.6, 0.4], [0.4, 0.4], [0.4, 1], [0, 1]] as const

describe('forms', () => {
  const closed: Record<string, [(mesh: Mesh) => void, volume: number, tolerance: number]> = {
    lathe: [(mesh) => lathe(mesh, [1, 0, 0], [[0, 0], [0.5, 0], [0.5, 1], [0, 1]], look, 48), Math.PI / 4, 0.01],
    'a sharp lathe along x': [(mesh) => lathe(mesh, [0, 0, 0], [[0, 0], [0.5, 0], [0.5, 0], [0.5, 1], [0.5, 1], [0, 1]], look, 48, laid.alongX), Math.PI / 4, 0.01],
    'a lathe along z': [(mesh) => lathe(mesh, [0, 0, 0], [[0, 0], [0.5, 0], [0.5, 1], [0, 1]], look, 48, laid.alongZ), Math.PI / 4, 0.01],
    tube: [(mesh) => tube(mesh, [[0, 0, 0], [0, 0.5, 0], [0, 1, 0]], [0.2], look, 32), Math.PI * 0.04, 0.002],
    cord: [(mesh) => cord(mesh, [[0, 0, 0], [1, 0.2, 0], [2, 0, 0.3]], [0.1, 0.05], look), 0.036, 0.012],
    block: [(mesh) => block(mesh, [3, 1, 1], [0.5, 1, 0.25], look), 1, 1e-9],
    plate: [(mesh) => plate(mesh, ring, [0, 0.5], look), 0.5 * 0.88, 1e-9],
    globe: [(mesh) => globe(mesh, [0, 2, 0], [0.5, 1, 0.5], look, 40), (4 / 3) * Math.PI * 0.25, 0.02],
    rod: [(mesh) => rod(mesh, [0, 0, 0], [0, 1, 0], 0.1, 0.1, look, 32), Math.PI * 0.01 + (4 / 3) * Math.PI * 0.001, 0.002],
  }
  for (const [name, [build, volume, tolerance]] of Object.entries(closed)) {
    it(`should close ${name} and face it outward`, () => {
      const mesh = new Mesh()
      build(mesh)
      checkFacing(mesh)
      assert.ok(Math.abs(volumeOf(mesh) - volume) <= tolerance, `${volumeOf(mesh)} instead of ${volume}`)
    })
  }

  it('should cut a hollow outline into triangles that cover it once', () => {
    const area = earTriangles(ring).reduce((sum, [a, b, c]) => {
      const [[ax, ay], [bx, by], [cx, cy]] = [ring[a]!, ring[b]!, ring[c]!]
      const own = ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2
      assert.ok(own >= 0)
      return sum + own
    }, 0)
    assert.ok(Math.abs(area - 0.88) < 1e-9)
  })
})

describe('addSurface', () => {
  function meshOf(solid: Solid, cell: number): Mesh {
    const mesh = new Mesh()
    addSurface(mesh, solid, { cell })
    checkFacing(mesh, 0.002)
    return mesh
  }

  it('should close a ball on its surface, at any place of the grid', () => {
    for (const shift of [0, 0.013, 0.37]) {
      const mesh = meshOf(new Solid().ball('root', [shift, 0.4, -shift], 0.5, 'ink'), 0.06)
      assert.ok(Math.abs(volumeOf(mesh) - (4 / 3) * Math.PI * 0.125) < 0.01)
      for (let i = 0; i < mesh.vertexCount; i++) {
        const p = minus(pointAt(mesh, i), [shift, 0.4, -shift])
        assert.ok(Math.abs(Math.hypot(...p) - 0.5) < 0.004)
      }
    }
  })

  it('should make one closed body of limbs that melt, whatever lies far away', () => {
    const solid = new Solid(0.05)
      .limb('a', [0, 0, 0], [1, 0, 0], 0.1, 0.2, 'ink')
      .limb('b', [1, 0, 0], [1, 1, 0], 0.15, 0.05, 'ink')
      .block('c', [3, 0, 0], [0.2, 0.3, 0.1], 'ink', { turn: [0.3, 0.5, -0.2] })
      .ball('c', [3, 0.3, 0], 0.1, 'ink', { role: 'cuts' })
    const mesh = meshOf(solid, 0.04)
    const edges = new Map<string, number>()
    for (let i = 0; i < mesh.triangles.length; i += 3) {
      for (const [a, b] of [[0, 1], [1, 2], [2, 0]] as const) {
        const [from, to] = [mesh.triangles[i + a]!, mesh.triangles[i + b]!]
        const key = from < to ? `${from} ${to}` : `${to} ${from}`
        edges.set(key, (edges.get(key) ?? 0) + (from < to ? 1 : -1))
      }
    }
    assert.ok([...edges.values()].every((sum) => sum === 0), 'an edge has a face on one side only')
  })

  it('should let a place follow the bones that are near it, and paint it with its form', () => {
    const solid = new Solid(0.02)
      .limb('upper', [0, 0, 0], [0, -0.4, 0], 0.06, 0.05, 'sleeve')
      .limb('lower', [0, -0.4, 0], [0, -0.8, 0], 0.05, 0.04, 'skin')
      .ball('lower', [0, -0.84, 0], 0.05, 'ring', { role: 'paints' })
    const mesh = meshOf(solid, 0.015)
    for (let i = 0; i < mesh.vertexCount; i++) {
      const [, y] = pointAt(mesh, i)
      const sum = mesh.weights.slice(i * 4, i * 4 + 4).reduce((a, b) => a + b, 0)
      assert.ok(Math.abs(sum - 1) < 1e-9)
      const [first, second, share] = mesh.inks.slice(i * 3, i * 3 + 3) as [number, number, number]
      const ink = mesh.inkNames[share > 0.5 ? second : first]
      if (y > -0.3) assert.equal(ink, 'sleeve')
      if (y < -0.5 && y > -0.75) assert.equal(ink, 'skin')
      if (y < -0.82) assert.equal(ink, 'ring')
    }
  })

  it('should take light from a place between two others', () => {
    const mesh = meshOf(new Solid(0.005).ball('a', [0, 0, 0], 0.3, 'ink').ball('b', [0.5, 0, 0], 0.3, 'ink'), 0.03)
    let [open, between] = [0, 1]
    for (let i = 0; i < mesh.vertexCount; i++) {
      const [x, y] = pointAt(mesh, i)
      if (y > 0.28) open = Math.max(open, mesh.openness[i]!)
      if (Math.abs(x - 0.25) < 0.03) between = Math.min(between, mesh.openness[i]!)
    }
    assert.ok(open > 0.9 && between < 0.6, `${open} ${between}`)
  })

  it('should cut a stencil along its edge: every face is on one side, and the surface stays closed', () => {
    const solid = new Solid(0.02)
      .ball('root', [0, 0, 0], 0.5, 'coat')
      .ball('root', [0.4, 0.2, 0], 0.31, 'mark', { role: 'stencils' })
    const mesh = meshOf(solid, 0.06)
    const mark = mesh.inkNames.indexOf('mark')
    let marked = 0
    for (let i = 0; i < mesh.triangles.length; i += 3) {
      const corners = [0, 1, 2].map((k) => mesh.triangles[i + k]!)
      const inks = new Set(corners.map((corner) => mesh.inks[corner * 3]!))
      assert.equal(inks.size, 1, 'a face of two inks')
      for (const corner of corners) {
        const d = Math.hypot(...minus(pointAt(mesh, corner), [0.4, 0.2, 0])) - 0.31
        assert.ok(inks.has(mark) ? d < 0.006 : d > -0.006, `${d}`)
      }
      if (inks.has(mark)) marked++
    }
    assert.ok(marked > 20)
    assert.ok(Math.abs(volumeOf(mesh) - (4 / 3) * Math.PI * 0.125) < 0.012)
  })
})

describe('a hollow', () => {
  it('should have its own ink on its walls and leave the skin around it', () => {
    const mesh = new Mesh()
    const solid = new Solid(0.01).block('root', [0, 0, 0], [1, 1, 1], 'paint').limb('root', [0, 0, 0.4], [0, 0, 2], 0.5, 0.5, 'well', { role: 'hollows', melt: 0.01 })
    addSurface(mesh, solid, { cell: 0.08 })
    const shown = (i: number): string => mesh.inkNames[mesh.inks[i * 3 + (mesh.inks[i * 3 + 2]! > 0.5 ? 1 : 0)]!]!
    const inks = (where: (point: Point) => boolean): Set<string> => new Set(Array.from({ length: mesh.vertexCount }, (_, i) => i).filter((i) => where(pointAt(mesh, i))).map(shown))
    assert.deepEqual(inks(([x, y, z]) => Math.hypot(x, y) < 0.55 && z > -0.2 && z < 0.8), new Set(['well']))
    assert.deepEqual(inks(([x, y]) => Math.hypot(x, y) > 0.7), new Set(['paint']))
  })
})
