/**
 * Word times for an engine that doesn't tell them. What is left of a sentence when words are taken from its beginning
 * sounds, from there on, as it did in the whole: its length tells how long before the end it begins.
 */
import type { Recording } from './engine.ts'

/** Softer than this, beside the loudest moment, is silence: −40 dB. */
const silence = 0.01
const windowMs = 5

/** `[startMs, endMs)` in which something is heard; all of it when nothing is. */
export function heardRange({ samples, rateHz }: Recording): { startMs: number; endMs: number } {
  const size = Math.max(1, Math.round((rateHz * windowMs) / 1000))
  const levels: number[] = []
  for (let at = 0; at < samples.length; at += size) {
    let sum = 0
    const end = Math.min(samples.length, at + size)
    for (let i = at; i < end; i++) sum += samples[i]! ** 2
    levels.push(Math.sqrt(sum / (end - at)))
  }
  const threshold = silence * levels.reduce((most, level) => Math.max(most, level), 0)
  const first = levels.findIndex((level) => level > threshold)
  const last = levels.findLastIndex((level) => level > threshold)
  const wholeMs = (samples.length / rateHz) * 1000
  return first < 0 ? { startMs: 0, endMs: wholeMs } : { startMs: first * windowMs, endMs: Math.min(wholeMs, (last + 1) * windowMs) }
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
  const heard = heardRange(whole)
  const starts = [heard.startMs]
  for (let index = 1; index < count; index++) {
    const rest = heardRange(await speakFrom(index))
    const startMs = heard.endMs - (rest.endMs - rest.startMs)
    starts.push(Math.max(starts[index - 1]!, Math.min(heard.endMs, startMs)))
  }
  return starts.map((startMs, index) => ({ startMs: Math.round(startMs), endMs: Math.round(starts[index + 1] ?? heard.endMs) }))
}
