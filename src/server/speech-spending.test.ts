import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { dashscopeSpeech } from '../models/speech/testing/speech-protocols.ts'
import { type SpeechServer, openSpeechServer } from '../models/speech/testing/speech-server.ts'
import { sine } from '../media/testing/sample-sound.ts'
import { addAsset } from '../store/assets.ts'
import { spending } from '../store/schema.ts'
import { changeTimeline } from '../store/sessions.ts'
import { emptyTimeline, videoClip } from '../timeline/create.ts'
import { writeWav } from '../voice/wav.ts'
import { type TestServer, openTestServer } from './testing.ts'

const key = 'loopback-key'
let provider: SpeechServer
let server: TestServer
before(async () => {
  provider = await openSpeechServer(key, dashscopeSpeech)
  // Workers have the environment of their server.
  Object.assign(process.env, { REELSMITH_VOICE: 'dashscope:qwen3-tts-flash', REELSMITH_VOICE_URL: provider.url, REELSMITH_VOICE_KEY: key })
  server = await openTestServer({
    env: { REELSMITH_PLANS: '{"anonymous":{"paidModels":true}}', REELSMITH_SPEND_CAPS: 'user=0.0005,user-orders=5' },
    handlers: { speak: new URL('../models/speak-worker.ts', import.meta.url) },
  })
})
after(async () => {
  await server.close()
  await provider.close()
  for (const name of ['REELSMITH_VOICE', 'REELSMITH_VOICE_URL', 'REELSMITH_VOICE_KEY']) delete process.env[name]
  assert.deepEqual(provider.faults, [])
})

/** A photo for ten seconds. */
async function newFilm(): Promise<(text: string, startMs: number) => Promise<string>> {
  const { token, userId } = await server.newUser()
  const sessionId = (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })).json.session_id as string
  const file = server.store.objects.temporaryPath('wav')
  const wav = writeWav({ samples: sine(200, 0.3, 900), rateHz: 48_000 })
  await writeFile(file, wav)
  provider.moves = [{ wav: async () => wav }]
  const objectKey = await server.store.objects.adopt(file, 'wav')
  const photo = await addAsset(server.store, { sessionId, userId, origin: 'uploaded', kind: 'image', objectKey, fileName: 'sea.png', durationMs: 0, width: 640, height: 360, fps: 0, handleMs: 0, sizeBytes: 1, hasAudio: false, prompt: null, model: null, seed: null })
  const clips = [videoClip({ id: 'sea', name: 'sea', asset: photo.id, durationMs: 10_000 })]
  const timeline = { ...emptyTimeline({ title: 'Coast', width: 640, height: 360 }), tracks: [{ id: 'v', kind: 'video' as const, role: 'main' as const, name: 'Video', clips }] }
  await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
  return async (text, startMs) =>
    (await server.call('POST', `/api/sessions/${sessionId}/actions/add-voice-over`, { token, headers: { accept: 'text/event-stream' }, body: { input: { text, startMs } } })).text
}

describe('the speech of a provider', () => {
  it('should count against what the operator spends, and be spoken by this machine beyond that, which is said', async () => {
    const say = await newFilm()
    assert.match(await say('Welcome to the coast.', 0), /qwen3-tts-flash Cherry/)
    const [row] = await server.store.db.select().from(spending)
    // 21 characters at 0.1 dollars for 10,000, and spoken twice where they are too long.
    assert.equal(row!.usd, 0.00042)
    assert.equal(provider.asked.length, 1)
    const second = await say('Stay for the evening.', 3000)
    assert.match(second, /This server spends at most 0\.0005 US dollars a day for one user on models/)
    assert.doesNotMatch(second, /qwen3-tts-flash/)
    assert.equal(provider.asked.length, 1)
  })
})
