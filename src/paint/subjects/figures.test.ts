import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SubjectUse, Vec3 } from '../../scene/shot-plan.ts'
import { subjectRows } from '../../scene/subjects/index.ts'
import { figureKinds, figureOf } from './figures.ts'
import { type Inks, recoloured } from './ink.ts'
import { stage, viewAt } from './staging.ts'
import { vertexData } from './vertex-data.ts'

/** As it is when small and far: quick to build. */
const heightPx = 26
const level = (): number => 0

const use: SubjectUse = { kind: '', slot: 'ground', x: 1, z: 8, heading: 0.4, speed: 0, phase: 0.3 }

function sizeOf(corners: readonly Vec3[]): { height: number; bottom: number; reach: number } {
  const ys = corners.map(([, y]) => y)
  const reach = Math.max(...corners.map(([x, , z]) => Math.hypot(x - use.x, z - use.z)))
  return { height: Math.max(...ys) - Math.min(...ys), bottom: Math.min(...ys), reach }
}

describe('figures', () => {
  it('should be there for every row of the subject table, and named by one', () => {
    const named = subjectRows.flatMap(({ kind, variants }) => variants ?? [kind])
    assert.deepEqual([...new Set(named)].sort(), [...figureKinds].sort())
  })

  for (const kind of figureKinds) {
    it(`should draw ${kind} whole, in known inks, at its natural size, through its whole motion`, () => {
      const row = subjectRows.find((each) => each.kind === kind || each.variants?.includes(kind))!
      const figure = figureOf(kind)!(Math.max(row.size[0], row.size[1]) / heightPx, row.rests ?? null)
      const { mesh } = figure
      assert.ok(mesh.triangles.length >= 36 && mesh.triangles.length <= 105_000, `${mesh.triangles.length / 3} triangles`)
      assert.ok(mesh.positions.every(Number.isFinite) && mesh.normals.every(Number.isFinite))
      assert.ok(mesh.triangles.every((index) => index < mesh.vertexCount))
      assert.ok(mesh.boneNames.length < 255)
      vertexData(mesh, figure.inks)
      if (row.ink) assert.ok(row.ink in figure.inks, `no ink ${row.ink}`)
      const grey = Object.entries(figure.inks).map(([name, ink]) => [name, recoloured(ink, '#808080')])
      vertexData(mesh, Object.fromEntries(grey) as Inks)
      for (let i = 0; i < 5; i++) {
        const view = viewAt(stage({ ...use, kind, speed: row.rests ? 0 : (row.speed ?? 0), ...(row.rests ? { action: row.rests } : {}) }, figure), i * 0.37, level)
        assert.ok(view.matrices.every((matrices) => matrices.every(Number.isFinite)))
        const { height } = sizeOf(view.corners)
        assert.ok(height > row.size[0] * 0.3 && height < row.size[0] * 1.7 + 0.3, `${height} m instead of ${row.size[0]} m`)
        for (const { point, radius, lift } of view.pose.contacts) {
          assert.ok([...point, radius, lift].every(Number.isFinite))
        }
      }
    })
  }

  it('should roll a cat up when it sleeps, its eyes behind their lids', () => {
    const figure = figureOf('cat')!(0.01, null)
    const at = (action: string) => viewAt(stage({ ...use, kind: 'cat', action }, figure), 0.4, level).pose.frames
    const apart = (action: string): number => {
      const [head, tail] = [at(action)['head']!.origin, at(action)['tail2']!.origin]
      return Math.hypot(head[0] - tail[0], head[2] - tail[2])
    }
    assert.ok(apart('sleep') < 0.55 * apart('stand'), `${apart('sleep')} m from head to tail`)
    const { eyes, head, lids } = at('sleep')
    assert.notDeepEqual(eyes!.origin, head!.origin)
    assert.deepEqual(lids!.origin, head!.origin)
    assert.deepEqual(at('stand')['eyes']!.origin, at('stand')['head']!.origin)
  })

  it('should hold the flippers of a penguin off its flanks, and sit a panda down to its bamboo', () => {
    const stands = { ...use, heading: 0, kind: 'penguin', speed: 0.3 }
    const { frames } = viewAt(stage(stands, figureOf('penguin')!(0.01, null)), 0.4, level).pose
    // Down the flipper, to its own side.
    assert.ok(frames['armL']!.y[2] < -0.15 && frames['armR']!.y[2] > 0.15, `${frames['armL']!.y[2]} and ${frames['armR']!.y[2]}`)
    const panda = figureOf('panda')!(0.01, 'graze')
    const headHigh = (action: string): number => viewAt(stage({ ...use, kind: 'panda', action }, panda), 0.4, level).pose.frames['head']!.origin[1]
    assert.equal(headHigh('graze'), headHigh('sit'))
    assert.ok(panda.mesh.inkNames.includes('bamboo') && !figureOf('panda')!(0.01, 'sit').mesh.inkNames.includes('bamboo'))
  })

  it('should lay an open book before whoever reads', () => {
    for (const kind of ['girl', 'man', 'reader']) {
      const figure = figureOf(kind)!(0.01, 'read')
      assert.ok(figure.mesh.boneNames.includes('book') && !figureOf(kind)!(0.01, 'sit').mesh.boneNames.includes('book'), kind)
      const { frames } = viewAt(stage({ ...use, kind, action: 'read' }, figure), 0.4, level).pose
      for (const hand of ['handL', 'handR']) assert.ok(Math.hypot(...[0, 1, 2].map((k) => frames[hand]!.origin[k]! - frames['book']!.origin[k]!)) < 0.26, `${hand} of ${kind}`)
    }
  })

  it('should let a rocket rise, its fire with it', () => {
    const rocket = figureOf('rocket')!(0.2, null)
    const at = (timeS: number) => viewAt(stage({ ...use, kind: 'rocket' }, rocket), timeS, level).pose
    const highest = (timeS: number): number => Math.max(...at(timeS).puffs!.map(({ point }) => point[1]))
    assert.ok(at(8).frames['body']!.origin[1] > at(0).frames['body']!.origin[1] + 3)
    assert.ok(Math.abs(highest(8) - highest(0) - 8 * 0.55) < 0.3)
  })
})
