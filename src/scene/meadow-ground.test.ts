import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readModule } from '../paint/shader-files.ts'
import { meadowGround, meadowModule, meadowShape } from './meadow-ground.ts'

describe('meadowGround', () => {
  it('should be smooth enough to walk on', () => {
    const ground = meadowGround({})
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (x) => {
        const slope = (ground(x + 0.05, 8) - ground(x, 8)) / 0.05
        assert.ok(Math.abs(slope) < 0.15, `slope ${slope} at ${x}`)
      }),
    )
  })

  it('should rise away from the camera and stay within its swells', () => {
    const ground = meadowGround({ tilt: 0.1, rise: 0.2, trailZ: 5 })
    assert.ok(Math.abs(ground(3, 15) - ground(3, 5) - 1) < 1e-9)
    for (let x = -40; x < 40; x += 0.3) assert.ok(Math.abs(ground(x, 5)) <= 0.2 + 1e-9)
  })

  it('should have the defaults that its shader has', () => {
    const { params } = readModule(meadowModule).header
    for (const [name, value] of Object.entries(meadowShape)) assert.equal(params[name], value, name)
  })

  it('should be the formula that its shader repeats', () => {
    const { body } = readModule(meadowModule)
    assert.match(body, /\$rise \* \(0\.62 \* M_swell\(x \* \$waveA \+ \$phase\) \+ 0\.38 \* M_swell\(x \* \$waveB \+ \$phase \* 2\.3\)\)/)
    assert.match(body, /let k = fract\(x\) \* 2\.0 - 1\.0;\s+return 4\.0 \* k \* \(abs\(k\) - 1\.0\);/)
    assert.match(body, /M_ground\(p\.x\) - \$tilt \* \(rowZ - \$trailZ\)/)
  })
})
