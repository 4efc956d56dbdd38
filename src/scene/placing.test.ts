import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cameraAt, frameShape, projectPoint } from './camera.ts'
import { describeScene } from './describe.ts'
import { planShot } from './plan.ts'
import type { ShotPlan } from './shot-plan.ts'

const plan = (prompt: string, seed = 1): ShotPlan => planShot(describeScene(prompt), { seed, width: 1920, height: 1080 })

describe('placeGroups', () => {
  it('should spread a crowd over the frame, going both ways, no two in step', () => {
    for (const seed of [1, 2, 3]) {
      const { subjects, camera } = plan('a crowd crossing a city street', seed)
      assert.ok(subjects.length >= 9, `${subjects.length}`)
      assert.ok(new Set(subjects.map(({ kind }) => kind)).size >= 4)
      assert.equal(new Set(subjects.map(({ phase }) => phase)).size, subjects.length)
      const ways = new Set(subjects.map(({ heading }) => Math.cos(heading) > 0))
      assert.equal(ways.size, 2)
      const seen = subjects.filter(({ x, z, heading, speed }) => {
        const at = projectPoint([x + Math.cos(heading) * speed * 5, 0, z + Math.sin(heading) * speed * 5], cameraAt(camera, 5), frameShape(1920, 1080))
        return at.x > 0 && at.x < 1920
      })
      assert.ok(seen.length >= subjects.length - 2, `${seen.length} of ${subjects.length}`)
    }
  })

  it('should gather what is small before who stays, in the picture', () => {
    const { subjects, camera } = plan('an old man feeding pigeons in the park')
    const [man, ...pigeons] = subjects
    assert.equal(pigeons.length, 6)
    for (const { x, z } of pigeons) {
      const at = projectPoint([x, 0, z], cameraAt(camera, 5), frameShape(1920, 1080))
      assert.ok(at.x > 0 && at.x < 1920, `${at.x}`)
      assert.ok((x - man!.x) * Math.cos(man!.heading) > 0, 'behind him')
    }
  })

  it('should let children jump each in their own time', () => {
    for (const seed of [1, 2, 3, 4]) {
      const phases = plan('four children jumping on a meadow', seed).subjects.map(({ phase }) => phase).sort()
      const gaps = phases.map((phase, i) => ((phases[(i + 1) % phases.length]! - phase + 1) % 1))
      assert.ok(phases.length === 4 && Math.min(...gaps) > 0.03, `${phases}`)
    }
  })

  it('should seat people around their picnic, looking at it', () => {
    const { subjects } = plan('a family having a picnic in the park')
    const cloth = subjects.find(({ kind }) => kind === 'picnic')!
    const people = subjects.filter((subject) => subject !== cloth)
    assert.equal(people.length, 4)
    for (const { x, z, heading, action } of people) {
      assert.equal(action, 'sit')
      const [dx, dz] = [cloth.x - x, cloth.z - z]
      const away = Math.hypot(dx, dz)
      assert.ok(away > 0.7 && away < 1.3, `${away} m`)
      assert.ok((Math.cos(heading) * dx + Math.sin(heading) * dz) / away > 0.9)
    }
  })

  it('should put two who dance together face to face', () => {
    const { subjects: [he, she] } = plan('a couple dancing')
    assert.deepEqual([he!.action, she!.action], ['waltz', 'waltz'])
    assert.ok(Math.abs(Math.cos(he!.heading - she!.heading) + 1) < 1e-6 && he!.phase === she!.phase)
  })
})
