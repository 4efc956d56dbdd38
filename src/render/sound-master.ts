import { open } from 'node:fs/promises'
import { type SoundCodec, openSoundEncoder } from '../media/audio-encode.ts'
import { type Loudness, measureLoudness } from '../media/audio-measure.ts'
import type { FileMetadata } from '../media/metadata.ts'
import { TruePeakLimiter } from '../music/dsp/limiter.ts'
import { dbToGain } from '../music/stereo.ts'
import { gainForLoudness } from './sound-level.ts'
import type { Mix } from './sound-mix.ts'

/** No sample between samples may reach higher, in dBTP, in the encoded file. */
export const maxTruePeakDbtp = -1
/** Where the limiter stands: AAC adds a few tenths of a dB. */
const firstCeilingDb = -1.7
/** As near as makes no second try worth its time, in LU; the promise is 0.5. */
const nearEnoughLu = 0.25
const promisedLu = 0.5
/** More gain would only bring up noise; more limiting would flatten the sound. */
const mostGainDb = 30
const mostLimitingDb = 12
const mostTries = 4
const blockSamples = 24_000

export interface Master extends Loudness {
  /** What the listener should know, e.g. that there is no sound. */
  readonly note?: string
}

export interface MasterRequest {
  readonly mix: Mix
  /** Raw f32le, 48 kHz stereo. */
  readonly mixFile: string
  readonly sampleCount: number
  readonly targetLufs: number
  readonly codec: SoundCodec
  readonly bitrateKbps: number
  readonly metadata?: FileMetadata
  /** To be written. */
  readonly file: string
}

/**
 * Brings a mix to its loudness, encodes it and measures what came out: the figures are those of the finished file.
 * Gain and ceiling are corrected until it keeps its promise.
 */
export async function masterSound(request: MasterRequest, context: { signal?: AbortSignal }): Promise<Master> {
  const { mix, targetLufs, file } = request
  const encode = (gainDb: number, ceilingDb: number): Promise<void> => encodeLimited(request, gainDb, ceilingDb, context)
  if (!Number.isFinite(mix.meter.integratedLufs())) {
    await encode(0, firstCeilingDb)
    const note = mix.peak === 0 ? 'The film has no sound.' : 'The sound is too quiet or too short to be levelled.'
    return { ...(await measureLoudness(file, context)), note }
  }
  const mostDb = Math.min(targetLufs - mix.meter.integratedLufs() + mostLimitingDb, mostGainDb)
  let gainDb = gainForLoudness(mix.meter, { targetLufs, ceilingDb: firstCeilingDb, mostGainDb: mostDb })
  let ceilingDb = firstCeilingDb
  let heard: Loudness = { integratedLufs: -Infinity, truePeakDbtp: -Infinity }
  for (let attempt = 1; attempt <= mostTries; attempt++) {
    await encode(gainDb, ceilingDb)
    heard = await measureLoudness(file, context)
    const missingLu = targetLufs - heard.integratedLufs
    const isLoudEnough = Math.abs(missingLu) <= nearEnoughLu || (missingLu > 0 && gainDb >= mostDb)
    const overDb = heard.truePeakDbtp - maxTruePeakDbtp
    if (isLoudEnough && overDb <= 0) break
    if (overDb > 0) ceilingDb -= overDb + 0.4
    // what the limiter takes away again has to be given twice
    if (!isLoudEnough) gainDb = Math.min(gainDb + missingLu * (missingLu > 0 ? 1.5 : 1), mostDb)
  }
  const note = noteOn(heard, targetLufs)
  return note === undefined ? heard : { ...heard, note }
}

/** One pass over the mix: gain, limiter, encoder. */
async function encodeLimited(
  request: MasterRequest, gainDb: number, ceilingDb: number, context: { signal?: AbortSignal },
): Promise<void> {
  const limiter = new TruePeakLimiter(dbToGain(gainDb), dbToGain(ceilingDb))
  const { mixFile, sampleCount } = request
  const encoder = openSoundEncoder(request, context)
  const mix = await open(mixFile)
  const interleaved = new Float32Array(blockSamples * 2)
  const left = new Float32Array(blockSamples)
  const right = new Float32Array(blockSamples)
  try {
    // what the limiter holds back comes out behind the end, and as much silence before the beginning is dropped
    let dropped = TruePeakLimiter.delaySamples
    for (let from = 0; from < sampleCount + TruePeakLimiter.delaySamples; from += blockSamples) {
      const { bytesRead } = await mix.read(new Uint8Array(interleaved.buffer), 0, blockSamples * 8, from * 8)
      interleaved.fill(0, bytesRead / 4)
      for (let i = 0; i < blockSamples; i++) {
        left[i] = interleaved[2 * i]!
        right[i] = interleaved[2 * i + 1]!
      }
      limiter.process(left, right)
      await encoder.write(left.subarray(dropped), right.subarray(dropped), blockSamples - dropped)
      dropped = 0
    }
    await encoder.finish()
  } catch (error) {
    await encoder.abort()
    throw error
  } finally {
    await mix.close()
  }
}

function noteOn(heard: Loudness, targetLufs: number): string | undefined {
  const missingLu = targetLufs - heard.integratedLufs
  if (Math.abs(missingLu) <= promisedLu) return undefined
  const why = missingLu > 0 ? 'its peaks, or noise in very quiet recordings, allow no more' : 'it could not be lowered further'
  return `The sound is at ${heard.integratedLufs.toFixed(1)} LUFS instead of ${targetLufs}: ${why}.`
}
