import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../../models/video/video-models.ts'
import { emptyTimeline } from '../../../timeline/create.ts'
import { smallFilm } from '../../../timeline/testing.ts'
import { planMessage } from '../plan.ts'
import type { Situation } from '../situation.ts'

const models = readVideoModels(
  '[{"name":"Veo","words":["维奥","Veo 3.1"],"api":"openai-videos","url":"http://127.0.0.1/v1","model":"v","seconds":[4,8],"sizes":["64x36"]}]',
)
const empty: Situation = {
  before: emptyTimeline(),
  language: 'en',
  assets: [],
  documents: [],
  conversation: [],
  steps: [],
  redoable: 0,
  models,
  idSeed: 'turn',
}

/** What is to be made for a message; ids are made up, so they are left out. */
function scenes(message: string, situation = empty): Record<string, unknown>[] {
  const { calls } = planMessage(message, situation)
  return calls.filter(({ tool }) => tool === 'generate-scene').map(({ input }) => Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'id')))
}

describe('planMessage: which model makes the clips', () => {
  it('should be the one that the words name, which are no part of the scene', () => {
    for (const words of ['a 5-second clip of the sea with Veo', 'with veo 3.1, a 5-second clip of the sea', 'a 5s film of the sea using VEO']) {
      assert.deepEqual(scenes(words), [{ prompt: 'the sea', durationMs: 5000, model: 'Veo' }], words)
    }
    assert.deepEqual(scenes('用维奥生成一个5秒的大海视频'), [{ prompt: '大海', durationMs: 5000, model: 'Veo' }])
  })

  it('should be none where none is named', () => {
    for (const words of ['a 5-second clip of the sea', 'a 5-second clip of the sea with Veolia']) {
      assert.deepEqual(scenes(words).map(({ model }) => model), [undefined], words)
    }
  })

  it('should hold for scenes that are added or stand in for others', () => {
    const film = { ...empty, before: smallFilm() }
    assert.deepEqual(scenes('add a scene of a forest with Veo', film).map(({ model }) => model), ['Veo'])
    assert.deepEqual(scenes('replace clip 2 with a snowy mountain, using Veo', film).map(({ model }) => model), ['Veo'])
  })

  it('should be that of the turn where none is named, and only the one that is', () => {
    const preferring = { ...empty, model: models[0]!, withheld: models[0]! }
    assert.deepEqual(scenes('a 5-second clip of the sea', preferring).map(({ model }) => model), ['Veo'])
    assert.deepEqual(scenes('a 5-second clip of the sea with Kling 2.1', preferring), [{ prompt: 'the sea', durationMs: 5000, model: 'Veo' }])
    assert.deepEqual(scenes("a 5-second clip of the sea, don't use Veo", preferring).map(({ model }) => model), ['built-in painter'])
  })

  it('should say why it is not the one that was meant', () => {
    const notes = (words: string, situation = empty): readonly string[] => planMessage(words, situation).notes
    assert.match(notes('a 5-second clip of the sea with Sora').join(), /Sora is not set up on this server/)
    const preferring = { ...empty, model: models[0]! }
    assert.match(notes('a 5-second clip of the sea with Sora 2', preferring).join(), /^Sora 2 is not set up on this server, so Veo was asked\.$/)
    assert.match(notes('a 5-second clip of the sea with Veo 2').join(), /^You asked for Veo 2; what this server has as Veo is v\.$/)
    assert.match(notes('用维奥2生成一个5秒的大海视频', { ...empty, language: 'zh' }).join(), /^你要的是 维奥2，这台服务器上的 Veo 是 v。$/)
    assert.match(notes('用可灵生成一个5秒的大海视频', { ...empty, language: 'zh' }).join(), /没有配置 可灵/)
    assert.match(notes('a 5-second clip of the sea', { ...empty, withheld: models[0]! }).join(), /clips of Veo are for registered users/)
    for (const words of ['a 5-second clip of the sea', 'a 5-second clip of the sea with Veo', 'hello']) assert.deepEqual(notes(words), [])
  })

  it('should go on where it ended when one shot is longer than it can make', () => {
    const chaining = { ...empty, models: [{ ...models[0]!, firstFrame: true }] }
    const lengths = (words: string): unknown[] => scenes(words, chaining).map(({ durationMs }) => durationMs)
    assert.deepEqual(lengths('a 14-second clip of the sea with Veo'), [14_000])
    assert.deepEqual(lengths('a 40-second single take of the sea with Veo'), [40_000])
    assert.deepEqual(lengths('用维奥生成一个40秒一镜到底的大海视频'), [40_000])
    for (const [words, subject] of [['a 40-second single take of the sea with Veo', 'the sea'], ['a 40-second film of the sea in one take with Veo', 'the sea'], ['用维奥生成一个40秒一镜到底的大海视频', '大海']] as const) {
      assert.deepEqual(scenes(words, chaining).map(({ prompt }) => prompt), [subject])
    }
    assert.ok(scenes('a 30-second film of the sea with Veo', chaining).length > 3)
    assert.deepEqual(planMessage('a 40-second single take of the sea with Veo', chaining).notes, [])
  })

  it('should say so where one take is asked of a model that can not go on from a picture', () => {
    assert.equal(scenes('a 40-second single take of the sea with Veo').length, 5)
    assert.deepEqual(planMessage('a 40-second single take of the sea with Veo', empty).notes, ["Veo makes at most 8 s at a time and can't go on from a picture, so it is 5 shots instead of one take."])
    assert.match(planMessage('用维奥生成一个40秒一镜到底的大海视频', { ...empty, language: 'zh' }).notes.join(), /Veo 一次最多做 8 秒，也不能从一张画面接着做，所以不是一镜到底，而是 5 个镜头。/)
  })

  it('should get shots that are no longer than it can make', () => {
    const lengths = scenes('a 30-second film of the sea with Veo').map(({ durationMs }) => durationMs as number)
    assert.equal(lengths.reduce((sum, length) => sum + length, 0), 30_000)
    assert.ok(lengths.every((length) => length >= 1000 && length <= 8000), String(lengths))
  })
})
