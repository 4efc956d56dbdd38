import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actions } from '../../../actions/registry.ts'
import { actionWords } from './action-words.ts'
import { inWords } from './in-words.ts'

describe('inWords', () => {
  it('should name colours, places and transitions as people do', () => {
    for (const [change, said] of [
      ['Title "Sale": colour #ffffff → #e53935', 'Title "Sale": colour white → red'],
      ['Title "Sale": colour none → #1e88e5, position top-left → bottom', 'Title "Sale": colour now blue, position top left → bottom'],
      ['Video sea: transition none → dip-to-black 0.5s', 'Video sea: transition now dip to black 0.5s'],
      ['BGM Lo-fi: volume 60% → 35%', 'Music Lo-fi: volume 60% → 35%'],
      ['Video sea: length 4s → 3s, begins in its source at 0s → 1s', 'Video sea: length 4s → 3s'],
      ['fade out to black none → 1s', 'fade out to black over 1s'],
      ['Video: mute off → on', 'Sound of the clips: muted'],
      ['Video sea: backwards no → yes', 'Video sea: plays backwards now'],
      ['Video a desert: source forest path → a desert', 'Video: forest path → a desert'],
      ['Title "Sale" (#ffffff, bottom-left, 0-3s) added', 'Title "Sale" (white, bottom left, 0-3s) added'],
    ]) {
      assert.equal(inWords(change!, 'en'), said)
    }
    for (const [change, said] of [
      ['标题 “夏天”：颜色 无 → #e53935，位置 top → bottom', '标题 “夏天”：颜色改为红色，位置 顶部 → 底部'],
      ['视频 sea：转场 crossfade 0.5秒 → wipe-left 0.5秒', '视频 sea：转场 叠化 0.5秒 → 向左擦除 0.5秒'],
      ['画面淡出 无 → 1秒', '结尾淡出到黑场 1秒'],
      ['标题 “夏天”（#ffffff，center，0-3秒）已添加', '标题 “夏天”（白色，中间，0-3秒）已添加'],
    ]) {
      assert.equal(inWords(change!, 'zh'), said)
    }
  })

  it('should leave names and words of the film alone', () => {
    assert.equal(inWords('Title "top-left none → x" (0-3s) added', 'en'), 'Title "top-left none → x" (0-3s) added')
    assert.equal(inWords('视频 top cut（0-3秒）已删除', 'zh'), '视频 top cut（0-3秒）已删除')
  })
})

describe('actionWords', () => {
  it('should have words for every step that a film can be made in', () => {
    for (const { name } of actions.filter(({ plan }) => plan)) assert.notEqual(actionWords(name, 'zh'), name, name)
  })
})
