/** Speech and its recognition by a provider, through the AI SDK, whose package is loaded only then. */
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import type { SpeechEngine } from '../../voice/engine.ts'
import { phraseRecogniser, recognitionRateHz } from '../../voice/recognition/phrase-recogniser.ts'
import type { Recogniser } from '../../voice/recognition/recogniser.ts'
import { timesOfWords } from '../../voice/recognition/time-words.ts'
import { type Voice, speechPrograms, systemVoicesFor } from '../../voice/voices.ts'
import { readWav, writeWav } from '../../voice/wav.ts'
import type { SpeechService, VoiceService } from './speech-services.ts'

/** For one sentence or phrase. */
const answerMs = 60_000
const longestReason = 300

/** The paces that providers take. */
const paces = { slowest: 0.25, fastest: 4 } as const

/** Its voices, as our own are; the times of words by alignment with a voice of this machine. */
export function providerVoices(service: VoiceService): Voice[] {
  const engine: SpeechEngine = {
    name: service.model,
    async speak({ words, pace, voice, language }, context) {
      const text = words.map(({ said }) => said).join(language.startsWith('zh') ? '' : ' ')
      const model = (await openProvider(service)).speech(service.model)
      const speed = Math.max(paces.slowest, Math.min(paces.fastest, pace))
      const { audio } = await asked(service, context.signal, async (abortSignal) => await model.doGenerate({ text, voice, outputFormat: 'wav', speed, abortSignal }))
      const recording = readWav(Buffer.from(audio as Uint8Array))
      const [own] = systemVoicesFor(language.toLowerCase().split('-')[0]!, await speechPrograms())
      return { ...recording, words: await timesOfWords(recording, words, language, own, context) }
    },
  }
  return service.voices.map(({ id, gender }) => ({ engine, id, gender }))
}

export function providerRecogniser(service: SpeechService): Recogniser {
  return phraseRecogniser(service.model, async (language, signal) => {
    const model = (await openProvider(service)).transcription(service.model)
    return async (samples) => {
      const audio = new Uint8Array(writeWav({ samples, rateHz: recognitionRateHz }))
      const providerOptions = { openai: { language: language.split('-')[0]! } }
      return (await asked(service, signal, async (abortSignal) => await model.doGenerate({ audio, mediaType: 'audio/wav', abortSignal, providerOptions }))).text
    }
  })
}

async function openProvider({ url, key }: SpeechService) {
  const { createOpenAI } = await import('@ai-sdk/openai')
  // Its package wants a key where a server of one's own has none.
  return createOpenAI({ baseURL: url, apiKey: key ?? 'none' })
}

/** @throws {ReelsmithError} `fetch/failed` in the provider's words, `job/cancelled`. */
async function asked<T>({ model }: SpeechService, signal: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await ask(AbortSignal.any([AbortSignal.timeout(answerMs), ...(signal ? [signal] : [])]))
  } catch (error) {
    if (signal?.aborted) throw cancelled('The work')
    if (ReelsmithError.is(error)) throw error
    const { statusCode, message } = error as { statusCode?: number; message?: string }
    const reason = statusCode === undefined ? 'it did not answer' : `${(message ?? '').slice(0, longestReason) || 'it refused'} (HTTP ${statusCode})`
    throw new ReelsmithError('fetch/failed', `${model} failed: ${reason}.`, { cause: error })
  }
}
