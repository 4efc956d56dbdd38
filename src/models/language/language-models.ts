/** The language model that conducts turns instead of the built-in director, where the operator named one. */
import type { LanguageModelV4 } from '@ai-sdk/provider'
import { ReelsmithError } from '../../errors/error.ts'
import { type TokenPrice, knownTokenPrice } from './language-prices.ts'

/** Where models are served, what is spoken there, and which variables may hold the key. */
const services = {
  openai: { api: 'openai-compatible', url: 'https://api.openai.com/v1', keys: ['OPENAI_API_KEY'], isPaid: true },
  dashscope: { api: 'openai-compatible', url: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', keys: ['DASHSCOPE_API_KEY'], isPaid: true },
  gemini: { api: 'gemini', url: 'https://generativelanguage.googleapis.com/v1beta', keys: ['GEMINI_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'], isPaid: true },
  anthropic: { api: 'anthropic', url: 'https://api.anthropic.com/v1', keys: ['ANTHROPIC_API_KEY'], isPaid: true },
  ollama: { api: 'openai-compatible', url: 'http://127.0.0.1:11434/v1', keys: [], isPaid: false },
  /** A server of one's own: vLLM, llama.cpp, LM Studio and others. */
  own: { api: 'openai-compatible', url: undefined, keys: ['REELSMITH_LLM_KEY'], isPaid: false },
} as const

type Service = keyof typeof services

export interface HostedLanguageModel {
  readonly service: Service
  /** The provider's name of the model; also what people are told. */
  readonly model: string
  /** Up to and with the version: `http://127.0.0.1:8000/v1`. */
  readonly url: string
  /** Whether somebody takes money for it: then only plans with paid models get it. */
  readonly isPaid: boolean
  /** How long all its answers of one turn may take together. */
  readonly secondsPerTurn: number
  /** Of all its questions and answers in one turn. */
  readonly tokensPerTurn: number
  /** Not told where it isn't known. */
  readonly price: TokenPrice | undefined
}

/**
 * @param environment - `REELSMITH_LLM`, e.g. `ollama:qwen3:8b`; `REELSMITH_LLM_URL`, `_SECONDS`, `_TOKENS` and `_USD`.
 * @returns Undefined when none is named.
 * @throws {ReelsmithError} `request/invalid` naming the variable, what was expected and what was found.
 */
export function readLanguageModel(environment: NodeJS.ProcessEnv): HostedLanguageModel | undefined {
  const named = environment.REELSMITH_LLM?.trim()
  if (!named) return undefined
  const [, service = '', model = ''] = /^([a-z]+):(.{1,200})$/.exec(named) ?? []
  if (!isService(service)) {
    throw invalid('REELSMITH_LLM', `expected SERVICE:MODEL with a service of ${Object.keys(services).join(', ')}`, named)
  }
  const url = environment.REELSMITH_LLM_URL?.trim() || services[service].url
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalid('REELSMITH_LLM_URL', 'expected where the model is served, e.g. http://127.0.0.1:8000/v1', url ?? '')
  }
  return {
    service,
    model,
    url: url.replace(/\/+$/, ''),
    isPaid: services[service].isPaid,
    secondsPerTurn: amount(environment, 'REELSMITH_LLM_SECONDS', 120, 3600),
    tokensPerTurn: amount(environment, 'REELSMITH_LLM_TOKENS', 400_000, 100_000_000),
    price: readPrice(environment.REELSMITH_LLM_USD) ?? (services[service].isPaid ? knownTokenPrice(model) : { input: 0, output: 0 }),
  }
}

/** @param text - `2,10`: US dollars for a million tokens of questions, and of answers. */
function readPrice(text: string | undefined): TokenPrice | undefined {
  if (!text?.trim()) return undefined
  const [, input, output] = /^\s*(\d{1,6}(?:\.\d+)?)\s*,\s*(\d{1,6}(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (input !== undefined && output !== undefined) return { input: Number(input), output: Number(output) }
  throw invalid('REELSMITH_LLM_USD', 'expected US dollars for a million tokens of questions and of answers, e.g. 2,10', text)
}

function isService(name: string): name is Service {
  return Object.hasOwn(services, name)
}

function amount(environment: NodeJS.ProcessEnv, name: string, usual: number, most: number): number {
  const text = environment[name]
  if (!text) return usual
  const value = Number(text)
  if (value > 0 && value <= most) return value
  throw invalid(name, `expected a number over 0, at most ${most}`, text)
}

function invalid(name: string, expected: string, found: string): ReelsmithError {
  return new ReelsmithError('request/invalid', `${name}: ${expected}, got "${found.slice(0, 60)}".`)
}

/** The key of its service, where one is set. */
export function languageKey({ service }: HostedLanguageModel, environment: NodeJS.ProcessEnv): string | undefined {
  return services[service].keys.map((name) => environment[name]).find(Boolean)
}

/**
 * The model, ready to be asked. Its package is loaded now: a server without one needs none of them.
 *
 * @throws {ReelsmithError} `request/invalid` when its key is missing.
 */
export async function openLanguageModel(settings: HostedLanguageModel, environment: NodeJS.ProcessEnv): Promise<LanguageModelV4> {
  const { service, model, url } = settings
  const { api, keys, isPaid } = services[service]
  const apiKey = languageKey(settings, environment)
  if (isPaid && apiKey === undefined) throw new ReelsmithError('request/invalid', `${model} has no key on this server (${keys.join(' or ')}).`)
  if (api === 'gemini') return (await import('@ai-sdk/google')).createGoogle({ baseURL: url, apiKey })(model)
  if (api === 'anthropic') return (await import('@ai-sdk/anthropic')).createAnthropic({ baseURL: url, apiKey })(model)
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  return createOpenAICompatible({ name: service, baseURL: url, includeUsage: true, ...(apiKey !== undefined && { apiKey }) })(model)
}
