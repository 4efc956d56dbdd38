import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readVideoModels } from '../models/video/video-models.ts'
import { emptyTimeline } from '../timeline/create.ts'
import type { Situation } from './director/situation.ts'
import { describeDryRun, readDryRun } from './dry-run.ts'

const situation = (language: 'en' | 'zh' = 'en'): Situation => ({
  before: emptyTimeline(), language, assets: [], documents: [], conversation: [], steps: [], redoable: 0, models: readVideoModels('Wan'), idSeed: 'x',
})

describe('readDryRun', () => {
  for (const [message, items] of [
    ['dry run: a 5-second clip of the sea with Wan, without music', ['model-clip/Wan']],
    ['What would a 5-second clip of the sea cost?', ['procedural-clip']],
    ['how much would it cost to make a 5-second clip of the sea with Wan?', ['model-clip/Wan']],
    ['试算：用通义万相生成一个5秒的大海视频，不要音乐', ['model-clip/Wan']],
    ['生成一个5秒的大海视频要花多少积分？', ['procedural-clip']],
    ['dry run: a 40-second single take of the sea with Wan, without music', ['2 model-clip/Wan']],
    ['dry run: remove the music', []],
  ] as const) {
    it(`should know what "${message}" would make`, () => assert.deepEqual(readDryRun(message, situation())?.items.map(({ item, times }) => (times === 1 ? item : `${times} ${item}`)), items))
  }

  for (const message of ['a 5-second clip of the sea', 'how many credits do I have?', '我还有多少积分？', 'how much does it cost?', 'what does the second clip take?']) {
    it(`should leave "${message}" to others`, () => assert.equal(readDryRun(message, situation()), undefined))
  }
})

describe('describeDryRun', () => {
  it('should tell the price, the plan, and what to say for it', () => {
    const asked = 'a 5-second clip of the sea with Wan, without music'
    const text = describeDryRun(readDryRun(`dry run: ${asked}`, situation())!, { cost: 100, available: 200 }, situation())
    assert.equal(text, `This would cost 100 of your 200 credits; nothing was made. 1. "the sea", 5 s, Wan. The provider takes up to 0.9 US dollars for it. Say "${asked}" to have it made.`)
    assert.match(describeDryRun(readDryRun('试算：一个5秒的大海视频', situation('zh'))!, { cost: 0, available: 5 }, situation('zh')), /^这不花积分；还没有做。1\. “[^”]*大海[^”]*”，5 秒/)
  })
})
