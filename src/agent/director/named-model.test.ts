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
