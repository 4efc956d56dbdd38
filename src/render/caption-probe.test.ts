import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FrameMemory } from '../compose/frame.ts'
import { prepareText } from '../compose/text/draw-text.ts'
import { CaptionProbe } from './caption-probe.ts'
import type { TextUse } from './plan.ts'

const use: TextUse = { text: 'Hello there', style: {}, role: 'caption', fromFrame: 0, toFrame: 60, startFrame: 0, frameCount: 60 }
const size = { width: 192, height: 108 }

/** What is noted when all frames of a segment are drawn. */
async function changes(watched: TextUse, isDrawn = true): Promise<[frame: number, change: number][]> {
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(size.width, size.height)
  const text = prepareText(memory, { ...watched, language: 'en', totalSeconds: 2, ...size })
  const probe = new CaptionProbe(memory)
  for (let index = watched.fromFrame; index < watched.toFrame; index++) {
    memory.fillFrame(frame, 120)
    const draw = (): void => text.draw(frame, (index - watched.startFrame) / 30)
    probe.watch(frame, watched, text, index, isDrawn ? draw : () => {})
  }
  return probe.sightings.map((sighting) => [sighting.frame, sighting.change])
}

describe('CaptionProbe', () => {
  it('should note what a caption changes, once, at its middle', async () => {
    const [[frame, change] = [], ...more] = await changes(use)
    assert.deepEqual([frame, more], [30, []])
    assert.ok(change! > 20, `${change}`)
  })

  it('should note that nothing changes when it is not drawn', async () => {
    assert.deepEqual(await changes(use, false), [[30, 0]])
  })

  it('should look where most of it is to be seen, not where a segment has only its edge', async () => {
    assert.equal((await changes({ ...use, startFrame: -40, toFrame: 20 }))[0]![0], 0)
    assert.deepEqual(await changes({ ...use, toFrame: 5 }), [])
    assert.deepEqual(await changes({ ...use, role: 'title' }), [])
  })
})
