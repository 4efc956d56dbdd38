/** Speech and its recognition by a provider: through the AI SDK, whose package is loaded only then, or our own adapter. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import type { SpeechEngine } from '../../voice/engine.ts'
import { phraseRecogniser, recognitionRateHz } from '../../voice/recognition/phrase-recogniser.ts'
import type { Recogniser } from '../../voice/recognition/recogniser.ts'
import { timesOfWords } from '../../voice/recognition/time-words.ts'
import { type Voice, speechPrograms, systemVoicesFor } from '../../voice/voices.ts'
import { readWav, writeWav } from '../../voice/wav.ts'
import { retryAfterMs } from '../video/provider-fetch.ts'
import { recordingRecogniser, takesRecordings } from './dashscope-recordings.ts'
import { hearByDashscope, sayByDashscope, takesPace } from './dashscope-speech.ts'
import { paced } from './paced.ts'
import type { SpeechService, VoiceService } from './speech-services.ts'

const longestReason = 300

/** The paces that providers take. */
const paces = { slowest: 0.25, fastest: 4 } as const

/** Its voices, as our own are; the times of words by alignment with a voice of this machine. */
export function providerVoices(service: VoiceService): Voice[] {
  const engine: SpeechEngine = {
    name: service.model,
    async speak({ words, pace, voice, language }, context) {
      const text = words.map(({ said }) => said).join(language.startsWith('zh') ? '' : ' ')
      const wav = await asked(service, context.signal, async (signal) =>
        service.api === 'dashscope' ? await sayByDashscope(service, { text, voice, language, pace }, { ...context, signal }) : await sayByOpenai(service, { text, voice, pace }, signal),
      )
      const isPaced = service.api !== 'dashscope' || takesPace(service)
      const recording = isPaced ? readWav(wav) : await paced(readWav(wav), pace, context)
      const [own] = systemVoicesFor(language.toLowerCase().split('-')[0]!, await speechPrograms())
      return { ...recording, words: await timesOfWords(recording, words, language, own, context) }
    },
  }
  return service.voices.map(({ id, gender }) => ({ engine, id, gender }))
}

export function providerRecogniser(service: SpeechService): Recogniser {
  if (takesRecordings(service)) return recordingRecogniser(service)
  return phraseRecogniser(service.model, async (language, signal) => {
    if (service.api === 'dashscope') {
      return async (samples) => {
        const wav = writeWav({ samples, rateHz: recognitionRateHz })
        return await asked(service, signal, async (abortSignal) => await hearByDashscope(service, wav, language, abortSignal))
      }
    }
    const model = (await openProvider(service)).transcription(service.model)
    return async (samples) => {
      const audio = new Uint8Array(writeWav({ samples, rateHz: recognitionRateHz }))
      const providerOptions = { openai: { language: language.split('-')[0]! } }
      return (await asked(service, signal, async (abortSignal) => await model.doGenerate({ audio, mediaType: 'audio/wav', abortSignal, providerOptions }))).text
    }
  })
}

async function sayByOpenai(service: SpeechService, { text, voice, pace }: { text: string; voice: string; pace: number }, abortSignal: AbortSignal): Promise<Buffer> {
  const speed = Math.max(paces.slowest, Math.min(paces.fastest, pace))
  const { audio } = await (await openProvider(service)).speech(service.model).doGenerate({ text, voice, outputFormat: 'wav', speed, abortSignal })
  return Buffer.from(audio as Uint8Array)
}

async function openProvider({ url, key }: SpeechService) {
  const { createOpenAI } = await import('@ai-sdk/openai')
  // Its package wants a key where a server of one's own has none.
  return createOpenAI({ baseURL: url, apiKey: key ?? 'none' })
}

/** A provider that has too much to do is asked again, so often, after what it says or this long. */
const mostTries = 3
const pauseMs = 500
const longestPauseMs = 20_000

/** @throws {ReelsmithError} `fetch/failed` in the provider's words, `job/cancelled`. */
async function asked<T>({ model, answerMs }: SpeechService, signal: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask(AbortSignal.any([AbortSignal.timeout(answerMs), ...(signal ? [signal] : [])]))
    } catch (error) {
      if (signal?.aborted) throw cancelled('The work')
      const waitMs = tooManyAt(error)
      if (waitMs === undefined || tries === mostTries) throw explained(model, error)
      await sleep(Math.min(waitMs ?? pauseMs * 2 ** (tries - 1), longestPauseMs), undefined, { signal }).catch(() => {
        throw cancelled('The work')
      })
    }
  }
}

/** @returns How long to wait before it is asked again, null where that isn't told; undefined for what is no want of time. */
function tooManyAt(error: unknown): number | null | undefined {
  if (ReelsmithError.is(error)) return error.details.status === 429 ? ((error.details.retryAfterMs as number | undefined) ?? null) : undefined
  const { statusCode, responseHeaders } = error as { statusCode?: number; responseHeaders?: Record<string, string> }
  return statusCode === 429 ? (retryAfterMs(responseHeaders?.['retry-after'] ?? null) ?? null) : undefined
}

function explained(model: string, error: unknown): ReelsmithError {
  if (ReelsmithError.is(error)) return error
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const reason = statusCode === undefined ? 'it did not answer' : `${(message ?? '').slice(0, longestReason) || 'it refused'} (HTTP ${statusCode})`
  return new ReelsmithError('fetch/failed', `${model} failed: ${reason}.`, { cause: error })
}
