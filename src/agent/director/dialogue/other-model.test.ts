import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../../models/video/video-models.ts'
import { emptyTimeline } from '../../../timeline/create.ts'
import { planMessage } from '../plan.ts'
import type { Exchange, Situation } from '../situation.ts'

const [kling] = readVideoModels('[{"name":"Kling","api":"fal","model":"k","seconds":[5],"sizes":["1280x720"]}]')
const models = [kling!, ...readVideoModels('Wan')]

function situation(...said: string[]): Situation {
  const conversation = said.map((text): Exchange => ({ text, calls: [], changed: false, reply: 'The scene was not made.' }))
  return { before: emptyTimeline(), language: 'en', assets: [], documents: [], conversation, steps: [], redoable: 0, models, model: kling, idSeed: 'x' }
}

const made = (message: string, ...said: string[]): unknown[] =>
  planMessage(message, situation(...said)).calls.filter(({ tool }) => tool === 'generate-scene').map(({ input }) => [input.prompt, input.durationMs, input.model])

describe('naming another model alone', () => {
  const asked = 'a 5-second clip of the sea with Kling, without music'

  for (const message of ['with Wan', 'With Wan!', 'yes, with Wan please', 'ok, try it again with Wan then', 'make it with Wan instead', '好的，用通义万相', '那就用万相再试一次吧']) {
    it(`should have what was asked for made by it: "${message}"`, () => assert.deepEqual(made(message, asked), [['the sea', 5000, 'Wan']]))
  }

  it('should have the built-in film-maker make it, whoever else would', () => {
    assert.deepEqual(made('with the built-in painter', asked), [['the sea', 5000, 'built-in painter']])
    assert.deepEqual(made('用内置引擎', '用Kling生成一个5秒的大海视频，不要音乐'), [['大海', 5000, 'built-in painter']])
  })

  it('should mean the request itself, however often it was tried', () => {
    assert.deepEqual(made('with the built-in film-maker', asked, 'with Wan'), [['the sea', 5000, 'built-in painter']])
  })

  it('should ask for another version as it was said, so that the reply can tell', () => {
    assert.deepEqual(made('with Wan 2.1', asked), [['the sea', 5000, 'Wan']])
    assert.match(planMessage('with Wan 2.1', situation(asked)).notes.join(), /You asked for Wan 2\.1; what this server has as Wan is wan3/)
  })

  for (const [message, language, told] of [
    ['use Sora 2', 'en', /^Sora 2 is not set up on this server\. Pictures can be made by the built-in painter, Kling and Wan; say "with Kling"/],
    ['can you use Sora?', 'en', /^Sora is not set up/],
    ['which models do you have?', 'en', /^Pictures can be made by/],
    ['能用可灵吗？', 'zh', /^这台服务器没有配置 可灵。画面可以由内置引擎或 Kling、Wan 生成/],
    ['有哪些模型？', 'zh', /^画面可以由内置引擎或/],
  ] as const) {
    it(`should say what is there: "${message}"`, () => {
      const { calls, said } = planMessage(message, { ...situation(asked), language })
      assert.deepEqual(calls, [])
      assert.match(said.map(({ text }) => text).join(), told)
    })
  }

  it('should mean nothing where nothing was asked for, and leave full requests alone', () => {
    assert.deepEqual(made('with Wan'), [])
    assert.deepEqual(made('a 5-second clip of a forest with Wan', asked), [['a forest', 5000, 'Wan']])
  })
})
