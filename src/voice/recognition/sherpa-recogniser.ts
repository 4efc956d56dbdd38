/** Recognition on this machine by sherpa-onnx, phrase by phrase; the times of words by alignment. */
import { join } from 'node:path'
import { ReelsmithError } from '../../errors/error.ts'
import { readMonoSound } from '../../media/mono-sound.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import { speechPrograms, voicesFor } from '../voices.ts'
import { heardText } from './heard-text.ts'
import { type Recogniser, longestRecordingMs } from './recogniser.ts'
import { type SpeechPart, findSpeechParts, levelHopMs } from './speech-parts.ts'
import { timeWords } from './time-words.ts'
import type { InstalledModel } from './weights.ts'

/** What models of speech are trained on. */
const rateHz = 16_000

export function sherpaRecogniser(model: InstalledModel): Recogniser {
  return {
    name: model.name,
    async transcribe({ path }, language, context) {
      const recognise = await openModel(model)
      const parts = findSpeechParts(await levelsOf(path, context.signal))
      const voice = voicesFor(language.toLowerCase().split('-')[0]!, await speechPrograms())[0]
      const words: TimedWord[] = []
      let done = 0
      for await (const { part, samples } of soundOf(path, parts, context.signal)) {
        const text = heardText(recognise(samples), part.endMs - part.startMs)
        if (text !== '') words.push(...(await timeWords({ samples, rateHz }, { text, language, startMs: part.startMs }, voice, context)))
        context.progress(++done / parts.length)
      }
      return words
    },
  }
}

/** @throws {ReelsmithError} `media/tool-missing` when the library or the weights can't be loaded. */
async function openModel({ name, folder, files }: InstalledModel): Promise<(samples: Float32Array) => string> {
  try {
    const { default: sherpa } = (await import('sherpa-onnx-node')) as unknown as { default: typeof import('sherpa-onnx-node') }
    const { tokens, ...model } = files
    const recogniser = new sherpa.OfflineRecognizer({
      featConfig: { sampleRate: rateHz, featureDim: 80 },
      modelConfig: {
        ...Object.fromEntries(Object.entries(model).map(([kind, parts]) => [kind, pathsIn(folder, parts as Record<string, string | number>)])),
        tokens: join(folder, tokens as string),
        numThreads: 2,
        provider: 'cpu',
      },
    })
    return (samples) => {
      const stream = recogniser.createStream()
      stream.acceptWaveform({ sampleRate: rateHz, samples })
      recogniser.decode(stream)
      return recogniser.getResult(stream).text
    }
  } catch (cause) {
    throw new ReelsmithError('media/tool-missing', `The speech recogniser ${name} can't be loaded: fetch its weights anew, or see "reelsmith doctor".`, { cause })
  }
}

function pathsIn(folder: string, parts: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(parts).map(([role, value]) => [role, typeof value === 'string' ? join(folder, value) : value]))
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
