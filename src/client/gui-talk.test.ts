import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type GuiStep, guiSteps, withoutGui } from './gui-talk.ts'

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
    ['Double-click the title to change it.', ['do-by-api']],
    ['You can right-click the clip.', ['do-by-api']],
    ['双击标题进行修改', ['do-by-api']],
    ['右键点击片段', ['do-by-api']],
    ['Drag clips to reorder them.', ['edit']],
    ['将片段拖到时间线末尾', ['edit']],
    ['Open Settings.', ['state']],
    ['Then open Text panel.', ['state']],
    ['Select Export.', ['export']],
    ['Double-click Export to save it.', ['export']],
    ['选择“导出”', ['export']],
    ['Drag race added. Open water is shown. Right, the tap is closed. 将音乐调低了。', []],
    ['The music is quieter now. 音乐已调低。', []],
    ['Video: drag race (0-10s) added; open the pod bay doors (4-8s) kept. Then "click" is heard.', []],
    ['已打开原声。', []],
  ]
  for (const [reply, steps] of rows) {
    it(`should read ${JSON.stringify(reply)} as ${steps.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(guiSteps(reply), steps)
    })
  }
})

describe('withoutGui', () => {
  it('should show what is news and keep back what speaks of a screen', () => {
    assert.deepEqual(withoutGui('The clip is ready, 10.5 s long. Click the music button to add a song. It is calm.'), {
      shown: 'The clip is ready, 10.5 s long. It is calm.',
      steps: ['do-by-api'],
      byHand: 'Click the music button to add a song.',
    })
    assert.deepEqual(withoutGui('音乐已添加。点击“导出”按钮。'), { shown: '音乐已添加。', steps: ['export'], byHand: '' })
    assert.deepEqual(withoutGui('Done: length 10s → 15s.'), { shown: 'Done: length 10s → 15s.', steps: [], byHand: '' })
  })
})
