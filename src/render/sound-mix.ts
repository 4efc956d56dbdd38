import { type FileHandle, open } from 'node:fs/promises'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { LoudnessMeter } from '../music/dsp/loudness.ts'
import { dbToGain, soundRateHz } from '../music/stereo.ts'
import { type RangeMs, msToSample } from '../time/time.ts'
import { duckingDb } from './sound-ducking.ts'
import { fadeGain } from './sound-fade.ts'
import type { SoundPart, SoundPlan } from './sound-plan.ts'
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
}

export interface MixContext {
  readonly signal?: AbortSignal
  /** @param fraction - 0 to 1. */
  readonly onProgress?: (fraction: number) => void
}

interface Voice {
  readonly part: SoundPart
  readonly startSample: number
  readonly endSample: number
  reader: SampleReader | null
}

/**
 * Mixes all parts in one pass into a raw file: f32le, 48 kHz, two channels interleaved, unlimited level.
 *
 * @param file - Written as it goes; the caller removes it.
 * @throws {ReelsmithError} what reading a source throws; `store/disk-full`.
 */
export async function mixSound(plan: SoundPlan, sampleCount: number, file: string, context: MixContext): Promise<Mix> {
  const waiting: Voice[] = plan.parts
    .map((part) => ({
      part,
      startSample: msToSample(part.startMs, soundRateHz),
      endSample: Math.min(msToSample(part.endMs, soundRateHz), sampleCount),
      reader: null,
    }))
    .sort((a, b) => a.startSample - b.startSample)
  let playing: Voice[] = []
  const meter = new LoudnessMeter()
  const left = new Float32Array(blockSamples)
  const right = new Float32Array(blockSamples)
  const scratch = { left: new Float32Array(blockSamples), right: new Float32Array(blockSamples) }
  const interleaved = Buffer.alloc(blockSamples * 8)
  let peak = 0
  const out = await open(file, 'w')
  try {
    for (let from = 0; from < sampleCount; from += blockSamples) {
      throwIfCancelled(context.signal, 'Mixing the sound')
      const to = Math.min(from + blockSamples, sampleCount)
      left.fill(0)
      right.fill(0)
      while (waiting[0] && waiting[0].startSample < to) playing.push(waiting.shift()!)
      for (const voice of playing) {
        voice.reader ??= await openSoundSource(voice.part.source, context)
        await addVoice(voice, plan.speech, from, to, { left, right }, scratch)
        if (voice.endSample <= to) await voice.reader.close()
      }
      playing = playing.filter((voice) => voice.endSample > to)
      meter.add(left, right, to - from)
      peak = Math.max(peak, writeInterleaved(interleaved, left, right, to - from))
      await writeAll(out, interleaved.subarray(0, (to - from) * 8))
      context.onProgress?.(to / sampleCount)
    }
  } finally {
    await Promise.all(playing.map((voice) => voice.reader?.close()))
    await out.close()
  }
  return { meter, peak }
}

interface Block {
  readonly left: Float32Array
  readonly right: Float32Array
}

async function addVoice(
  voice: Voice, speech: readonly RangeMs[], from: number, to: number, sum: Block, scratch: Block,
): Promise<void> {
  const begin = Math.max(voice.startSample, from)
  const end = Math.min(voice.endSample, to)
  const wanted = end - begin
  if (wanted <= 0) return
  const left = scratch.left.subarray(0, wanted)
  const right = scratch.right.subarray(0, wanted)
  const count = await voice.reader!.read(left, right)
  const isDucked = voice.part.role !== 'voice' && speech.length > 0
  const at = begin - from
  for (let step = 0; step < count; step += gainStepSamples) {
    const until = Math.min(step + gainStepSamples, count)
    const first = gainAt(voice, isDucked ? speech : [], begin + step)
    const last = gainAt(voice, isDucked ? speech : [], begin + until)
    for (let i = step; i < until; i++) {
      const gain = first + ((last - first) * (i - step)) / (until - step)
      sum.left[at + i]! += left[i]! * gain
      sum.right[at + i]! += right[i]! * gain
    }
  }
}

function gainAt({ part, startSample, endSample }: Voice, speech: readonly RangeMs[], sample: number): number {
  const inSamples = msToSample(part.fadeIn.durationMs, soundRateHz)
  const outSamples = msToSample(part.fadeOut.durationMs, soundRateHz)
  const inGain = inSamples > 0 ? fadeGain(part.fadeIn.shape, (sample - startSample) / inSamples) : 1
  const outGain = outSamples > 0 ? fadeGain(part.fadeOut.shape, (endSample - sample) / outSamples) : 1
  const room = speech.length > 0 ? dbToGain(duckingDb(speech, (sample * 1000) / soundRateHz)) : 1
  return part.gain * inGain * outGain * room
}

/** @returns The largest sample. */
function writeInterleaved(target: Buffer, left: Float32Array, right: Float32Array, count: number): number {
  let peak = 0
  for (let i = 0; i < count; i++) {
    target.writeFloatLE(left[i]!, i * 8)
    target.writeFloatLE(right[i]!, i * 8 + 4)
    peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!))
  }
  return peak
}

async function writeAll(out: FileHandle, bytes: Buffer): Promise<void> {
  try {
    await out.writeFile(bytes)
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
    if (!isFull) throw cause
    throw new ReelsmithError('store/disk-full', 'Mixing the sound failed: no space is left on the disk.', { cause })
  }
}
