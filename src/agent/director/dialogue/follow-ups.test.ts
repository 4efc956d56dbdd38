import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { denied } from './follow-ups.ts'

describe('denied', () => {
  it('should leave what was meant', () => {
    for (const [message, meant] of [
      ['no, the second one', 'the second one'],
      ['sorry, I meant clip 2', 'clip 2'],
      ['not the first one, the second', 'the second'],
      ['blue instead', 'blue'],
      ['不对，是第二个', '第二个'],
      ['不是第一段，是第二段', '第二段'],
      ['唔係，係第二段', '第二段'],
    ]) {
      assert.equal(denied(message!), meant)
    }
  })

  it('should not take a wish to be without something for a correction', () => {
    for (const message of ['no music', 'no music please', '不要音乐', '不用转场', 'not so loud', 'now the title', 'wait for the beat']) {
      assert.equal(denied(message), undefined, message)
    }
  })
})
