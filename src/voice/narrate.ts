/** A script becomes a sound file with the times of its words. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { openSoundEncoder } from '../media/audio-encode.ts'
import { integratedLufs } from '../music/dsp/loudness.ts'
import { dbToGain } from '../music/stereo.ts'
import type { TimedWord } from '../timeline/sound.ts'
import type { Recording, SpeechContext, SpokenSentence } from './engine.ts'
import { fastestPace, readScript, sentencePauseMs, sentencesOf } from './script.ts'
import type { SpokenWord } from './spoken-word.ts'
import type { Voice } from './voices.ts'
import { writeWav } from './wav.ts'
import { heardRange, spreadWritten } from './word-times.ts'

export interface NarrationRequest {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly voice: Voice
  /** How fast, as a factor of the usual pace; 1 unless told. */
  readonly pace?: number
  /** Where it has to end; spoken faster, then stretched a little, to keep to it. */
  readonly longestMs?: number
  /** An `.m4a` that appears when it is whole. */
  readonly outFile: string
}

export interface Narration {
  readonly durationMs: number
  readonly words: readonly TimedWord[]
  /** The pace it was spoken at, and how much it was stretched after: 1 is the usual one, more is faster. */
  readonly pace: number
  readonly stretch: number
}

/** How loud a voice is: over music at −31 LUFS, as it lies under speech. */
export const voiceLufs = -17
const peak = 0.89
/** What is kept around what is heard. */
const marginMs = 40
/** Beyond this a stretched voice sounds hurried. */
const mostStretch = 1.12
const rateHz = 48_000

/**
 * @throws {ReelsmithError} `request/invalid` for a text without words, `timeline/invalid` when it is longer than it
 *   may be, and what engines throw.
 */
export async function narrate(request: NarrationRequest, context: SpeechContext): Promise<Narration> {
  const { language, longestMs = Number.POSITIVE_INFINITY } = request
  const sentences = sentencesOf(readScript(request.text, language))
  if (sentences.length === 0) throw new ReelsmithError('request/invalid', 'text: expected words to say, got none.')
  let pace = request.pace ?? 1
  let take = await record(sentences, pace, request, context)
  if (take.durationMs > longestMs) {
    pace = Math.max(pace, Math.min(fastestPace, pace * (take.durationMs / longestMs) * 1.02))
    take = await record(sentences, pace, request, context)
  }
  const stretch = take.durationMs > longestMs ? (take.durationMs / longestMs) * 1.002 : 1
  if (stretch > mostStretch) {
    throw new ReelsmithError(
      'timeline/invalid',
      `The words take ${(take.durationMs / 1000).toFixed(1)} s even spoken fast, and there are ${(longestMs / 1000).toFixed(1)} s: shorten them, or make the scene longer.`,
    )
  }
  const durationMs = await keep(take, stretch, request.outFile, context)
  const at = (ms: number): number => Math.min(durationMs, Math.round(ms / stretch))
  return { durationMs, words: take.words.map(({ text, startMs, endMs }) => ({ text, startMs: at(startMs), endMs: at(endMs) })), pace, stretch }
}

interface Take extends Recording {
  readonly durationMs: number
  readonly words: readonly TimedWord[]
}

async function record(sentences: readonly SpokenWord[][], pace: number, request: NarrationRequest, context: SpeechContext): Promise<Take> {
  const { voice, language } = request
  const parts: Float32Array[] = []
  const words: TimedWord[] = []
  let rate = rateHz
  let length = 0
  for (const [index, sentence] of sentences.entries()) {
    const spoken = await voice.engine.speak({ words: sentence, pace, voice: voice.id, language }, context)
    rate = spoken.rateHz
    if (index > 0) {
      const pause = new Float32Array(Math.round((rate * sentencePauseMs) / pace / 1000))
      parts.push(pause)
      length += pause.length
    }
    const { samples, fromMs } = trim(spoken)
    const offsetMs = (length / rate) * 1000 - fromMs
    const lastMs = ((length + samples.length) / rate) * 1000
    sentence.forEach(({ written }, place) => {
      const { startMs, endMs } = spoken.words[place]!
      words.push(...spreadWritten(written, Math.max(0, startMs + offsetMs), Math.min(lastMs, endMs + offsetMs)))
    })
    parts.push(samples)
    length += samples.length
  }
  const samples = new Float32Array(length)
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  return { samples, rateHz: rate, durationMs: (length / rate) * 1000, words }
}

/** What is heard, with a little before and after that fades in and out. */
function trim(spoken: SpokenSentence): { samples: Float32Array; fromMs: number } {
  const heard = heardRange(spoken)
  const first = Math.max(0, Math.round(((heard.startMs - marginMs) * spoken.rateHz) / 1000))
  const samples = spoken.samples.slice(first, Math.round(((heard.endMs + marginMs) * spoken.rateHz) / 1000))
  const fade = Math.min(Math.round(spoken.rateHz / 100), samples.length >> 1)
  for (let i = 0; i < fade; i++) {
    samples[i]! *= i / fade
    samples[samples.length - 1 - i]! *= i / fade
  }
  return { samples, fromMs: (first / spoken.rateHz) * 1000 }
}

/** Levelled, at the rate of films. @returns How long the file lasts. */
async function keep(take: Take, stretch: number, outFile: string, { workDir, signal }: SpeechContext): Promise<number> {
  const file = join(workDir, 'take.wav')
  await writeFile(file, writeWav(take))
  const sampleCount = Math.ceil((take.durationMs / stretch / 1000) * rateHz)
  const [left, right] = [new Float32Array(sampleCount), new Float32Array(sampleCount)]
  const decoder = openAudioDecoder({ file, startMs: 0, speed: stretch }, { signal })
  try {
    await decoder.read(left, right)
  } finally {
    await decoder.close()
  }
  const loudest = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const lufs = integratedLufs({ left, right })
  const gain = loudest === 0 ? 1 : Math.min(peak / loudest, Number.isFinite(lufs) ? dbToGain(voiceLufs - lufs) : 1)
  for (let i = 0; i < sampleCount; i++) right[i] = left[i]! *= gain
  const encoder = openSoundEncoder({ codec: 'aac', file: outFile, sampleCount, bitrateKbps: 128 }, { signal })
  try {
    await encoder.write(left, right, sampleCount)
    await encoder.finish()
  } catch (error) {
    await encoder.abort()
    throw error
  }
  return Math.round((sampleCount / rateHz) * 1000)
}
