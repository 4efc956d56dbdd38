import assert from 'node:assert/strict'
import { type TestContext, describe, it } from 'node:test'
import { adkEncoder } from '../agent/adk.ts'
import type { TurnNews } from '../agent/turn.ts'
import { eventStream } from './event-stream.ts'

const encoder = adkEncoder()

/** A turn that says what the test tells it to, and a clock that the test moves. */
function open(test: TestContext, { streaming = false, language = 'en' as 'en' | 'zh' } = {}) {
  test.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] })
  let nowMs = 0
  let wake = Promise.withResolvers<void>()
  const queue: TurnNews[] = []
  let ended = false
  const stream = eventStream(
    async function* (signal) {
      signal.addEventListener('abort', () => wake.resolve())
      while (!signal.aborted) {
        for (let news = queue.shift(); news; news = queue.shift()) yield news
        if (ended) return
        await wake.promise
        wake = Promise.withResolvers()
      }
    },
    { turnId: 'turn-1', language, streaming, now: () => nowMs },
  )
  const lines: string[] = []
  const closed = (async () => {
    for await (const part of stream.pipeThrough(new TextDecoderStream())) lines.push(...part.split('\n\n').slice(0, -1))
  })()
  const settle = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))
  return {
    lines,
    closed,
    texts: () => lines.flatMap((line) => (JSON.parse(line.replace(/^(id: .*\n)?data: /, '')) as { text?: string }).text ?? []),
    say: async (...news: TurnNews[]) => {
      queue.push(...news)
      wake.resolve()
      await settle()
    },
    end: () => {
      ended = true
      wake.resolve()
    },
    pass: async (ms: number) => {
      for (let leftMs = ms; leftMs > 0; leftMs -= 500) {
        nowMs += 500
        test.mock.timers.tick(500)
      }
      await settle()
    },
  }
}

const minutes = 60_000

describe('eventStream', () => {
  it('should send events as they are, under the ids that the stream is taken up by', async (test) => {
    const { say, end, closed, lines } = open(test)
    const event = encoder.text('done')
    await say({ kind: 'event', number: 3, event }, { kind: 'event', event })
    end()
    await closed
    assert.deepEqual(lines, [`id: turn-1:3\ndata: ${JSON.stringify(event)}`, `data: ${JSON.stringify(event)}`])
  })

  it('should send pieces of a text only to those who asked for them', async (test) => {
    const piece: TurnNews = { kind: 'partial', event: encoder.text('do', { partial: true }) }
    for (const streaming of [false, true]) {
      test.mock.timers.reset()
      const { say, end, closed, lines } = open(test, { streaming })
      await say(piece)
      end()
      await closed
      assert.equal(lines.length, streaming ? 1 : 0)
    }
  })

  it('should give a sign of life at least every 10 s', async (test) => {
    const { pass, end, closed, lines } = open(test)
    for (let passed = 0; passed < 60; passed += 10) {
      const before = lines.length
      await pass(10_000)
      assert.ok(lines.length > before)
    }
    assert.equal(lines[0], 'data: {"type":"heartbeat"}')
    end()
    await closed
  })

  it('should say how far the work is: at once, then once a second at most', async (test) => {
    const { say, pass, end, closed, lines } = open(test)
    await say({ kind: 'progress', fraction: 0.1, what: 'painting', waiting: 0 })
    await say({ kind: 'progress', fraction: 0.2, what: 'painting', waiting: 0 })
    await pass(1000)
    await say({ kind: 'progress', fraction: 0.3, what: 'painting', waiting: 0 })
    end()
    await closed
    assert.deepEqual(lines, [0.1, 0.3].map((progress) => `data: {"type":"heartbeat","progress":${progress},"doing":"painting"}`))
  })

  it('should say at once that the work takes longer than a connection lasts', async (test) => {
    const { say, pass, end, closed, texts } = open(test)
    await say({ kind: 'progress', fraction: 0, what: 'painting', waiting: 1 })
    await pass(0.5 * minutes)
    await say({ kind: 'progress', fraction: 0.05, what: 'painting', waiting: 1 })
    await pass(0.5 * minutes)
    await say({ kind: 'progress', fraction: 0.1, what: 'painting', waiting: 1 })
    end()
    await closed
    assert.equal(texts().length, 1, 'and says it once')
    assert.match(texts()[0]!, /about 19 more minutes/)
  })

  it('should not fear for work that will be done in time', async (test) => {
    const { say, pass, end, closed, texts } = open(test)
    await say({ kind: 'progress', fraction: 0, what: 'painting', waiting: 2 })
    await pass(minutes)
    await say({ kind: 'progress', fraction: 0.5, what: 'painting', waiting: 2 })
    end()
    await closed
    assert.deepEqual(texts(), [])
  })

  it('should not count the time in the queue, nor that of starting, as the pace of the work', async (test) => {
    const { say, pass, end, closed, texts } = open(test)
    await say({ kind: 'progress', fraction: 0, what: 'painting', waiting: 0 })
    await pass(2 * minutes)
    for (let fraction = 0.03; fraction < 0.4; fraction += 0.03) {
      await say({ kind: 'progress', fraction, what: 'painting', waiting: 0 })
      await pass(2000)
    }
    end()
    await closed
    assert.deepEqual(texts(), [])
  })

  it('should say where it stands and close before clients stop listening', async (test) => {
    const { say, pass, closed, texts } = open(test, { language: 'zh' })
    await say({ kind: 'progress', fraction: 0.4, what: '正在绘制', waiting: 0 })
    await pass(13.9 * minutes)
    assert.deepEqual(texts(), [])
    await pass(0.2 * minutes)
    await closed
    assert.match(texts()[0]!, /已完成约 40%/)
  })
})
