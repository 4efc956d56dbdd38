/**
 * A hosted language model as the conductor of one turn, and the built-in director behind it: when the model fails,
 * takes too long or comes to a limit, the director goes on in the middle of the turn and says so. It never throws but
 * for cancellation and for what the director refuses.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { APICallError } from '@ai-sdk/provider'
import type {
  LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4FinishReason, LanguageModelV4Message, LanguageModelV4Prompt,
  LanguageModelV4StreamPart, LanguageModelV4StreamResult, LanguageModelV4ToolCall, LanguageModelV4Usage,
} from '@ai-sdk/provider'
import type { Action } from '../../actions/action.ts'
import { ReelsmithError } from '../../errors/error.ts'
import type { HostedLanguageModel } from '../../models/language/language-models.ts'
import { guessTokens, usdForTokens, usualAnswerTokens } from '../../models/language/language-prices.ts'
import type { Timeline } from '../../timeline/model.ts'
import { toolAnswers, userText } from '../director/model.ts'
import { planMessage } from '../director/plan.ts'
import { modelPhrases } from '../director/replies/model-phrases.ts'
import { report } from '../director/replies/report.ts'
import { type Situation, type ToolCall, isChange } from '../director/situation.ts'
import { instructionsFor } from './instructions.ts'
import { readCall } from './repair-call.ts'
import { madeByRight, scenesText } from './scene-makers.ts'

export interface Conducting {
  readonly settings: HostedLanguageModel
  /** Called when it is asked for the first time. */
  readonly open: () => Promise<LanguageModelV4>
  readonly director: LanguageModelV4
  readonly actions: readonly Action[]
  readonly situation: Situation
  /** The timeline as it is when the model is asked. */
  readonly now: () => Timeline
  /** The session's version when the turn began. */
  readonly baseVersion: number
  /** What was called in an earlier life of the server, in order: it is called again as it was. */
  readonly told: readonly ToolCall[]
  /** What it takes is counted by this, where somebody takes money for it. */
  readonly spending?: TurnSpending
  /** Told, for the operator, when it is given up. */
  readonly onStop?: (why: Handover, cause: unknown) => void
}

/** What the operator allows to be spent; all in US dollars. */
export interface TurnSpending {
  /** @param usd - What a question may take, at a guess; 0 where that isn't known. @returns Whether it may be asked. */
  reserve(usd: number): Promise<boolean>
  /** @param usd - What a question took more, or less, than was reserved for it. */
  correct(usd: number): Promise<void>
}

/** Questions to the model in one turn; each may bring several calls. */
const mostAnswers = 24
/** So often in one step it is told what was wrong with its calls. */
const mostCorrections = 2
/** Before a question that failed is asked once more. */
const retryPauseMs = 500

/** Why the model doesn't go on. */
export type Handover = 'time' | 'failed' | 'limit' | 'calls' | 'key' | 'spending'

class HandedOver extends Error {
  readonly why: Handover
  constructor(why: Handover, cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

export function hostedModel(conducting: Conducting): LanguageModelV4 {
  const turn = new HostedTurn(conducting)
  return {
    specificationVersion: 'v4',
    provider: 'reelsmith',
    modelId: conducting.settings.model,
    supportedUrls: {},
    doGenerate: async () => {
      throw new Error('a turn is streamed')
    },
    doStream: async (options) => await turn.answer(options),
  }
}

class HostedTurn {
  readonly #conducting: Conducting
  readonly #told: ToolCall[]
  #spentMs = 0
  #tokens = 0
  #answers = 0
  #why: Handover | undefined
  /** Messages of the turn that the director is not shown: what was before it took over. */
  #hidden = 0

  constructor(conducting: Conducting) {
    this.#conducting = conducting
    this.#told = [...conducting.told]
  }

  async answer(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const next = this.#told.shift()
    if (next) return streamOf(callParts(next))
    if (this.#why !== undefined) return await this.#direct(options, this.#why)
    try {
      return streamOf(await this.#ask(options))
    } catch (error) {
      if (options.abortSignal?.aborted) throw error
      const why = error instanceof HandedOver ? error.why : 'failed'
      this.#conducting.onStop?.(why, error instanceof HandedOver ? error.cause : error)
      return await this.#takeOver(options, why)
    }
  }

  /** One step of the model, its calls read; what can't be read it is asked to correct. */
  async #ask(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamPart[]> {
    const { settings, situation, now, actions, open } = this.#conducting
    const model = await open().catch((cause: unknown) => {
      throw new HandedOver('key', cause)
    })
    const inTurn = options.prompt.filter(({ role }) => role !== 'system')
    const prompt: LanguageModelV4Prompt = [
      { role: 'system', content: instructionsFor(situation, now()) },
      ...situation.conversation.flatMap(({ text, reply }) => (text === '' || reply === '' ? [] : [said('user', text), said('assistant', reply)])),
      ...inTurn,
    ]
    for (let corrections = 0; ; corrections++) {
      if (++this.#answers > mostAnswers) throw new HandedOver('limit')
      const parts = await this.#collect(model, { ...options, prompt })
      const calls = parts.filter((part) => part.type === 'tool-call')
      if (calls.length === 0) {
        const text = parts.map((part) => (part.type === 'text-delta' ? part.delta : '')).join('')
        if (text.trim() !== '') return withEnding(parts, scenesText(text, options.prompt, situation))
        throw new HandedOver('failed')
      }
      if (this.#tokens > settings.tokensPerTurn) throw new HandedOver('limit')
      const read = calls.map((call) => madeByRight(readCall(actions, call.toolName, call.input), userText(options.prompt[lastUser(options.prompt)]), situation))
      // What a model says before its calls is left out: a turn that is taken up again could not say the same.
      if (read.every((call) => 'name' in call)) return parts.flatMap((part) => (isText(part) ? [] : [repaired(part, calls, read)]))
      if (corrections === mostCorrections) throw new HandedOver('calls')
      prompt.push(
        { role: 'assistant', content: calls.map((call) => ({ type: 'tool-call', toolCallId: call.toolCallId, toolName: call.toolName, input: parsed(call.input), providerOptions: call.providerMetadata })) },
        { role: 'tool', content: calls.map(({ toolCallId, toolName }, index) => ({ type: 'tool-result', toolCallId, toolName, output: { type: 'error-text', value: problemOf(read[index]!) } })) },
      )
    }
  }

  /** Everything a model says in one answer, within what is left of its time; asked once more where that may help. */
  async #collect(model: LanguageModelV4, options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamPart[]> {
    const begunAt = performance.now()
    const leftMs = this.#conducting.settings.secondsPerTurn * 1000 - this.#spentMs
    if (leftMs <= 0) throw new HandedOver('time')
    const reservedUsd = await this.#reserve(options)
    const patience = AbortSignal.timeout(Math.ceil(leftMs))
    const abortSignal = AbortSignal.any([patience, ...(options.abortSignal ? [options.abortSignal] : [])])
    const ask = async (): Promise<LanguageModelV4StreamPart[]> => await untilAborted(abortSignal, readAll(model, { ...options, abortSignal }))
    try {
      const parts = await ask().catch(async (error: unknown) => {
        if (!APICallError.isInstance(error) || !error.isRetryable) throw error
        await sleep(retryPauseMs, undefined, { signal: abortSignal })
        return await ask()
      })
      const { usage: used } = parts.findLast((part) => part.type === 'finish') ?? { usage }
      this.#tokens += tokensOf(used)
      const tookUsd = this.#usdOf(used)
      if (tookUsd > 0) await this.#conducting.spending?.correct(tookUsd - reservedUsd)
      return parts
    } catch (error) {
      // What was refused was not answered; else it may have been, and counts as it was reserved.
      if (APICallError.isInstance(error) && error.statusCode !== undefined) await this.#conducting.spending?.correct(-reservedUsd)
      if (patience.aborted) throw new HandedOver('time', error)
      throw error
    } finally {
      this.#spentMs += performance.now() - begunAt
    }
  }

  async #reserve({ prompt, tools }: LanguageModelV4CallOptions): Promise<number> {
    const { spending, settings: { price } } = this.#conducting
    if (!spending) return 0
    const usd = price ? usdForTokens(price, { asked: guessTokens(JSON.stringify([prompt, tools])), answered: usualAnswerTokens }) : 0
    if (await spending.reserve(usd)) return usd
    throw new HandedOver('spending')
  }

  #usdOf({ inputTokens, outputTokens }: LanguageModelV4Usage): number {
    const { price } = this.#conducting.settings
    return price ? usdForTokens(price, { asked: inputTokens.total ?? 0, answered: outputTokens.total ?? 0 }) : 0
  }

  /**
   * The director takes over. What costs nothing is undone and done by it from the beginning; what was made for credits
   * or exported, or what it would not know how to do, stays as it is and is told.
   */
  async #takeOver(options: LanguageModelV4CallOptions, why: Handover): Promise<LanguageModelV4StreamResult> {
    const { actions, situation, now, baseVersion, settings } = this.#conducting
    this.#why = why
    const asked = lastUser(options.prompt)
    const answers = toolAnswers(options.prompt.slice(asked + 1)).filter(({ tool }) => !isReadOnly(actions, tool))
    const done = answers.filter(({ result }) => result.ok)
    const changed = done.some(({ tool, result }) => result.ok && isChange(tool, result.value))
    const isKept = done.some(({ tool }) => tool === 'export-film' || actions.find(({ name }) => name === tool)?.priced !== undefined)
    if (!changed && !isKept) return await this.#direct(options, why)
    const text = userText(options.prompt[asked])
    if (!isKept && planMessage(text, situation).calls.length > 0) {
      return streamOf(callParts({ tool: 'restore-version', input: { version: baseVersion } }))
    }
    const { language } = situation
    const told = report({ calls: [], notes: [], said: [] }, answers, situation, now())
    return streamOf(textParts(join(language, told, modelPhrases.restNotDone[language](reasonOf(why, settings, language)))))
  }

  async #direct(options: LanguageModelV4CallOptions, why: Handover): Promise<LanguageModelV4StreamResult> {
    const { director, situation: { language }, settings } = this.#conducting
    const asked = lastUser(options.prompt)
    this.#hidden ||= options.prompt.length
    const prompt = [...options.prompt.slice(0, asked + 1), ...options.prompt.slice(this.#hidden)]
    const note = modelPhrases.handedOver[language](reasonOf(why, settings, language))
    try {
      const { stream } = await director.doStream({ ...options, prompt })
      return { stream: stream.pipeThrough(ending(language === 'zh' ? note : ` ${note}`)) }
    } catch (error) {
      if (!ReelsmithError.is(error)) throw error
      throw new ReelsmithError(error.code, join(language, error.message, note), { cause: error, details: error.details })
    }
  }
}

function isReadOnly(actions: readonly Action[], tool: string): boolean {
  return actions.find(({ name }) => name === tool)?.readOnly === true
}

function lastUser(prompt: LanguageModelV4Prompt): number {
  return prompt.findLastIndex(({ role }) => role === 'user')
}

function reasonOf(why: Handover, { model }: HostedLanguageModel, language: 'en' | 'zh'): string {
  return modelPhrases.modelStopped[language](model, why)
}

const join = (language: 'en' | 'zh', ...texts: readonly string[]): string => texts.filter((text) => text !== '').join(language === 'zh' ? '' : ' ')

/** A promise that ends with the signal, whether or not what it waits for heeds it. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason as Error)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
    work.catch(() => {}) // nobody waits for it any more
  }
}

async function readAll(model: LanguageModelV4, options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamPart[]> {
  const parts: LanguageModelV4StreamPart[] = []
  const { stream } = await model.doStream(options)
  for await (const part of stream) {
    if (part.type === 'error') throw part.error
    // Warnings are about the model's package, and would be printed.
    parts.push(part.type === 'stream-start' ? { ...part, warnings: [] } : part)
  }
  const end = parts.at(-1)
  // An answer that was cut off, or taken by a safety filter, is none.
  if (end?.type !== 'finish' || !['stop', 'tool-calls', 'other'].includes(end.finishReason.unified)) throw new HandedOver('failed')
  return parts
}

function tokensOf({ inputTokens, outputTokens }: LanguageModelV4Usage): number {
  return (inputTokens.total ?? 0) + (outputTokens.total ?? 0)
}

function isText({ type }: LanguageModelV4StreamPart): boolean {
  return type.startsWith('text-') || type.startsWith('tool-input-')
}

type Read = ReturnType<typeof readCall>

function repaired(part: LanguageModelV4StreamPart, calls: readonly LanguageModelV4ToolCall[], read: readonly Read[]): LanguageModelV4StreamPart {
  // Some servers end a step of calls with "stop", and the loop would end with it.
  if (part.type === 'finish') return { ...part, finishReason: { ...part.finishReason, unified: 'tool-calls' } }
  const call = part.type === 'tool-call' ? read[calls.indexOf(part)] : undefined
  return part.type === 'tool-call' && call && 'name' in call ? { ...part, toolName: call.name, input: JSON.stringify(call.input) } : part
}

function problemOf(read: Read): string {
  return 'problem' in read ? read.problem : 'Not done yet, because another call beside it was wrong; call it again.'
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch {
    return {}
  }
}

function said(role: 'user' | 'assistant', text: string): LanguageModelV4Message {
  return { role, content: [{ type: 'text', text }] }
}

const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
}

function finish(unified: LanguageModelV4FinishReason['unified']): LanguageModelV4StreamPart {
  return { type: 'finish', finishReason: { unified, raw: undefined }, usage }
}

function callParts({ tool, input }: ToolCall): LanguageModelV4StreamPart[] {
  return [{ type: 'tool-call', toolCallId: `call_${randomUUID()}`, toolName: tool, input: JSON.stringify(input) }, finish('tool-calls')]
}

function textParts(text: string): LanguageModelV4StreamPart[] {
  return [{ type: 'text-start', id: 'text' }, { type: 'text-delta', id: 'text', delta: text }, { type: 'text-end', id: 'text' }, finish('stop')]
}

function streamOf(parts: readonly LanguageModelV4StreamPart[]): LanguageModelV4StreamResult {
  const isBegun = parts[0]?.type === 'stream-start'
  return { stream: ReadableStream.from(isBegun ? parts : [{ type: 'stream-start', warnings: [] }, ...parts]) as ReadableStream<LanguageModelV4StreamPart> }
}

/** The same answer with words at the end of its last text. */
function withEnding(parts: readonly LanguageModelV4StreamPart[], words: string): LanguageModelV4StreamPart[] {
  const last = parts.findLastIndex(({ type }) => type === 'text-end')
  const end = parts[last]
  if (words === '' || end?.type !== 'text-end') return [...parts]
  return [...parts.slice(0, last), { type: 'text-delta', id: end.id, delta: words }, ...parts.slice(last)]
}

/** Puts words at the end of a text. */
function ending(words: string): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  return new TransformStream({
    transform(part, controller) {
      if (part.type === 'text-end') controller.enqueue({ type: 'text-delta', id: part.id, delta: words })
      controller.enqueue(part)
    },
  })
}
