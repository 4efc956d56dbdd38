import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createClient } from './client.ts'
import type { TurnEvent } from './turn-event.ts'

const text = (number: number, words: string, isLast = false): string =>
  `id: turn-1:${number}\ndata: ${JSON.stringify({
    id: `event-${number}`,
    type: 'text',
    content: { role: 'model', parts: [{ text: words }] },
    text: words,
    ...(isLast && { turnComplete: true }),
  })}\n\n`
const events = [text(1, 'One.'), text(2, 'Two: 日落.'), text(3, 'Three.', true)]
const whole = new TextEncoder().encode(events.join(''))

/** How a connection ends after its bytes. */
type End = 'closes' | 'breaks'

function streamOf(bytes: Uint8Array, end: End, headers: Record<string, string> = {}): Response {
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!sent && bytes.length > 0) controller.enqueue(bytes)
      else if (end === 'closes') controller.close()
      else controller.error(new TypeError('terminated'))
      sent = true
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } })
}

interface Heard {
  readonly events: TurnEvent[]
  /** Method, path and `Last-Event-ID` of each request. */
  readonly requests: string[]
}

/** Hears a turn whose message is answered by `first`, and each resumption by `later`. */
async function hear(first: () => Response, later: (after: number, count: number) => Response): Promise<Heard> {
  const requests: string[] = []
  const client = createClient({
    baseUrl: 'http://nemo',
    token: 't',
    clientId: 'c',
    skill: { source: 'test', version: '1', platform: 'unknown' },
    sleep: async () => {},
    fetch: async (url, init) => {
      const after = new Headers(init?.headers).get('last-event-id')
      requests.push(`${init?.method} ${new URL(String(url)).pathname} ${after ?? ''}`.trim())
      if (init?.method === 'POST') return first()
      return later(Number(after?.split(':')[1] ?? 0), requests.length - 1)
    },
  })
  const heard: TurnEvent[] = []
  for await (const event of client.say('12', 'hello')) heard.push(event)
  return { events: heard, requests }
}

const wordsOf = ({ events: heard }: Heard): string =>
  heard.map((event) => (event.type === 'text' ? event.text : event.type)).join(' ')
const restAfter = (number: number): Response =>
  streamOf(new TextEncoder().encode(events.slice(number).join('')), 'closes')

describe('hearTurn', () => {
  for (const end of ['closes', 'breaks'] as const) {
    it(`should hear every event once when the connection ${end} after any byte`, async () => {
      const firstWhole = new TextEncoder().encode(events[0]).length
      for (let cut = firstWhole; cut <= whole.length; cut++) {
        const heard = await hear(() => streamOf(whole.slice(0, cut), end), restAfter)
        assert.equal(wordsOf(heard), 'One. Two: 日落. Three.', `cut at ${cut}`)
        assert.equal(heard.requests.filter((request) => request.startsWith('POST')).length, 1)
      }
    })
  }

  for (const end of ['closes', 'breaks'] as const) {
    it(`should hear a turn that the server names when the connection ${end} before its first event, or after any byte`, async () => {
      for (let cut = 0; cut <= whole.length; cut++) {
        const heard = await hear(() => streamOf(whole.slice(0, cut), end, { 'x-turn-id': 'turn-1' }), restAfter)
        assert.equal(wordsOf(heard), 'One. Two: 日落. Three.', `cut at ${cut}`)
        assert.equal(heard.requests.filter((request) => request.startsWith('POST')).length, 1)
      }
      const { requests } = await hear(() => streamOf(new Uint8Array(), end, { 'x-turn-id': 'turn-1' }), restAfter)
      assert.deepEqual(requests, ['POST /run_sse', 'GET /api/sessions/12/turns/turn-1'])
    })
  }

  it('should take up the turn where it was, by a request that starts nothing', async () => {
    const first = new TextEncoder().encode(events[0])
    const { requests } = await hear(() => streamOf(first, 'breaks'), restAfter)
    assert.deepEqual(requests, ['POST /run_sse', 'GET /api/sessions/12/turns/turn-1 turn-1:1'])
  })

  it('should drop events that are sent again', async () => {
    const first = new TextEncoder().encode(events.slice(0, 2).join(''))
    const heard = await hear(() => streamOf(first, 'breaks'), () => streamOf(whole, 'closes'))
    assert.equal(wordsOf(heard), 'One. Two: 日落. Three.')
  })

  it('should go on over connections that bring one event each', async () => {
    const heard = await hear(
      () => streamOf(new TextEncoder().encode(events[0]), 'breaks'),
      (after) => streamOf(new TextEncoder().encode(events[after]), 'breaks'),
    )
    assert.equal(wordsOf(heard), 'One. Two: 日落. Three.')
    assert.equal(heard.requests.length, 3)
  })

  it('should leave the turn alone when connections bring nothing any more', async () => {
    const first = (): Response => streamOf(new TextEncoder().encode(events[0]), 'breaks')
    const heard = await hear(first, () => streamOf(new Uint8Array(), 'breaks'))
    assert.equal(wordsOf(heard), 'One. interrupted')
    assert.equal(heard.requests.length, 5)
  })

  it('should not ask a server that does not know how, or numbers nothing', async () => {
    const gone = (): Response => Response.json({ code: 1002, message: 'no', data: null }, { status: 404 })
    const heard = await hear(() => streamOf(new TextEncoder().encode(events[0]), 'breaks'), gone)
    assert.equal(wordsOf(heard), 'One. interrupted')
    assert.equal(heard.requests.length, 2)
    const unnumbered = new TextEncoder().encode(events[0]!.replace(/^id: .*\n/, ''))
    assert.deepEqual((await hear(() => streamOf(unnumbered, 'breaks'), restAfter)).requests, ['POST /run_sse'])
  })
})
