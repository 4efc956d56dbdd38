import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../models/video/video-models.ts'
import { takeModel } from './named-model.ts'

const models = readVideoModels('Wan, Qwen Image, GPT Image')
const many = readVideoModels(
  JSON.stringify([
    'Veo',
    'Wan',
    { name: 'Kling', api: 'fal', model: 'kling-video/v2.1/master', seconds: [5], sizes: ['1280x720'] },
    { name: 'Wan 2.6', api: 'replicate', model: 'alibaba/wan-2.6', seconds: [5], sizes: ['1280x720'] },
    { name: 'Hailuo', words: ['海螺'], api: 'openai-videos', url: 'http://127.0.0.1/v1', model: 'hailuo-02', seconds: [6], sizes: ['1280x720'] },
    'Gemini Image',
  ]),
)

/** What is found, and what is left of the message. */
function found(message: string, configured: typeof models): [string | undefined, string] {
  const { text, model, isBuiltIn, missing, without } = takeModel(message, configured)
  const names = [isBuiltIn ? 'built in' : model?.name, missing === undefined ? undefined : `missing ${missing}`, without && `without ${without.map(({ name }) => name).join()}`]
  return [names.filter(Boolean).join(', ') || undefined, text.replace(/\s+/g, ' ')]
}

const check = (message: string, name: string | undefined, text: string, configured = models): void =>
  void it(`should find ${name ?? 'none'} in "${message}"`, () => assert.deepEqual(found(message, configured), [name, text]))

describe('takeModel', () => {
  for (const [message, name, text] of [
    ['a clip of the sea with Wan', 'Wan', 'a clip of the sea'],
    ['a clip of the sea with a picture by GPT Image, without music', 'GPT Image', 'a clip of the sea without music'],
    ['a clip of the sea using still images from Qwen Image', 'Qwen Image', 'a clip of the sea'],
    ['a clip of the sea with Qwen', 'Wan', 'a clip of the sea'],
    ['用GPT Image的图片生成一个大海视频', 'GPT Image', '生成一个大海视频'],
    ['用千问图像画的图做一个大海视频', 'Qwen Image', '做一个大海视频'],
    ['a clip of the sea with the built-in painter', 'built in', 'a clip of the sea'],
    ['a clip of the sea with Sora 2', 'missing Sora 2', 'a clip of the sea'],
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
  ] as const) check(message, name, text)

  it('should find names with marks in them', () => {
    const [ltx] = readVideoModels('[{"name":"LTX-2","words":["L.T.X (new)"],"api":"fal","model":"x","seconds":[5],"sizes":["64x36"]}]')
    for (const said of ['with LTX-2', 'with L.T.X (new)']) assert.equal(takeModel(`a clip ${said}`, [ltx!]).model?.name, 'LTX-2')
  })
})

describe('takeModel, as people say it', () => {
  for (const [message, name, text] of [
    ['a clip of the sea made by Veo', 'Veo', 'a clip of the sea'],
    ['a sunset over the bay, generated with Veo 3.1, 8 seconds', 'Veo', 'a sunset over the bay 8 seconds'],
    ['Veo: a sunset over the ocean', 'Veo', 'a sunset over the ocean'],
    ['Veo 3 - a sunset over the ocean', 'Veo', 'a sunset over the ocean'],
    ['@veo a sunset over the ocean', 'Veo', 'a sunset over the ocean'],
    ['Hey Veo, make a clip of a lighthouse', 'Veo', 'make a clip of a lighthouse'],
    ['Veo, please make me a clip of a lighthouse', 'Veo', 'make me a clip of a lighthouse'],
    ['[Veo] a lighthouse in a storm', 'Veo', 'a lighthouse in a storm'],
    ['a lighthouse in a storm (Veo 3)', 'Veo', 'a lighthouse in a storm'],
    ['a lighthouse in a storm, Veo please', 'Veo', 'a lighthouse in a storm'],
    ['a lighthouse in a storm, use veo3', 'Veo', 'a lighthouse in a storm'],
    ['use Veo to make a clip of a lighthouse', 'Veo', 'make a clip of a lighthouse'],
    ['can you use Veo for this: a lighthouse in a storm', 'Veo', 'a lighthouse in a storm'],
    ['model: veo, a lighthouse in a storm', 'Veo', 'a lighthouse in a storm'],
    ['a 10-second Veo clip of a lighthouse', 'Veo', 'a 10-second clip of a lighthouse'],
    ['a Veo-generated video of a lighthouse', 'Veo', 'a video of a lighthouse'],
    ['I want Veo for this one: a lighthouse in a storm', 'Veo', 'a lighthouse in a storm'],
    ['a clip of a lighthouse, run it through Veo', 'Veo', 'a clip of a lighthouse'],
    ['with Veo a 10-second clip of a lighthouse', 'Veo', 'a 10-second clip of a lighthouse'],
    ["use google's model: a clip of a lighthouse", 'Veo', 'a clip of a lighthouse'],
    ["a clip of a lighthouse with Google's video model", 'Veo', 'a clip of a lighthouse'],
    ["a clip of a lighthouse with Alibaba's newest model", 'Wan', 'a clip of a lighthouse'],
    ['a clip of a lighthouse using google ai', 'Veo', 'a clip of a lighthouse'],
    ["use OpenAI's model for a clip of a lighthouse", "missing OpenAI's model", 'a clip of a lighthouse'],
    ['let Kling do it: a clip of a lighthouse', 'Kling', 'a clip of a lighthouse'],
    ['a clip of a lighthouse, let fal do it', 'Kling', 'a clip of a lighthouse'],
    ['have replicate generate a clip of a lighthouse', 'Wan 2.6', 'generate a clip of a lighthouse'],
    ['a clip of a lighthouse through ComfyUI', 'missing ComfyUI', 'a clip of a lighthouse'],
    ['Wan 2.6 text to video of a fox in the snow', 'Wan 2.6', 'a video of a fox in the snow'],
    ['wan 2.6 text-to-video: a fox in the snow', 'Wan 2.6', 'a video of a fox in the snow'],
    ['a Wan text-to-video clip of a fox', 'Wan', 'a clip of a fox'],
    ['a fox in the snow with Wan without music', 'Wan', 'a fox in the snow without music'],
    ['a walk on the beach with Wan that begins with dog.jpg and ends with cat.png', 'Wan', 'a walk on the beach that begins with dog.jpg and ends with cat.png'],
    ['a walk on the beach with Wan with dog.jpg as a reference', 'Wan', 'a walk on the beach with dog.jpg as a reference'],
    ['a walk on the beach with Wan with calm piano music', 'Wan', 'a walk on the beach with calm piano music'],
    ['switch to Veo: a fox in the snow', 'Veo', 'a fox in the snow'],
    ['a fox in the snow from Veo', undefined, 'a fox in the snow from Veo'],
    ["a clip of a fox, don't use Veo", 'without Veo', 'a clip of a fox'],
    ['a clip of a fox with Wan instead of Veo', 'Wan, without Veo', 'a clip of a fox'],
    ['a clip of a fox, not with Veo but with Wan', 'Wan, without Veo', 'a clip of a fox'],

    ['以通义万相生成一段海边日落', 'Wan', '生成一段海边日落'],
    ['通义万相生成一个海边日落的视频', 'Wan', '生成一个海边日落的视频'],
    ['通义万相：海边日落', 'Wan', '海边日落'],
    ['万相，来一段海边日落', 'Wan', '来一段海边日落'],
    ['请用通义万相模型帮我做一个海边日落视频', 'Wan', '请 帮我做一个海边日落视频'],
    ['让可灵来生成一个海边日落的视频', 'missing 可灵', '生成一个海边日落的视频'],
    ['交给万相来做：海边日落', 'Wan', '海边日落'],
    ['海边日落，用万相', 'Wan', '海边日落'],
    ['海边日落，让万相来做吧', 'Wan', '海边日落'],
    ['海边日落（用Veo）', 'Veo', '海边日落'],
    ['Veo帮我做一个海边日落的视频', 'Veo', '帮我做一个海边日落的视频'],
    ['Veo：海边日落', 'Veo', '海边日落'],
    ['一段Veo生成的视频，海边日落', 'Veo', '一段 视频，海边日落'],
    ['万相2.6文生视频：一只狐狸', 'Wan 2.6', '生成视频，一只狐狸'],
    ['用谷歌的模型做一个海边日落的视频', 'Veo', '做一个海边日落的视频'],
    ['用阿里的视频模型做一个海边日落的视频', 'Wan', '做一个海边日落的视频'],
    ['用谷歌的Veo 3.1生成海边日落', 'Veo', '生成海边日落'],
    ['用海螺生成一个海边日落的视频', 'Hailuo', '生成一个海边日落的视频'],
    ['模型：万相，海边日落', 'Wan', '海边日落'],
    ['换成Veo，海边日落', 'Veo', '海边日落'],
    ['用萬相生成海邊日落', 'Wan', '生成海邊日落'],
    ['做一个海边日落的视频，不要用Veo', 'without Veo', '做一个海边日落的视频'],
    ['不用Veo，用万相做一个海边日落的视频', 'Wan, without Veo', '做一个海边日落的视频'],
  ] as const) check(message, name, text, many)

  // Of the picture, not of who makes it.
  for (const message of [
    'a Veo advertising poster on a wall',
    'a commercial about Veo, the new scooter',
    'Qwen the mascot dances on a table',
    'a film with Qwen the mascot dancing',
    'use Qwen as the mascot of the film',
    'a clip of a girl named Wan walking by the sea',
    'a clip of two sisters, Mei and Wan',
    'a clip of a boy with Wan in a red dress',
    'a woman with a wan smile',
    'Wan: the story of a girl',
    'veo el mar desde mi ventana',
    'lo que veo por la ventana, con música',
    'a clip of Gemini, the twins of the night sky',
    'a fashion show on a runway with models',
    'a clip of a bee, replicate the look of an old film',
    'a clip of a beach with flux lines in the sky',
    'fireflies in a wood with a firefly on a hand',
    'a title that says "made with Veo" over the sea',
    'a man looking at google maps',
    '一个关于Veo滑板车的视频',
    '以Veo为主题的视频',
    '海螺在沙滩上',
    '用海螺做的项链，特写',
    '一段海螺的视频',
    '万相更新的春天',
    '让小万做饭的视频',
    '标题写“用Veo生成”',
    '一个叫千问的机器人在跳舞',
    '用Veo做标题，背景是大海',
  ]) check(message, undefined, message, many)
})

describe('takeModel, with a version', () => {
  for (const [message, name] of [
    ['a clip of the sea with Veo 3', 'Veo'],
    ['a clip of the sea with Veo 3.1', 'Veo'],
    ['a clip of the sea with veo3.1', 'Veo'],
    ['a clip of the sea with Veo 2', 'Veo, missing Veo 2'],
    ['a clip of the sea with Veo 3.1 Fast', 'Veo, missing Veo 3.1 Fast'],
    ['a Veo 2 clip of the sea', 'Veo, missing Veo 2'],
    ['用万相2.1做一个大海视频', 'Wan, missing 万相2.1'],
    ['用Veo 2版做一个大海视频', 'Veo, missing Veo 2版'],
    ['a clip of the sea with Wan 2.6', 'Wan 2.6'],
    ['a clip of the sea with Wan 3', 'Wan'],
    ['a clip of the sea with Wan', 'Wan'],
    ['a clip of the sea with Kling 2.1', 'Kling'],
    ['a clip of the sea with Kling 1.6', 'Kling, missing Kling 1.6'],
    ['a clip of the sea with Kling 2.1 Master', 'Kling'],
    ['a clip of the sea with Seedance 1.0 Pro', 'missing Seedance 1.0 Pro'],
    ['with Veo 10 seconds of the sea', 'Veo'],
    ['用Veo10秒大海视频', 'Veo'],
    ['with Veo 2 clips of the sea', 'Veo'],
  ] as const) {
    it(`should find ${name} in "${message}"`, () => assert.equal(found(message, many)[0], name))
  }
})
