import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../../errors/error.ts'
import { textClip } from '../../timeline/create.ts'
import { type AudioClip, type TextClip, timelineDurationMs } from '../../timeline/model.ts'
import { smallFilm } from '../../timeline/testing.ts'
import type { ActionResult, SessionAsset } from '../action.ts'
import { placeText } from '../texts/place-text.ts'
import { type MemorySession, memorySession } from '../testing.ts'
import { addVoiceOver } from './add-voice-over.ts'

const sea: SessionAsset = {
  id: 'asset-sea', kind: 'video', origin: 'generated', name: 'sea', durationMs: 6000, handleMs: 0, width: 640, height: 360, fps: 30, hasAudio: false,
}
/** Ten seconds, whose last scene has two seconds more. */
const film = (): MemorySession => memorySession({ timeline: smallFilm(), assets: [sea] })
const say = async (session: MemorySession, input: object): Promise<ActionResult> =>
  await addVoiceOver.run(addVoiceOver.input.parse(input), session.context)
const voices = (session: MemorySession): readonly AudioClip[] =>
  session.context.timeline().tracks.flatMap((track) => (track.kind === 'audio' && track.role === 'voice' ? track.clips : []))
const captions = (session: MemorySession): readonly TextClip[] =>
  session.context.timeline().tracks.flatMap((track) => (track.kind === 'text' && track.role === 'caption' ? track.clips : []))
const refusal = (words: RegExp) => (error: unknown) => {
  assert.ok(ReelsmithError.is(error, 'timeline/invalid') || ReelsmithError.is(error, 'timeline/overlap'), String(error))
  assert.match(error.message, words)
  return true
}
const words = (count: number): string => Array.from({ length: count }, () => 'ocean').join(' ')

describe('addVoiceOver', () => {
  it('should place what is said with the times of its words, the next one after it', async () => {
    const session = film()
    const first = await say(session, { text: 'Welcome to the coast.' })
    await say(session, { text: 'Stay a while.' })
    assert.deepEqual([first.startMs, first.endMs, first.lastSceneLengthenedByMs], [0, 1600, undefined])
    const [welcome, stay] = voices(session)
    assert.deepEqual([welcome!.name, welcome!.startMs, welcome!.durationMs, stay!.startMs], ['Welcome to the coast.', 0, 1600, 1600])
    assert.deepEqual(welcome!.speech!.words!.at(-1), { text: 'coast.', startMs: 1200, endMs: 1600 })
  })

  it('should show captions at the times of the words', async () => {
    const session = film()
    await say(session, { text: 'Welcome to the coast.', startMs: 2000, captions: true })
    const [caption] = captions(session)
    assert.deepEqual([caption!.text, caption!.startMs, caption!.words!.map(({ startMs }) => startMs)], ['Welcome to the coast.', 2000, [0, 400, 800, 1200]])
  })

  it('should lengthen the last scene by what is missing, where it has more to show', async () => {
    const session = film()
    const { lastSceneLengthenedByMs } = await say(session, { text: words(4), startMs: 9500 })
    assert.equal(lastSceneLengthenedByMs, 1100)
    assert.equal(timelineDurationMs(session.context.timeline()), 11_100)
  })

  it('should put captions in place of those at its time alone, in their style', async () => {
    const session = film()
    for (const [text, startMs] of [['early', 0], ['later', 6000]] as const) {
      await session.context.change('add-text', [placeText(session.context.timeline(), 'caption', textClip({ id: text, text, startMs, durationMs: 2000, style: { color: '#ffcc00' } }), 'captions')])
    }
    await say(session, { text: 'Welcome to the coast.', startMs: 300, endMs: 4000, captions: true })
    assert.deepEqual(captions(session).map(({ text, startMs, style }) => [text, startMs, style.color]), [['Welcome to the coast.', 300, '#ffcc00'], ['later', 6000, '#ffcc00']])
  })

  it('should be over where it has to be, and lengthen nothing for it', async () => {
    const session = film()
    await assert.rejects(say(session, { text: words(4), startMs: 9000, endMs: 10_000 }), refusal(/1s of film are left/))
    await assert.rejects(say(session, { text: words(4), startMs: 2000, endMs: 3000 }), refusal(/1s of film are left/))
    assert.equal((await say(session, { text: words(4), startMs: 2000, endMs: 4000 })).endMs, 3600)
  })

  it('should refuse what can not fit, saying how much does, and change and speak nothing', async () => {
    const session = film()
    const before = session.context.timeline()
    await assert.rejects(say(session, { text: words(60) }), refusal(/take about [\d.]+s, and 10s of film are left.*shorten them to about \d\d of 60 words/))
    await assert.rejects(say(session, { text: words(3), startMs: 11_000 }), refusal(/0s of film are left/))
    assert.deepEqual(session.context.timeline(), before)
    assert.equal((await session.context.assets()).length, 1)
  })

  it('should refuse to speak over what is said, and before there is a picture', async () => {
    const session = film()
    await say(session, { text: words(6) })
    await assert.rejects(say(session, { text: words(2), startMs: 1000 }), refusal(/is spoken at that time already/))
    await assert.rejects(say(memorySession(), { text: 'Hello' }), refusal(/no picture yet/))
  })

  it('should speak the language of the words', async () => {
    const session = film()
    await say(session, { text: '欢迎来到海边。' })
    await say(session, { text: 'Bonjour', language: 'fr' })
    assert.deepEqual(voices(session).map(({ speech }) => speech!.language), ['zh-CN', 'fr'])
  })
})
