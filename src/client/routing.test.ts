import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type GuiStep, type Route, guiSteps, routeOf } from './routing.ts'

describe('routeOf', () => {
  const table: Record<Route, readonly string[]> = {
    export: ['export', 'Export 1080p MP4', 'download the video', 'send me the video!', 'Please export it as mp4', '导出', '导出视频。', '下载'],
    credits: ['credits', 'balance?', 'my credits', 'how many credits do I have', 'check balance', '积分', '余额', '我的积分', '查询余额'],
    state: ['status', 'show tracks', 'Show the timeline', '状态', '查看状态', '显示轨道'],
    upload: ['upload', 'upload a file', 'upload these photos', '上传', '上传图片'],
    ask: [
      '',
      'generate a 10-second clip of a sunset over the ocean',
      'a film about the balance of nature',
      'add a title that says "Download now"',
      'make a 10-second export of coffee from Brazil',
      '做一个关于余额宝的视频',
      'add calm piano music',
      'undo',
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

describe('guiSteps', () => {
  const rows: readonly (readonly [string, GuiStep[]])[] = [
    ['Click the music button to add a song.', ['do-by-api']],
    ['点击按钮添加音乐', ['do-by-api']],
    ['Open the media panel.', ['state']],
    ['打开面板', ['state']],
    ['Drag the clip to the end.', ['edit']],
    ['把片段拖拽到最后', ['edit']],
    ['You can preview it in the timeline.', ['summary']],
    ['Click "Export" to save it.', ['export']],
    ['点击“导出”按钮', ['export']],
    ['Open the panel, drag the clip, then click Export. Click OK.', ['state', 'edit', 'export', 'do-by-api']],
    ['The music is quieter now. 音乐已调低。', []],
  ]
  for (const [reply, steps] of rows) {
    it(`should read ${JSON.stringify(reply)} as ${steps.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(guiSteps(reply), steps)
    })
  }
})
