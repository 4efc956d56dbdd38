import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { usualWeights } from '../voice/recognition/known-weights.ts'
import { fetchWeights } from '../voice/recognition/weights.ts'
import { commandFolder } from './testing.ts'
import { voices } from './voices.ts'

describe('voices', () => {
  it('should list what speaks here, of any language, in both languages', async () => {
    await using folder = await commandFolder()
    const { output } = await folder.run(voices, [])
    assert.match(output, /^flite\/rms +en +male$/m)
    assert.match(output, /^espeak-ng\/cmn-latn-pinyin\+f3 +zh +female$/m)
    assert.match((await folder.run(voices, ['--language', 'zh'], { tongue: 'zh' })).output, /^espeak-ng\/\S+ +zh +女声\n/)
    const german = JSON.parse((await folder.run(voices, ['--language', 'de', '--json'])).output)
    assert.deepEqual(german.voices[0], { name: 'espeak-ng/de+f3', language: 'de', gender: 'female' })
  })

  it('should list what writes down what is said, and what could be fetched', async () => {
    await using folder = await commandFolder()
    await fetchWeights(usualWeights)
    const { output } = await folder.run(voices, [])
    assert.match(output, /\n\nmoonshine-tiny-en +en +writes down what is said\n/)
    assert.match(output, /\nkitten-nano-en +en +speaks; to get it: reelsmith voices fetch kitten-nano-en \(27 MB\)\n/)
    const { recognisers, fetchable } = JSON.parse((await folder.run(voices, ['--json'])).output)
    assert.deepEqual(recognisers[0], { name: 'moonshine-tiny-en', languages: ['en'] })
    assert.deepEqual(fetchable.at(-1), { name: 'whisper-base', languages: ['*'], does: 'recognise', licence: 'MIT', download_bytes: 207_557_382 })
    assert.equal((await folder.run(voices, ['fetch', 'moonshine-tiny-en'])).output, 'moonshine-tiny-en is here.\n')
  })

  it('should let one speak into a file, and replace none', async () => {
    await using folder = await commandFolder()
    const words = ['sample', 'espeak-ng/de+m3', '--language', 'de', '--text', 'Guten Morgen.', '-o', 'a']
    const made = await folder.run(voices, words)
    assert.match(made.output, /^a\.m4a\n[01](\.\d+)?s, \d+ kB\n$/, String(made.error))
    assert.equal((await readFile(join(folder.path, 'a.m4a'))).toString('latin1', 4, 8), 'ftyp')
    assert.ok(ReelsmithError.is((await folder.run(voices, words)).error, 'file/unwritable'))
    assert.deepEqual(await readdir(folder.path), ['a.m4a', 'home'])
  })

  it('should refuse what it can not do, naming what it can', async () => {
    await using folder = await commandFolder()
    for (const [words, message] of [
      [['sample', 'nobody'], /expected one of .*flite\/rms.*got "nobody"/],
      [['sample', 'espeak-ng/de+m3', '--language', 'de'], /--text/],
      [['sample', 'flite/rms', '--pace', '9'], /--pace: expected a number from 0\.8 to 1\.3/],
      [['--language', 'a/b'], /--language: expected a tag/],
      [['sing'], /sample VOICE or fetch NAME, got "sing"/],
      [['fetch'], /fetch NAME, got "fetch"/],
      [['fetch', 'huge'], /expected one of moonshine-tiny-en, .*got "huge"/],
    ] as const) {
      const { error } = await folder.run(voices, words)
      assert.ok(ReelsmithError.is(error, 'request/invalid') && message.test(error.message), String(error))
    }
  })
})
