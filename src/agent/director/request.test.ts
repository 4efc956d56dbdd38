import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRequest } from './request.ts'

function film(text: string, subject: string): void {
  it(text, () => {
    const request = readRequest(text)
    assert.equal(request.kind, 'film')
    if (request.kind === 'film') assert.equal(request.subject, subject)
  })
}

function other(text: string, kind: string): void {
  it(text, () => assert.equal(readRequest(text).kind, kind))
}

describe('readRequest: films', () => {
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
  film('霓虹城市的雨夜', '霓虹城市的雨夜')
})

describe('readRequest: films of uploads', () => {
  other('turn these photos into a 30-second promo video with music and text overlays', 'film-of-uploads')
  other('turn these photos and audio into a 30-second promotional video with transitions', 'film-of-uploads')
  other('make a slideshow of my photos', 'film-of-uploads')
  other('用这些照片做一个15秒的短片', 'film-of-uploads')
  other('create a video about people taking photos', 'film')
})

describe('readRequest: films of what', () => {
  other('generate a 10-second clip of a', 'film-of-what')
  other('generate my text prompts', 'film-of-what')
  other('create my images or clips', 'film-of-what')
  other('make a video', 'film-of-what')
  other('生成一个视频', 'film-of-what')
})

describe('readRequest: everything else', () => {
  other('export', 'export')
  other('export 1080p MP4', 'export')
  other('导出', 'export')
  other('send me the video', 'export')
  other('credits', 'credits')
  other('还有多少积分', 'credits')
  other('show tracks', 'status')
  other('状态', 'status')
  other('hello', 'greeting')
  other('what can you do?', 'greeting')
  other('remove the music', 'unknown')
  other('把音乐调小一点', 'unknown')
  other('make it vertical', 'unknown')
  other('undo', 'unknown')
  other('who won the game last night', 'unknown')
})
