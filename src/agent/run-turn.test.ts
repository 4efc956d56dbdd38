import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type Action, type ActionContext, defineAction } from '../actions/action.ts'
import type { Quote } from '../actions/pay.ts'
import { ReelsmithError } from '../errors/error.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { adkEventSchema } from '../wire/event.ts'
import type { AdkEvent } from './adk.ts'
import { directorModel } from './director/model.ts'
import { type PricedCall, runTurn } from './run-turn.ts'

type Answer = Record<string, unknown>

const trace: string[] = []

/** Actions of the director's names that only note their calls; the loop and the model are the real ones. */
function noting(
  name: string,
  answer: () => Answer | Promise<Answer>,
  priced?: Action['priced'],
): Action {
  return defineAction({
    name,
    ...(priced && { priced }),
    description: name,
    input: z.looseObject({}),
    async run() {
      trace.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      trace.push(`${name} ends`)
      return answer()
    },
  })
}

const scene = { name: 'the sea', startMs: 0, endMs: 5000, seed: 1, model: 'x', notDepicted: [] }

async function turn(
  words: string,
  { streaming = false, generate = (): Answer | Promise<Answer> => scene, signal = new AbortController().signal, affordable = 5 } = {},
): Promise<AdkEvent[]> {
  trace.length = 0
  const events: AdkEvent[] = []
  const context = { signal } as ActionContext
  const reserve = async (items: readonly PricedCall[]): Promise<Quote> => {
    trace.push(`reserves for ${items.map(({ call }) => call)}`)
    if (items.length > affordable) {
      throw new ReelsmithError('credits/insufficient', 'Too dear.', { details: { data: { registration_url: 'x' } } })
    }
    return { cost: 2 * items.length, available: 100 }
  }
  const run = runTurn({
    text: words,
    model: directorModel({ before: emptyTimeline(), language: 'en', uploads: 0 }),
    actions: [noting('generate-scene', generate, () => ['procedural-clip']), noting('add-music', () => ({ name: 'Ambient' }))],
    context,
    reserve,
    announce: ({ cost, available }) => `${cost} of ${available}`,
    streaming,
    describeError: (error) => ({
      code: ReelsmithError.is(error, 'credits/insufficient') ? 2001 : 500,
      message: ReelsmithError.is(error) ? error.message : 'unknown',
      data: ReelsmithError.is(error) ? error.details.data : null,
    }),
  })
  for await (const event of run) events.push(event)
  return events
}

describe('runTurn', () => {
  it('should tell a tool call, its result and at last what was done, in the shape of the contract', async () => {
    const events = await turn('5 seconds of the sea')
    for (const event of events) assert.ok(adkEventSchema.safeParse(event).success)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['text', 'tool_call', 'tool_result', 'tool_call', 'tool_result', 'text'],
    )
    assert.equal(events[0]!.text, '2 of 100')
    const ids = (name: 'functionCall' | 'functionResponse'): string[] =>
      events.flatMap(({ content }) => content?.parts.flatMap((part) => part[name]?.id ?? []) ?? [])
    assert.deepEqual(ids('functionResponse'), ids('functionCall'))
    const last = events.at(-1)!
    assert.equal(last.turnComplete, true)
    assert.equal(last.text, last.content!.parts[0]!.text)
    assert.equal(new Set(events.map(({ invocationId }) => invocationId)).size, 1)
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length)
  })

  it('should run tools one after another', async () => {
    await turn('5 seconds of the sea')
    const runs = ['generate-scene begins', 'generate-scene ends', 'add-music begins', 'add-music ends']
    assert.deepEqual(trace, ['reserves for 0', ...runs])
  })

  it('should reserve all that the plan costs before the first of it begins, or refuse the turn', async () => {
    await turn('a 40-second film of the sea')
    assert.deepEqual(trace.slice(0, 2), ['reserves for 0,1,2,3,4', 'generate-scene begins'])
    const refused = await turn('a 40-second film of the sea', { affordable: 4 })
    assert.deepEqual(trace, ['reserves for 0,1,2,3,4'])
    assert.deepEqual(
      refused.map(({ type, code, errorMessage, data }) => ({ type, code, errorMessage, data })),
      [{ type: 'error', code: 2001, errorMessage: 'Too dear.', data: { registration_url: 'x' } }],
    )
  })

  it('should reserve nothing for what is free, and announce nothing', async () => {
    const events = await turn('hello')
    assert.deepEqual([trace, events.length], [[], 1])
  })

  it('should send pieces of the text only when streaming is asked for', async () => {
    const plain = await turn('hello')
    assert.ok(plain.every(({ partial }) => !partial))
    const streamed = await turn('hello', { streaming: true })
    const pieces = streamed.filter(({ partial }) => partial)
    assert.ok(pieces.length > 3)
    assert.equal(pieces.map(({ text }) => text).join(''), streamed.at(-1)!.text)
  })

  it('should give a failed tool to the model as data, so that the turn ends with words', async () => {
    const events = await turn('5 seconds of the sea', {
      generate: () => {
        throw new ReelsmithError('paint/no-driver', 'No graphics driver was found; run doctor.')
      },
    })
    assert.equal(events.at(-1)!.type, 'text')
    assert.equal(events.at(-1)!.text, 'The scene was not made: No graphics driver was found; run doctor.')
  })

  it('should never show a raw error', async () => {
    const events = await turn('5 seconds of the sea', {
      generate: () => {
        throw new Error('ENOENT /secret/path')
      },
    })
    assert.ok(!JSON.stringify(events).includes('/secret/path'))
  })

  it('should not end before a cancelled action has cleaned up behind itself', async () => {
    const controller = new AbortController()
    let cleanedUp = false
    await turn('5 seconds of the sea', {
      signal: controller.signal,
      generate: async () => {
        controller.abort()
        await new Promise((resolve) => setTimeout(resolve, 50))
        cleanedUp = true
        throw new ReelsmithError('job/cancelled', 'The work was cancelled.')
      },
    })
    assert.ok(cleanedUp)
  })

  it('should end with an error event when it is cancelled', async () => {
    const events = await turn('5 seconds of the sea', { signal: AbortSignal.abort() })
    assert.equal(events.at(-1)!.type, 'error')
  })
})
