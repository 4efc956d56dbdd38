import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openVideoEncoder } from '../media/encode.ts'
import { probeMedia } from '../media/probe.ts'
import { greyFrame, meanColor, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import { FrameReader } from './frame-reader.ts'
import type { SourceTimes } from './source-times.ts'

const [width, height] = [64, 36]
let folder = ''
let dispose = async (): Promise<void> => {}
let counted = ''

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  // Frame n has luma 20 + 3n; a key frame comes only every 24.
  counted = path.join(folder, 'counted.mp4')
  const encoder = await openVideoEncoder({ file: counted, width, height, fps: fps30, crf: 4, preset: 'ultrafast', gopFrames: 24 })
  for (let n = 0; n < 60; n++) await encoder.write(greyFrame(width, height, 20 + 3 * n))
  await encoder.finish()
})
after(() => dispose())

async function read(times: SourceTimes, availableFrames: number, count = availableFrames, size = { width, height }): Promise<number[]> {
  const info = await probeMedia(counted)
  const region = { x: 0, y: 0, width: 1, height: 1 }
  const reader = new FrameReader({ file: counted, info, times, availableFrames, region, fit: 'cover', ...size, fps: fps30 }, {})
  const target = new Uint8Array((size.width * size.height * 3) / 2)
  const got: number[] = []
  try {
    for (let n = 0; n < count; n++) {
      await reader.next(target)
      got.push(Math.round((meanColor(target, size.width, size.height)[0] - 20) / 3))
    }
  } finally {
    await reader.close()
  }
  return got
}

const ms = (frame: number): number => (frame * 1000) / 30

describe('FrameReader', () => {
  it('should read backwards, to the frame', async () => {
    assert.deepEqual(await read({ startMs: ms(40), stepMs: -ms(1) }, 30), Array.from({ length: 30 }, (_, n) => 40 - n))
    assert.deepEqual(await read({ startMs: ms(50), stepMs: -ms(3) }, 10), Array.from({ length: 10 }, (_, n) => 50 - 3 * n))
  })

  it('should read backwards in pieces when the pictures are large', async () => {
    // Four at a time at this size, the least.
    const large = { width: 4096, height: 2304 }
    assert.deepEqual(await read({ startMs: ms(12), stepMs: -ms(1) }, 6, 6, large), [12, 11, 10, 9, 8, 7])
  })

  it('should turn round, jump back and stand still', async () => {
    const frames = [10, 11, 12, 12, 12, 11, 10, 30, 31, 5, 6]
    assert.deepEqual(await read(frames.map(ms), frames.length), frames)
  })

  it('should hold the last picture beyond what is available', async () => {
    assert.deepEqual(await read({ startMs: ms(20), stepMs: ms(1) }, 3, 6), [20, 21, 22, 22, 22, 22])
  })

  it('should say that a file is cut short, in either direction', async () => {
    for (const times of [{ startMs: ms(50), stepMs: ms(1) }, { startMs: ms(80), stepMs: -ms(1) }]) {
      await assert.rejects(read(times, 25), (error) => ReelsmithError.is(error, 'media/unreadable') && /cut short/.test(error.message))
    }
  })
})
