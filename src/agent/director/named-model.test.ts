import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../models/video/video-models.ts'
import { takeModel } from './named-model.ts'

const models = readVideoModels('Wan, Qwen Image, GPT Image')

describe('takeModel', () => {
  for (const [message, name, text] of [
    ['a clip of the sea with Wan', 'Wan', 'a clip of the sea'],
    ['a clip of the sea with a picture by GPT Image, without music', 'GPT Image', 'a clip of the sea without music'],
    ['a clip of the sea using still images from Qwen Image', 'Qwen Image', 'a clip of the sea'],
    ['a clip of the sea with Qwen', 'Wan', 'a clip of the sea'],
    ['用GPT Image的图片生成一个大海视频', 'GPT Image', '生成一个大海视频'],
    ['用千问图像画的图做一个大海视频', 'Qwen Image', '做一个大海视频'],
    ['a clip of the sea with the built-in painter', 'built in', 'a clip of the sea'],
    ['a clip of the sea with Sora 2', 'missing Sora', 'a clip of the sea'],
    ['a Wan 3 clip of the sea', 'Wan', 'a clip of the sea'],
    ['a clip of the sea from Wan', 'Wan', 'a clip of the sea'],
    ["a clip of the sea with Alibaba's Wan", 'Wan', 'a clip of the sea'],
    ['have Wan generate a clip of the sea', 'Wan', 'generate a clip of the sea'],
    ['a Sora video of the sea', 'missing Sora', 'a video of the sea'],
    ['让通义万相做一个大海视频', 'Wan', '做一个大海视频'],
    ['做一个Wan视频，大海', 'Wan', '做一个 视频，大海'],
    ['用 Wan 3 模型做一个大海视频', 'Wan', '做一个大海视频'],
    ['let Wan make tea in a clip', undefined, 'let Wan make tea in a clip'],
    ['a clip of a letter from Wan to her mother', undefined, 'a clip of a letter from Wan to her mother'],
    ['a clip of people with pictures by the sea', undefined, 'a clip of people with pictures by the sea'],
    ['a clip of a man with Wanda', undefined, 'a clip of a man with Wanda'],
  ] as const) {
    it(`should find ${name ?? 'none'} in "${message}"`, () => {
      const { text: rest, model, isBuiltIn, missing } = takeModel(message, models)
      assert.deepEqual([missing === undefined ? (isBuiltIn ? 'built in' : model?.name) : `missing ${missing}`, rest.replace(/\s+/g, ' ')], [name, text])
    })
  }

  it('should find names with marks in them', () => {
    const [ltx] = readVideoModels('[{"name":"LTX-2","words":["L.T.X (new)"],"api":"fal","model":"x","seconds":[5],"sizes":["64x36"]}]')
    for (const said of ['with LTX-2', 'with L.T.X (new)']) assert.equal(takeModel(`a clip ${said}`, [ltx!]).model?.name, 'LTX-2')
  })
})
