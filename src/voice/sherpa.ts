/** Neural voices by sherpa-onnx, with weights that the user fetched. */
import { join } from 'node:path'
import type { OfflineTts } from 'sherpa-onnx-node'
import type { SpeechEngine } from './engine.ts'
import { withSherpa } from './recognition/load-sherpa.ts'
import { timesOfWords } from './recognition/time-words.ts'
import type { InstalledSpeaker } from './recognition/weights.ts'
import type { Voice } from './voices.ts'

/** The paces that still sound well. */
const paces = { slowest: 0.7, fastest: 1.5 } as const

/** Kept open as long as the process lasts: a script is many sentences. */
const opened = new Map<string, Promise<OfflineTts>>()

/**
 * Its voices of a language.
 *
 * @param timed - A voice that tells the times of its words, with which those of these are found.
 */
export function sherpaVoices(speaker: InstalledSpeaker, language: string, timed: Voice | undefined): Voice[] {
  return speaker.voices
    .filter((voice) => voice.language === language)
    .map(({ id, sid, gender }) => ({ engine: engineOf(speaker, sid, timed), id, gender }))
}

function engineOf(speaker: InstalledSpeaker, sid: number, timed: Voice | undefined): SpeechEngine {
  return {
    name: speaker.name,
    async speak({ words, pace, language }, context) {
      const model = await (opened.get(speaker.folder) ?? open(speaker))
      const text = words.map(({ said }) => said).join(/^(?:zh|cmn)/i.test(language) ? '' : ' ')
      const speed = Math.max(paces.slowest, Math.min(paces.fastest, pace))
      const { samples, sampleRate: rateHz } = model.generate({ text, sid, speed })
      const recording = { samples, rateHz }
      return { ...recording, words: await timesOfWords(recording, words, language, timed, context) }
    },
  }
}

/** @throws {ReelsmithError} `media/tool-missing` when the library or the weights can't be loaded. */
function open({ name, folder, files }: InstalledSpeaker): Promise<OfflineTts> {
  const inFolder = (value: string): string => value.split(',').map((file) => join(folder, file)).join(',')
  const kinds = Object.entries(files).map(([kind, parts]) => [kind, Object.fromEntries(Object.entries(parts).map(([role, value]) => [role, inFolder(value)]))])
  const model = withSherpa(`The voices of ${name}`, (sherpa) => new sherpa.OfflineTts({ model: { ...Object.fromEntries(kinds), numThreads: 2, provider: 'cpu' }, maxNumSentences: 1 }))
  opened.set(folder, model)
  return model
}
