import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { caseNames, readCase, readExpected } from './golden-case.ts'
import { type Picture, contrast, likeness } from './metric.ts'

function shifted(picture: Picture): Picture {
  const rgba = new Uint8Array(picture.rgba.length)
  rgba.set(picture.rgba.subarray(4), 0)
  return { ...picture, rgba }
}

function brighter(picture: Picture, by: number): Picture {
  const lift = (value: number, i: number): number => ((i & 3) === 3 ? value : Math.min(255, value + by))
  return { ...picture, rgba: Uint8Array.from(picture.rgba, lift) }
}

function blank(picture: Picture): Picture {
  return { ...picture, rgba: new Uint8Array(picture.rgba.length) }
}

describe('likeness', () => {
  for (const name of caseNames()) {
    const golden = readCase(name)
    const passes = (a: Picture, b: Picture): boolean => {
      const { ssim, meanError } = likeness(a, b)
      return ssim >= golden.minSsim && meanError <= golden.maxMeanError
    }
    it(`should tell ${name} from itself moved by a pixel, brighter by 4 and black`, async () => {
      const picture = await readExpected(name, golden.timesS[0]!)
      assert.deepEqual(likeness(picture, picture), { ssim: 1, meanError: 0 })
      assert.equal(passes(picture, shifted(picture)), false)
      assert.equal(passes(picture, brighter(picture, 4)), false)
      assert.equal(passes(picture, blank(picture)), false)
      assert.ok(contrast(picture) > 5)
      assert.ok(contrast(blank(picture)) < 0.1)
    })
  }

  it('should refuse pictures of different sizes', () => {
    const small = { width: 8, height: 8, rgba: new Uint8Array(256) }
    assert.throws(() => likeness(small, { width: 16, height: 8, rgba: new Uint8Array(512) }), RangeError)
  })
})
