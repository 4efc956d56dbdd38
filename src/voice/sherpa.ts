/** Neural voices by sherpa-onnx, with weights that the user fetched. */
import { join } from 'node:path'
import type { OfflineTts } from 'sherpa-onnx-node'
import { ReelsmithError } from '../errors/error.ts'
import type { SpeechEngine } from './engine.ts'
import { alignWords } from './recognition/align-words.ts'
import type { InstalledSpeaker } from './recognition/weights.ts'
import type { Voice } from './voices.ts'
import { spreadByLength } from './word-times.ts'

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
      if (!timed) return { ...recording, words: spreadByLength(recording, words.map(({ said }) => said)) }
      return { ...recording, words: alignWords(recording, await timed.engine.speak({ words, pace: 1, voice: timed.id, language }, context)) }
    },
  }
}

/** @throws {ReelsmithError} `media/tool-missing` when the library or the weights can't be loaded. */
function open({ name, folder, files }: InstalledSpeaker): Promise<OfflineTts> {
  const model = (async () => {
    try {
      const { default: sherpa } = (await import('sherpa-onnx-node')) as unknown as { default: typeof import('sherpa-onnx-node') }
      const inFolder = (value: string): string => value.split(',').map((file) => join(folder, file)).join(',')
      const kinds = Object.entries(files).map(([kind, parts]) => [kind, Object.fromEntries(Object.entries(parts).map(([role, value]) => [role, inFolder(value)]))])
      return new sherpa.OfflineTts({ model: { ...Object.fromEntries(kinds), numThreads: 2, provider: 'cpu' }, maxNumSentences: 1 })
    } catch (cause) {
      throw new ReelsmithError('media/tool-missing', `The voices of ${name} can't be loaded: fetch its weights anew, or see "reelsmith doctor".`, { cause })
    }
  })()
  opened.set(folder, model)
  return model
}
