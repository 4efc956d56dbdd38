/** What is offered next: it has to suit the film, to be understood when it is said, and not to be offered again then. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { examples, nextSteps } from '../../src/agent/director/replies/next-steps.ts'
import { Talk } from './check-case.ts'
import { type StartName, starts } from './films.ts'

const offered = (reply: string): string[] => [...reply.matchAll(/["“]([^"”]+)["”]/g)].map(([, words]) => words!).filter((words) => !/^(?:undo|export|撤销|导出)$/.test(words))
const films = (Object.keys(starts) as StartName[]).filter((name) => starts[name].timeline.tracks.length > 0)

describe('the next steps that are offered', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const name of films) {
      it(`should be understood when they are said, and not offered again: ${name}, ${language}`, async () => {
        const ideas = examples(starts[name].timeline, language).map((idea) => offered(idea)[0]!)
        assert.ok(ideas.length >= 2, ideas.join())
        for (const idea of ideas) {
          const said = idea.replace(/‘/g, '“').replace(/’/g, '”')
          const turn = await new Talk(name, language).say(said)
          assert.notDeepEqual(turn.after, turn.before, `${said}: ${turn.reply}`)
          const tools = turn.calls.map(({ tool }) => tool)
          assert.ok(!offered(nextSteps(turn.before, turn.after, language, tools)).includes(idea), `${said} is offered again: ${turn.reply}`)
        }
      })
    }
  }

  it('should not offer what the film has, nor what was just taken out of it', () => {
    const { travel, promo, talk, single } = starts
    assert.ok(!examples(promo.timeline, 'en').join().includes('vertical'))
    assert.ok(!examples(travel.timeline, 'en').join().includes('add calm piano music'))
    assert.ok(examples(talk.timeline, 'en').join().includes('add calm piano music'))
    const silent = { ...travel.timeline, tracks: travel.timeline.tracks.filter(({ role }) => role !== 'bgm') }
    assert.ok(!nextSteps(travel.timeline, silent, 'en', ['remove-clips']).includes('music'))
    assert.ok(nextSteps(silent, silent, 'en', ['set-colour']).includes('add calm piano music'))
    assert.ok(examples(single.timeline, 'zh').join().includes('加标题“Vacation”'.replace(/“/g, '‘').replace(/”/g, '’')))
  })

  it('should offer to shorten a clip that is long beside the others', () => {
    const [main, ...others] = starts.talk.timeline.tracks
    const clips = main!.clips.map((clip, index) => (index === 1 ? clip : { ...clip, durationMs: 4000 }))
    const film = { ...starts.talk.timeline, tracks: [{ ...main!, clips } as typeof main & object, ...others] }
    assert.ok(nextSteps(film, film, 'en', ['set-canvas', 'add-music', 'add-text']).includes('trim clip 2 to 10 seconds'))
  })
})
