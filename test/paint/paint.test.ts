import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../../src/errors/error.ts'
import { type FrameRange, paintFrames } from '../../src/paint/paint.ts'
import { describeScene } from '../../src/scene/describe.ts'
import { planShot } from '../../src/scene/plan.ts'
import type { ShotPlan } from '../../src/scene/shot-plan.ts'
import { fps30 } from '../../src/time/time.ts'

const size = { width: 64, height: 36 }
const plan = planShot(describeScene('a sunset over the ocean'), { seed: 1, ...size })

async function framesOf(changes: Partial<FrameRange>, of: ShotPlan = plan): Promise<Buffer[]> {
  const frames: Buffer[] = []
  const range = { ...size, fps: fps30, firstFrame: 0, frameCount: 3, ...changes }
  await paintFrames(of, range, {
    onFrame: async (i420) => {
      frames.push(Buffer.from(i420))
    },
  })
  return frames
}

describe('paintFrames', () => {
  it('should give the same bytes wherever the range begins, and moving pictures', async () => {
    const all = await framesOf({ firstFrame: -1, frameCount: 4 })
    const part = await framesOf({ firstFrame: 1, frameCount: 2 })
    assert.equal(all.length, 4)
    assert.equal(all[0]!.length, (64 * 36 * 3) / 2)
    assert.deepEqual(part, all.slice(2))
    assert.notDeepEqual(all[0], all[3])
  })

  it('should stay within the limited range', async () => {
    const [frame] = await framesOf({ frameCount: 1 })
    const luma = frame!.subarray(0, 64 * 36)
    assert.ok(Math.min(...luma) >= 16 && Math.max(...luma) <= 235)
  })

  it('should paint any even width: a narrower picture is the same scene, whole rows', async () => {
    const [frame] = await framesOf({ width: 50, frameCount: 1 })
    assert.equal(frame!.length, (50 * 36 * 3) / 2)
  })

  it('should report what is wrong with a plan', async () => {
    const broken = { ...plan, modules: [{ use: 'no-such-module' }] }
    await assert.rejects(
      framesOf({}, broken),
      (error) => ReelsmithError.is(error, 'paint/failed') && /no-such-module/.test(error.message),
    )
  })

  it('should end with the cancellation', async () => {
    const cancel = new AbortController()
    const range = { ...size, fps: fps30, firstFrame: 0, frameCount: 10_000 }
    let count = 0
    const painting = paintFrames(plan, range, {
      signal: cancel.signal,
      onFrame: async () => {
        if (++count === 3) cancel.abort()
      },
    })
    await assert.rejects(painting, (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.ok(count < 100)
  })

  it('should hand on what the taker of frames throws', async () => {
    const range = { ...size, fps: fps30, firstFrame: 0, frameCount: 5 }
    const full = new ReelsmithError('store/disk-full', 'The disk is full.')
    await assert.rejects(paintFrames(plan, range, { onFrame: () => Promise.reject(full) }), full)
  })
})
