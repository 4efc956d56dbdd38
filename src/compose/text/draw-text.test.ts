import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { animationTypes } from '../../timeline/appearance.ts'
import { textPresets } from '../../timeline/text-style.ts'
import { FrameMemory } from '../frame.ts'
import { type TextOptions, footprintOf, prepareText } from './draw-text.ts'

const size = { width: 192, height: 108 }
const base: TextOptions = { text: 'Hello sea', style: {}, role: 'title', language: 'en', totalSeconds: 4, ...size }

/** The frame at each moment, on grey, as bytes. */
async function drawn(options: Partial<TextOptions>, moments: readonly number[], luma = 120): Promise<Uint8Array[]> {
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(options.width ?? size.width, options.height ?? size.height)
  const text = prepareText(memory, { ...base, ...options })
  return moments.map((seconds) => {
    memory.fillFrame(frame, luma)
    text.draw(frame, seconds)
    return memory.frameView(frame).slice()
  })
}

function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0)
}

describe('prepareText', () => {
  it('should leave out what no font has, and draw nothing when nothing is left', async () => {
    const memory = await FrameMemory.create()
    const frame = memory.allocateFrame(size.width, size.height)
    const text = prepareText(memory, { ...base, text: '\u{10330}' })
    const before = memory.frameView(frame).slice()
    text.draw(frame, 2)
    assert.deepEqual(memory.frameView(frame).slice(), before)
    assert.deepEqual(text.missing, ['\u{10330}'])
  })

  it('should use the style of the role when a preset is not known', async () => {
    const styles = [{ preset: 'caption' }, { preset: 'from-the-future' }, {}]
    const [named, unknown, none] = await Promise.all(
      styles.map(async (style) => (await drawn({ style, role: 'caption' }, [2]))[0]!),
    )
    assert.deepEqual(unknown, named)
    assert.deepEqual(none, named)
  })

  for (const type of animationTypes) {
    it(`should come, rest and go, and look at rest as without animation: ${type}`, async () => {
      const style = { animation: { in: type, out: type } } as const
      const [before, coming, rest, still, gone] = await drawn({ style }, [-0.1, 0.2, 1.9, 2, 4])
      const [plain] = await drawn({ style: { animation: { in: 'none', out: 'none' } } }, [2])
      const empty = new Uint8Array(rest!.length)
        .fill(120, 0, size.width * size.height)
        .fill(128, size.width * size.height)
      assert.ok(difference(rest!, empty) > 10_000)
      assert.deepEqual(rest, still)
      assert.ok(difference(rest!, plain!) < difference(rest!, empty) * 0.02, 'the same at rest')
      assert.equal(difference(gone!, empty), 0)
      assert.equal(difference(before!, empty), 0)
      if (type !== 'none') assert.ok(difference(coming!, rest!) > 1000, 'it comes bit by bit')
    })
  }

  it('should draw letters that stand out from what is behind them, in every style', async () => {
    for (const preset of textPresets) {
      for (const luma of [16, 235]) {
        const [frame] = await drawn(
          { style: { preset }, width: 320, height: 180, legibility: { dimming: luma > 100 ? 0.8 : 0, isDark: false } },
          [2],
          luma,
        )
        const lumas = frame!.subarray(0, 320 * 180)
        const [least, most] = [Math.min(...lumas), Math.max(...lumas)]
        assert.ok(most - least > 100, `${preset} on ${luma}: ${least} to ${most}`)
      }
    }
  })

  it('should draw a contour of a colour around the letters, in every style, and leave a designed one out', async () => {
    const look = { width: 320, height: 180, legibility: { dimming: 0, isDark: false } }
    for (const preset of textPresets) {
      const [plain, contoured] = await Promise.all(
        ['none', '#000000'].map(async (outline) => (await drawn({ ...look, style: { preset, plate: 'none', outline } }, [2], 235))[0]!),
      )
      const darkness = (frame: Uint8Array): number => frame.subarray(0, 320 * 180).reduce((sum, luma) => sum + 235 - luma, 0)
      assert.ok(darkness(contoured!) > 1.1 * darkness(plain!), `${preset}: ${darkness(plain!)} → ${darkness(contoured!)}`)
    }
  })

  it('should mark each word while it is said', async () => {
    const words = [
      { text: 'Hello', startMs: 500, endMs: 900 },
      { text: 'sea', startMs: 1000, endMs: 1500 },
    ]
    for (const preset of ['caption', 'social', 'karaoke']) {
      const [before, first, second, after] = await drawn(
        { style: { preset }, words, role: 'caption' },
        [0.4, 0.7, 1.2, 2.5],
      )
      assert.ok(difference(before!, first!) > 500, preset)
      assert.ok(difference(first!, second!) > 500, preset)
      assert.deepEqual(after, before, preset)
    }
  })

  it('should let words come when they are said', async () => {
    const words = [
      { text: 'Hello', startMs: 100, endMs: 900 },
      { text: 'sea', startMs: 2000, endMs: 2500 },
    ]
    const style = { preset: 'kinetic', animation: { in: 'words' } } as const
    const [one, two] = await drawn({ style, words }, [1.9, 2.9])
    assert.ok(difference(one!, two!) > 1000)
  })

  it('should move at sub-pixel steps', async () => {
    const style = { animation: { in: 'rise' } } as const
    const [a, b, c] = await drawn({ style }, [0.5, 0.52, 0.54])
    assert.ok(difference(a!, b!) > 0 && difference(b!, c!) > 0, 'each frame differs')
  })
})

describe('footprintOf', () => {
  it('should cover all that is drawn', async () => {
    for (const preset of textPresets) {
      const options = { ...base, style: { preset }, width: 320, height: 180 }
      const [frame] = await drawn({ ...options, legibility: { dimming: 0, isDark: false } }, [2], 16)
      const { box } = footprintOf(options)!
      for (let y = 0; y < 180; y++) {
        for (let x = 0; x < 320; x++) {
          const isInside = x > box.left - 6 && x < box.right + 6 && y > box.top - 6 && y < box.bottom + 6
          // Shadows and light reach further; letters and plates do not.
          if (!isInside) assert.ok(frame![y * 320 + x]! < 120, `${preset}: ${x},${y} is ${frame![y * 320 + x]}`)
        }
      }
    }
  })

  it('should say whether the picture behind matters', () => {
    assert.equal(footprintOf(base)!.needsLook, true)
    assert.equal(footprintOf({ ...base, style: { preset: 'caption' } })!.needsLook, false)
    assert.equal(footprintOf({ ...base, style: { color: '#ff0000' } })!.mayBeDark, false)
    assert.equal(footprintOf({ ...base, text: ' ' }), null)
  })
})
