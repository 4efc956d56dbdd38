import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { gradePixels } from '../compose/colour/colour-pass.ts'
import { measureColours, sampleColours } from '../compose/colour/match.ts'
import { ReelsmithError } from '../errors/error.ts'
import { temporaryFolder } from '../media/testing/sample-media.ts'
import type { Grade } from '../timeline/appearance.ts'
import { type MatchedClip, matchColours } from './match-colours.ts'

let folder = ''
let dispose = async (): Promise<void> => {}
before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
})
after(() => dispose())

const [width, height] = [96, 54]

/** A soft landscape: sky, hills, a warm house; as another camera saw it. */
function landscape(grade: Grade): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isHouse = x > 60 && x < 75 && y > 25 && y < 40
      const sky = y < 28 + 6 * Math.sin(x / 14)
      const color = isHouse ? [170, 110, 80] : sky ? [120 + y, 150 + y, 190] : [70 + (x % 7), 100 - y / 2, 60]
      data.set([...color, 255], (y * width + x) * 4)
    }
  }
  gradePixels({ width, height, data }, [{ grade }])
  return data
}

async function clip(id: string, grade: Grade): Promise<MatchedClip> {
  const file = path.join(folder, `${id}.png`)
  await sharp(landscape(grade), { raw: { width, height, channels: 4 } }).png().toFile(file)
  return { id, name: id, file, startMs: 0, endMs: 0 }
}

describe('matchColours', () => {
  it('should bring pictures of one place by different cameras together', async () => {
    const cameras: Record<string, Grade> = {
      dark: { exposure: -0.4 },
      cold: { temperature: -0.5, contrast: -0.3 },
      green: { tint: -0.4, saturation: 0.4 },
    }
    const clips = await Promise.all(Object.entries(cameras).map(([id, grade]) => clip(id, grade)))
    const reference = await clip('reference', {})
    const grades = await matchColours([reference, ...clips], 'reference')
    assert.deepEqual(Object.keys(grades).sort(), ['cold', 'dark', 'green'])
    const goal = measureColours(sampleColours([{ width, height, data: landscape({}) }]))
    for (const [id, camera] of Object.entries(cameras)) {
      const measure = (steps: Grade[]): ReturnType<typeof measureColours> => {
        const data = landscape(camera)
        gradePixels({ width, height, data }, steps.map((grade) => ({ grade })))
        return measureColours(sampleColours([{ width, height, data }]))
      }
      const far = (measured: ReturnType<typeof measureColours>): number =>
        Math.abs(measured.middle - goal.middle) + 3 * Math.hypot(measured.u - goal.u, measured.v - goal.v)
      const [was, is] = [far(measure([])), far(measure([grades[id]!]))]
      assert.ok(is < 0.35 * was, `${id}: ${was} before, ${is} after ${JSON.stringify(grades[id])}`)
    }
    assert.ok(grades.dark!.exposure! > 0.2 && grades.cold!.temperature! > 0.2 && grades.green!.tint! > 0.15)
  })

  it('should leave a clip alone that matches already', async () => {
    const grades = await matchColours([await clip('one', {}), await clip('two', {})], 'one')
    assert.deepEqual(grades, { two: {} })
  })

  it('should name the clip that cannot be looked at', async () => {
    const gone = { ...(await clip('one', {})), id: 'gone', name: 'Holiday', file: path.join(folder, 'nowhere.png') }
    await assert.rejects(
      matchColours([await clip('one', {}), gone], 'one'),
      (error) => ReelsmithError.is(error, 'media/unreadable') && error.message.includes('Holiday'),
    )
    await assert.rejects(matchColours([gone], 'one'), (error) => ReelsmithError.is(error, 'timeline/not-found'))
  })
})
