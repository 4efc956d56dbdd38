/** Job worker: the cheapest real call of what converses, speaks or listens here, to see whether it works. */
import type { LanguageModelV4 } from '@ai-sdk/provider'
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import { probeMedia } from '../media/probe.ts'
import { openLanguageModel, readLanguageModel } from './language/language-models.ts'
import { usdForTokens } from './language/language-prices.ts'
import { run as speak } from './speak-worker.ts'
import { run as transcribe } from './transcribe-worker.ts'
import { trialQuestion, trialSpeech } from './trial.ts'

export interface TryPayload {
  readonly makes: 'conversation' | 'speech' | 'transcript'
}

export interface TryResult {
  /** What it said, spoke or heard. */
  readonly said: string
  /** Of the call. */
  readonly tookMs: number
  /** Questions and answer of a conversation; null where they aren't told. */
  readonly tokens: number | null
  /** Length of what was spoken or heard; null for a conversation. */
  readonly soundMs: number | null
  /** What it took, in US dollars, where that is known better than before. */
  readonly usd?: number
}

const answerMs = 60_000

/** @throws {ReelsmithError} what the provider said; `request/invalid` where none is configured. */
export async function run({ makes }: TryPayload, context: JobContext): Promise<TryResult> {
  // What is made is looked at and not kept.
  const there: JobContext = { ...context, keepFile: async (file) => file, objectPath: (path) => path }
  if (makes === 'conversation') return await converse(context.signal)
  const begunAt = performance.now()
  const spoken = await speak({ text: trialSpeech, language: 'en', paid: makes === 'speech' }, there)
  if (makes === 'speech') {
    if (spoken.refusal !== undefined) throw new ReelsmithError('job/failed', spoken.refusal)
    return { said: trialSpeech, tookMs: Math.round(performance.now() - begunAt), tokens: null, soundMs: spoken.durationMs }
  }
  const { durationMs } = await probeMedia(spoken.objectKey, { signal: context.signal })
  const listensFrom = performance.now()
  const { files } = await transcribe({ files: [{ assetId: 'sample', name: 'sample', objectKey: spoken.objectKey, durationMs }], language: 'en', paid: true }, there)
  const said = files[0]!.transcript.words.map(({ text }) => text).join(' ')
  return { said, tookMs: Math.round(performance.now() - listensFrom), tokens: null, soundMs: durationMs }
}

async function converse(signal: AbortSignal): Promise<TryResult> {
  const settings = readLanguageModel(process.env)
  if (!settings) throw new ReelsmithError('request/invalid', 'REELSMITH_LLM: expected a language model, got none.')
  const model = await openLanguageModel(settings, process.env)
  const begunAt = performance.now()
  const { said, asked, answered } = await askOnce(model, AbortSignal.any([signal, AbortSignal.timeout(answerMs)])).catch((cause: unknown) => {
    signal.throwIfAborted()
    const { statusCode, message = '' } = cause as { statusCode?: number; message?: string }
    const reason = statusCode === undefined ? 'it did not answer' : `${message.slice(0, 300) || 'it refused'} (HTTP ${statusCode})`
    throw new ReelsmithError('fetch/failed', `${settings.model} failed: ${reason}.`, { cause })
  })
  if (said === '') throw new ReelsmithError('fetch/failed', `${settings.model} gave an answer without words.`)
  const tokens = asked + answered || null
  const usd = tokens !== null && settings.price ? { usd: usdForTokens(settings.price, { asked, answered }) } : {}
  return { said: said.slice(0, 200), tookMs: Math.round(performance.now() - begunAt), tokens, soundMs: null, ...usd }
}

/** One question in the way that turns ask theirs: as a stream. */
async function askOnce(model: LanguageModelV4, abortSignal: AbortSignal): Promise<{ said: string; asked: number; answered: number }> {
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: trialQuestion }] }], abortSignal })
  let said = ''
  let [asked, answered] = [0, 0]
  for await (const part of stream) {
    if (part.type === 'error') throw part.error
    if (part.type === 'text-delta') said += part.delta
    if (part.type === 'finish') [asked, answered] = [part.usage.inputTokens.total ?? 0, part.usage.outputTokens.total ?? 0]
  }
  return { said: said.trim(), asked, answered }
}
