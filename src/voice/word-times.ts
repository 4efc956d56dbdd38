/**
 * Word times for an engine that doesn't tell them. What is left of a sentence when words are taken from its beginning
 * sounds, from there on, as it did in the whole, but for the pauses, which an engine makes by the length of what it
 * says: how long the rest is heard, pauses not counted, tells where in the whole it begins.
 */
import type { TimedWord } from '../timeline/sound.ts'
import type { Recording } from './engine.ts'

/** Softer than this, beside the loudest moment, is silence: −40 dB. */
const silence = 0.01
const windowMs = 5
/** A shorter silence is part of a word: the moment before a "p" or a "t" opens. */
const shortestPauseMs = 80

/** `[startMs, endMs)` in which something is heard; all of it when nothing is. */
export function heardRange(recording: Recording): { startMs: number; endMs: number } {
  const heard = heardWindows(recording)
  const [first, last] = [heard.indexOf(true), heard.lastIndexOf(true)]
  const wholeMs = (recording.samples.length / recording.rateHz) * 1000
  return first < 0 ? { startMs: 0, endMs: wholeMs } : { startMs: first * windowMs, endMs: Math.min(wholeMs, (last + 1) * windowMs) }
}

/** Each of some words has its share of a stretch of time, by its length. */
export function shareByLength(words: readonly string[], range: { readonly startMs: number; readonly endMs: number }): { startMs: number; endMs: number }[] {
  const total = words.reduce((sum, { length }) => sum + length, 0)
  const at = (letters: number): number => range.startMs + ((range.endMs - range.startMs) * letters) / total
  let done = 0
  return words.map(({ length }) => ({ startMs: at(done), endMs: at((done += length)) }))
}

/** A reading may stand for several written words ("5 km"): each has its share. */
export function spreadWritten(written: string, startMs: number, endMs: number): TimedWord[] {
  const pieces = written.split(/\s+/)
  return shareByLength(pieces, { startMs, endMs }).map((times, index) => ({ text: pieces[index]!, ...times }))
}

/** For each window of 5 ms whether something is heard in it. */
function heardWindows({ samples, rateHz }: Recording): boolean[] {
  const size = Math.max(1, Math.round((rateHz * windowMs) / 1000))
  const levels: number[] = []
  for (let at = 0; at < samples.length; at += size) {
    let sum = 0
    const end = Math.min(samples.length, at + size)
    for (let i = at; i < end; i++) sum += samples[i]! ** 2
    levels.push(Math.sqrt(sum / (end - at)))
  }
  const threshold = silence * levels.reduce((most, level) => Math.max(most, level), 0)
  return levels.map((level) => level > threshold)
}

/** The windows that belong to words: what is heard, and silences within a word. */
function spokenWindows(recording: Recording): number[] {
  const heard = heardWindows(recording)
  const spoken: number[] = []
  let last = -1
  for (const [index, is] of heard.entries()) {
    if (!is) continue
    if (last >= 0 && (index - last) * windowMs <= shortestPauseMs) for (let between = last + 1; between < index; between++) spoken.push(between)
    spoken.push(index)
    last = index
  }
  return spoken
}

/** No word is so short. */
const shortestWordMs = 60

/** A word that would begin right before a pause begins behind it. */
function behindPause(spoken: readonly number[], at: number): number {
  for (let next = at + 1; next < spoken.length && (next - at) * windowMs <= shortestWordMs; next++) {
    if ((spoken[next]! - spoken[next - 1]!) * windowMs > shortestPauseMs) return next
  }
  return at
}

/**
 * @param whole - The sentence.
 * @param speakFrom - Speaks the sentence without its first `index` words.
 */
export async function timesBySuffixes(
  whole: Recording,
  count: number,
  speakFrom: (index: number) => Promise<Recording>,
): Promise<{ startMs: number; endMs: number }[]> {
  const { startMs: firstMs, endMs } = heardRange(whole)
  const spoken = spokenWindows(whole)
  const starts = [firstMs]
  const ends: number[] = []
  for (let index = 1; index < count; index++) {
    const rest = spokenWindows(await speakFrom(index)).length
    const at = behindPause(spoken, Math.max(0, spoken.length - rest))
    const startMs = Math.max(starts[index - 1]!, Math.min(endMs, (spoken[at] ?? spoken.length) * windowMs))
    // a word before a pause ends where the pause begins
    ends.push(Math.max(starts[index - 1]!, Math.min(startMs, ((spoken[at - 1] ?? 0) + 1) * windowMs)))
    starts.push(startMs)
  }
  return starts.map((startMs, index) => ({ startMs: Math.round(startMs), endMs: Math.round(ends[index] ?? endMs) }))
}
