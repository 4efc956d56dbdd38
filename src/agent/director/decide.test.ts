import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { emptyTimeline } from '../../timeline/create.ts'
import { smallFilm } from '../../timeline/testing.ts'
import { type Decision, type Situation, type ToolAnswer, decide, shotLengths } from './decide.ts'

const empty: Situation = { before: emptyTimeline(), language: 'en', uploads: 0 }

function calls(decision: Decision): { tool: string; input: Record<string, unknown> }[] {
  assert.ok('calls' in decision, JSON.stringify(decision))
  return decision.calls.map(({ tool, input }) => ({ tool, input }))
}

function text(decision: Decision): string {
  assert.ok('text' in decision, JSON.stringify(decision))
  return decision.text
}

describe('decide: a film', () => {
  it('should make one scene with music for a short film', () => {
    const plan = calls(decide('generate a 10-second clip of a sunset over the ocean with waves crashing', [], empty))
    assert.deepEqual(plan, [
      { tool: 'generate-scene', input: { prompt: 'a sunset over the ocean with waves crashing', durationMs: 10_000 } },
      { tool: 'add-music', input: { scene: 'a sunset over the ocean with waves crashing' } },
    ])
  })

  it('should carry ratio, size, seed and title to the tools', () => {
    const plan = calls(decide('make a 5s film of the sea titled "Low Tide", vertical, 720p, seed 7', [], empty))
    assert.deepEqual(plan.map(({ tool }) => tool), ['set-canvas', 'generate-scene', 'add-music', 'add-text'])
    assert.deepEqual(plan[0]!.input, { ratio: '9:16', shortSide: 720 })
    assert.equal(plan[1]!.input.seed, 7)
    assert.equal(plan[3]!.input.text, 'Low Tide')
  })

  it('should leave the music out when silence is asked for', () => {
    const plan = calls(decide('10 seconds of a forest without music', [], empty))
    assert.deepEqual(plan.map(({ tool }) => tool), ['generate-scene'])
  })

  it('should append to a film that is there, with a crossfade, and leave its music', () => {
    const film = smallFilm()
    const plan = calls(decide('generate a clip of a forest', [], { before: film, language: 'en', uploads: 0 }))
    assert.equal(plan[0]!.input.transition, 'crossfade')
    assert.deepEqual(plan.map(({ tool }) => tool), ['generate-scene'])
  })

  it('should tell a long film in shots that sum to its length exactly', () => {
    const plan = calls(decide('a one minute film about a forest', [], empty)).filter(({ tool }) => tool === 'generate-scene')
    assert.ok(plan.length > 1)
    assert.equal(plan.reduce((sum, { input }) => sum + Number(input.durationMs), 0), 60_000)
  })

  it('should never cut a shot shorter than a breath', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 300_000 }), (durationMs) => {
        const lengths = shotLengths(durationMs)
        assert.equal(lengths.reduce((sum, length) => sum + length, 0), durationMs)
        if (lengths.length > 1) assert.ok(Math.min(...lengths) >= 5000 && Math.max(...lengths) <= 15_000, lengths.join())
      }),
    )
  })

  for (const length of ['a 0-second film of the sea', 'a 10 hour film of the sea', '十个小时的海']) {
    it(`should make nothing of "${length}" and say what lengths there are`, () => {
      const chinese = length.startsWith('十')
      const said = text(decide(length, [], { ...empty, language: chinese ? 'zh' : 'en' }))
      assert.match(said, chinese ? /1 秒到 5 分钟/ : /from 1 second to 5 minutes/)
    })
  }
})

describe('decide: what is said at the end', () => {
  const scene: ToolAnswer = {
    tool: 'generate-scene',
    result: { ok: true, value: { name: 'a forest', startMs: 0, endMs: 10_000, seed: 1, model: 'x', notDepicted: ['dragon'] } },
  }
  const music: ToolAnswer = { tool: 'add-music', result: { ok: true, value: { name: 'Ambient' } } }

  it('should name what was made, how long and how large, and what is missing', () => {
    const said = text(decide('10 seconds of a forest with a dragon', [scene, music], empty))
    for (const part of ['"a forest"', '10s', '1920×1080', 'Ambient', 'Not shown in the picture: dragon']) assert.ok(said.includes(part), said)
  })

  it('should answer Chinese in Chinese', () => {
    const said = text(decide('10秒的森林', [scene, music], { ...empty, language: 'zh' }))
    assert.match(said, /做好了/)
    assert.match(said, /10 秒/)
  })

  it('should say that the length was its own choice', () => {
    assert.match(text(decide('a forest', [scene, music], empty)), /named no length/)
  })

  it('should pass on why a scene failed', () => {
    const failed: ToolAnswer = { tool: 'generate-scene', result: { ok: false, reason: 'No graphics driver was found.' } }
    assert.match(text(decide('a forest', [failed, music], empty)), /No graphics driver was found/)
  })
})

describe('decide: a film of uploads', () => {
  const withUploads: Situation = { ...empty, uploads: 3 }
  it('should arrange them with music to the length asked for', () => {
    const plan = calls(decide('turn these photos into a 30-second promo video with music', [], withUploads))
    assert.deepEqual(plan, [
      { tool: 'arrange-uploads', input: { durationMs: 30_000 } },
      { tool: 'add-music', input: { words: 'upbeat' } },
    ])
  })

  it('should ask for them when there are none', () => {
    assert.match(text(decide('turn these photos into a promo', [], empty)), /Nothing has been uploaded/)
  })
})

describe('decide: everything else', () => {
  it('should ask one question for a film of nothing', () => {
    assert.match(text(decide('generate a 10-second clip of a', [], empty)), /What should it show\?/)
  })

  it('should not call a tool for what it does not understand', () => {
    assert.match(text(decide('remove the music', [], empty)), /nothing was changed/)
  })

  it('should say that there is nothing to export yet, else export and give the link', () => {
    assert.match(text(decide('export', [], empty)), /still empty/)
    const filled: Situation = { before: smallFilm(), language: 'en', uploads: 0 }
    assert.deepEqual(calls(decide('export', [], filled)), [{ tool: 'export-film', input: {} }])
    const exported: ToolAnswer = { tool: 'export-film', result: { ok: true, value: { url: 'http://x/f', durationMs: 10_000, sizeBytes: 5e6 } } }
    assert.match(text(decide('export', [exported], filled)), /http:\/\/x\/f/)
  })
})
