/** A stretch of a file from its end to its beginning, in chunks, so that memory does not grow with its length. */
import { throwIfCancelled } from '../errors/error.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { soundRateHz } from '../music/stereo.ts'
import { msToSample } from '../time/time.ts'
import { playedMs } from '../timeline/source-time.ts'
import type { FileUse } from './sound-part.ts'
import type { SampleReader } from './sound-source.ts'

const chunkMs = 8000
/** With a ramp each chunk has one speed. */
const rampChunkMs = 250
/** Chunks cross over: decoders and time-stretching are not exact to the sample. */
const crossSamples = 240

export function openReversed(file: string, use: FileUse, signal: AbortSignal | undefined): SampleReader {
  const total = msToSample(use.durationMs, soundRateHz)
  const stepMs = use.ramp ? rampChunkMs : chunkMs
  const endMs = use.inMs + playedMs(use, use.durationMs)
  let left: Float32Array = new Float32Array(0)
  let right: Float32Array = new Float32Array(0)
  let tail: readonly [Float32Array, Float32Array] | null = null
  let taken = 0
  let given = 0
  let chunk = 0

  /** The next chunk of the result, read forward and turned round, with a little more behind it to cross over with. */
  const load = async (): Promise<void> => {
    const fromMs = chunk * stepMs
    const toMs = Math.min(fromMs + stepMs, use.durationMs)
    const body = msToSample(toMs, soundRateHz) - msToSample(fromMs, soundRateHz)
    const [playedFrom, playedTo] = [playedMs(use, fromMs), playedMs(use, toMs)]
    const speed = (playedTo - playedFrom) / (toMs - fromMs)
    const startMs = Math.max(0, endMs - playedTo - (crossSamples / soundRateHz) * 1000 * speed)
    const spare = Math.round(((endMs - playedTo - startMs) / 1000 / speed) * soundRateHz)
    const count = body + spare
    left = new Float32Array(count)
    right = new Float32Array(count)
    const decoder = openAudioDecoder({ file, startMs, speed }, { signal })
    try {
      await decoder.read(left, right)
    } finally {
      await decoder.close()
    }
    left.reverse()
    right.reverse()
    const before = tail
    tail = spare > 0 ? [left.slice(body), right.slice(body)] : null
    left = left.subarray(0, body)
    right = right.subarray(0, body)
    if (before) {
      crossOver(left, before[0])
      crossOver(right, before[1])
    }
    taken = 0
    chunk++
  }

  return {
    read: async (outLeft, outRight) => {
      let filled = 0
      while (filled < outLeft.length && given < total) {
        throwIfCancelled(signal, 'Reading the sound')
        if (taken === left.length) await load()
        const count = Math.min(left.length - taken, outLeft.length - filled, total - given)
        outLeft.set(left.subarray(taken, taken + count), filled)
        outRight.set(right.subarray(taken, taken + count), filled)
        taken += count
        given += count
        filled += count
      }
      return filled
    },
    close: async () => {},
  }
}

function crossOver(channel: Float32Array, before: Float32Array): void {
  const count = Math.min(before.length, channel.length)
  for (let i = 0; i < count; i++) {
    const along = (i + 0.5) / count
    channel[i] = channel[i]! * along + before[i]! * (1 - along)
  }
}
