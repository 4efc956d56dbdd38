import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFilmRequest } from './film-request.ts'

function film(text: string, subject: string): void {
  it(text, () => {
    const request = readFilmRequest(text)
    assert.ok(request?.kind === 'film')
    assert.equal(request.subject, subject)
  })
}

function other(text: string, kind: string | undefined): void {
  it(text, () => assert.equal(readFilmRequest(text)?.kind, kind))
}

describe('readFilmRequest: films', () => {
  film(
    'generate a 10-second clip of a sunset over the ocean with waves crashing',
    'a sunset over the ocean with waves crashing',
  )
  film(
    'generate a 10-second video of a futuristic city at night with cinematic lighting',
    'a futuristic city at night with cinematic lighting',
  )
  film('Please make me a short film about a hiker in the mountains, 20 seconds, vertical', 'a hiker in the mountains')
  film('can you create a cinematic 8s video of a foggy forest at dawn', 'a foggy forest at dawn, cinematic')
  film('make a neon city street in the rain', 'a neon city street in the rain')
  film('A sunset over the ocean', 'A sunset over the ocean')
  film('I want a video of snowy mountains', 'snowy mountains')
  film('生成一个10秒的海上日落视频', '海上日落')
  film('帮我做一段关于雪山徒步的短片，20秒，竖屏', '雪山徒步')
  film('一段5秒的海浪视频', '海浪')
  film('一个3秒的猫的镜头', '猫')
  film('一条狗在海边奔跑的视频', '一条狗在海边奔跑')
  film('霓虹城市的雨夜', '霓虹城市的雨夜')
  film('a 20 second explainer about how bees make honey', 'how bees make honey')
  film('event video for the Riverside Jazz Festival, July 12', 'the Riverside Jazz Festival, July 12')
  film('announcement: our shop is moving on June 3, 15 seconds', 'our shop is moving on June 3')
  film('tell the story of a little fox who finds a lantern, 40 seconds with narration', 'a little fox who finds a lantern')
  film('给我的面包店“金麦坊”做一条30秒宣传片，每天现烤', '面包店“金麦坊”,每天现烤')
  film('做一个20秒的科普短片，讲蜜蜂怎么酿蜜', '蜜蜂怎么酿蜜')
  film('房产视频：三室两厅带花园，30秒，配旁白', '三室两厅带花园')
  film('讲一个小狐狸找到灯笼的故事，40秒', '小狐狸找到灯笼')
})

describe('readFilmRequest: films of uploads', () => {
  other('turn these photos into a 30-second promo video with music and text overlays', 'film-of-uploads')
  other('turn these photos and audio into a 30-second promotional video with transitions', 'film-of-uploads')
  other('make a slideshow of my photos', 'film-of-uploads')
  other('turn this photo into a 15 second video', 'film-of-uploads')
  other('make a 15-second video from this photo', 'film-of-uploads')
  other('用这些照片做一个15秒的短片', 'film-of-uploads')
  other('remove the title from this photo', undefined)
  other('zoom in on this photo', undefined)
  other('create a video about people taking photos', 'film')
})

describe('readFilmRequest: films of what', () => {
  other('generate a 10-second clip of a', 'film-of-what')
  other('generate my text prompts', 'film-of-what')
  other('create my images or clips', 'film-of-what')
  other('make a video', 'film-of-what')
  other('生成一个视频', 'film-of-what')
})

describe('readFilmRequest: everything else', () => {
  other('export', undefined)
  other('credits', undefined)
  other('hello', undefined)
  other('remove the music', undefined)
  other('把音乐调小一点', undefined)
  other('make it vertical', undefined)
  other('undo', undefined)
  other('who won the game last night', undefined)
})
