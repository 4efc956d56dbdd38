import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SessionAsset } from '../../actions/action.ts'
import { readVideoModels } from '../../models/video/video-models.ts'
import { emptyTimeline } from '../../timeline/create.ts'
import { takePhotos } from './named-photos.ts'
import { planMessage } from './plan.ts'
import type { Situation } from './situation.ts'

const photo = (name: string): SessionAsset => ({ id: `id-${name}`, name, kind: 'image', origin: 'uploaded', handleMs: 0, durationMs: 0, width: 640, height: 480, fps: 0, hasAudio: false })
const video = (name: string): SessionAsset => ({ ...photo(name), kind: 'video', durationMs: 4000, fps: 30 })
const assets = [photo('dog.jpg'), photo('my cat (2).png'), video('walk.mp4')]

describe('takePhotos', () => {
  for (const [message, expected] of [
    ['a clip of a walk that begins with dog.jpg and ends with "my cat (2).png"', { text: 'a clip of a walk', beginsWith: 'id-dog.jpg', endsWith: 'id-my cat (2).png' }],
    ['a clip of a dog on the beach, with dog.jpg as a reference', { text: 'a clip of a dog on the beach', references: ['id-dog.jpg'] }],
    ['a clip of friends using dog.jpg and my cat (2).png as references', { text: 'a clip of friends', references: ['id-dog.jpg', 'id-my cat (2).png'] }],
    ['生成一个狗在海边的视频，以dog.jpg开头', { text: '生成一个狗在海边的视频', beginsWith: 'id-dog.jpg' }],
    ['参考dog.jpg，生成一个狗在海边的视频', { text: '生成一个狗在海边的视频', references: ['id-dog.jpg'] }],
    ['a clip of a dance, with walk.mp4 and dog.jpg as references', { text: 'a clip of a dance', references: ['id-walk.mp4', 'id-dog.jpg'] }],
    ['a clip of a dance with the video as a reference', { text: 'a clip of a dance', references: ['id-walk.mp4'] }],
    ['参考walk.mp4，生成一个跳舞的视频', { text: '生成一个跳舞的视频', references: ['id-walk.mp4'] }],
    ['a clip of a walk that begins with walk.mp4', { text: 'a clip of a walk that begins with walk.mp4' }],
    ['a clip of a walk that begins with a dog', { text: 'a clip of a walk that begins with a dog' }],
  ] as const) {
    it(`should find what photos are for in "${message}"`, () => assert.deepEqual(takePhotos(message, assets), expected))
  }

  it('should know the only photo without its name', () => {
    assert.deepEqual(takePhotos('a clip of a walk starting with my photo', [assets[0]!]), { text: 'a clip of a walk', beginsWith: 'id-dog.jpg' })
    assert.deepEqual(takePhotos('a clip of a walk starting with my photo', assets), { text: 'a clip of a walk starting with my photo' })
  })
})

describe('a clip with photos', () => {
  const noteOf = (message: string): string => planMessage(message, situation).notes.join(' ')
  const situation: Situation = { before: emptyTimeline(), language: 'en', assets, documents: [], conversation: [], steps: [], redoable: 0, models: readVideoModels('Wan, Qwen Image'), idSeed: 'x' }
  const scenes = (message: string): unknown[] => planMessage(message, situation).calls.filter(({ tool }) => tool === 'generate-scene').map(({ input }) => input)

  it('should be asked of a model that takes them', () => {
    assert.partialDeepStrictEqual(scenes('a 5-second clip of a walk on the beach with Wan that begins with dog.jpg and ends with my cat (2).png, without music'), [
      { prompt: 'a walk on the beach', model: 'Wan', beginsWith: 'id-dog.jpg', endsWith: 'id-my cat (2).png' },
    ])
    assert.equal(noteOf('a 5-second clip of a walk on the beach with Wan that begins with dog.jpg, without music'), '')
    assert.partialDeepStrictEqual(scenes('用万相生成一个5秒的视频：狗在海边奔跑，以dog.jpg为参考，不要音乐'), [{ model: 'Wan', references: ['id-dog.jpg'] }])
  })

  it('should say which photos could not be used', () => {
    assert.match(noteOf('a 5-second clip of a walk on the beach with Wan that ends with dog.jpg, without music'), /^dog\.jpg could not be used/)
    assert.match(noteOf('a 5-second clip of a walk with Wan that begins with dog.jpg, with my cat (2).png as a reference, without music'), /^my cat \(2\)\.png could not be used/)
  })

  it('should leave a film of the photos themselves alone', () => {
    const [wan] = situation.models
    const { calls } = planMessage('make a slideshow of my photos that starts with my cat (2).png', { ...situation, model: wan! })
    assert.ok(calls.some(({ tool }) => tool === 'arrange-uploads'), JSON.stringify(calls))
    assert.deepEqual(scenes('a 5-second clip of a walk with Qwen Image, without music').map((input) => (input as { model: string }).model), ['Qwen Image'])
  })
})
