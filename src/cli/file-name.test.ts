import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nameFromPrompt, numberedName } from './file-name.ts'

describe('nameFromPrompt', () => {
  const cases: [string, string][] = [
    [
      'generate a 10-second clip of a sunset over the ocean with waves crashing',
      'sunset-over-the-ocean-with-waves-crashing',
    ],
    ['Please make me a 30 second video about the Alps, in winter!', 'alps-in-winter'],
    [
      'generate a 10-second video of a futuristic city at night with cinematic lighting',
      'futuristic-city-at-night-with-cinematic-lighting',
    ],
    ['turn these photos into a 30-second promo video', 'turn-these-photos-into-a-30-second-promo'],
    ['生成一个10秒的海上日落视频', '海上日落视频'],
    ['帮我做一段视频，城市夜景', '城市夜景'],
    ['Ein Café über München', 'ein-café-über-münchen'],
    ['../../etc/passwd', 'etc-passwd'],
    ['make a video of', 'make-a-video-of'],
    ['🌅🌊', 'film'],
  ]
  for (const [prompt, name] of cases)
    it(`should call "${prompt}" ${name}`, () => assert.equal(nameFromPrompt(prompt), name))

  it('should be a safe name of a decent length for anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constant('日'), maxLength: 300 }),
        ),
        (prompt) => {
          const name = nameFromPrompt(prompt)
          assert.match(name, /^[\p{L}\p{N}\p{M}-]+$/u)
          assert.ok(Buffer.byteLength(numberedName(name, 12)) <= 140)
        },
      ),
    )
  })
})

describe('numberedName', () => {
  it('should number from the second on', () => {
    assert.deepEqual(
      [1, 2, 13].map((number) => numberedName('sea', number)),
      ['sea.mp4', 'sea-2.mp4', 'sea-13.mp4'],
    )
  })
})
