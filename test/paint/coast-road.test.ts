import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { requireDriver } from '../../src/paint/gpu.ts'
import { openPainting } from '../../src/paint/open-painting.ts'
import { readRgba } from '../../src/paint/readback.ts'
import { describeScene } from '../../src/scene/describe.ts'
import { planShot } from '../../src/scene/plan.ts'

const size = { width: 176, height: 100 }

describe('a road along the sea', () => {
  it('should stay under the car that drives on it', async () => {
    const { gpu, painter } = await openPainting(size.width, size.height, await requireDriver(), 4)
    await painter.load(planShot(describeScene('a red car driving along a coastal road'), { seed: 1, ...size }))
    for (const timeS of [2, 4, 6, 8]) {
      const encoder = gpu.device.createCommandEncoder()
      painter.encode(encoder, timeS, timeS * 30)
      gpu.device.queue.submit([encoder.finish()])
      const rgba = await readRgba(gpu.device, painter.picture)
      // Below the wheels lies asphalt, which is dark; water in the evening is bright.
      let bright = 0
      for (let y = 90; y < 98; y++) for (let x = 0; x < size.width; x++) if (rgba[(y * size.width + x) * 4 + 1]! > 110) bright++
      assert.ok(bright < 0.12 * 8 * size.width, `${bright} bright pixels under the car at ${timeS} s`)
    }
  })
})
