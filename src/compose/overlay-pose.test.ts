import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { animationTypes, framePositions } from '../timeline/appearance.ts'
import { isUpright, overlayPose, overlaySizes } from './overlay-pose.ts'
import { safeArea } from './text/safe-area.ts'

const ratios = [[1920, 1080], [1080, 1920], [1080, 1080], [1080, 1350]] as const

describe('overlayPose', () => {
  it('should keep every named place inside the safe area of every ratio', () => {
    for (const [width, height] of ratios) {
      const safe = safeArea(width, height)
      for (const position of framePositions) {
        for (const ratio of [0.5, 1, 3]) {
          const pose = overlayPose({ position, size: 0.3 }, { width, height, ratio }, 0, 1000)
          const [w, h] = ratio >= 1 ? [pose.size, pose.size / ratio] : [pose.size * ratio, pose.size]
          assert.equal(pose.size, 0.3 * 1080)
          assert.ok(pose.x - w / 2 >= safe.left - 1e-6 && pose.x + w / 2 <= safe.right + 1e-6, `${position} ${width}x${height}`)
          assert.ok(pose.y - h / 2 >= safe.top - 1e-6 && pose.y + h / 2 <= safe.bottom + 1e-6, `${position} ${width}x${height}`)
        }
      }
    }
  })

  it('should put what is told over what is named, on each axis alone', () => {
    const shape = { width: 1000, height: 500, ratio: 1 }
    assert.equal(overlayPose({ position: 'top', x: 0.1 }, shape, 0, 1000).x, 100)
    assert.equal(overlayPose({ position: 'top', x: 0.1 }, shape, 0, 1000).y, overlayPose({ position: 'top' }, shape, 0, 1000).y)
    assert.deepEqual([overlayPose({ x: -1, y: 2 }, shape, 0, 1000)].map(({ x, y }) => [x, y]), [[-1000, 1000]])
  })

  it('should follow the keyframes of each member alone', () => {
    const shape = { width: 1000, height: 1000, ratio: 1 }
    const keyframes = [
      { atMs: 0, x: 0, rotation: 0, easing: 'linear' },
      { atMs: 500, opacity: 0.5 },
      { atMs: 1000, x: 1, rotation: 90, easing: 'linear' },
    ] as const
    const pose = overlayPose({ y: 0.3, opacity: 1, keyframes }, shape, 250, 1000)
    assert.deepEqual(pose, { x: 250, y: 300, size: 250, degrees: 22.5, opacity: 0.5 })
    assert.equal(isUpright({ keyframes }), false)
    assert.equal(isUpright({ keyframes: [{ atMs: 0, x: 0 }] }), true)
    assert.deepEqual(overlaySizes({ keyframes: [{ atMs: 0, size: 0.1 }, { atMs: 9, size: 0.7 }] }, 100), { most: 70, least: 10 })
  })

  it('should come from away, rest at its place and go, whatever the animation', () => {
    const shape = { width: 640, height: 360, ratio: 2 }
    const rest = overlayPose({}, shape, 500, 1000)
    for (const type of animationTypes) {
      for (const totalMs of [600, 3000]) {
        const placement = { animation: { in: type, out: type } }
        const at = (ms: number): ReturnType<typeof overlayPose> => overlayPose(placement, shape, ms, totalMs)
        assert.deepEqual(at(totalMs / 2), rest, type)
        if (type === 'none') assert.deepEqual(at(0), rest)
        else assert.ok(at(0).opacity === 0 && at(totalMs).opacity === 0, type)
      }
    }
  })
})
