/** Providers of speech and of its recognition, where the operator named them. */
import { ReelsmithError } from '../../errors/error.ts'

/** All speak the OpenAI API: where it is served, which variables may hold the key, and whether somebody takes money for it. */
const services = {
  openai: { url: 'https://api.openai.com/v1', keys: ['OPENAI_API_KEY'], isPaid: true },
  /** A server of one's own: speaches, LocalAI, Kokoro-FastAPI, vLLM and others. */
  own: { url: undefined, keys: [], isPaid: false },
} as const

export interface SpeechService {
  /** The provider's name of the model; also what people are told. */
  readonly model: string
  /** Up to and with the version: `http://127.0.0.1:8000/v1`. */
  readonly url: string
  readonly isPaid: boolean
  readonly key: string | undefined
}

export interface VoiceService extends SpeechService {
  /** As the provider names them; the first is the usual one. */
  readonly voices: readonly { readonly id: string; readonly gender: 'female' | 'male' }[]
}

/** Of OpenAI's speech models (gpt-4o-mini-tts and its kin, November 2025); how they sound is said by its documentation. */
const openaiVoices = 'nova female, onyx male, coral female, shimmer female, sage female, alloy female, ash male, ballad male, echo male, fable male, verse male'

/**
 * @param environment - `REELSMITH_VOICE`, e.g. `openai:gpt-4o-mini-tts`; `REELSMITH_VOICE_URL`, `_KEY` and `_NAMES`
 *   (`af_heart female, am_adam male`).
 * @returns Undefined when none is named.
 * @throws {ReelsmithError} `request/invalid` naming the variable, what was expected and what was found.
 */
export function readVoiceService(environment: NodeJS.ProcessEnv): VoiceService | undefined {
  const service = readService(environment, 'REELSMITH_VOICE')
  if (!service) return undefined
  const named = environment.REELSMITH_VOICE_NAMES?.trim() || (environment.REELSMITH_VOICE!.startsWith('openai:') ? openaiVoices : '')
  const voices = named.split(',').map((entry) => {
    const [, id, gender] = /^\s*([\w.-]{1,64})\s+(female|male)\s*$/.exec(entry) ?? []
    if (id === undefined) throw invalid('REELSMITH_VOICE_NAMES', 'expected the names of voices, each with female or male, e.g. "af_heart female, am_adam male"', named)
    return { id, gender: gender as 'female' | 'male' }
  })
  return { ...service, voices }
}

/** @param environment - `REELSMITH_TRANSCRIBER`, e.g. `openai:whisper-1`; `REELSMITH_TRANSCRIBER_URL` and `_KEY`. */
export function readTranscriptionService(environment: NodeJS.ProcessEnv): SpeechService | undefined {
  return readService(environment, 'REELSMITH_TRANSCRIBER')
}

function readService(environment: NodeJS.ProcessEnv, variable: 'REELSMITH_VOICE' | 'REELSMITH_TRANSCRIBER'): SpeechService | undefined {
  const named = environment[variable]?.trim()
  if (!named) return undefined
  const [, name = '', model = ''] = /^([a-z]+):(.{1,200})$/.exec(named) ?? []
  if (!isService(name)) throw invalid(variable, `expected SERVICE:MODEL with a service of ${Object.keys(services).join(', ')}`, named)
  const { isPaid, keys } = services[name]
  const url = environment[`${variable}_URL`]?.trim() || services[name].url
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalid(`${variable}_URL`, 'expected where the model is served, e.g. http://127.0.0.1:8000/v1', url ?? '')
  }
  const key = environment[`${variable}_KEY`]?.trim() || keys.map((each) => environment[each]).find(Boolean)
  if (isPaid && key === undefined) throw invalid(variable, `expected its key in ${keys.join(' or ')} or ${variable}_KEY`, named)
  return { model, url: url.replace(/\/+$/, ''), isPaid, key }
}

function isService(name: string): name is keyof typeof services {
  return Object.hasOwn(services, name)
}

function invalid(name: string, expected: string, found: string): ReelsmithError {
  return new ReelsmithError('request/invalid', `${name}: ${expected}, got "${found.slice(0, 60)}".`)
}
