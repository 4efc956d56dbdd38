import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lightRig, timesOfDay, weathers } from './light-rig.ts'

describe('lightRig', () => {
  it('should give finite, non-negative light for every hour and weather', () => {
    for (const time of timesOfDay) {
      for (const weather of weathers) {
        const { sun, behind, ...rest } = lightRig(time, weather)
        assert.ok(sun.every(Number.isFinite))
        assert.equal(behind, false)
        for (const [key, value] of Object.entries(rest)) {
          for (const number of typeof value === 'number' ? [value] : value) {
            assert.ok(Number.isFinite(number) && number >= 0, `${time}, ${weather}: ${key}`)
          }
        }
      }
    }
  })

  it('should dim and grey the day in a storm, and hide the sun', () => {
    const clear = lightRig('noon', 'clear')
    const storm = lightRig('noon', 'storm')
    assert.ok(storm.sunColor[1] < clear.sunColor[1] / 3)
    assert.equal(storm.discRadius, 0)
    assert.ok(clear.discRadius > 0)
  })

  it('should apply overrides before the weather', () => {
    const rig = lightRig('noon', 'overcast', { sunColor: [1, 1, 1], behind: true })
    assert.ok(rig.sunColor[1] < 0.5)
    assert.equal(rig.behind, true)
  })
})
