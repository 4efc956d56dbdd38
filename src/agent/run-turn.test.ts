import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LanguageModelV4 } from '@ai-sdk/provider'
import { z } from 'zod'
import { type Action, type ActionContext, defineAction } from '../actions/action.ts'
import type { Quote } from '../actions/pay.ts'
import { ReelsmithError } from '../errors/error.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { adkEventSchema } from '../wire/event.ts'
import type { AdkEvent } from './adk.ts'
import { directorModel } from './director/model.ts'
import type { Situation } from './director/situation.ts'
import { type AnsweredCall, type PricedCall, answeredCalls, runTurn } from './run-turn.ts'

type Answer = Record<string, unknown>

const trace: string[] = []

/** Of the texts of the last turn, as they were made. */
const pieces: AdkEvent[] = []

/** Actions of the director's names that only note their calls; the loop and the model are the real ones. */
function noting(
  name: string,
  answer: () => Answer | Promise<Answer>,
  costs: Pick<Action, 'priced' | 'pictureMs'> = {},
): Action {
  return defineAction({
    name,
    ...costs,
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

/** What the model was given to call, each time it was asked. */
const offered: unknown[][] = []

function watched(model: LanguageModelV4): LanguageModelV4 {
  return {
    ...model,
    doStream: async (options) => {
      offered.push((options.tools ?? []).map((tool) => ('inputSchema' in tool ? tool.inputSchema : undefined)))
      return await model.doStream(options)
    },
  }
}

const situation: Situation = {
  before: emptyTimeline(),
  language: 'en',
  assets: [],
  documents: [],
  conversation: [],
  steps: [],
  redoable: 0,
  models: [],
  idSeed: 'turn',
}

const scene = { name: 'the sea', startMs: 0, endMs: 5000, seed: 1, model: 'x', notDepicted: [] }

async function turn(
  words: string,
  {
    generate = (): Answer | Promise<Answer> => scene,
    signal = new AbortController().signal,
    answered = [] as AnsweredCall[],
    affordable = 5,
    pictureMs = 8000,
  } = {},
): Promise<AdkEvent[]> {
  trace.length = 0
  pieces.length = 0
  offered.length = 0
  const events: AdkEvent[] = []
  const context = { signal, language: 'en', timeline: emptyTimeline } as unknown as ActionContext
  const reserve = async (items: readonly PricedCall[]): Promise<Quote> => {
    trace.push(`reserves for ${items.map(({ call }) => call)}`)
    if (items.length > affordable) {
      throw new ReelsmithError('credits/insufficient', 'Too dear.', { details: { data: { registration_url: 'x' } } })
    }
    return { cost: 2 * items.length, available: 100 }
  }
  const run = runTurn({
    text: words,
    model: watched(directorModel(situation, () => situation.before)),
    actions: [noting('generate-scene', generate, { priced: () => [{ item: 'procedural-clip' }], pictureMs: () => pictureMs }), noting('add-music', () => ({ name: 'Ambient' }))],
    context,
    answered,
    onCall: (number, names) => trace.push(`call ${number}: ${names[number]}`),
    reserve,
    announce: ({ cost, available }) => `${cost} of ${available}`,
    describeError: (error) => ({
      code: { 'credits/insufficient': 2001, 'request/invalid': 400 }[ReelsmithError.is(error) ? (error.code as string) : ''] ?? 500,
      message: ReelsmithError.is(error) ? error.message : 'unknown',
      data: ReelsmithError.is(error) ? error.details.data : null,
    }),
  })
  for await (const event of run) (event.partial ? pieces : events).push(event)
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
    assert.deepEqual(trace, [
      'reserves for 0',
      'call 0: generate-scene',
      'generate-scene begins',
      'generate-scene ends',
      'call 1: add-music',
      'add-music begins',
      'add-music ends',
    ])
  })

  it('should write the schemas of its tools out once, not before every step', async () => {
    await turn('5 seconds of the sea')
    const [first, second] = offered
    assert.equal(first!.length, 2)
    for (const [index, schema] of first!.entries()) assert.equal(schema, second![index])
  })

  it('should reserve all that the plan costs before the first of it begins, or refuse the turn', async () => {
    await turn('a 40-second film of the sea')
    assert.deepEqual(trace.slice(0, 2), ['reserves for 0,1,2,3,4', 'call 0: generate-scene'])
    const refused = await turn('a 40-second film of the sea', { affordable: 4 })
    assert.deepEqual(trace, ['reserves for 0,1,2,3,4'])
    assert.deepEqual(
      refused.map(({ type, code, errorMessage, data }) => ({ type, code, errorMessage, data })),
      [{ type: 'error', code: 2001, errorMessage: 'Too dear.', data: { registration_url: 'x' } }],
    )
  })

  it('should refuse more picture than one turn may generate, in one clip or in all of them, before any work', async () => {
    for (const [words, pictureMs] of [['a 20-minute film of the sea', 8000], ['a 16-second film of the sea', 150_001]] as const) {
      const events = await turn(words, { pictureMs })
      assert.deepEqual(events.map(({ type, code }) => [type, code]), [['error', 400]])
      assert.match(events[0]!.errorMessage!, /to 5 min of picture/)
      assert.deepEqual(trace, [])
    }
    assert.equal((await turn('a 16-second film of the sea', { pictureMs: 150_000 })).at(-1)!.type, 'text')
  })

  it('should reserve nothing for what is free, and announce nothing', async () => {
    const events = await turn('hello')
    assert.deepEqual([trace, events.length], [[], 1])
  })

  it('should tell the text in pieces before the whole', async () => {
    const whole = await turn('hello')
    assert.ok(pieces.length > 3)
    assert.equal(pieces.map(({ text }) => text).join(''), whole.at(-1)!.text)
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

  it('should not run again what it did in the last life of the server', async () => {
    const first = await turn('5 seconds of the sea')
    const half = first.slice(0, 3)
    const again = await turn('5 seconds of the sea', { answered: answeredCalls(JSON.parse(JSON.stringify(half)) as AdkEvent[]) })
    assert.deepEqual(trace, ['reserves for 0', 'call 1: add-music', 'add-music begins', 'add-music ends'])
    assert.deepEqual(
      again.map(({ type, text }) => [type, text]),
      first.map(({ type, text }) => [type, text]),
    )
  })

  it('should repeat the failure of an action as it was', async () => {
    const failing = (): never => {
      throw new ReelsmithError('paint/no-driver', 'No graphics driver was found; run doctor.')
    }
    const first = await turn('5 seconds of the sea', { generate: failing })
    const again = await turn('5 seconds of the sea', { answered: answeredCalls(first) })
    assert.deepEqual(trace, ['reserves for 0'])
    assert.equal(again.at(-1)!.text, first.at(-1)!.text)
  })

  it('should say so when it would do something else than in its last life', async () => {
    const answered = [{ name: 'generate-scene', args: { prompt: 'mountains' }, response: scene }]
    const events = await turn('5 seconds of the sea', { answered })
    assert.match(events.at(-1)!.text!, /The server was restarted meanwhile/)
  })

  it('should end with an error event when it is cancelled', async () => {
    const events = await turn('5 seconds of the sea', { signal: AbortSignal.abort() })
    assert.equal(events.at(-1)!.type, 'error')
  })
})
