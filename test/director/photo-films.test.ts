/** However it is said that a film is made of the photos that were uploaded, it is made of them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { messageOf } from '../../src/cli/make-options.ts'
import { Talk } from './check-case.ts'
import type { StartName } from './films.ts'

/** What is said, and how long the film is then, in seconds; as long as a photo is seen unless told. */
const said: readonly (readonly [words: string, seconds?: number])[] = [
  ['用这张照片做一个1秒的视频', 1],
  ['把这张照片做成1秒的视频', 1],
  ['把照片做成1秒视频', 1],
  ['用照片做个视频'],
  ['拿我的图片剪一部10秒的短片', 10],
  ['将上传的图片制作成影片'],
  ['用这张图拼一个竖屏视频，配轻快的音乐'],
  ['把我的照片弄成一个片子'],
  ['用上传的相片做一段视频，标题“海边”'],
  ['请帮我用这张照片生成一个5秒的视频', 5],
  ['把这张图片做成竖屏的10秒视频', 10],
  ['用我的照片制作一个方形视频，不要音乐'],
  ['用這張照片做一個2秒的影片', 2],
  ['用这些照片做一部6秒的短片', 6],
  ['use this photo for a 1-second video', 1],
  ['turn this photo into a 1-second video', 1],
  ['make this photo into a video'],
  ['use this photo as a 2-second clip with no music', 2],
  ['use these photos for a 10-second video', 10],
  ['use the photo to make a 5-second film', 5],
  ['make a 1-second video of this photo', 1],
  ['can you create a 3-second video using this image', 3],
  ['use my pictures to make a square film with calm music'],
  ['turn this picture into a vertical clip with the title "Beach"'],
  ['make these photos into a 9:16 reel, 6 seconds', 6],
]

const languageOf = (words: string): 'en' | 'zh' => (/\p{Script=Han}/u.test(words) ? 'zh' : 'en')
const photosIn = (on: StartName): number => (on === 'photo' ? 1 : 5)

async function checkFilm(on: StartName, words: string, seconds: number): Promise<void> {
  const { calls, after, reply } = await new Talk(on, languageOf(words)).say(words)
  const tools = calls.map(({ tool }) => tool)
  assert.ok(tools.includes('arrange-uploads') && !tools.includes('generate-scene'), `${words}: ${tools.join()} ${reply}`)
  const clips = after.tracks.find(({ role }) => role === 'main')?.clips ?? []
  assert.equal(clips.length, photosIn(on), words)
  assert.equal(clips.reduce((sum, { durationMs }) => sum + durationMs, 0), seconds * 1000, words)
}

describe('a film of photos', () => {
  for (const [words, seconds = 4] of said) {
    it(`should be made of the photo that was uploaded: ${words}`, () => checkFilm('photo', words, seconds))

    it(`should be so with what the command line adds, too: ${words}`, async () => {
      await checkFilm('photo', messageOf({ prompt: words, draft: true }), seconds)
      const all = messageOf({ prompt: words, ratio: '4:5', seed: 7, draft: true })
      await checkFilm('photo', all, seconds)
    })
  }

  it('should be made of all photos where there are several', async () => {
    for (const words of ['用这些照片做一个视频', '把我的照片做成视频', 'use my photos for a video']) await checkFilm('photos', words, 20)
  })

  it('should have the shape, the size and the title that were asked for', async () => {
    const { calls } = await new Talk('photo', 'zh').say('用这张图拼一个竖屏视频，标题“海边”，不要音乐, 720p')
    const inputOf = (tool: string): object | undefined => calls.find((call) => call.tool === tool)?.input
    assert.deepEqual(inputOf('set-canvas'), { ratio: '9:16', shortSide: 720 })
    assert.partialDeepStrictEqual(inputOf('add-text'), { text: '海边' })
    assert.equal(inputOf('add-music'), undefined)
  })

  it('should have what the command line adds behind a request for music, too', async () => {
    for (const words of ['用这张照片做一个视频，配轻快的音乐', 'make a film of these photos, add calm music', 'make a film of this photo and add the title "Lake"']) {
      const { calls, after } = await new Talk('photo', languageOf(words)).say(messageOf({ prompt: words, ratio: '4:5', seed: 7, draft: true }))
      assert.deepEqual([after.width, after.height], [720, 900], words)
      const last = calls.at(-1)!
      assert.ok(last.tool === 'add-text' ? last.input.text === 'Lake' : last.tool === 'add-music' && /^(?:轻快|calm)$/.test(String(last.input.words)), JSON.stringify(calls))
    }
  })

  it('should not be begun where photos are only spoken of', async () => {
    for (const words of ['把照片做成黑白的', '用这张照片做视频封面', 'use this photo as the video thumbnail', 'a video about people taking photos']) {
      const { calls } = await new Talk('photo', languageOf(words)).say(words)
      assert.ok(!calls.some(({ tool }) => tool === 'arrange-uploads'), words)
    }
  })
})
