import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Mesh } from './mesh.ts'
import { Solid } from './solid.ts'
import { addSurface } from './surface.ts'
import { outlineTriangles } from './thin-out.ts'

/** As {@link addSurface} makes it when a pixel is a quarter of a cell. */
function surfaceOf(solid: Solid, cell: number): Mesh {
  const mesh = new Mesh()
  addSurface(mesh, solid, { cell })
  return mesh
}

/** Area of the triangles that face one way, square metres, by ink. */
function areaToward(mesh: Mesh, axis: 0 | 1 | 2): Map<string, number> {
  const areas = new Map<string, number>()
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => mesh.positions.slice(mesh.triangles[t + k]! * 3, mesh.triangles[t + k]! * 3 + 3)) as [number[], number[], number[]]
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3]
    const area = ((b[u]! - a[u]!) * (c[v]! - a[v]!) - (b[v]! - a[v]!) * (c[u]! - a[u]!)) / 2
    const ink = mesh.inkNames[mesh.inks[mesh.triangles[t]! * 3]!]!
    if (area > 0) areas.set(ink, (areas.get(ink) ?? 0) + area)
  }
  return areas
}

describe('a surface that is thinned out', () => {
  const box = (): Solid => new Solid().block('body', [0, 0, 0], [1, 0.5, 0.5], 'paint', { round: 0.05 })

  it('should have few triangles on flat sides and keep their shape', () => {
    const mesh = surfaceOf(box(), 0.04)
    // A net of such cells has 50 × 25 × 2 triangles on the long sides alone.
    assert.ok(mesh.triangles.length / 3 < 2500, `${mesh.triangles.length / 3} triangles`)
    for (const [axis, side] of [[0, 1], [1, 2], [2, 2]] as const) {
      const [area] = areaToward(mesh, axis).values()
      assert.ok(Math.abs(area! - side) < 0.03, `${area} m² toward axis ${axis}, not ${side}`)
    }
    for (let i = 0; i < mesh.positions.length; i += 3) {
      const [x, y, z] = mesh.positions.slice(i, i + 3) as [number, number, number]
      assert.ok(Math.abs(x) < 1.02 && Math.abs(y) < 0.52 && Math.abs(z) < 0.52)
    }
  })

  it('should still be cut by a stencil as large as it was drawn', () => {
    const solid = box().block('body', [0.3, 0.1, 0.5], [0.2, 0.15, 0.1], 'glass', { role: 'stencils', round: 0.001 })
    const areas = areaToward(surfaceOf(solid, 0.04), 2)
    assert.ok(Math.abs(areas.get('glass')! - 0.12) < 0.006, `${areas.get('glass')} m² of glass, not 0.12`)
  })

  it('should keep what bends and where colours meet', () => {
    const arm = new Solid()
      .limb('upper', [0, 0, 0], [0.5, 0, 0], 0.06, 0.05, 'sleeve')
      .limb('lower', [0.5, 0, 0], [1, 0, 0], 0.05, 0.04, 'skin')
    const mesh = surfaceOf(arm, 0.012)
    const near = (x: number): number => {
      let count = 0
      for (let i = 0; i < mesh.positions.length; i += 3) if (Math.abs(mesh.positions[i]! - x) < 0.05) count++
      return count
    }
    assert.ok(near(0.5) > 1.5 * near(0.25), `${near(0.5)} vertices at the elbow, ${near(0.25)} before it`)
    const mixed = mesh.weights.filter((_, k) => k % 4 === 1).filter((second) => second > 0.2)
    assert.ok(mixed.length > 20, `${mixed.length} vertices follow both bones`)
  })

  it('should have an outline of far fewer triangles within its error', () => {
    const mesh = surfaceOf(new Solid().ball('body', [0, 0, 0], 1, 'paint'), 0.04)
    const outline = outlineTriangles(mesh, 0.02)
    assert.ok(outline.length < mesh.triangles.length / 2, `${outline.length / 3} of ${mesh.triangles.length / 3}`)
    const thin = Object.assign(new Mesh(), { positions: mesh.positions, inks: mesh.inks, inkNames: mesh.inkNames, triangles: [...outline] })
    const [area] = areaToward(thin, 0).values()
    assert.ok(Math.abs(area! - Math.PI) < 0.15, `${area} m², not π`)
  })
})
