import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adkEncoder } from './adk.ts'
import { type Turn, type TurnNews, type TurnRun, Turns } from './turns.ts'

const encoder = adkEncoder()

/** A turn whose steps the test lets happen one by one. */
function script(): { events: (run: TurnRun) => AsyncGenerator<ReturnType<typeof encoder.text>>; go: () => void; runs: TurnRun[] } {
  const gate = Promise.withResolvers<void>()
  const runs: TurnRun[] = []
  return {
    runs,
    go: gate.resolve,
    events: async function* (run) {
      runs.push(run)
      yield encoder.text('begun')
      if (!run.signal.aborted) {
        await Promise.race([gate.promise, new Promise((resolve) => run.signal.addEventListener('abort', resolve))])
      }
      yield encoder.text(run.signal.aborted ? 'cancelled' : 'ended')
    },
  }
}

async function texts(turn: Turn): Promise<string[]> {
  const heard: string[] = []
  for await (const news of turn.listen()) if (news.kind === 'event') heard.push(news.event.text ?? '')
  return heard
}

const nextNews = async (news: AsyncGenerator<TurnNews>): Promise<TurnNews> => (await news.next()).value as TurnNews

describe('Turns', () => {
  it('should let every listener hear the whole turn, however late it comes', async () => {
    const turns = new Turns()
    const { events, go } = script()
    const turn = turns.post('s', 'hello', events)
    const early = texts(turn)
    go()
    assert.deepEqual(await early, ['begun', 'ended'])
    assert.deepEqual(await texts(turn), ['begun', 'ended'])
  })

  it('should run the turns of a session one after another, and those of two sessions side by side', async () => {
    const turns = new Turns()
    const [first, second, elsewhere] = [script(), script(), script()]
    const one = turns.post('s', 'undo', first.events)
    const two = turns.post('s', 'undo', second.events)
    turns.post('t', 'undo', elsewhere.events)
    assert.notEqual(one, two, 'two quick "undo" are two turns')
    assert.deepEqual([first.runs.length, second.runs.length, elsewhere.runs.length], [1, 0, 1])
    first.go()
    await texts(one)
    second.go()
    assert.deepEqual(await texts(two), ['begun', 'ended'])
    elsewhere.go()
  })

  it('should attach the same words to a turn that works, and start no second one', async () => {
    const turns = new Turns()
    const { events, go, runs } = script()
    const turn = turns.post('s', 'make a film', events)
    runs[0]!.progress(0.1, 'painting')
    assert.equal(turns.post('s', 'make a film', events), turn)
    assert.notEqual(turns.post('s', 'make another', script().events), turn)
    go()
    await texts(turn)
    assert.notEqual(turns.post('s', 'make a film', events), turn, 'an ended turn is not attached to')
    await turns.close()
  })

  it('should attach the same words to a turn that lost its connection', async () => {
    const turns = new Turns()
    const { events, go } = script()
    const turn = turns.post('s', 'make a film', events)
    const leaving = new AbortController()
    const news = turn.listen(leaving.signal)
    await nextNews(news)
    leaving.abort()
    assert.equal((await news.next()).done, true)
    assert.equal(turns.post('s', 'make a film', events), turn)
    go()
    assert.deepEqual(await texts(turn), ['begun', 'ended'])
  })

  it('should cancel what runs and what waits when it closes', async () => {
    const turns = new Turns()
    const one = turns.post('s', 'a', script().events)
    const two = turns.post('s', 'b', script().events)
    await turns.close()
    assert.ok(one.ended && two.ended)
    assert.deepEqual(await texts(one), ['begun', 'cancelled'])
  })
})
