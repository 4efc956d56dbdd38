import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { covers, readCoverage } from './font-coverage.ts'
import { fontsFor } from './fonts.ts'
import { CanvasTypeface } from './typeface.ts'

const plain = { family: 'Inter', weight: 600, language: 'en' }

function fontFile(name: string): string {
  const require = createRequire(import.meta.url)
  return path.join(path.dirname(require.resolve('@fontsource/anton/package.json')), 'files', name)
}

describe('fontsFor', () => {
  it('should find a font for every script, and colour for pictures', () => {
    const scripts = {
      Größe: 'Inter',
      海上: 'Noto Sans SC',
      Москва: 'Inter',
      مرحبا: 'Arabic',
      שלום: 'Hebrew',
      สวัสดี: 'Thai',
      नमस्ते: 'Devanagari',
      こんにちは: 'JP',
      안녕: 'KR',
      '🙂': 'Emoji',
    }
    for (const [text, family] of Object.entries(scripts)) {
      const choice = fontsFor(text, plain)
      assert.deepEqual(choice.missing, [], text)
      assert.ok(choice.families.includes(family), `${text}: ${choice.families}`)
    }
  })

  it('should name what no font has', () => {
    assert.deepEqual(fontsFor('a\u{10330}b ꦀ', plain).missing, ['\u{10330}', 'ꦀ'])
  })

  it('should keep a sequence of signs one picture', () => {
    for (const sign of ['👨‍👩‍👧‍👦', '🇩🇪', '1️⃣', '🏳️‍🌈', '👋🏽', '❤️', '☀']) {
      const { families, missing } = fontsFor(sign, plain)
      assert.deepEqual(missing, [], sign)
      assert.match(families, /^"Reelsmith Noto Color Emoji"$/)
    }
  })

  it('should set Chinese in a font of the same character, all of it in one', () => {
    assert.match(
      fontsFor('限时优惠', { ...plain, family: 'Anton' }).families,
      /^"Reelsmith ZCOOL[^,]*(, "Reelsmith ZCOOL[^,]*)*$/,
    )
    assert.doesNotMatch(
      fontsFor('限时優惠臺灣鑫', { ...plain, family: 'Ma Shan Zheng' }).families,
      /Shan.*Noto|Noto.*Shan/,
    )
    assert.match(fontsFor('國灣', { ...plain, language: 'zh-TW' }).families, /Noto Sans TC/)
  })

  it('should draw each word in a weight that its font has', () => {
    const { weightOf } = fontsFor('Sale Распродажа', { ...plain, family: 'Anton', weight: 800 })
    assert.equal(weightOf('Sale'), 400)
    assert.equal(weightOf('Распродажа'), 800)
  })

  it('should draw with a font that a user uploaded, and say when it is none', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'reelsmith-font-'))
    try {
      const good = fontFile('anton-latin-400-normal.woff')
      const wish = { ...plain, family: 'asset-1', uploads: { 'asset-1': good } }
      assert.match(fontsFor('Sale', wish).families, /upload asset-1/)
      assert.match(fontsFor('Sale Распродажа', wish).families, /upload asset-1.*Inter/)
      const setting = { font: 'asset-1', sizePx: 100, weight: 400, italic: false, letterSpacingEm: 0 }
      const width = new CanvasTypeface('Sale', 'en', { 'asset-1': good }).width('Sale', setting)
      const same = new CanvasTypeface('Sale', 'en').width('Sale', { ...setting, font: 'Anton' })
      assert.ok(Math.abs(width - same) < 0.5, `${width} and ${same}`)

      const bytes = await readFile(good)
      for (const [name, damaged] of Object.entries({
        short: bytes.subarray(0, 300),
        text: Buffer.from('no font'),
        empty: Buffer.alloc(0),
      })) {
        const file = path.join(folder, name)
        await writeFile(file, damaged)
        assert.throws(
          () => fontsFor('Sale', { ...wish, uploads: { 'asset-1': file } }),
          { code: 'media/unreadable' },
          name,
        )
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('readCoverage', () => {
  it('should say the same of a font however it is packed', async () => {
    const [woff, woff2] = await Promise.all(
      ['woff', 'woff2'].map((kind) => readFile(fontFile(`anton-latin-400-normal.${kind}`))),
    )
    const coverage = readCoverage(woff!)
    assert.deepEqual(readCoverage(woff2!), coverage)
    for (const character of 'AZaz09é€') assert.ok(covers(coverage, character.codePointAt(0)!), character)
    for (const character of 'Ж海🙂') assert.ok(!covers(coverage, character.codePointAt(0)!), character)
  })
})
