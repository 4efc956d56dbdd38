/** Providers of speech and of its recognition, where the operator named them. */
import { ReelsmithError } from '../../errors/error.ts'
import { knownUsd } from './speech-prices.ts'

/** What they speak, where each is served, which variables may hold the key, and whether somebody takes money for it. */
const services = {
  openai: { api: 'openai', url: 'https://api.openai.com/v1', keys: ['OPENAI_API_KEY'], isPaid: true },
  /** Alibaba Model Studio: Qwen-TTS and CosyVoice, Qwen-ASR. */
  dashscope: { api: 'dashscope', url: 'https://dashscope-intl.aliyuncs.com', keys: ['DASHSCOPE_API_KEY'], isPaid: true },
  /** A server of one's own with the OpenAI API: speaches, LocalAI, Kokoro-FastAPI, vLLM and others. */
  own: { api: 'openai', url: undefined, keys: [], isPaid: false },
} as const

export interface SpeechService {
  readonly api: 'openai' | 'dashscope'
  /** The provider's name of the model; also what people are told. */
  readonly model: string
  /** For OpenAI's API up to and with the version: `http://127.0.0.1:8000/v1`. */
  readonly url: string
  readonly isPaid: boolean
  readonly key: string | undefined
  /** What it takes, in US dollars: for 10,000 characters that are spoken, for a minute that is heard; not told where that isn't known. */
  readonly usd: number | undefined
  /** How long one answer may take. */
  readonly answerMs: number
}

export interface VoiceService extends SpeechService {
  /** As the provider names them; the first is the usual one. */
  readonly voices: readonly { readonly id: string; readonly gender: 'female' | 'male' }[]
}

/** Voices of models by how their names begin; how they sound is said by their providers' documentation. */
const knownVoices: readonly (readonly [service: keyof typeof services, model: string, voices: string])[] = [
  ['openai', '', 'nova female, onyx male, coral female, shimmer female, sage female, alloy female, ash male, ballad male, echo male, fable male, verse male'],
  ['dashscope', 'qwen', 'Cherry female, Ethan male, Serena female, Chelsie female'],
  ['dashscope', 'cosyvoice-v3', 'longanhuan female, longanyang male'],
]

/**
 * @param environment - `REELSMITH_VOICE`, e.g. `openai:gpt-4o-mini-tts`; `REELSMITH_VOICE_URL`, `_KEY`, `_USD`, `_SECONDS` and `_NAMES`
 *   (`af_heart female, am_adam male`).
 * @returns Undefined when none is named.
 * @throws {ReelsmithError} `request/invalid` naming the variable, what was expected and what was found.
 */
export function readVoiceService(environment: NodeJS.ProcessEnv): VoiceService | undefined {
  const found = readService(environment, 'REELSMITH_VOICE')
  if (!found) return undefined
  const { name, ...service } = found
  const known = knownVoices.find(([each, begins]) => each === name && service.model.startsWith(begins))?.[2]
  const named = environment.REELSMITH_VOICE_NAMES?.trim() || known || ''
  const voices = named.split(',').map((entry) => {
    const [, id, gender] = /^\s*([\w.-]{1,64})\s+(female|male)\s*$/.exec(entry) ?? []
    if (id === undefined) throw invalid('REELSMITH_VOICE_NAMES', 'expected the names of voices, each with female or male, e.g. "af_heart female, am_adam male"', named)
    return { id, gender: gender as 'female' | 'male' }
  })
  return { ...service, voices }
}

/** @param environment - `REELSMITH_TRANSCRIBER`, e.g. `openai:whisper-1`; `REELSMITH_TRANSCRIBER_URL`, `_KEY`, `_USD` and `_SECONDS`. */
export function readTranscriptionService(environment: NodeJS.ProcessEnv): SpeechService | undefined {
  const { name: _name, ...service } = readService(environment, 'REELSMITH_TRANSCRIBER') ?? {}
  return 'model' in service ? service : undefined
}

function readService(environment: NodeJS.ProcessEnv, variable: 'REELSMITH_VOICE' | 'REELSMITH_TRANSCRIBER'): (SpeechService & { name: keyof typeof services }) | undefined {
  const named = environment[variable]?.trim()
  if (!named) return undefined
  const [, name = '', model = ''] = /^([a-z]+):(.{1,200})$/.exec(named) ?? []
  if (!isService(name)) throw invalid(variable, `expected SERVICE:MODEL with a service of ${Object.keys(services).join(', ')}`, named)
  const { api, isPaid, keys } = services[name]
  const url = environment[`${variable}_URL`]?.trim() || services[name].url
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalid(`${variable}_URL`, 'expected where the model is served, e.g. http://127.0.0.1:8000/v1', url ?? '')
  }
  const key = environment[`${variable}_KEY`]?.trim() || keys.map((each) => environment[each]).find(Boolean)
  if (isPaid && key === undefined) throw invalid(variable, `expected its key in ${keys.join(' or ')} or ${variable}_KEY`, named)
  const usd = environment[`${variable}_USD`]?.trim()
  if (usd && !/^\d+(?:\.\d+)?$/.test(usd)) {
    throw invalid(`${variable}_USD`, `expected US dollars for ${variable === 'REELSMITH_VOICE' ? '10,000 characters' : 'a minute'}, e.g. 0.1`, usd)
  }
  const told = usd ? Number(usd) : isPaid ? knownUsd(model) : 0
  const seconds = environment[`${variable}_SECONDS`]?.trim() || '60'
  if (!(Number(seconds) > 0 && Number(seconds) <= 3600)) throw invalid(`${variable}_SECONDS`, 'expected a number over 0, at most 3600', seconds)
  return { name, api, model, url: url.replace(/\/+$/, ''), isPaid, key, usd: told, answerMs: Number(seconds) * 1000 }
}

function isService(name: string): name is keyof typeof services {
  return Object.hasOwn(services, name)
}

function invalid(name: string, expected: string, found: string): ReelsmithError {
  return new ReelsmithError('request/invalid', `${name}: ${expected}, got "${found.slice(0, 60)}".`)
}
