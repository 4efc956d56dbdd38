import path from 'node:path'
import { describe, it } from 'node:test'
import { prepareColours, prepareTexture } from '../compose/colour/colour-pass.ts'
import { type Frame, FrameMemory } from '../compose/frame.ts'
import { viewAt } from '../compose/motion.ts'
import { Resampler } from '../compose/resample.ts'
import { drawTestPicture } from '../compose/testing/test-picture.ts'
import { prepareTransition } from '../compose/transition.ts'
import { assertGolden } from '../media/testing/golden-frame.ts'
import { looks, namedMotions, transitionTypes } from '../timeline/appearance.ts'

const folder = path.join(import.meta.dirname, 'golden')

async function check(name: string, memory: FrameMemory, frame: Frame): Promise<void> {
  const { width, height } = frame
  await assertGolden(folder, name, { i420: memory.frameView(frame), width, height })
}

describe('golden frames of transitions', () => {
  for (const type of transitionTypes.filter((name) => name !== 'cut')) {
    for (const progress of [0.2, 0.7]) {
      it(`should look as it did: ${type} at ${progress}`, async () => {
        const memory = await FrameMemory.create()
        const [a, b] = [memory.allocateFrame(160, 90), memory.allocateFrame(160, 90)]
        drawTestPicture(memory, a, 0)
        drawTestPicture(memory, b, 1)
        prepareTransition(memory, type, a)(a, b, { progress, step: 1 / 16 })
        await check(`${type}-${progress}`, memory, b)
      })
    }
  }
})

describe('golden frames of grades', () => {
  const numbers = { exposure: 0.3, contrast: 0.4, saturation: -0.3, temperature: 0.5, tint: -0.4, vignette: 0.6 }
  const grades = [...looks.map((look) => ({ name: look, grade: { look } })), { name: 'numbers', grade: numbers }]
  for (const { name, grade } of grades) {
    it(`should look as it did: ${name}`, async () => {
      const memory = await FrameMemory.create()
      const frame = memory.allocateFrame(160, 90)
      drawTestPicture(memory, frame, 0)
      prepareColours(memory, [{ grade }])!(frame)
      prepareTexture(memory, [grade], frame)?.(frame, 5)
      await check(`grade-${name}`, memory, frame)
    })
  }
})

describe('golden frames of camera moves', () => {
  for (const motion of namedMotions) {
    it(`should look as it did: ${motion}`, async () => {
      const memory = await FrameMemory.create()
      const [source, target] = [memory.allocateFrame(182, 102), memory.allocateFrame(160, 90)]
      drawTestPicture(memory, source, 0)
      new Resampler(memory, target).draw(source, viewAt(motion, 0.3), target)
      await check(`motion-${motion}`, memory, target)
    })
  }
})
