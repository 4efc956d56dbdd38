import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findDriver } from '../src/process/gpu-find.ts'

describe('the graphics driver of the golden frames', () => {
  it('should be the one that is pinned: a lower rung would paint other pixels, and slower', async () => {
    const pinned = process.env.REELSMITH_DRIVER ?? 'lavapipe'
    const driver = await findDriver()
    assert.equal(driver?.rung, pinned, 'No adapter of the pinned driver; "./reelsmith doctor" says what there is.')
    if (pinned === 'lavapipe') {
      const major = Number(/Mesa (\d+)/.exec(driver.adapter.description)?.[1])
      assert.ok(major >= 25, `Mesa 25 or newer is needed; the adapter is ${driver.adapter.description}.`)
    }
  })
})
