/** What is done with the words of recordings: captions of them, cuts at them, writing them down. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../../errors/error.ts'
import { audioClip, emptyTimeline, videoClip } from '../../timeline/create.ts'
import { type TextClip, type Timeline, type Track, timelineDurationMs } from '../../timeline/model.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import type { Action, SessionAsset } from '../action.ts'
import { type MemorySession, memorySession } from '../testing.ts'
import { addCaptions } from '../texts/add-captions.ts'
import { removeWords } from './remove-words.ts'
import { transcribe } from './transcribe.ts'

/** Said from 1 s on, a word every half second, with a pause of a second after the first sentence. */
const heard: readonly TimedWord[] = 'Hello everyone. Um, I think we, uh, start now.'.split(' ').map((text, index) => {
  const startMs = 1000 + index * 500 + (index > 1 ? 1000 : 0)
  return { text, startMs, endMs: startMs + 400 }
})
const talk: SessionAsset = { id: 'talk', kind: 'video', origin: 'uploaded', name: 'talk.mp4', durationMs: 10_000, handleMs: 0, width: 640, height: 360, fps: 30, hasAudio: true }
const film = (...tracks: Track[]): Timeline => ({ ...emptyTimeline({ title: '' }), tracks })
const main = (more: object = {}): Track => ({
  id: 'main', kind: 'video', role: 'main', name: '', clips: [videoClip({ id: 'talk', name: 'talk', asset: 'talk', durationMs: 10_000, ...more })],
})

const run = async (action: Action, session: MemorySession, input: object = {}): Promise<Record<string, unknown>> => await action.run(action.input.parse(input), session.context)
const captionsOf = (timeline: Timeline): readonly TextClip[] => timeline.tracks.filter(({ role }) => role === 'caption').flatMap(({ clips }) => clips as readonly TextClip[])

describe('addCaptions', () => {
  it('should listen to recordings and show each word when it is said', async () => {
    const session = memorySession({ timeline: film(main()), assets: [talk], heard })
    assert.equal((await run(addCaptions, session)).lines, 2)
    const lines = captionsOf(session.context.timeline())
    assert.deepEqual(lines.map(({ text, startMs }) => [text, startMs]), [['Hello everyone.', 1000], ['Um, I think we, uh, start now.', 3000]])
    assert.deepEqual(lines[1]!.words!.map(({ text, startMs }) => [text, startMs]).at(-1), ['now.', 3000])
  })

  it('should begin a new line where a phrase ends', async () => {
    const at = (text: string, startMs: number): TimedWord => ({ text, startMs, endMs: startMs + 200 })
    const words = [at('do', 0), at('for', 250), at('you,', 500), at('ask', 1000), at('what,', 1250), at('now', 1500)]
    const session = memorySession({ timeline: film(main()), assets: [talk], heard: words })
    await run(addCaptions, session)
    assert.deepEqual(captionsOf(session.context.timeline()).map(({ text }) => text), ['do for you,', 'ask what, now'])
  })

  it('should follow the clip: where it begins in its file, and how fast it plays', async () => {
    const session = memorySession({ timeline: film(main({ inMs: 2800, durationMs: 2000, speed: 2 })), assets: [talk], heard })
    await run(addCaptions, session)
    assert.deepEqual(captionsOf(session.context.timeline()).map(({ text, startMs }) => [text, startMs]), [['Um, I think we, uh, start now.', 100]])
  })

  it('should not listen to the picture where a voice-over says what is said', async () => {
    const voice: Track = { id: 'v', kind: 'audio', role: 'voice', name: '', clips: [audioClip({ id: 'voice', name: '', asset: 'spoken', durationMs: 3000, speech: { text: 'Welcome.', words: [{ text: 'Welcome.', startMs: 0, endMs: 900 }] } })] }
    const session = memorySession({ timeline: film(main(), voice), assets: [talk], heard })
    await run(addCaptions, session)
    assert.deepEqual(captionsOf(session.context.timeline()).map(({ text }) => text), ['Welcome.'])
  })

  it('should say so when nothing is heard, or nothing can be', async () => {
    const silent = memorySession({ timeline: film(main()), assets: [talk] })
    await assert.rejects(run(addCaptions, silent), (error) => ReelsmithError.is(error, 'timeline/not-found') && /No words are heard in the recordings/.test(error.message))
    const muted = memorySession({ timeline: film({ ...main(), muted: true } as Track), assets: [talk], heard })
    await assert.rejects(run(addCaptions, muted), (error) => ReelsmithError.is(error, 'timeline/not-found') && /add a voice-over/.test(error.message))
  })
})

describe('removeWords', () => {
  it('should cut fillers with most of the silence around them, and tell which', async () => {
    const session = memorySession({ timeline: film(main()), assets: [talk], heard })
    const { cut, removedMs } = await run(removeWords, session)
    assert.deepEqual(cut, ['Um,', 'uh,'])
    assert.equal(timelineDurationMs(session.context.timeline()), 10_000 - Number(removedMs))
    await run(addCaptions, session)
    const words = captionsOf(session.context.timeline()).flatMap((line) => line.words!.map((word) => ({ ...word, startMs: word.startMs + line.startMs })))
    assert.deepEqual(words.map(({ text }) => text).filter((text) => /u[mh]/i.test(text)), [])
  })

  it('should cut the words that are given wherever they are said one after another', async () => {
    const session = memorySession({ timeline: film(main()), assets: [talk], heard })
    assert.deepEqual((await run(removeWords, session, { words: 'i THINK we' })).cut, ['I think we,'])
    await assert.rejects(run(removeWords, session, { words: 'banana' }), (error) => ReelsmithError.is(error, 'timeline/not-found') && /"banana" is not heard/.test(error.message))
  })

  it('should never cut a word that was not named, whatever is said', async () => {
    const spoken = fc.array(fc.tuple(fc.constantFrom('um', 'uh', 'well', 'then', 'we', 'go'), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 60, max: 500 })), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(spoken, async (list) => {
        let at = 0
        const words = list.map(([text, gap, lasting]) => {
          const startMs = at + gap
          at = startMs + lasting
          return { text, startMs, endMs: at }
        })
        const durationMs = at + 500
        const session = memorySession({ timeline: film(main({ durationMs })), assets: [{ ...talk, durationMs }], heard: words })
        const isFiller = ({ text }: TimedWord): boolean => text.startsWith('u')
        if (!words.some(isFiller)) return
        await run(removeWords, session)
        const clips = session.context.timeline().tracks[0]!.clips as readonly { inMs: number; durationMs: number }[]
        for (const word of words.filter((each) => !isFiller(each))) {
          const kept = clips.reduce((sum, { inMs, durationMs: lasting }) => sum + Math.max(0, Math.min(word.endMs, inMs + lasting) - Math.max(word.startMs, inMs)), 0)
          assert.equal(kept, word.endMs - word.startMs, `"${word.text}" at ${word.startMs} lost something`)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('transcribe', () => {
  it('should tell what is said and when, and change nothing', async () => {
    const session = memorySession({ timeline: film(main()), assets: [talk], heard })
    const { text, lines, recogniser } = (await run(transcribe, session)) as { text: string; lines: object[]; recogniser: string }
    assert.equal(text, 'Hello everyone. Um, I think we, uh, start now.')
    assert.deepEqual(lines[0], { text: 'Hello everyone.', startMs: 1000, endMs: 2150 })
    assert.equal(recogniser, 'test')
    assert.deepEqual(session.context.timeline(), film(main()))
  })
})
