import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { suspended } from '../actions/run-job.ts'
import { type AdkEvent, adkEncoder } from './adk.ts'
import type { Turn, TurnNews, TurnRun, TurnWork } from './turn.ts'
import { Turns } from './turns.ts'

const encoder = adkEncoder()

interface Script {
  readonly work: TurnWork
  go(): void
  readonly runs: TurnRun[]
  /** What was kept, in order; `end` at the end. */
  readonly kept: string[]
}

let turnCount = 0

/** A turn that says "begun", waits for the test, and says "ended". */
function script(text: string, { past, append }: { past?: AdkEvent[]; append?: () => Promise<void> } = {}): Script {
  const gate = Promise.withResolvers<void>()
  const runs: TurnRun[] = []
  const kept: string[] = []
  return {
    runs,
    kept,
    go: gate.resolve,
    work: {
      id: `turn-${++turnCount}`,
      text,
      ...(past ? { past } : {}),
      log: {
        append: async (number, event) => {
          await append?.()
          kept.push(`${number} ${event.text}`)
        },
        end: async () => void kept.push('end'),
      },
      events: async function* (run) {
        runs.push(run)
        yield encoder.text('begun')
        const stopped = new Promise((resolve) => run.signal.addEventListener('abort', resolve))
        if (!run.signal.aborted) await Promise.race([gate.promise, stopped])
        yield encoder.text('en', { partial: true })
        yield encoder.text('ended')
      },
    },
  }
}

async function news(turn: Turn, after = 0): Promise<string[]> {
  const heard: string[] = []
  for await (const told of turn.listen({ after })) {
    if (told.kind === 'progress') heard.push(`${told.fraction} ${told.what}`)
    else heard.push(`${told.kind === 'event' ? (told.number ?? '-') : '~'} ${told.event.text ?? told.event.code}`)
  }
  return heard
}

const nextNews = async (told: AsyncGenerator<TurnNews>): Promise<TurnNews> => (await told.next()).value as TurnNews

describe('Turns', () => {
  it('should let every listener hear the whole turn, or the rest of it, however late it comes', async () => {
    const turns = new Turns({ goOnLater: true })
    const { work, go, kept } = script('hello')
    const turn = turns.post('s', work)
    const early = news(turn)
    go()
    assert.deepEqual(await early, ['1 begun', '~ en', '2 ended'])
    assert.deepEqual(await news(turn), ['1 begun', '2 ended'])
    assert.deepEqual(await news(turn, 1), ['2 ended'])
    assert.deepEqual(kept, ['1 begun', '2 ended', 'end'])
  })

  it('should keep an event before anybody hears it', async () => {
    const kept = Promise.withResolvers<void>()
    const { work, go } = script('hello', { append: () => kept.promise })
    const turn = new Turns({ goOnLater: true }).post('s', work)
    const told = turn.listen()
    const first = nextNews(told)
    go()
    const early = await Promise.race([first, new Promise((resolve) => setImmediate(() => resolve('nothing yet')))])
    assert.equal(early, 'nothing yet')
    kept.resolve()
    assert.equal((await first).kind, 'event')
    await told.return(undefined)
  })

  it('should run the turns of a session one after another, and those of two sessions side by side', async () => {
    const turns = new Turns({ goOnLater: true })
    const [first, second, elsewhere] = [script('undo'), script('undo'), script('undo')]
    const one = turns.post('s', first.work)
    assert.equal(turns.repeated('s', 'undo'), undefined, 'two quick "undo" are two turns')
    const two = turns.post('s', second.work)
    turns.post('t', elsewhere.work)
    assert.deepEqual([first.runs.length, second.runs.length, elsewhere.runs.length], [1, 0, 1])
    first.go()
    await news(one)
    second.go()
    assert.deepEqual(await news(two), ['1 begun', '~ en', '2 ended'])
    elsewhere.go()
  })

  it('should take the same words for a turn that works, until it has ended', async () => {
    const turns = new Turns({ goOnLater: true })
    const { work, go, runs } = script('make a film')
    const turn = turns.post('s', work)
    runs[0]!.progress(0.1, 'painting')
    assert.equal(turns.repeated('s', 'make a film'), turn)
    assert.equal(turns.repeated('s', 'make another'), undefined)
    assert.equal(turns.repeated('t', 'make a film'), undefined)
    assert.equal(turns.find('s', turn.id), turn)
    go()
    await news(turn)
    await turns.close()
    assert.equal(turns.repeated('s', 'make a film'), undefined)
    assert.equal(turns.find('s', turn.id), undefined)
  })

  it('should tell whoever comes late how far the work is, before all else', async () => {
    const turns = new Turns({ goOnLater: true })
    const { work, go, runs } = script('make a film')
    const turn = turns.post('s', work)
    runs[0]!.progress(0.1, 'painting')
    const told = turn.listen()
    assert.deepEqual((await told.next()).value, { kind: 'progress', fraction: 0.1, what: 'painting', waiting: 0 })
    go()
    await told.return(undefined)
    await turns.close()
  })

  it('should take the same words for a turn that lost its connection', async () => {
    const turns = new Turns({ goOnLater: true })
    const { work, go } = script('make a film')
    const turn = turns.post('s', work)
    const leaving = new AbortController()
    const told = turn.listen({ signal: leaving.signal })
    await nextNews(told)
    assert.equal(turns.repeated('s', 'make a film'), undefined)
    leaving.abort()
    assert.equal((await told.next()).done, true)
    assert.equal(turns.repeated('s', 'make a film'), turn)
    go()
    assert.deepEqual(await news(turn), ['1 begun', '~ en', '2 ended'])
  })

  it('should leave what runs and what waits to the next life of the server when it closes', async () => {
    const turns = new Turns({ goOnLater: true })
    const [one, two] = [script('a'), script('b')]
    const running = turns.post('s', one.work)
    const heard = news(running)
    await nextNews(running.listen())
    const waiting = turns.post('s', two.work)
    await turns.close()
    assert.equal(one.runs[0]!.signal.reason, suspended)
    assert.deepEqual(await heard, ['1 begun', '- 503'])
    assert.deepEqual([one.kept, two.kept], [['1 begun'], []], 'neither has an end')
    assert.deepEqual([two.runs.length, await news(waiting)], [0, ['- 503']])
    const late = script('c')
    assert.deepEqual(await news(turns.post('s', late.work)), ['- 503'])
  })

  it('should end what runs and what waits when nobody will come back for it', async () => {
    const turns = new Turns({ goOnLater: false })
    const [one, two] = [script('a'), script('b')]
    turns.post('s', one.work)
    turns.post('s', two.work)
    await turns.close()
    assert.ok(one.runs[0]!.signal.aborted && one.runs[0]!.signal.reason !== suspended)
    assert.deepEqual([one.kept, two.kept], [['1 begun', '2 ended', 'end'], ['1 begun', '2 ended', 'end']])
  })

  it('should tell what a turn told in its last life once, and go on behind it', async () => {
    const turns = new Turns({ goOnLater: true })
    const { work, go, kept } = script('make a film', { past: [encoder.text('begun')] })
    const turn = turns.post('s', work)
    assert.equal(turns.repeated('s', 'make a film'), turn, 'its listeners were lost with the server')
    go()
    assert.deepEqual(await news(turn), ['1 begun', '~ en', '2 ended'])
    assert.deepEqual(kept, ['2 ended', 'end'])
  })

  it('should number an error behind what was told before it', async () => {
    const { work } = script('make a film', { past: [encoder.text('begun')] })
    const turn = new Turns({ goOnLater: true }).post('s', {
      ...work,
      events: async function* () {
        yield encoder.error(500, 'given up')
      },
    })
    assert.deepEqual(await news(turn), ['1 begun', '2 500'])
  })
})
