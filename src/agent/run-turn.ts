/**
 * One turn of the conversation: the agent's loop over the actions, as a stream of ADK events. The loop is the same
 * whatever the model is.
 */
import { isDeepStrictEqual } from 'node:util'
import { type LanguageModel, type Schema, ToolLoopAgent, type ToolSet, asSchema, isStepCount, tool } from 'ai'
import { ReelsmithError } from '../errors/error.ts'
import type { Action, ActionContext } from '../actions/action.ts'
import type { Priced, Quote } from '../actions/pay.ts'
import { type AdkEncoder, type AdkEvent, adkEncoder } from './adk.ts'
import { refusalInChinese } from './director/replies/refusals.ts'
import type { ToolCall } from './director/situation.ts'
import { requireWithinPicture } from './picture-limit.ts'
import { type PlannedCall, pricedModel } from './priced-model.ts'

/** A thing with a price that a call makes; a call that makes several has several. */
export interface PricedCall extends Priced {
  readonly call: number
}

export interface TurnRequest {
  readonly text: string
  readonly model: Exclude<LanguageModel, string>
  readonly actions: readonly Action[]
  readonly context: ActionContext
  /** What actions answered when the turn ran in an earlier life of the server, in order; they do not run again. */
  readonly answered?: readonly AnsweredCall[]
  /** Told before the call of that number, from 0, is carried out; `names` are those of all calls planned so far. */
  readonly onCall?: (number: number, names: readonly string[]) => void
  /** Why an action is not to be carried out in this turn, for the model; undefined for one that is. */
  readonly withhold?: (action: Action) => string | undefined
  /** Freezes what calls of these numbers cost, before any of them is carried out; what it throws ends the turn. */
  readonly reserve: (items: readonly PricedCall[]) => Promise<Quote>
  /** What a step that costs something is announced with. */
  readonly announce: (quote: Quote) => string
  /** Number and user-facing message of an error, by the contract's table. */
  readonly describeError: (error: unknown) => { code: number; message: string; data?: unknown }
}

export interface AnsweredCall {
  readonly name: string
  readonly args: unknown
  /** As {@link AdkEncoder.toolResults} told it. */
  readonly response: unknown
}

/** A step of a hosted model mostly brings one call; models have a limit of their own below this one. */
const maxSteps = 60

/** Tools run one after another: each sees the timeline that the one before it left. */
export async function* runTurn(request: TurnRequest): AsyncGenerator<AdkEvent> {
  const encoder = adkEncoder()
  // An action that was cancelled still has to clean up behind itself: the turn ends after it.
  const running = new Set<Promise<unknown>>()
  // The error that ended an action is kept: what reaches the model is only its message.
  let actionError: unknown
  let announcement = ''
  let refusal: unknown
  const planned: string[] = []
  let pictureMs = 0
  const approve = async (calls: readonly PlannedCall[]): Promise<boolean> => {
    const first = planned.length
    planned.push(...calls.map(({ toolName }) => toolName))
    const asked = calls.map((call) => readCall(request, call))
    try {
      const items = asked.flatMap((call, index) => (call?.action.priced?.(call.input, request.context) ?? []).map((priced) => ({ call: first + index, ...priced })))
      if (items.length === 0) return true
      for (const call of asked) pictureMs += call?.action.pictureMs?.(call.input, request.context.timeline()) ?? 0
      requireWithinPicture(pictureMs, request.context.language)
      const quote = await request.reserve(items)
      announcement = quote.cost > 0 ? request.announce(quote) : ''
      return true
    } catch (error) {
      refusal = error
      return false
    }
  }
  const agent = new ToolLoopAgent({
    model: pricedModel(request.model, approve),
    tools: toolsOf(request, { running, planned, onError: (error) => (actionError = error) }),
    toolCallConcurrency: 1,
    stopWhen: isStepCount(maxSteps),
    instructions: 'You edit a film timeline for the user with the tools. Answer in the language of the user.',
    maxRetries: 1,
    onError: () => {}, // it comes as a part of the stream too; without this the SDK prints it
  })
  let said = false
  try {
    const { stream } = await agent.stream({
      messages: [{ role: 'user', content: request.text }],
      abortSignal: request.context.signal,
    })
    let step = emptyStep()
    for await (const part of stream) {
      switch (part.type) {
        case 'text-delta':
          step.text += part.text
          yield encoder.text(part.text, { partial: true })
          break
        case 'tool-call':
          if (announcement !== '') yield encoder.text(announcement)
          announcement = ''
          step.calls.push({ id: part.toolCallId, name: part.toolName, args: part.input })
          // Calls come at once but run in turn: the later ones are told when those before them have answered.
          if (step.calls.length === 1) yield encoder.toolCalls(step.calls)
          break
        case 'tool-result':
        case 'tool-error': {
          const response = part.type === 'tool-result' ? part.output : { error: failureOf(part.error, request) }
          yield encoder.toolResults([{ id: part.toolCallId, name: part.toolName, response }])
          step.calls.shift()
          if (step.calls.length > 0) yield encoder.toolCalls(step.calls.slice(0, 1))
          break
        }
        case 'finish-step':
          if (step.text !== '') {
            said = true
            yield encoder.text(step.text, { turnComplete: part.finishReason !== 'tool-calls' })
          }
          step = emptyStep()
          break
        case 'error':
          throw part.error
        case 'abort':
          throw new ReelsmithError('job/cancelled', 'The turn was cancelled.')
        default:
          break
      }
    }
    if (refusal !== undefined) throw refusal
    if (!said) yield* closeSilentTurn(encoder, request, actionError)
  } catch (error) {
    yield errorEvent(encoder, request, error)
  } finally {
    await Promise.allSettled(running)
  }
}

interface Step {
  text: string
  /** Asked for and not answered yet. */
  calls: { id: string; name: string; args: unknown }[]
}

const emptyStep = (): Step => ({ text: '', calls: [] })

/** A model may stop without a word (a step limit); the user still hears what became of the request. */
function* closeSilentTurn(encoder: AdkEncoder, request: TurnRequest, error: unknown): Generator<AdkEvent> {
  if (error === undefined) {
    yield encoder.text('Done; say "status" to see what is on the timeline.', { turnComplete: true })
  } else yield errorEvent(encoder, request, error)
}

function errorEvent(encoder: AdkEncoder, request: TurnRequest, error: unknown): AdkEvent {
  const { code, message, data } = request.describeError(error)
  const told = request.context.language === 'zh' ? (refusalInChinese(message) ?? message) : message
  return encoder.error(code, told, data)
}

/** The action of a planned call, and its input; undefined for what will be refused. */
function readCall({ actions, withhold }: TurnRequest, { toolName, input }: PlannedCall): { action: Action; input: unknown } | undefined {
  const action = actions.find(({ name }) => name === toolName)
  const parsed = action?.input.safeParse(parseJson(input))
  return action && parsed?.success && withhold?.(action) === undefined ? { action, input: parsed.data } : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Why an action failed, in words for the model and the user. Its name is what the AI SDK puts before the words. */
class ActionFailure extends Error {}

function failureOf(error: unknown, { describeError }: TurnRequest): string {
  return error instanceof ActionFailure ? error.message : describeError(error).message
}

interface Calls {
  readonly running: Set<Promise<unknown>>
  /** Names of the tools asked for so far, in order. */
  readonly planned: readonly string[]
  readonly onError: (error: unknown) => void
}

function toolsOf(request: TurnRequest, { running, planned, onError }: Calls): ToolSet {
  const tools: ToolSet = {}
  let calls = 0
  for (const action of request.actions) {
    tools[action.name] = tool({
      description: action.description,
      inputSchema: schemaOf(action),
      execute: async (input: unknown) => {
        const number = calls++
        const answered = request.answered?.[number]
        if (answered) return repeatAnswer(answered, action.name, input)
        request.onCall?.(number, planned)
        const reason = request.withhold?.(action)
        if (reason !== undefined) throw new ActionFailure(reason)
        const work = action.run(input, request.context)
        running.add(work)
        try {
          return await work
        } catch (error) {
          onError(error)
          // What a model (and through it the user) may read is the described message, never a raw one.
          throw new ActionFailure(request.describeError(error).message, { cause: error })
        } finally {
          running.delete(work)
        }
      },
    })
  }
  return tools
}

const schemas = new WeakMap<Action, Schema>()

/** Made once: writing fifty schemas out as JSON takes longer than an edit does. */
function schemaOf(action: Action): Schema {
  const schema = schemas.get(action) ?? asSchema(action.input)
  schemas.set(action, schema)
  return schema
}

/** A turn that goes on must ask for what it asked for before; else its earlier half is not this one's. */
function repeatAnswer({ name, args, response }: AnsweredCall, asked: string, input: unknown): unknown {
  if (name !== asked || !isDeepStrictEqual(args, JSON.parse(JSON.stringify(input)))) {
    throw new ReelsmithError('job/failed', 'The server was restarted meanwhile, and the rest could not be taken up again; say what is missing.')
  }
  const { error } = response as { error?: unknown }
  if (typeof error === 'string') throw new ActionFailure(error)
  return response
}

/** All calls among a turn's events, in order. */
export function toldCalls(events: readonly AdkEvent[]): ToolCall[] {
  const calls = events.flatMap(({ content }) => content?.parts ?? []).flatMap(({ functionCall }) => functionCall ?? [])
  return calls.map(({ name, args }) => ({ tool: name, input: args as ToolCall['input'] }))
}

/** The calls among a turn's events that were answered, in order. */
export function answeredCalls(events: readonly AdkEvent[]): AnsweredCall[] {
  const parts = events.flatMap(({ content }) => content?.parts ?? [])
  const asked = new Map(parts.flatMap(({ functionCall }) => (functionCall ? [[functionCall.id, functionCall]] : [])))
  return parts.flatMap(({ functionResponse }) => {
    const call = functionResponse && asked.get(functionResponse.id)
    return call ? [{ name: call.name, args: call.args, response: functionResponse.response }] : []
  })
}
