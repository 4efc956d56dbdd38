/** What every provider of speech has to do, tried on each with a loopback server that speaks its protocol. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readEnglish } from '../../voice/english-text.ts'
import { festival } from '../../voice/festival.ts'
import { writeWav } from '../../voice/wav.ts'
import { run as speak } from '../speak-worker.ts'
import { run as transcribe } from '../transcribe-worker.ts'
import { speechJob } from './testing/job-context.ts'
import { dashscopeSpeech, openaiSpeech } from './testing/speech-protocols.ts'
import { type SpeechServer, openSpeechServer } from './testing/speech-server.ts'

const key = 'loopback-key'
const inaugural = fileURLToPath(new URL('../../voice/recognition/__fixtures__/inaugural-1961.m4a', import.meta.url))

let workDir: string
let server: SpeechServer
let spoken: Buffer
before(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'reelsmith-speech-'))
  spoken = writeWav(await festival.speak({ words: readEnglish('Good morning.'), pace: 1, voice: 'cmu_us_slt_arctic_hts', language: 'en' }, { workDir }))
})
after(async () => await rm(workDir, { recursive: true }))

const wav = async (): Promise<Buffer> => spoken
const busy = { status: 429, message: 'Too many requests.' }

for (const { model, service, protocol, voice, asked } of [
  { model: 'gpt-4o-mini-tts', service: 'openai', protocol: openaiSpeech, voice: 'onyx', asked: { input: 'Good morning.', voice: 'onyx', response_format: 'wav', speed: 1.2 } },
  { model: 'qwen3-tts-flash', service: 'dashscope', protocol: dashscopeSpeech, voice: 'Ethan', asked: { input: { text: 'Good morning.', voice: 'Ethan', language_type: 'English' } } },
  { model: 'cosyvoice-v3-flash', service: 'dashscope', protocol: dashscopeSpeech, voice: 'longanyang', asked: { input: { text: 'Good morning.', voice: 'longanyang', format: 'wav', sample_rate: 24_000, rate: 1.2 } } },
] as const) {
  describe(`a voice of ${service}:${model}`, () => {
    beforeEach(async () => {
      server = await openSpeechServer(key, protocol)
      Object.assign(process.env, { REELSMITH_VOICE: `${service}:${model}`, REELSMITH_VOICE_URL: server.url, REELSMITH_VOICE_KEY: key })
    })
    afterEach(async () => {
      for (const name of Object.keys(process.env)) if (name.startsWith('REELSMITH_VOICE')) delete process.env[name]
      await server.close()
      assert.deepEqual(server.faults, [])
    })
    const say = async (more: object = {}) => await speak({ text: 'Good morning.', language: 'en', voice: 'a man', paid: true, ...more }, speechJob(workDir))

    it('should speak with the voice that is meant, at its pace', async () => {
      server.moves = [{ wav }]
      const usual = await say()
      assert.deepEqual([usual.voice, usual.refusal, usual.words.map(({ text }) => text)], [`${model} ${voice}`, undefined, ['Good', 'morning.']])
      const { durationMs } = await say({ pace: 1.2 })
      assert.deepEqual(server.asked.at(-1)!.fields, { model, ...asked })
      // The loopback server speaks at one pace: who can't be told one is made faster here.
      const isFaster = durationMs < usual.durationMs / 1.15
      assert.equal(isFaster, model === 'qwen3-tts-flash', `${usual.durationMs} and ${durationMs} ms`)
    })

    it('should be asked again when there are too many, with and without the time to wait', async () => {
      server.moves = [{ ...busy, headers: { 'retry-after': '0' } }, busy, { wav }]
      assert.equal((await say()).refusal, undefined)
      assert.equal(server.asked.length, 3)
    })

    it('should be stood in for by a voice of this machine, which says why', async () => {
      for (const [moves, reason, requests] of [
        [[{ status: 400, message: 'Inappropriate content.' }], /Inappropriate content\./, 1],
        [[{ status: 503, message: 'out of order' }], /out of order/, 1],
        [[busy], /Too many requests\./, 3],
        [['garbage'], /no WAV sound|an answer without sound/, 1],
        [['broken'], /broke off|could not be fetched|Failed to read response/, 1],
        ...(protocol.spoken ? ([[['expired'], /its address has expired/, 1]] as const) : []),
      ] as const) {
        const before = server.asked.length
        server.moves = [...moves]
        const { voice: by, refusal } = await say()
        assert.match(String(refusal), reason)
        assert.doesNotMatch(by, new RegExp(model))
        assert.equal(server.asked.length - before, requests, reason.source)
      }
      server.moves = ['hangs']
      Object.assign(process.env, { REELSMITH_VOICE_SECONDS: '0.1' })
      assert.match(String((await say()).refusal), /did not answer/)
      Object.assign(process.env, { REELSMITH_VOICE_URL: 'http://127.0.0.1:9' })
      assert.match(String((await say()).refusal), /did not answer/)
    })
  })
}

for (const { model, service, protocol } of [
  { model: 'whisper-1', service: 'openai', protocol: openaiSpeech },
  { model: 'qwen3-asr-flash', service: 'dashscope', protocol: dashscopeSpeech },
] as const) {
  describe(`a recogniser of ${service}:${model}`, () => {
    beforeEach(async () => {
      server = await openSpeechServer(key, protocol)
      Object.assign(process.env, { REELSMITH_TRANSCRIBER: `${service}:${model}`, REELSMITH_TRANSCRIBER_URL: server.url, REELSMITH_TRANSCRIBER_KEY: key })
    })
    afterEach(async () => {
      for (const name of Object.keys(process.env)) if (name.startsWith('REELSMITH_TRANSCRIBER')) delete process.env[name]
      await server.close()
      assert.deepEqual(server.faults, [])
    })
    const hear = async (language = 'en-US') =>
      (await transcribe({ files: [{ assetId: 'a', name: 'speech', objectKey: inaugural, durationMs: 11_000 }], language, paid: true }, speechJob(workDir))).files[0]!.transcript

    it('should be sent phrases as WAV with their language, and have its words timed', async () => {
      server.moves = [busy, { text: 'And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.' }]
      const { words, recogniser } = await hear()
      assert.deepEqual([recogniser, words.length], [model, 22])
      assert.ok(Math.abs(words[7]!.startMs - 5420) < 200, JSON.stringify(words[7]))
      assert.equal(server.asked.at(-1)!.file!.toString('latin1', 0, 4), 'RIFF')
      assert.match(JSON.stringify(server.asked.at(-1)!.fields), /"language":"en"/)
    })

    it('should write nothing where nobody speaks, and say why it refused', async () => {
      server.moves = [{ text: '' }]
      assert.deepEqual((await hear()).words, [])
      for (const [move, reason] of [
        [{ status: 400, message: 'Unknown model.' }, /Unknown model\./],
        [{ status: 500, message: 'out of order' }, /out of order/],
        [busy, /Too many requests\./],
      ] as const) {
        server.moves = [move]
        await assert.rejects(hear(), { code: 'fetch/failed', message: reason })
      }
      server.moves = ['hangs']
      Object.assign(process.env, { REELSMITH_TRANSCRIBER_SECONDS: '0.1' })
      await assert.rejects(hear(), { code: 'fetch/failed', message: /did not answer/ })
    })
  })
}
