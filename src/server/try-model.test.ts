/** What converses, speaks and listens, listed and tried over HTTP, against providers on loopback. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { type LanguageServer, languageProtocols, openLanguageServer, testKey } from '../models/language/testing/language-server.ts'
import { openaiSpeech } from '../models/speech/testing/speech-protocols.ts'
import { type SpeechServer, openSpeechServer } from '../models/speech/testing/speech-server.ts'
import { readEnglish } from '../voice/english-text.ts'
import { festival } from '../voice/festival.ts'
import { writeWav } from '../voice/wav.ts'
import { modelTrialSchema, videoModelListSchema } from '../wire/videos.ts'
import { spending } from '../store/schema.ts'
import { makeTestFolder } from '../store/testing.ts'
import { describeServices } from './describe-services.ts'
import { type TestServer, openTestServer } from './testing.ts'

const speechKey = 'loopback-speech-key'
const variables = ['OPENAI_API_KEY', 'REELSMITH_VOICE', 'REELSMITH_VOICE_URL', 'REELSMITH_VOICE_KEY', 'REELSMITH_VOICE_NAMES', 'REELSMITH_TRANSCRIBER', 'REELSMITH_TRANSCRIBER_URL', 'REELSMITH_TRANSCRIBER_KEY', 'REELSMITH_LLM', 'REELSMITH_LLM_URL']

let language: LanguageServer
let speech: SpeechServer
let server: TestServer
let workDir: string
before(async () => {
  workDir = await makeTestFolder()
  language = await openLanguageServer(languageProtocols[0]!)
  speech = await openSpeechServer(speechKey, openaiSpeech)
  const env = {
    REELSMITH_LLM: 'openai:gpt-x',
    REELSMITH_LLM_URL: language.url,
    REELSMITH_VOICE: 'own:kokoro',
    REELSMITH_VOICE_URL: speech.url,
    REELSMITH_VOICE_KEY: speechKey,
    REELSMITH_VOICE_NAMES: 'af_heart female, am_adam male',
    REELSMITH_TRANSCRIBER: 'own:whisper-large-v3',
    REELSMITH_TRANSCRIBER_URL: speech.url,
    REELSMITH_TRANSCRIBER_KEY: speechKey,
  }
  // Workers have the environment of their server.
  Object.assign(process.env, env, { OPENAI_API_KEY: testKey })
  server = await openTestServer({ env, handlers: { try: new URL('../models/try-worker.ts', import.meta.url) } })
})
after(async () => {
  for (const name of variables) delete process.env[name]
  await server.close()
  await language.close()
  await speech.close()
  await rm(workDir, { recursive: true })
})

async function account(): Promise<string> {
  const { token, userId } = await server.newUser()
  await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
  return token
}

const wav = async (text: string): Promise<Buffer> => writeWav(await festival.speak({ words: readEnglish(text), pace: 1, voice: 'cmu_us_slt_arctic_hts', language: 'en' }, { workDir }))

describe('the end of a model', () => {
  it('should be told of those that converse and speak, at the provider itself', async () => {
    const environment = { REELSMITH_VOICE: 'openai:tts-1', OPENAI_API_KEY: 'k' }
    const url = 'https://api.openai.com/v1'
    const ends = async (at: string): Promise<unknown[]> => {
      const languageModel = { service: 'openai', model: 'gpt-4o', url: at, isPaid: true, secondsPerTurn: 1, tokensPerTurn: 1, price: { input: 2, output: 10 } } as const
      const facts = await describeServices(server.store, { languageModel }, environment, '2027-01-10')
      const told = facts.filter(({ owned_by: owner }) => owner === 'openai')
      assert.deepEqual(told.map((each) => [each.usd_per_million_tokens, each.usd_per_10000_characters]), [[{ questions: 2, answers: 10 }, null], [null, 0.15]])
      return told.map(({ id, ready, days_left: left }) => [id, ready, left])
    }
    assert.deepEqual(await ends(url), [['gpt-4o', true, 4], ['tts-1', false, 0]])
    assert.deepEqual(await ends('http://127.0.0.1/v1'), [['gpt-4o', true, null], ['tts-1', false, 0]])
  })
})

describe('the models of a server', () => {
  it('should be listed with what each kind can do, and which of them is used', async () => {
    const { data } = videoModelListSchema.parse((await server.call('GET', '/v1/models', { token: await account() })).json)
    const rows = data.map(({ id, owned_by: owner, makes, used, paid, credits }) => [id, owner, makes, used, paid, credits])
    assert.deepEqual(rows, [
      ['reelsmith', 'built-in', 'video', true, false, 2],
      ['built-in director', 'built-in', 'conversation', false, false, 0],
      ['gpt-x', 'openai', 'conversation', true, true, 0],
      ["this machine's voices", 'built-in', 'speech', false, false, 1],
      ['kokoro', 'own', 'speech', true, false, 1],
      ["this machine's recognisers", 'built-in', 'transcript', false, false, 0],
      ['whisper-large-v3', 'own', 'transcript', true, false, 0],
    ])
    assert.deepEqual(data.find(({ id }) => id === 'kokoro')!.voices, ['af_heart', 'am_adam'])
  })

  it('should be tried with the cheapest real call of their kind', async () => {
    const token = await account()
    const tried = async (model: string) => {
      const { text } = await server.call('POST', '/v1/models/test', { token, body: { model } })
      assert.doesNotMatch(text, /"error"/)
      return modelTrialSchema.parse(JSON.parse(text))
    }
    language.moves.push({ text: 'ready' })
    const conversation = await tried('GPT-X')
    assert.deepEqual([conversation.id, conversation.said, conversation.sound_seconds, language.problems], ['gpt-x', 'ready', null, []])
    assert.ok(conversation.tokens! > 0)
    // What nobody knows the price of is an order.
    const counted = async (): Promise<unknown[]> => (await server.store.db.select().from(spending)).map(({ usd, orders }) => [usd, orders])
    assert.deepEqual(await counted(), [[0, 1]])
    speech.moves = [{ wav }]
    const before = (await server.call('GET', '/api/credits/balance/simple', { token })).json.data.available
    const spoken = await tried('kokoro')
    assert.ok(spoken.sound_seconds! > 0.3, String(spoken.sound_seconds))
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).json.data.available, before - 1)
    speech.moves = [{ wav }, { text: 'Good morning.' }]
    assert.equal((await tried('whisper-large-v3')).said, 'Good morning.')
    assert.deepEqual([speech.faults, (await counted()).length], [[], 1])
  })

  it('should say what fails, what is not there, and what is for others', async () => {
    const token = await account()
    const refusal = async (model: string, of = token) => (await server.call('POST', '/v1/models/test', { token: of, body: { model } })).json.error.message as string
    language.moves.push({ status: 400 })
    assert.match(await refusal('gpt-x'), /^gpt-x failed: .* \(HTTP 400\)\.$/)
    speech.moves = [{ status: 401, message: 'Incorrect API key provided.' }]
    assert.match(await refusal('kokoro'), /^kokoro failed: Incorrect API key provided\. \(HTTP 401\)/)
    assert.match(await refusal('sora'), /^model: expected gpt-x, kokoro, whisper-large-v3, got "sora"/)
    assert.match(await refusal('gpt-x', (await server.newUser()).token), /^This plan makes nothing with paid models/)
  })
})
