/** Recognition phrase by phrase, by whatever writes down one phrase; the times of words by alignment. */
import { readMonoSound } from '../../media/mono-sound.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import { speechPrograms, systemVoicesFor } from '../voices.ts'
import { heardText } from './heard-text.ts'
import { type Recogniser, longestRecordingMs } from './recogniser.ts'
import { type SpeechPart, findSpeechParts, levelHopMs } from './speech-parts.ts'
import { timeWords } from './time-words.ts'

/** What models of speech are trained on. */
export const recognitionRateHz = 16_000
const rateHz = recognitionRateHz

/** Writes down one phrase of up to 18 s, at {@link recognitionRateHz}. @returns Whatever it takes it for. */
export type RecognisePhrase = (samples: Float32Array) => string | Promise<string>

/**
 * @param open - Made ready once a file; it may be costly.
 */
export function phraseRecogniser(name: string, open: (language: string, signal: AbortSignal) => Promise<RecognisePhrase>): Recogniser {
  return {
    name,
    async transcribe({ path }, language, context) {
      const recognise = await open(language, context.signal)
      const parts = findSpeechParts(await levelsOf(path, context.signal))
      const voice = systemVoicesFor(language.toLowerCase().split('-')[0]!, await speechPrograms())[0]
      const words: TimedWord[] = []
      let done = 0
      for await (const { part, samples } of soundOf(path, parts, context.signal)) {
        const text = heardText(await recognise(samples), part.endMs - part.startMs)
        if (text !== '') words.push(...(await timeWords({ samples, rateHz }, { text, language, startMs: part.startMs }, voice, context)))
        context.progress(++done / parts.length)
      }
      return words
    },
  }
}

async function levelsOf(path: string, signal: AbortSignal): Promise<Float32Array> {
  const size = (rateHz * levelHopMs) / 1000
  const levels: number[] = []
  let sum = 0
  let count = 0
  for await (const block of sound(path, signal)) {
    for (const value of block) {
      sum += value * value
      if (++count < size) continue
      levels.push(sum / size)
      sum = 0
      count = 0
    }
  }
  return Float32Array.from(levels)
}

/** The samples of each part, in order. */
async function* soundOf(path: string, parts: readonly SpeechPart[], signal: AbortSignal): AsyncGenerator<{ part: SpeechPart; samples: Float32Array }> {
  let next = 0
  let at = 0
  let samples: Float32Array | undefined
  for await (const block of sound(path, signal)) {
    for (let part = parts[next]; part; part = parts[next]) {
      const [from, to] = [part.startMs, part.endMs].map((ms) => Math.round((ms * rateHz) / 1000)) as [number, number]
      if (at + block.length <= from) break
      samples ??= new Float32Array(to - from)
      samples.set(block.subarray(Math.max(0, from - at), Math.max(0, to - at)), Math.max(0, at - from))
      if (at + block.length < to) break
      yield { part, samples }
      samples = undefined
      next++
    }
    at += block.length
    if (next === parts.length) return
  }
  // What is left ends with the file, a moment before its last level.
  if (samples && parts[next]) yield { part: parts[next]!, samples }
}

function sound(path: string, signal: AbortSignal): AsyncGenerator<Float32Array> {
  return readMonoSound(path, { rateHz, mostSeconds: longestRecordingMs / 1000, what: 'Listening to what is said', signal })
}
