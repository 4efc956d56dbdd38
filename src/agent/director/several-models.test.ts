import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../models/video/video-models.ts'
import { applyOperation } from '../../timeline/apply.ts'
import { emptyTimeline, videoClip } from '../../timeline/create.ts'
import type { Timeline } from '../../timeline/model.ts'
import { planMessage } from './plan.ts'
import { isChinese } from './reading/normalize.ts'

const clips = ['the lake', 'a city'].map((name, index) => ({ type: 'insert-clip', index, clip: videoClip({ id: `c${index + 1}`, name, prompt: name, asset: name, inMs: 0, durationMs: 6000 }) }) as const)
const { timeline: film } = applyOperation(emptyTimeline(), { type: 'batch', operations: clips })

/** The scenes that a message makes: what is to be seen, by whom, for how long, and instead of what. */
function plan(message: string, before: Timeline = emptyTimeline()): { scenes: unknown[][]; tools: string[]; notes: readonly string[] } {
  const language = isChinese(message) ? 'zh' : 'en'
  const { calls, notes } = planMessage(message, { before, language, assets: [], documents: [], conversation: [], steps: [], redoable: 0, models: readVideoModels('Veo, Wan'), idSeed: 'x' })
  const scenes = calls.filter(({ tool }) => tool === 'generate-scene').map(({ input: { prompt, model, durationMs, replaces } }) => [prompt, model, durationMs, ...(replaces === undefined ? [] : [replaces])])
  return { scenes, tools: calls.map(({ tool }) => tool), notes }
}

describe('a request that names several models', () => {
  for (const message of [
    'a clip of the sea with Veo, then a clip of a forest with Wan',
    'make two clips: the sea with Veo and a forest with Wan',
    'the first scene is the sea, by Veo; the second scene is a forest, by Wan',
    'Scene 1: the sea. Scene 2: a forest. Scene 1 with Veo and scene 2 with Wan.',
    'a film with two scenes: the sea and a forest, scene 1 with Veo and scene 2 with Wan',
    'use Veo for the sea and Wan for a forest',
  ]) {
    it(`should have each make its own in "${message}"`, () => {
      const { scenes, tools } = plan(message)
      assert.deepEqual(scenes, [['the sea', 'Veo', 8000], ['a forest', 'Wan', 10_000]])
      assert.deepEqual(tools, ['generate-scene', 'generate-scene', 'add-music'])
    })
  }

  for (const message of ['大海用Veo，森林用万相', '场景1用Veo拍大海，场景2用万相拍森林', '第一个镜头用Veo生成大海，第二个镜头用通义万相生成森林', '做两个镜头：大海用Veo，森林用万相']) {
    it(`should have each make its own in "${message}"`, () => assert.deepEqual(plan(message).scenes, [['大海', 'Veo', 8000], ['森林', 'Wan', 10_000]]))
  }

  it('should share the length of the film, and keep what is said of all', () => {
    assert.deepEqual(plan('a 10-second film: scene 1 the sea with Veo, scene 2 a forest with Wan').scenes.map((scene) => scene[2]), [5000, 5000])
    const each = plan('the sea with Veo, a forest with Wan, no music, 4 seconds each, vertical')
    assert.deepEqual([each.tools, each.scenes.map((scene) => scene[2])], [['set-canvas', 'generate-scene', 'generate-scene'], [4000, 4000]])
    assert.deepEqual(plan('做一个10秒的视频，第一段大海用Veo，第二段森林用万相').scenes, [['大海', 'Veo', 5000], ['森林', 'Wan', 5000]])
  })

  for (const [message, ...scenes] of [
    ['scene 1 with Veo and scene 2 with Wan', ['the lake', 'Veo', 6000, 'c1'], ['a city', 'Wan', 6000, 'c2']],
    ['use Veo for scene 1 and Wan for scene 2', ['the lake', 'Veo', 6000, 'c1'], ['a city', 'Wan', 6000, 'c2']],
    ['第一段用Veo，第二段用万相', ['the lake', 'Veo', 6000, 'c1'], ['a city', 'Wan', 6000, 'c2']],
    ['make scene 2 again with Wan', ['a city', 'Wan', 6000, 'c2']],
    ['第二段用万相重做', ['a city', 'Wan', 6000, 'c2']],
    ['scene 1: the sea with Veo, scene 2: a forest with Wan', ['the sea', 'Veo', 6000, 'c1'], ['a forest', 'Wan', 6000, 'c2']],
  ] as const) {
    it(`should make the scenes of a film again for "${message}"`, () => assert.deepEqual(plan(message, film).scenes, scenes))
  }

  for (const [message, ...scenes] of [
    ['Scene 1: the sea with Veo\nScene 2: a forest with Wan', ['the sea', 'Veo', 4000], ['a forest', 'Wan', 4000]],
    ['make this film:\nScene 1 (Veo): the sea\nScene 2 (Wan): a forest', ['the sea', 'Veo', 4000], ['a forest', 'Wan', 4000]],
    ['Scene 1: the sea\nModel: Wan\nScene 2: a forest', ['the sea', 'Wan', 4000], ['a forest', undefined, 4000]],
    ['镜头1：大海，用Veo\n镜头2：森林，用万相', ['大海', 'Veo', 4000], ['森林', 'Wan', 4000]],
  ] as const) {
    it(`should have each make its own in the script "${message.replaceAll('\n', ' | ')}"`, () => assert.deepEqual(plan(message).scenes, scenes))
  }

  it('should say which of them is not there', () => {
    const { scenes, notes } = plan('a clip of the sea with Veo and a clip of a forest with Sora')
    assert.deepEqual(scenes.map(([, model]) => model), ['Veo', undefined])
    assert.match(notes.join(' '), /Sora is not set up on this server/)
  })

  it('should add scenes to a film, and nothing else', () => {
    for (const [message, subjects] of [
      ['add a scene of the sea with Veo and a scene of a forest with Wan', ['the sea', 'a forest']],
      ['再加两段：大海用Veo，森林用万相', ['大海', '森林']],
    ] as const) {
      const { scenes, tools } = plan(message, film)
      assert.deepEqual([scenes.map((scene) => scene.slice(0, 2)), tools.length], [[[subjects[0], 'Veo'], [subjects[1], 'Wan']], 2], message)
    }
  })

  it('should take nothing for a picture that is to be done with a scene', () => {
    assert.ok(!plan('scene 1 shorter and scene 2 with Wan', film).scenes.some(([prompt]) => prompt === 'shorter'))
  })

  it('should leave a scene as it is where who is to make it again is not there', () => {
    assert.deepEqual(plan('make scene 2 again with Sora', film).scenes, [])
  })

  for (const [message, prompt, model] of [
    ['a clip of the sea with Wan instead of Veo', 'the sea', 'Wan'],
    ['a clip of two sisters, Mei and Wan, with Veo', 'two sisters, Mei and Wan', 'Veo'],
    ['用Veo做一个大海视频，不要用万相', '大海', 'Veo'],
  ] as const) {
    it(`should find one alone in "${message}"`, () => assert.deepEqual(plan(message).scenes.map((scene) => scene.slice(0, 2)), [[prompt, model]]))
  }
})
