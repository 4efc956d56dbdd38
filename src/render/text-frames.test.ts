import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import { FrameMemory } from '../compose/frame.ts'
import { type TextOptions, prepareText } from '../compose/text/draw-text.ts'
import { assertGolden } from '../media/testing/golden-frame.ts'
import { type TextPreset, textPresets } from '../timeline/text-style.ts'

const folder = path.join(import.meta.dirname, 'golden')

/** Draws a text on grey and compares the frame with its golden one. */
async function check(name: string, options: Partial<TextOptions> & { text: string }, seconds = 2): Promise<void> {
  const { width = 256, height = 144 } = options
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(width, height)
  memory.fillFrame(frame, 110)
  const text = prepareText(memory, {
    style: {},
    role: 'title',
    language: 'en',
    width,
    height,
    totalSeconds: 4,
    legibility: { dimming: 0.3, isDark: false },
    ...options,
  })
  text.draw(frame, seconds)
  assert.deepEqual(text.missing, [])
  await assertGolden(folder, `text-${name}`, { i420: memory.frameView(frame), width, height })
}

const words = [
  { text: 'Light', startMs: 0, endMs: 1500 },
  { text: 'falls', startMs: 1500, endMs: 2500 },
  { text: 'softly', startMs: 2500, endMs: 3500 },
]

/** What suits a style; a title and a line below it unless told. */
const samples: Partial<Record<TextPreset, string>> = {
  quote: 'Light falls softly on the sea.\nMara Holm',
  price: '$49\nthis week',
  button: 'Shop now',
  label: 'New in store',
  caption: 'Light falls softly',
  subtitle: 'Light falls softly',
  social: 'Light falls softly',
  karaoke: 'Light falls softly',
}

describe('golden frames of text styles', () => {
  for (const preset of textPresets) {
    it(`should look as it did: ${preset}`, async () => {
      const text = samples[preset] ?? 'Light falls\nsoftly on the sea'
      await check(preset, {
        text,
        style: { preset, size: 1.3 },
        words: text.startsWith('Light falls softly') ? words : [],
      })
    })
  }
})

describe('golden frames of scripts', () => {
  const cases = {
    chinese: { text: '海上日落\n浪花轻拍着沙滩', language: 'zh-CN' },
    arabic: { text: 'غروب الشمس\nمساء 2026 على Beach', language: 'ar' },
    emoji: { text: 'Party 🎉 time 👋🏽\nBeach 🏖️', language: 'en' },
  }
  for (const [name, { text, language }] of Object.entries(cases)) {
    it(`should look as it did: ${name}`, async () => {
      await check(name, { text, language, style: { size: 1.2 } })
    })
  }
})

describe('golden frames of moving text', () => {
  const cases = {
    'rise-coming': { animation: { in: 'rise' }, seconds: 0.25 },
    'pop-coming': { animation: { in: 'pop' }, seconds: 0.12 },
    'mask-coming': { animation: { in: 'mask' }, seconds: 0.15 },
    'typewriter-coming': { animation: { in: 'typewriter' }, seconds: 0.5 },
    'words-coming': { animation: { in: 'words' }, seconds: 0.3 },
    'slide-going': { animation: { out: 'slide-left' }, seconds: 3.8 },
  } as const
  for (const [name, { animation, seconds }] of Object.entries(cases)) {
    it(`should look as it did: ${name}`, async () => {
      await check(name, { text: 'Light falls\nsoftly', style: { animation, size: 1.4 } }, seconds)
    })
  }
})

describe('golden frames of text on bright pictures and tall frames', () => {
  it('should look as it did: dark letters', async () => {
    await check('dark-letters', {
      text: 'Light falls\nsoftly',
      style: { size: 1.4 },
      legibility: { dimming: 0, isDark: true },
    })
  })

  it('should look as it did: a plate', async () => {
    await check('plate', { text: 'Light falls', style: { size: 1.4 }, legibility: { dimming: 0.75, isDark: false } })
  })

  it('should look as it did: a tall frame', async () => {
    await check('tall', { text: 'Light falls\nsoftly on the sea', width: 144, height: 256 })
  })
})
