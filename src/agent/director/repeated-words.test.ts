/** What is said again and again is answered like anything else: no pattern tries every way of reading it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../../models/video/video-models.ts'
import { emptyTimeline } from '../../timeline/create.ts'
import { planMessage } from './plan.ts'

const messages = {
  'a scene whose words end in dashes and go on': `scene 1 with Veo x${'-'.repeat(60)}x and scene 2 with Wan`,
  'the same word of a scene': `场景1用Veo拍花${'来做'.repeat(40)}草，场景2用万相拍森林`,
  'courtesy in English': `${'hey '.repeat(60)}nothing`,
  'courtesy in Chinese': `${'帮我 '.repeat(40)}x`,
  'assent before a model': `${'好吧'.repeat(40)}x用Veo`,
  'a word of a brief without spaces': `make a promo for my shop. ${'which'.repeat(50)}`,
} as const

describe('planMessage', () => {
  for (const [what, message] of Object.entries(messages)) {
    it(`should come to an end with ${what}, said again and again`, () => {
      const before = emptyTimeline()
      const conversation = [{ text: 'a clip of the sea', calls: [], changed: false, reply: '' }]
      const { calls, said } = planMessage(message, { before, language: 'en', assets: [], documents: [], conversation, steps: [], redoable: 0, models: readVideoModels('Veo, Wan'), idSeed: 'x' })
      assert.ok(Array.isArray(calls) && Array.isArray(said))
    })
  }
})
