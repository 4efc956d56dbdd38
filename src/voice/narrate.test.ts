import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { readEnglish } from './english-text.ts'
import type { SpokenSentence } from './engine.ts'
import { espeak, pinyinOf } from './espeak.ts'
import { festival } from './festival.ts'
import { flite } from './flite.ts'
import { narrate } from './narrate.ts'
import { estimateSpeechMs, readScript } from './script.ts'
import type { Voice } from './voices.ts'
import { timesBySuffixes } from './word-times.ts'

const rateHz = 48_000
const voices: readonly (Voice & { language: string; text: string })[] = [
  { engine: festival, id: 'cmu_us_slt_arctic_hts', gender: 'female', language: 'en', text: 'Good morning. It costs $5.50.' },
  { engine: flite, id: 'rms', gender: 'male', language: 'en', text: 'Good morning. It costs $5.50.' },
  { engine: espeak, id: 'cmn-latn-pinyin+f3', gender: 'female', language: 'zh-CN', text: '早上好。今天走了5公里。' },
  { engine: espeak, id: 'de+m3', gender: 'male', language: 'de', text: 'Guten Morgen. Das ist schön.' },
]

let workDir: string
before(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'reelsmith-voice-'))
})
after(async () => await rm(workDir, { recursive: true }))

/** Level in dB of what a voice has most of, 200 Hz to 4 kHz, in a stretch of a sound. */
function speechBandDb(sound: Float32Array, startMs: number, endMs: number): number {
  let low = 0
  let lower = 0
  let sum = 0
  const [from, to] = [startMs, endMs].map((ms) => Math.round((ms * rateHz) / 1000)) as [number, number]
  const [open, shut] = [1 - Math.exp((-2 * Math.PI * 4000) / rateHz), 1 - Math.exp((-2 * Math.PI * 200) / rateHz)]
  for (let i = from; i < to; i++) {
    low += open * (sound[i]! - low)
    lower += shut * (low - lower)
    sum += (low - lower) ** 2
  }
  return 10 * Math.log10(sum / (to - from) + 1e-12)
}

async function soundOf(file: string, durationMs: number): Promise<Float32Array> {
  const left = new Float32Array(Math.floor((durationMs * rateHz) / 1000))
  const decoder = openAudioDecoder({ file, startMs: 0, speed: 1 })
  assert.equal(await decoder.read(left, new Float32Array(left.length)), left.length)
  await decoder.close()
  return left
}

describe('narrate', () => {
  for (const { language, text, ...voice } of voices) {
    it(`should let ${voice.engine.name} say ${language}, heard at the times of its words and not between sentences`, async () => {
      const outFile = join(workDir, `${voice.engine.name}-${language}.m4a`)
      const { words, durationMs, stretch } = await narrate({ text, language, voice, outFile }, { workDir })
      assert.equal(stretch, 1)
      assert.equal(words.map((word) => word.text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''))
      const sound = await soundOf(outFile, durationMs)
      for (const word of words) {
        const db = speechBandDb(sound, word.startMs, word.endMs)
        assert.ok(db > -35, `"${word.text}" lies at ${db.toFixed(1)} dB`)
      }
      const next = words.findIndex((_, index) => index > 0 && /[.。]$/.test(words[index - 1]!.text))
      const [endMs, startMs] = [words[next - 1]!.endMs, words[next]!.startMs]
      assert.ok(startMs - endMs > 250, 'a pause between sentences')
      assert.ok(speechBandDb(sound, endMs + 60, startMs - 60) < -55)
      const estimate = estimateSpeechMs(readScript(text, language)) / durationMs
      assert.ok(estimate > 0.7 && estimate < 1.35, `estimated ${estimate.toFixed(2)} times too long`)
    })
  }

  it('should speak faster to keep to its scene, and refuse what does not fit even so', async () => {
    const [first] = voices
    const request = { text: first!.text, language: 'en', voice: first!, outFile: join(workDir, 'fitted.m4a') }
    const free = await narrate(request, { workDir })
    const fitted = await narrate({ ...request, longestMs: free.durationMs * 0.8 }, { workDir })
    assert.ok(fitted.durationMs <= free.durationMs * 0.8 && fitted.pace > 1.2, `${fitted.durationMs} ms at ${fitted.pace}`)
    await assert.rejects(narrate({ ...request, longestMs: free.durationMs / 2 }, { workDir }), (error) =>
      ReelsmithError.is(error, 'timeline/invalid'),
    )
  })
})

describe('timesBySuffixes', () => {
  it('should find words within 50 ms on average of where festival itself says that they are, a pause between them too', async () => {
    const words = readEnglish('Look up: the stars are waiting for you.')
    const voice = { pace: 1, voice: 'cmu_us_slt_arctic_hts', language: 'en' }
    const from = (index: number): Promise<SpokenSentence> => festival.speak({ words: words.slice(index), ...voice }, { workDir })
    const whole = await from(0)
    const found = await timesBySuffixes(whole, words.length, from)
    const offMs = found.map(({ startMs }, index) => Math.abs(startMs - whole.words[index]!.startMs))
    assert.ok(offMs.reduce((sum, ms) => sum + ms, 0) / offMs.length <= 50, `${offMs.join(', ')} ms off`)
    assert.ok(Math.max(...offMs) <= 120, `${offMs.join(', ')} ms off`)
  })
})

describe('pinyinOf', () => {
  it('should read characters of several readings by their sentence', () => {
    assert.deepEqual(pinyinOf(['银行', '行走', '了', '女儿，']), ['yin2 hang2', 'xing2 zou3', 'le5', 'nv3 er2,'])
  })
})
