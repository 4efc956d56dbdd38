/** A voice-over from the request to what is heard: speech, its price, its captions, and music that steps back. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { sine, writeWav } from '../media/testing/sample-sound.ts'
import { waitFor } from '../process/testing.ts'
import { addAsset } from '../store/assets.ts'
import { changeTimeline, getSession } from '../store/sessions.ts'
import { audioClip, emptyTimeline, videoClip } from '../timeline/create.ts'
import type { AudioClip, TextClip } from '../timeline/model.ts'
import { type TestReply, type TestServer, openTestServer } from './testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

const filmMs = 5000
/** Below every voice. */
const musicHz = 50

let server: TestServer
before(async () => {
  const handlers = { speak: new URL('../models/speak-worker.ts', import.meta.url), render: new URL('../render/render-worker.ts', import.meta.url) }
  server = await openTestServer({ handlers })
})
after(async () => await server.close())

/** A photo for five seconds over a hum that stands for music. */
async function humSession(): Promise<{ token: string; userId: string; sessionId: string }> {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const sessionId = json.session_id as string
  const file = server.store.objects.temporaryPath('wav')
  const hum = sine(musicHz, 0.3, filmMs)
  await writeWav(file, hum, hum)
  const objectKey = await server.store.objects.adopt(file, 'wav')
  const common = { sessionId, userId, origin: 'uploaded', fps: 0, handleMs: 0, sizeBytes: 1, prompt: null, model: null, seed: null } as const
  const photo = await addAsset(server.store, { ...common, kind: 'image', objectKey, fileName: 'sea.png', durationMs: 0, width: 640, height: 360, hasAudio: false })
  const song = await addAsset(server.store, { ...common, kind: 'audio', objectKey, fileName: 'hum.wav', durationMs: filmMs, width: 0, height: 0, hasAudio: true })
  const timeline = {
    ...emptyTimeline({ title: 'Coast', width: 640, height: 360 }),
    tracks: [
      { id: 'v', kind: 'video' as const, role: 'main' as const, name: 'Video', clips: [videoClip({ id: 'sea', name: 'sea', asset: photo.id, durationMs: filmMs })] },
      { id: 'm', kind: 'audio' as const, role: 'bgm' as const, name: 'BGM', clips: [audioClip({ id: 'hum', name: 'hum', asset: song.id, durationMs: filmMs })] },
    ],
  }
  await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
  return { token, userId, sessionId }
}

async function finished(what: string, ask: () => Promise<TestReply>): Promise<Json> {
  let reply: Json = {}
  await waitFor(what, async () => {
    const { json } = await ask()
    reply = (json.data ?? json) as Json
    return !['pending', 'processing', 'running'].includes(reply.status as string)
  })
  return reply
}

/** Level of one frequency in a stretch, in dB. */
function toneDb(sound: Float32Array, hz: number, startMs: number, endMs: number): number {
  let [real, imaginary] = [0, 0]
  const stretch = sound.subarray(startMs * 48, endMs * 48)
  stretch.forEach((value, i) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / stretch.length)
    real += value * hann * Math.cos((2 * Math.PI * hz * i) / 48_000)
    imaginary += value * hann * Math.sin((2 * Math.PI * hz * i) / 48_000)
  })
  return 10 * Math.log10((real ** 2 + imaginary ** 2) / stretch.length ** 2 + 1e-20)
}

/** Level of what lies above the hum, in dB: second differences of samples 0.25 ms apart weigh it out. */
function voiceDb(sound: Float32Array, startMs: number, endMs: number): number {
  let sum = 0
  for (let i = startMs * 48; i < endMs * 48; i++) sum += (sound[i]! - 2 * sound[i - 12]! + sound[i - 24]!) ** 2
  return 10 * Math.log10(sum / ((endMs - startMs) * 48) + 1e-20)
}

describe('a voice-over', () => {
  it('should be paid for, heard at the times of its words and captions, over music that steps back', async () => {
    const { token, userId, sessionId } = await humSession()
    const input = { text: 'Welcome to the coast.', startMs: 1500, captions: true }
    const asked = await server.call('POST', `/api/sessions/${sessionId}/actions/add-voice-over`, { token, body: { input } })
    assert.ok([200, 202].includes(asked.status), asked.text)
    const turn = await finished('the speech', () => server.call('GET', `/api/sessions/${sessionId}/turns/${asked.json.data.turn_id}`, { token }))
    assert.equal(turn.events.at(-1).type, 'tool_result', JSON.stringify(turn.events))
    assert.deepEqual((await server.call('GET', '/api/credits/balance/simple', { token })).json.data, { available: 99, frozen: 0, total: 99 })

    const { tracks } = (await getSession(server.store, userId, sessionId)).timeline!
    const voice = tracks.find(({ role }) => role === 'voice')!.clips[0] as AudioClip
    const captions = tracks.find(({ role }) => role === 'caption')!.clips as readonly TextClip[]
    const words = voice.speech!.words!.map(({ text, startMs, endMs }) => ({ text, startMs: startMs + 1500, endMs: endMs + 1500 }))
    assert.deepEqual(captions.flatMap((line) => line.words!.map(({ text, startMs }) => [text, startMs + line.startMs])), words.map(({ text, startMs }) => [text, startMs]))

    const exported = await server.call('POST', '/api/render/proxy/lambda', {
      token,
      headers: { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' },
      body: { id: 'spoken', sessionId, draft: (await server.call('GET', `/api/state/nemo_agent/me/${sessionId}/latest`, { token })).json.data.state.draft, output: { format: 'm4a' } },
    })
    assert.equal(exported.status, 200, exported.text)
    const film = await finished('the sound', () => server.call('GET', '/api/render/proxy/lambda/spoken', { token }))
    assert.equal(film.status, 'completed', JSON.stringify(film))
    const file = server.store.objects.temporaryPath('m4a')
    await writeFile(file, await (await server.open('GET', '/api/render/proxy/spoken/download', { token })).bytes())
    const left = new Float32Array(filmMs * 48)
    const decoder = openAudioDecoder({ file, startMs: 0, speed: 1 })
    await decoder.read(left, new Float32Array(left.length))
    await decoder.close()

    const quiet = voiceDb(left, 300, 1300)
    for (const { text, startMs, endMs } of words) assert.ok(voiceDb(left, startMs, endMs) > quiet + 12, `"${text}" is not heard`)
    const endMs = voice.startMs + voice.durationMs
    const [before, under, after] = [[700, 1300], [1600, 2200], [endMs + 700, endMs + 1300]].map(([from, to]) => toneDb(left, musicHz, from!, to!))
    assert.ok(Math.abs(under! - before! + 8) < 1.5, `${(under! - before!).toFixed(1)} dB under the voice`)
    assert.ok(Math.abs(after! - before!) < 1.5, `${(after! - before!).toFixed(1)} dB after it`)
  })
})
