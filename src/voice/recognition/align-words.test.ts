import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readEnglish } from '../english-text.ts'
import type { SpokenSentence } from '../engine.ts'
import { espeak } from '../espeak.ts'
import { festival } from '../festival.ts'
import { alignWords } from './align-words.ts'

let workDir: string
before(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'reelsmith-align-'))
})
after(async () => await rm(workDir, { recursive: true }))

const sentences = [
  'We walked for 12 miles along the beach, found three old boats, and talked about what comes next.',
  'Once upon a time, in a village by the sea, there lived an old fisherman with his cat.',
  'Please remember to subscribe to the channel, and leave a comment below.',
]

const bySpeaker = async (text: string, pace: number): Promise<SpokenSentence> =>
  await festival.speak({ words: readEnglish(text), pace, voice: 'cmu_us_slt_arctic_hts', language: 'en' }, { workDir })
const byOther = async (text: string): Promise<SpokenSentence> =>
  await espeak.speak({ words: readEnglish(text), pace: 1, voice: 'en-us+f3', language: 'en' }, { workDir })

describe('alignWords', () => {
  it('should find the words of a voice that tells its times, by another voice, less than 50 ms off on average', async () => {
    const errors: number[] = []
    for (const [index, text] of sentences.entries()) {
      const heard = await bySpeaker(text, index === 1 ? 1.2 : 1)
      const found = alignWords(heard, await byOther(text))
      assert.equal(found.length, heard.words.length)
      errors.push(...found.map(({ startMs }, place) => Math.abs(startMs - heard.words[place]!.startMs)))
    }
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
    assert.ok(mean <= 50, `${mean.toFixed(1)} ms off on average`)
    assert.ok(errors.filter((error) => error > 150).length <= errors.length * 0.05, errors.join(' '))
  })

  it('should wait where the speaker pauses and the voice does not', async () => {
    const text = 'The sun rises over the sea.'
    const { samples, rateHz, words } = await bySpeaker(text, 1)
    const cut = Math.round((words[2]!.endMs * rateHz) / 1000)
    const paused = new Float32Array(samples.length + 2 * rateHz)
    paused.set(samples.subarray(0, cut))
    paused.set(samples.subarray(cut), cut + 2 * rateHz)
    const found = alignWords({ samples: paused, rateHz }, await byOther(text))
    for (const [index, { startMs }] of found.entries()) {
      const expected = words[index]!.startMs + (index > 2 ? 2000 : 0)
      assert.ok(Math.abs(startMs - expected) < 150, `word ${index} at ${startMs}, expected ${expected}`)
    }
  })

  it('should keep words in order, none overlapping, whatever is heard', () => {
    const noise = Float32Array.from({ length: 16_000 }, (_, i) => Math.sin(i * i) * 0.3)
    const words = [0, 1, 2, 3].map((index) => ({ startMs: index * 400, endMs: index * 400 + 300 }))
    const spoken = { samples: Float32Array.from({ length: 25_600 }, (_, i) => Math.sin(i / 9) * Math.sin(i / 3000)), rateHz: 16_000, words }
    for (const heard of [noise, new Float32Array(16_000), noise.subarray(0, 700)]) {
      let lastMs = 0
      for (const { startMs, endMs } of alignWords({ samples: heard, rateHz: 16_000 }, spoken)) {
        assert.ok(startMs >= lastMs && endMs >= startMs && endMs <= heard.length / 16 + 1, `${startMs} ${endMs}`)
        lastMs = endMs
      }
    }
  })
})
