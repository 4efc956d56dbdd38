import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Route, routeOf } from './routing.ts'

describe('routeOf', () => {
  const table: Record<Route, readonly string[]> = {
    export: ['export', 'Export 1080p MP4', 'download the video', 'send me the video!', 'Please export it as mp4', '导出', '导出视频。', '下载', 'export as png', 'export it as a GIF', 'download as mp3', 'export srt file', '导出为gif', '把视频导出成 MP3', '导出 MP4 格式', 'download it for me', 'export my video', 'Can you download my film as mp4 please?', 'send it to me', '下载视频给我', '把视频发给我', '请把我的影片发给我。', '把它下载给我', 'save the video', 'Please save it as mp4', 'export the final video', '导出1080p', '导出 1080p', '请导出1080p的MP4', '导出1080p的视频', 'give me the download link', 'Where is the download link?', '可以导出了吗', '现在能下载了吗？'],
    credits: ['credits', 'balance?', 'my credits', 'how many credits do I have', 'check balance', '积分', '余额', '我的积分', '查询余额', '我还有多少积分', '还剩多少积分？', '我的积分还剩多少', 'show me my credits', 'Please show me my balance', 'credit balance', "what's my credit balance?", 'How many credits do I have?'],
    state: ['status', 'show tracks', 'Show the timeline', '状态', '查看状态', '显示轨道', '状态如何', '当前轨道有哪些', '有哪些轨道？', '现在的状态怎么样'],
    upload: ['upload', 'upload a file', 'upload these photos', '上传', '上传图片'],
    ask: [
      '',
      'generate a 10-second clip of a sunset over the ocean',
      'a film about the balance of nature',
      'add a title that says "Download now"',
      'make a 10-second export of coffee from Brazil',
      '做一个关于余额宝的视频',
      'export the photos of my trip as a collage',
      '导出门的钥匙',
      '把视频发给我的朋友看的短片',
      '做一个关于积分还有多少的视频',
      'send me the video of a cat in the rain',
      'download my heart, a love story',
      'add calm piano music',
      'undo',
      'add credits at the end',
      'roll the credits',
      'show my credits at the end',
      '片尾加上演职员表',
      'save the date, a wedding invitation',
      'save',
      'export for TikTok',
      'export 720p',
      'save it in 4k',
      '导出720p',
      '导出适合抖音的视频',
      'show me the download link on screen',
      '状态如何影响心情的短片',
    ],
  }
  for (const [route, messages] of Object.entries(table)) {
    it(`should send to ${route} what asks for it`, () => {
      for (const message of messages) assert.equal(routeOf(message), route, message)
    })
  }

  it('should upload a file that comes with any words', () => {
    assert.equal(routeOf('make a promo', { hasFile: true }), 'upload')
  })
})
