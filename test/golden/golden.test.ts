import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { GoldenPainter, caseNames, readCase, readExpected, writePicture } from './golden-case.ts'
import { contrast, likeness } from './metric.ts'

/** Where pictures that failed are left to be looked at. */
const failures = fileURLToPath(new URL('../../build/golden/', import.meta.url))

describe('golden frames', () => {
  const painter = new GoldenPainter()
  for (const name of caseNames()) {
    const golden = readCase(name)
    it(`${name}: ${golden.why}`, async () => {
      const pictures = await painter.paint(golden)
      for (const [i, timeS] of golden.timesS.entries()) {
        const picture = pictures[i]!
        const expected = await readExpected(name, timeS)
        const { ssim, meanError } = likeness(picture, expected)
        const isAlike = ssim >= golden.minSsim && meanError <= golden.maxMeanError
        if (!isAlike) {
          mkdirSync(failures, { recursive: true })
          await writePicture(`${failures}${name}-${timeS}s.png`, picture)
        }
        assert.ok(
          isAlike,
          `at ${timeS} s: SSIM ${ssim.toFixed(4)} (at least ${golden.minSsim}), mean error ${meanError.toFixed(2)} ` +
            `(at most ${golden.maxMeanError}); the picture is in build/golden. If the change is wanted, look at it, ` +
            'then run `npm run golden:update`.',
        )
        assert.ok(contrast(picture) > 5, `at ${timeS} s: the picture is blank`)
      }
    })
  }
  after(() => setImmediate(() => process.exit())) // the device keeps the process alive otherwise
})
