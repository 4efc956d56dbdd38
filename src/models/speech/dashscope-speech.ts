/**
 * Speech and its recognition at Alibaba Model Studio, for which the AI SDK has no package: Qwen-TTS and CosyVoice speak a text
 * in one request and answer with the address of a WAV; Qwen-ASR writes down a sound that goes with the request.
 *
 * References (all under https://www.alibabacloud.com/help/en/model-studio/): `qwen-tts-api`, `cosyvoice-tts-http-api`,
 * `qwen-asr-api-reference`.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { downloadClip } from '../video/download.ts'
import { providerFetch, unreadable } from '../video/provider-fetch.ts'
import type { SpeechService } from './speech-services.ts'

const speechPath = '/api/v1/services/audio/tts/SpeechSynthesizer'
const multimodalPath = '/api/v1/services/aigc/multimodal-generation/generation'

const spokenSchema = z.looseObject({ output: z.looseObject({ audio: z.looseObject({ url: z.string().min(1) }) }) })
const heardSchema = z.looseObject({
  output: z.looseObject({ choices: z.array(z.looseObject({ message: z.looseObject({ content: z.array(z.looseObject({ text: z.string().optional() })) }) })).min(1) }),
})

/** What Qwen-TTS calls the languages that it knows; others it is left to find out. */
const languageTypes: Readonly<Record<string, string>> = {
  zh: 'Chinese', en: 'English', de: 'German', it: 'Italian', pt: 'Portuguese', es: 'Spanish', ja: 'Japanese', ko: 'Korean', fr: 'French', ru: 'Russian',
}

/** What Qwen-ASR may be told; others it is left to find out. */
const heardLanguages: ReadonlySet<string> = new Set(['zh', 'yue', 'en', 'ja', 'de', 'ko', 'ru', 'fr', 'pt', 'ar', 'it', 'es', 'hi', 'id', 'th', 'tr', 'uk', 'vi'])

/** CosyVoice takes a pace; Qwen-TTS has its own. */
export function takesPace({ model }: Pick<SpeechService, 'model'>): boolean {
  return model.startsWith('cosyvoice')
}

export interface SayRequest {
  readonly text: string
  readonly voice: string
  /** BCP 47. */
  readonly language: string
  readonly pace: number
}

/** @returns A WAV. @throws {ReelsmithError} `fetch/failed` in the provider's words. */
export async function sayByDashscope(service: SpeechService, { text, voice, language, pace }: SayRequest, { workDir, signal }: { workDir: string; signal: AbortSignal }): Promise<Buffer> {
  const { model, url } = service
  const body = takesPace(service)
    ? { model, input: { text, voice, format: 'wav', sample_rate: 24_000, rate: Math.max(0.5, Math.min(2, pace)) } }
    : { model, input: { text, voice, language_type: languageTypes[primaryOf(language)] ?? 'Auto' } }
  const answer = spokenSchema.safeParse(await ask(service, takesPace(service) ? speechPath : multimodalPath, body, signal)).data
  if (!answer) throw unreadable(model, 'an answer without sound')
  const file = join(workDir, `${randomUUID()}.wav`)
  await downloadClip(model, { url: answer.output.audio.url, provider: url }, file, signal)
  return await readFile(file)
}

/** @param wav - Of one phrase, mono. @returns What is said in it; nothing where nobody speaks. */
export async function hearByDashscope(service: SpeechService, wav: Buffer, language: string, signal: AbortSignal): Promise<string> {
  const primary = primaryOf(language)
  const content = [{ audio: `data:audio/wav;base64,${wav.toString('base64')}` }]
  const messages = [{ role: 'system', content: [{ text: '' }] }, { role: 'user', content }]
  const options = { enable_itn: false, ...(heardLanguages.has(primary) && { language: primary }) }
  const answer = heardSchema.safeParse(await ask(service, multimodalPath, { model: service.model, input: { messages }, parameters: { asr_options: options } }, signal)).data
  if (!answer) throw unreadable(service.model, "an answer that can't be read")
  return answer.output.choices[0]!.message.content.map(({ text = '' }) => text).join('')
}

async function ask({ model, url, key }: SpeechService, path: string, body: object, signal: AbortSignal): Promise<unknown> {
  const headers = { authorization: `Bearer ${key ?? ''}`, 'content-type': 'application/json' }
  const response = await providerFetch({ name: model })(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal })
  return await response.json().catch(() => undefined)
}

function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0]!
}
