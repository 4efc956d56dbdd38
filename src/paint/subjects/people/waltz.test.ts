import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pairApartM } from '../../../scene/placing.ts'
import type { Moment } from '../figure.ts'
import { type Point, distance } from '../shape/point.ts'
import { bodyOf, man, woman } from './body.ts'
import type { BodyPose } from './body-pose.ts'
import { follows, leads } from './waltz.ts'

const momentAt = (timeS: number): Moment => ({ timeS, phase: 0, speed: 0, gone: 0, action: 'waltz', ground: () => 0 })
const him = (timeS: number): BodyPose => leads(bodyOf(man), momentAt(timeS))
const her = (timeS: number): BodyPose => follows(bodyOf(woman), momentAt(timeS))
/** Their common middle is the origin; she faces him. */
const ofHis = ([x, y, z]: Point): Point => [x - pairApartM, y, z]
const ofHers = ([x, y, z]: Point): Point => [pairApartM - x, y, -z]

describe('a pair that dances', () => {
  it('should hold hands and face each other', () => {
    for (let timeS = 0; timeS < 12; timeS += 0.1) {
      const [he, she] = [him(timeS), her(timeS)]
      assert.ok(distance(ofHis(he.hands.L.wrist), ofHers(she.hands.R.wrist)) < 0.1, `${timeS} s`)
      assert.ok(distance(ofHis(he.pelvis.origin), ofHers(she.pelvis.origin)) < 0.62)
      assert.ok(he.chest.x[0] * -she.chest.x[0] + he.chest.x[2] * -she.chest.x[2] < -0.9)
    }
  })

  it('should not slide on a foot that stands', () => {
    let stands = 0
    for (let timeS = 0; timeS < 8; timeS += 1 / 60) {
      for (const pose of [him, her]) {
        for (const side of ['L', 'R'] as const) {
          const [before, now] = [pose(timeS).feet[side], pose(timeS + 1 / 60).feet[side]]
          if (before.lift > 0 || now.lift > 0) continue
          stands++
          assert.ok(distance(before.ankle, now.ankle) < 1e-6, `${timeS} s: ${distance(before.ankle, now.ankle)} m`)
        }
      }
    }
    assert.ok(stands > 900, `${stands}`)
  })
})
