import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyTimeline } from '../../../timeline/create.ts'
import { planMessage } from '../plan.ts'
import type { Situation, ToolCall } from '../situation.ts'

const empty: Situation = { before: emptyTimeline(), language: 'en', assets: [], documents: [], conversation: [], steps: [], redoable: 0, models: [], idSeed: 'turn' }

const morning = `
Scene 1: A lighthouse at dawn
On-screen text: 6 am
Narrator: Every morning it waits.
Scene 2: A fishing boat leaves the harbour
Scene 3: The open sea
Narrator: And every morning they go, further out than the day before, until the coast is a line.`

function inputs(calls: readonly ToolCall[], name: string): Record<string, any>[] {
  return calls.filter(({ tool }) => tool === name).map(({ input }) => input)
}

describe('planMessage: a film of a script', () => {
  it('should have its lines spoken, each while its scene is seen, and in no hurry', () => {
    const { calls, notes } = planMessage(`Make a video of this script:${morning}`, empty)
    const lengths = inputs(calls, 'generate-scene').map(({ durationMs }) => Number(durationMs))
    const [first, last, ...more] = inputs(calls, 'add-voice-over')
    assert.equal(more.length, 0)
    assert.deepEqual([first!.text, first!.startMs, first!.endMs], ['Every morning it waits.', 300, lengths[0]])
    const lastMs = lengths[0]! + lengths[1]!
    assert.deepEqual([last!.startMs, last!.endMs], [lastMs + 300, lastMs + lengths[2]!])
    // Some 70 letters at 68 ms.
    assert.ok(lengths[2]! > 5500, String(lengths))
    assert.doesNotMatch(notes.join(' '), /goes by quickly/)
  })

  it('should show as labels what is only to be read, and as captions what is spoken, in case it can not be', () => {
    const { calls } = planMessage(`Make a video of this script:${morning}`, empty)
    assert.deepEqual(inputs(calls, 'add-text').map(({ text, role }) => [role, text]), [
      ['caption', 'Every morning it waits.'],
      ['text', '6 am'],
      ['caption', 'And every morning they go, further out than the day before, until the coast is a line.'],
    ])
    assert.ok(calls.findLastIndex(({ tool }) => tool === 'add-text') < calls.findIndex(({ tool }) => tool === 'add-voice-over'))
  })

  it('should have no voice where none is wanted, and the one that is', () => {
    for (const words of ['Make a video of this script without a voice-over:', 'Make a video of this script, captions only:', '用这个脚本做视频，不要配音：']) {
      const { calls } = planMessage(`${words}${morning}`, empty)
      assert.deepEqual([inputs(calls, 'add-voice-over').length, inputs(calls, 'add-text').length], [0, 3], words)
    }
    const { calls } = planMessage(`Make a video of this script with a female narrator:${morning}`, empty)
    assert.deepEqual(inputs(calls, 'add-voice-over').map(({ voice }) => voice), ['female', 'female'])
  })

  it('should keep the words as they are written, and read how the film is to be behind them as well', () => {
    const { calls } = planMessage('用这个脚本做视频：\n场景一：茶馆\n旁白：水开了，人没来……\n场景二：江边的船\n旁白：“船来了。”\n\n竖屏，20秒', { ...empty, language: 'zh' })
    assert.deepEqual(inputs(calls, 'add-voice-over').map(({ text }) => text), ['水开了，人没来……', '船来了。'])
    assert.equal(inputs(calls, 'set-canvas')[0]!.ratio, '9:16')
    assert.equal(inputs(calls, 'generate-scene').reduce((sum, { durationMs }) => sum + Number(durationMs), 0), 20_000)
  })

  it('should say that an asked length is too short, for the voice as well where it is', () => {
    const tight = planMessage(`Make a 10-second video of this script:${morning}`, empty)
    assert.equal(inputs(tight.calls, 'add-voice-over').length, 2)
    assert.match(tight.notes.join(' '), /All of it takes about [\d.]+ s, so it goes by quickly/)
    const tooTight = planMessage(`Make a 5-second video of this script:${morning}`, empty)
    assert.equal(inputs(tooTight.calls, 'add-voice-over').length, 0)
    assert.equal(inputs(tooTight.calls, 'generate-scene').reduce((sum, { durationMs }) => sum + Number(durationMs), 0), 5000)
    assert.match(tooTight.notes.join(' '), /too long to be spoken: its words are captions/)
  })
})
