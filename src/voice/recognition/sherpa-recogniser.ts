/** Recognition on this machine by sherpa-onnx. */
import { join } from 'node:path'
import { withSherpa } from './load-sherpa.ts'
import { type RecognisePhrase, phraseRecogniser, recognitionRateHz } from './phrase-recogniser.ts'
import type { Recogniser } from './recogniser.ts'
import type { InstalledModel } from './weights.ts'

export function sherpaRecogniser(model: InstalledModel): Recogniser {
  return phraseRecogniser(model.name, async (language) => await openModel(model, language))
}

/** @throws {ReelsmithError} `media/tool-missing` when the library or the weights can't be loaded. */
async function openModel({ name, folder, files }: InstalledModel, language: string): Promise<RecognisePhrase> {
  const { tokens, ...model } = files
  const kinds = Object.entries(model).map(([kind, parts]) => [kind, { ...pathsIn(folder, parts as Record<string, string | number>), ...told(kind, language) }])
  const modelConfig = { ...Object.fromEntries(kinds), tokens: join(folder, tokens as string), numThreads: 2, provider: 'cpu' }
  const featConfig = { sampleRate: recognitionRateHz, featureDim: 80 }
  const recogniser = await withSherpa(`The speech recogniser ${name}`, (sherpa) => new sherpa.OfflineRecognizer({ featConfig, modelConfig }))
  return (samples) => {
    const stream = recogniser.createStream()
    stream.acceptWaveform({ sampleRate: recognitionRateHz, samples })
    recogniser.decode(stream)
    return recogniser.getResult(stream).text
  }
}

/** Models of many languages are told which one it is. */
function told(kind: string, language: string): Record<string, string> {
  const primary = language.toLowerCase().split('-')[0]!
  return kind === 'whisper' ? { language: primary, task: 'transcribe' } : kind === 'senseVoice' ? { language: primary } : {}
}

function pathsIn(folder: string, parts: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(parts).map(([role, value]) => [role, typeof value === 'string' ? join(folder, value) : value]))
}
