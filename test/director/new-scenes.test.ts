/** A scene that is only named is made behind the film that is there; what points at a clip of the film is about that clip. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Turn, Talk } from './check-case.ts'
import type { StartName } from './films.ts'

const languageOf = (words: string): 'en' | 'zh' => (/\p{Script=Han}/u.test(words) ? 'zh' : 'en')
const say = (film: StartName, words: string): Promise<Turn> => new Talk(film, languageOf(words)).say(words)

const named: readonly (readonly [words: string, prompt: string, seconds: number])[] = [
  ['a 10-second clip of a sunset over the ocean with waves crashing', 'a sunset over the ocean with waves crashing', 10],
  ['a 2-second clip of a cat', 'a cat', 2],
  ['A 2-second clip of a cat.', 'a cat', 2],
  ['10-second clip of a sunset', 'a sunset', 10],
  ['another 5-second shot of a foggy forest', 'a foggy forest', 5],
  ['a clip of a cat', 'a cat', 10],
  ['a short clip of rain on a window, 3 seconds', 'rain on a window', 3],
  ['一段5秒的海浪视频', '海浪', 5],
  ['一个3秒的猫的镜头', '猫', 3],
  ['一段城市夜景的镜头，4秒', '城市夜景', 4],
]

describe('a scene that is only named', () => {
  for (const [words, prompt, seconds] of named) {
    it(`should be made and come last, as the reply says: ${words}`, async () => {
      for (const film of ['travel', 'promo', 'talk', 'single'] as const) {
        const { before, after, calls, reply } = await say(film, words)
        assert.partialDeepStrictEqual(calls[0], { tool: 'generate-scene', input: { prompt, durationMs: seconds * 1000 } }, `${film}: ${reply}`)
        const [was, is] = [before, after].map(({ tracks }) => tracks.find(({ role }) => role === 'main')!.clips)
        assert.deepEqual(is!.slice(0, -1).map(({ id }) => id), was!.map(({ id }) => id))
        assert.match(reply, languageOf(words) === 'en' ? /added/ : /已添加/)
      }
    })
  }
})

describe('words that point at a clip', () => {
  const pointing = [
    'the clip of the cat',
    'the clip of the forest',
    'delete the clip of the forest',
    'a 2-second clip of the forest',
    'the 10-second clip of the ocean',
    'trim the clip of the forest to 2 seconds',
    'a 5-second clip of this',
    '海浪那段',
    '海浪那个视频剪到2秒',
    '一个镜头太长了',
    '一段海浪的视频太长了',
    '删掉一段海浪的视频',
    '删掉 a clip of a cat',
    'a title over the clip of the ocean',
  ]
  it('should make no new scene', async () => {
    for (const words of pointing) {
      const { calls } = await say('travel', words)
      assert.ok(!calls.some(({ tool }) => tool === 'generate-scene'), `${words}: ${JSON.stringify(calls)}`)
    }
    assert.deepEqual((await say('travel', 'delete the clip of the forest')).calls, [{ tool: 'remove-clips', input: { clips: ['forest'] } }])
    assert.deepEqual((await say('travel', 'a 2-second clip of the forest')).calls, [{ tool: 'set-length', input: { clips: ['forest'], durationMs: 2000 } }])
  })
})
