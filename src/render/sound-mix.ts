import { type FileHandle, open } from 'node:fs/promises'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { LoudnessMeter } from '../music/dsp/loudness.ts'
import { soundRateHz } from '../music/stereo.ts'
import { type RangeMs, msToSample } from '../time/time.ts'
import { duckingGain } from './sound-ducking.ts'
import { fadeGain } from './sound-fade.ts'
import type { PlayedPart } from './sound-songs.ts'
import { type SampleReader, openSoundSource } from './sound-source.ts'

/** Half a second: small enough that an hour of film costs no more memory than a minute. */
const blockSamples = 24_000
/** Gains move in steps this fine, with a straight line between. */
const gainStepSamples = 64

export interface Mix {
  /** Has heard all of it. */
  readonly meter: LoudnessMeter
  /** Largest sample, linear. */
  readonly peak: number
  /** Of the voices alone, in each range of speech. */
  readonly speechPeaks: readonly number[]
}

export interface MixRequest {
  readonly parts: readonly PlayedPart[]
  /** Where others make room, in order, short pauses closed. */
  readonly speech: readonly RangeMs[]
  /** Path of each asset. */
  readonly files: Readonly<Record<string, string>>
  readonly sampleCount: number
  /** Raw f32le, 48 kHz stereo, written as it goes; the caller removes it. */
  readonly file: string
}

export interface MixContext {
  readonly signal?: AbortSignal
  /** @param fraction - 0 to 1. */
  readonly onProgress?: (fraction: number) => void
}

interface Voice {
  readonly part: PlayedPart
  readonly startSample: number
  readonly endSample: number
  reader: SampleReader | null
}

/**
 * Mixes all parts in one pass into a raw file, unlimited in level.
 *
 * @throws {ReelsmithError} what reading a source throws; `store/disk-full`.
 */
export async function mixSound({ parts, speech, files, sampleCount, file }: MixRequest, context: MixContext): Promise<Mix> {
  const waiting: Voice[] = parts
    .map((part) => ({
      part,
      startSample: msToSample(part.startMs, soundRateHz),
      endSample: Math.min(msToSample(part.endMs, soundRateHz), sampleCount),
      reader: null,
    }))
    .sort((a, b) => b.startSample - a.startSample)
  let playing: Voice[] = []
  const meter = new LoudnessMeter()
  const left = new Float32Array(blockSamples)
  const right = new Float32Array(blockSamples)
  const scratch = { left: new Float32Array(blockSamples), right: new Float32Array(blockSamples) }
  const interleaved = new Float32Array(blockSamples * 2)
  let peak = 0
  const speechPeaks = speech.map(() => 0)
  const out = await open(file, 'w')
  try {
    for (let from = 0; from < sampleCount; from += blockSamples) {
      throwIfCancelled(context.signal, 'Mixing the sound')
      const to = Math.min(from + blockSamples, sampleCount)
      left.fill(0)
      right.fill(0)
      while (waiting.length > 0 && waiting.at(-1)!.startSample < to) playing.push(waiting.pop()!)
      for (const voice of playing) {
        voice.reader ??= await openSoundSource(voice.part.source, { files, signal: context.signal })
        await addVoice(voice, { speech, speechPeaks }, from, to, { left, right }, scratch)
        if (voice.endSample <= to) await voice.reader.close()
      }
      playing = playing.filter((voice) => voice.endSample > to)
      meter.add(left, right, to - from)
      peak = Math.max(peak, writeInterleaved(interleaved, left, right, to - from))
      await writeAll(out, new Uint8Array(interleaved.buffer, 0, (to - from) * 8))
      context.onProgress?.(to / sampleCount)
    }
  } finally {
    await Promise.all(playing.map((voice) => voice.reader?.close()))
    await out.close()
  }
  return { meter, peak, speechPeaks }
}

interface Block {
  readonly left: Float32Array
  readonly right: Float32Array
}

async function addVoice(
  voice: Voice,
  { speech, speechPeaks }: { readonly speech: readonly RangeMs[]; readonly speechPeaks: number[] },
  from: number,
  to: number,
  sum: Block,
  scratch: Block,
): Promise<void> {
  const begin = Math.max(voice.startSample, from)
  const end = Math.min(voice.endSample, to)
  const wanted = end - begin
  if (wanted <= 0) return
  const left = scratch.left.subarray(0, wanted)
  const right = scratch.right.subarray(0, wanted)
  const count = await voice.reader!.read(left, right)
  const ducking = voice.part.duckDb > 0 ? speech : []
  const at = begin - from
  for (let step = 0; step < count; step += gainStepSamples) {
    const until = Math.min(step + gainStepSamples, count)
    const first = gainAt(voice, ducking, begin + step)
    const last = gainAt(voice, ducking, begin + until)
    let loudest = 0
    for (let i = step; i < until; i++) {
      const gain = first + ((last - first) * (i - step)) / (until - step)
      sum.left[at + i]! += left[i]! * gain
      sum.right[at + i]! += right[i]! * gain
      loudest = Math.max(loudest, Math.abs(left[i]! * gain), Math.abs(right[i]! * gain))
    }
    if (voice.part.role === 'voice') hear(speech, speechPeaks, begin + step, loudest)
  }
}

/** Notes how loud a voice is where it is to be heard. */
function hear(speech: readonly RangeMs[], peaks: number[], sample: number, loudest: number): void {
  const ms = (sample * 1000) / soundRateHz
  const range = speech.findIndex(({ startMs, endMs }) => ms >= startMs && ms < endMs)
  if (range >= 0) peaks[range] = Math.max(peaks[range]!, loudest)
}

function gainAt({ part, startSample, endSample }: Voice, speech: readonly RangeMs[], sample: number): number {
  const inSamples = msToSample(part.fadeIn.durationMs, soundRateHz)
  const outSamples = msToSample(part.fadeOut.durationMs, soundRateHz)
  const inGain = inSamples > 0 ? fadeGain(part.fadeIn.shape, (sample - startSample) / inSamples) : 1
  const outGain = outSamples > 0 ? fadeGain(part.fadeOut.shape, (endSample - sample) / outSamples) : 1
  const room = speech.length > 0 ? duckingGain(speech, part.duckDb, (sample * 1000) / soundRateHz) : 1
  return part.gain * inGain * outGain * room
}

/** @returns The largest sample. */
function writeInterleaved(target: Float32Array, left: Float32Array, right: Float32Array, count: number): number {
  let peak = 0
  for (let i = 0; i < count; i++) {
    const [first, second] = [left[i]!, right[i]!]
    target[2 * i] = first
    target[2 * i + 1] = second
    peak = Math.max(peak, Math.abs(first), Math.abs(second))
  }
  return peak
}

async function writeAll(out: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await out.writeFile(bytes)
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
    if (!isFull) throw cause
    throw new ReelsmithError('store/disk-full', 'Mixing the sound failed: no space is left on the disk.', { cause })
  }
}
