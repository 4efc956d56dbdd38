/** One action, asked for by its name, as a stream of ADK events: its call, then its result or its error. */
import { randomUUID } from 'node:crypto'
import type { Action, ActionContext } from '../actions/action.ts'
import type { Quote } from '../actions/pay.ts'
import { ReelsmithError } from '../errors/error.ts'
import { type AdkEvent, adkEncoder } from './adk.ts'
import type { AnsweredCall, PricedCall } from './run-turn.ts'

export interface ActionRequest {
  readonly actions: readonly Action[]
  readonly name: string
  /** As the action's schema gave it. */
  readonly input: unknown
  readonly context: ActionContext
  /** Freezes what it costs, before it begins. */
  readonly reserve: (items: readonly PricedCall[]) => Promise<Quote>
  /** Set when it was done in an earlier life of the server, which told so. */
  readonly answered: readonly AnsweredCall[]
}

/** @throws {ReelsmithError} what the action does. */
export async function* runAction(request: ActionRequest): AsyncGenerator<AdkEvent> {
  const { name, input, context, reserve, answered } = request
  const action = request.actions.find((candidate) => candidate.name === name)
  if (!action) throw new ReelsmithError('request/invalid', `There is no action "${name}".`, { details: { field: 'name' } })
  const encoder = adkEncoder()
  const call = { id: randomUUID(), name, args: input }
  const items = action.priced?.(input, context) ?? []
  if (items.length > 0) await reserve(items.map((priced) => ({ call: 0, ...priced })))
  yield encoder.toolCalls([call])
  const response = answered[0]?.response ?? (await action.run(input, context))
  yield encoder.toolResults([{ id: call.id, name, response }])
}
