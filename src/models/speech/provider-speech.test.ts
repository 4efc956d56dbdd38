import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../../errors/error.ts'
import { closedAfter } from '../../process/testing.ts'
import { readEnglish } from '../../voice/english-text.ts'
import { festival } from '../../voice/festival.ts'
import { writeWav } from '../../voice/wav.ts'
import { run as speak } from '../speak-worker.ts'
import { run as transcribe } from '../transcribe-worker.ts'
import { readTranscriptionService, readVoiceService } from './speech-services.ts'
import { speechJob } from './testing/job-context.ts'
import { openaiSpeech } from './testing/speech-protocols.ts'
import { type SpeechServer, openSpeechServer } from './testing/speech-server.ts'

const key = 'loopback-key'
const inaugural = fileURLToPath(new URL('../../voice/recognition/__fixtures__/inaugural-1961.m4a', import.meta.url))

let server: SpeechServer
let workDir: string
const opened = closedAfter()
before(async () => {
  server = opened.adopt(await openSpeechServer(key, openaiSpeech), async (each) => await each.close())
  workDir = opened.adopt(await mkdtemp(join(tmpdir(), 'reelsmith-provider-')), async (path) => await rm(path, { recursive: true }))
})
afterEach(() => {
  for (const name of Object.keys(process.env)) if (/^REELSMITH_(?:VOICE|TRANSCRIBER)/.test(name)) delete process.env[name]
  assert.deepEqual(server.faults, [])
})

/** The provider's voice is one of ours, so that it says what it was asked to say. */
const wav = async (text: string): Promise<Buffer> =>
  writeWav(await festival.speak({ words: readEnglish(text), pace: 1, voice: 'cmu_us_slt_arctic_hts', language: 'en' }, { workDir }))

function withVoice(more: Record<string, string> = {}): void {
  Object.assign(process.env, { REELSMITH_VOICE: 'own:kokoro', REELSMITH_VOICE_URL: server.url, REELSMITH_VOICE_KEY: key, REELSMITH_VOICE_NAMES: 'af_heart female, am_adam male', ...more })
}

describe('a voice of a provider', () => {
  it('should speak sentence by sentence as it is described, with the times of its words', async () => {
    withVoice()
    server.moves = [{ wav }]
    const before = server.asked.length
    const { voice, words, durationMs, refusal } = await speak({ text: 'Good morning. It costs $5.50.', language: 'en', voice: 'a man', pace: 1.1 }, speechJob(workDir))
    assert.equal(voice, 'kokoro am_adam')
    assert.equal(refusal, undefined)
    assert.deepEqual(words.map(({ text }) => text), ['Good', 'morning.', 'It', 'costs', '$5.50.'])
    assert.ok(words.every(({ startMs, endMs }, index) => startMs >= (words[index - 1]?.endMs ?? 0) && endMs > startMs && endMs <= durationMs), JSON.stringify(words))
    const asked = server.asked.slice(before).map(({ fields }) => fields)
    assert.deepEqual(asked, ['Good morning.', 'It costs five dollars and fifty cents.'].map((input) => ({ model: 'kokoro', input, voice: 'am_adam', response_format: 'wav', speed: 1.1 })))
  })

  it('should be stood in for by a voice of this machine when it refuses, fails or sends no sound, and say so', async () => {
    withVoice()
    for (const [move, reason] of [
      [{ status: 401, message: 'Incorrect API key provided.' }, /kokoro failed: Incorrect API key provided\. \(HTTP 401\)/],
      [{ status: 500, message: 'out of memory' }, /out of memory \(HTTP 500\)/],
      ['garbage', /no WAV sound/],
    ] as const) {
      server.moves = [move]
      const { voice, refusal, words } = await speak({ text: 'Good morning.', language: 'en' }, speechJob(workDir))
      assert.match(voice, /^festival /)
      assert.match(String(refusal), reason)
      assert.equal(words.length, 2)
    }
    withVoice({ REELSMITH_VOICE_URL: 'http://127.0.0.1:9/v1' })
    assert.match(String((await speak({ text: 'Good morning.', language: 'en' }, speechJob(workDir))).refusal), /did not answer/)
  })

  it('should not be asked where it takes money and the plan has none for it', async () => {
    withVoice({ REELSMITH_VOICE: 'openai:gpt-4o-mini-tts' })
    server.moves = [{ wav }]
    const before = server.asked.length
    assert.match((await speak({ text: 'Good morning.', language: 'en' }, speechJob(workDir))).voice, /^festival /)
    assert.equal(server.asked.length, before)
    assert.equal((await speak({ text: 'Good morning.', language: 'en', paid: true }, speechJob(workDir))).voice, 'gpt-4o-mini-tts af_heart')
  })
})

describe('a recogniser of a provider', () => {
  it('should be sent phrases as WAV with their language, and have its words timed', async () => {
    Object.assign(process.env, { REELSMITH_TRANSCRIBER: 'own:whisper-large-v3', REELSMITH_TRANSCRIBER_URL: server.url, REELSMITH_TRANSCRIBER_KEY: key })
    server.moves = [{ text: 'And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.' }]
    const before = server.asked.length
    const { files } = await transcribe({ files: [{ assetId: 'a', name: 'speech', objectKey: inaugural, durationMs: 11_000 }], language: 'en-US' }, speechJob(workDir))
    const { words, recogniser } = files[0]!.transcript
    assert.equal(recogniser, 'whisper-large-v3')
    assert.equal(words.length, 22)
    assert.ok(Math.abs(words[7]!.startMs - 5420) < 200, JSON.stringify(words[7]))
    const [asked] = server.asked.slice(before)
    assert.equal(asked!.path, 'POST /v1/audio/transcriptions')
    assert.deepEqual([asked!.fields.model, asked!.fields.language], ['whisper-large-v3', 'en'])
    assert.equal(asked!.file!.toString('latin1', 0, 4), 'RIFF')
  })

  it('should say in its own words why it refused', async () => {
    Object.assign(process.env, { REELSMITH_TRANSCRIBER: 'own:whisper-large-v3', REELSMITH_TRANSCRIBER_URL: server.url, REELSMITH_TRANSCRIBER_KEY: 'another' })
    const files = [{ assetId: 'a', name: 'speech', objectKey: inaugural, durationMs: 11_000 }]
    await assert.rejects(transcribe({ files, language: 'en' }, speechJob(workDir)), (error) => ReelsmithError.is(error, 'fetch/failed') && /whisper-large-v3 failed: Incorrect API key/.test(error.message))
    assert.ok(ReelsmithError.is(await transcribe({ files: [{ ...files[0]!, durationMs: 4 * 3_600_000 }], language: 'en' }, speechJob(workDir)).catch((error: unknown) => error), 'timeline/invalid'))
  })
})

describe('the services of speech', () => {
  it('should be none unless named, and name the variable that is wrong', () => {
    assert.equal(readVoiceService({}), undefined)
    assert.equal(readTranscriptionService({ REELSMITH_TRANSCRIBER: ' ' }), undefined)
    const openai = readVoiceService({ REELSMITH_VOICE: 'openai:gpt-4o-mini-tts', OPENAI_API_KEY: 'k' })!
    assert.deepEqual([openai.url, openai.isPaid, openai.voices[0]], ['https://api.openai.com/v1', true, { id: 'nova', gender: 'female' }])
    for (const [environment, message] of [
      [{ REELSMITH_VOICE: 'kokoro' }, /REELSMITH_VOICE: expected SERVICE:MODEL.*openai, dashscope, own.*"kokoro"/],
      [{ REELSMITH_VOICE: 'own:kokoro' }, /REELSMITH_VOICE_URL: expected where/],
      [{ REELSMITH_VOICE: 'own:kokoro', REELSMITH_VOICE_URL: 'ftp://x' }, /REELSMITH_VOICE_URL.*"ftp:\/\/x"/],
      [{ REELSMITH_VOICE: 'own:kokoro', REELSMITH_VOICE_URL: 'http://127.0.0.1:1/v1' }, /REELSMITH_VOICE_NAMES: expected the names/],
      [{ REELSMITH_VOICE: 'openai:tts-1' }, /OPENAI_API_KEY or REELSMITH_VOICE_KEY/],
    ] as const) {
      assert.throws(() => readVoiceService(environment), (error) => ReelsmithError.is(error, 'request/invalid') && message.test(error.message))
    }
  })
})
