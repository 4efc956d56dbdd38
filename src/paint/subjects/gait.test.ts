import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Gait, type GroundLine, contactPoint, foot, footAt, gaitAtSpeed, walkingSpeed } from './gait.ts'
import { type Vector, add, turn } from './vector.ts'

const distance = (a: Vector, b: Vector): number => Math.hypot(a[0] - b[0], a[1] - b[1])
const angleOf = (from: Vector, to: Vector): number => Math.atan2(to[1] - from[1], to[0] - from[0])

const stroll: Gait = { strideM: 0.7, duty: 0.61, cycleS: 1.08, liftM: 0.035 }
const grounds: Record<string, GroundLine> = {
  flat: () => 0,
  uphill: (x) => 0.12 * x,
  downhill: (x) => -0.1 * x + 3,
  rolling: (x) => 0.3 * Math.sin(x * 0.4),
}
const gaits = fc.record({
  strideM: fc.double({ min: 0.45, max: 0.85, noNaN: true }),
  duty: fc.double({ min: 0.52, max: 0.68, noNaN: true }),
  cycleS: fc.double({ min: 0.8, max: 1.4, noNaN: true }),
  liftM: fc.double({ min: 0.01, max: 0.08, noNaN: true }),
})

describe('walkingSpeed', () => {
  it('should be the stride over the time the foot is down', () => {
    assert.ok(Math.abs(walkingSpeed(stroll) - 0.7 / (0.61 * 1.08)) < 1e-12)
  })
})

describe('gaitAtSpeed', () => {
  it('should walk at the wanted speed', () => {
    fc.assert(
      fc.property(gaits, fc.double({ min: 0.4, max: 2.2, noNaN: true }), (gait, speed) => {
        assert.ok(Math.abs(walkingSpeed(gaitAtSpeed(gait, speed)) - speed) < 1e-9)
      }),
    )
  })
})

describe('footAt', () => {
  for (const [name, ground] of Object.entries(grounds)) {
    it(`should hold the point that carries the weight within 2 mm over a stance on ${name} ground`, () => {
      fc.assert(
        fc.property(gaits, fc.integer({ min: -40, max: 40 }), (gait, step) => {
          const flat = footAt(gait, step + gait.duty * 0.4, 0, ground)
          const pitch = flat.pitch
          const places = { heel: [] as number[], ball: [] as number[] }
          for (let part = 0; part < 1; part += 0.01) {
            const pose = footAt(gait, step + gait.duty * part, 0, ground)
            assert.ok(pose.isPlanted)
            const pivot = pose.pitch > pitch + 1e-9 ? places.heel : places.ball
            pivot.push(contactPoint(pose, pitch)[0])
          }
          for (const xs of Object.values(places)) {
            if (xs.length > 0) assert.ok(Math.max(...xs) - Math.min(...xs) < 0.002, `${Math.max(...xs) - Math.min(...xs)} m`)
          }
        }),
        { numRuns: 40 },
      )
    })
  }

  it('should carry the planted foot backward past the body at the speed of the body', () => {
    const speed = walkingSpeed(stroll)
    const local = (phase: number): number => footAt(stroll, phase, 0, grounds.flat!).ankle[0] - speed * phase * stroll.cycleS
    const early = local(stroll.duty * 0.25)
    const late = local(stroll.duty * 0.45)
    assert.ok(Math.abs(early - late - stroll.strideM * 0.2) < 1e-3)
  })

  it('should move without jumps from step to step', () => {
    for (const ground of Object.values(grounds)) {
      let last = footAt(stroll, -0.001, 0, ground)
      for (let phase = 0; phase < 3; phase += 0.001) {
        const pose = footAt(stroll, phase, 0, ground)
        assert.ok(distance(pose.ankle, last.ankle) < 0.008, `at ${phase}: ${distance(pose.ankle, last.ankle)} m`)
        assert.ok(Math.abs(pose.pitch - last.pitch) < 0.03, `at ${phase}`)
        last = pose
      }
    }
  })

  it('should keep heel and ball on or above the ground', () => {
    for (const ground of Object.values(grounds)) {
      for (let phase = 0; phase < 2; phase += 0.004) {
        const { ankle, pitch } = footAt(stroll, phase, 0, ground)
        for (const point of [foot.heel, foot.ball]) {
          const [x, y] = add(ankle, turn([point[0] - foot.ankle[0], point[1] - foot.ankle[1]], pitch))
          assert.ok(y > ground(x) - 0.006, `phase ${phase}: ${y - ground(x)} m`)
        }
      }
    }
  })

  it('should lie along the slope in the middle of the stance', () => {
    const { pitch } = footAt(stroll, stroll.duty * 0.35, 0, grounds.uphill!)
    assert.ok(Math.abs(pitch - angleOf([0, 0], [1, 0.12])) < 1e-3)
  })
})
