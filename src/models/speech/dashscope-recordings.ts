/**
 * Recognition of whole recordings at Alibaba Model Studio: Fun-ASR and Paraformer take a file by its address, as a task, and
 * tell the times of words. Files go into the provider's own storage, which is there in its region of Beijing.
 *
 * References (all under https://www.alibabacloud.com/help/en/model-studio/): `fun-asr-recorded-speech-recognition-http-api`,
 * `paraformer-recorded-speech-recognition-restful-api`, `get-temporary-file-url`.
 */
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import { writeSpeechSound } from '../../media/speech-sound.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import type { RecognitionContext, Recogniser } from '../../voice/recognition/recogniser.ts'
import { spreadWritten } from '../../voice/word-times.ts'
import { cancelPath, taskHeaders, taskIdIn, taskPath, taskStateIn } from '../dashscope-task.ts'
import { uploadToDashscope } from '../video/dashscope-upload.ts'
import { downloadClip } from '../video/download.ts'
import { type ProviderFetch, providerFetch, unreadable } from '../video/provider-fetch.ts'
import type { SpeechService } from './speech-services.ts'

const orderPath = '/api/v1/services/audio/asr/transcription'

const word = z.looseObject({ begin_time: z.number(), end_time: z.number(), text: z.string(), punctuation: z.string().nullish() })
const sentence = z.looseObject({ begin_time: z.number(), end_time: z.number(), text: z.string(), words: z.array(word).nullish() })
const heardSchema = z.looseObject({ transcripts: z.array(z.looseObject({ sentences: z.array(sentence).nullish() })) })

/** What the provider calls it where nobody speaks. */
const nobodySpeaks = 'SUCCESS_WITH_NO_VALID_FRAGMENT'

/** What may be told of the language; other languages it is left to find out. */
const languageHints: ReadonlySet<string> = new Set(['zh', 'yue', 'en', 'ja', 'ko', 'de', 'fr', 'ru'])

const pollMs = 1000
/** Questions cost nothing, so they are asked again. */
const mostTries = 5
/** Beside the length of the recording itself. */
const patienceMs = 10 * 60_000
const mostResultBytes = 64 * 1024 ** 2
const giveUpMs = 800

/** Whether a model takes whole recordings, not phrases. */
export function takesRecordings({ api, model }: Pick<SpeechService, 'api' | 'model'>): boolean {
  return api === 'dashscope' && /^(?:fun-asr|paraformer)/.test(model)
}

export function recordingRecogniser(service: SpeechService): Recogniser {
  const { model, url, answerMs } = service
  const send = providerFetch({ name: model, answerMs })
  const authorization = `Bearer ${service.key ?? ''}`
  return {
    name: model,
    async transcribe({ path, durationMs }, language, { workDir, signal, progress }: RecognitionContext) {
      const sound = join(workDir, `${randomUUID()}.m4a`)
      await writeSpeechSound(path, { file: sound, signal })
      const address = await uploadToDashscope({ name: model, url, authorization, model }, sound, signal)
      const primary = language.toLowerCase().split('-')[0]!
      const hints = languageHints.has(primary) && !/8k|-v1/.test(model) ? { language_hints: [primary] } : {}
      const body = JSON.stringify({ model, input: { file_urls: [address] }, parameters: { channel_id: [0], ...hints } })
      const headers = { ...taskHeaders, authorization, 'content-type': 'application/json', 'x-dashscope-ossresourceresolve': 'enable' }
      const id = taskIdIn(await (await send(`${url}${orderPath}`, { method: 'POST', headers, body, signal })).json().catch(() => undefined))
      if (id === undefined) throw unreadable(model, "an answer that can't be read")
      progress(0.1)
      try {
        const at = await waitFor(id, durationMs, service, send, signal)
        return at === undefined ? [] : wordsIn(await resultAt(at, service, workDir, signal), service, durationMs)
      } catch (error) {
        if (!signal.aborted) throw error
        const soon = AbortSignal.timeout(giveUpMs)
        await send(`${url}${cancelPath(id)}`, { method: 'POST', headers: { authorization }, signal: soon }).catch(() => {}) // only what waits can be given up
        throw cancelled('Listening to what is said')
      }
    },
  }
}

/** @returns Where the result lies; undefined where nobody speaks. */
async function waitFor(id: string, durationMs: number, { model, url, key }: SpeechService, send: ProviderFetch, signal: AbortSignal): Promise<string | undefined> {
  const endsAt = Date.now() + durationMs + patienceMs
  for (let tries = 1; ; ) {
    try {
      const response = await send(`${url}${taskPath(id)}`, { headers: { authorization: `Bearer ${key ?? ''}` }, signal })
      const told = taskStateIn(await response.json().catch(() => undefined))
      if (!told) throw unreadable(model, "an answer that can't be read")
      tries = 1
      if (told.state === 'done') return told.url
      if (told.state === 'failed' && told.reason.includes(nobodySpeaks)) return undefined
      if (told.state === 'failed') throw new ReelsmithError('fetch/failed', `${model} failed: ${told.reason}.`)
    } catch (error) {
      if (!ReelsmithError.is(error) || !(error.retryable || error.details.unreadable) || tries++ === mostTries) throw error
    }
    if (Date.now() > endsAt) throw new ReelsmithError('fetch/failed', `${model} did not finish in time.`)
    await sleep(pollMs, undefined, { signal })
  }
}

async function resultAt(at: string, { model, url, answerMs }: SpeechService, workDir: string, signal: AbortSignal): Promise<unknown> {
  const file = join(workDir, `${randomUUID()}.json`)
  await downloadClip(model, { url: at, provider: url, answerMs }, file, signal)
  if ((await stat(file)).size > mostResultBytes) throw unreadable(model, 'a result that is too large')
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** In order, none overlapping, within the recording. */
function wordsIn(result: unknown, { model }: SpeechService, durationMs: number): TimedWord[] {
  const heard = heardSchema.safeParse(result).data
  if (!heard) throw unreadable(model, "a result that can't be read")
  const told = heard.transcripts.flatMap(({ sentences }) => sentences ?? []).flatMap(({ begin_time: startMs, end_time: endMs, text, words }): TimedWord[] => {
    if (!words || words.length === 0) return spreadWritten(text.trim(), startMs, endMs)
    return words.map((each) => ({ text: `${each.text.trim()}${each.punctuation?.trim() ?? ''}`, startMs: each.begin_time, endMs: each.end_time }))
  })
  const words: TimedWord[] = []
  for (const { text, startMs, endMs } of told.toSorted((a, b) => a.startMs - b.startMs)) {
    const from = Math.max(Math.round(startMs), words.at(-1)?.endMs ?? 0)
    const to = Math.min(Math.round(endMs), durationMs)
    if (text !== '' && to > from) words.push({ text, startMs: from, endMs: to })
  }
  return words
}
