/** Recordings of a voice, made fit to stand beside voices from a studio. */
import { StateVariableFilter } from '../music/dsp/filter.ts'
import { dbToGain, gainToDb } from '../music/stereo.ts'
import { decodedRateHz, openAudioDecoder } from './audio-decode.ts'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

/** Below it lies no voice, but the rumble of rooms, hands and mains. */
const rumbleHz = 80
/** How much of a steady hiss is taken away; more makes what is left of it warble. */
const denoiseDb = 18
/** `afftdn` counts a noise of a level as one this much above it: found by trying. */
const denoiseFloorAboveDb = 8
/** A recording as quiet as this between its words needs no denoising. */
const cleanFloorDb = -66
/** `afftdn` gives everything this much later, in samples at 48 kHz. */
const denoiseDelay = 1200
/** Words so much softer than the loud ones, and softer, keep their level; the others come down to them by two thirds. */
const evenedDb = 9
const levelBlock = decodedRateHz / 20
/** A generous hour of sound on a slow machine. */
const timeoutMs = 20 * 60_000

/**
 * Writes the first sound stream of a file anew: rumble, steady noise and sharp sibilants taken out, loud and quiet
 * passages brought nearer to each other, pauses left as quiet as they are. As long as before, in time to the sample.
 *
 * @param file - ALAC in MP4, 48 kHz, one or two channels as they were; the caller removes it when this throws.
 * @throws {ReelsmithError} `media/*`, `store/disk-full`, `process/timed-out`, `job/cancelled`.
 */
export async function cleanVoice(source: string, file: string, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const { floorDb, wordsDb } = await measureLevels(source, signal)
  const noiseDb = Math.min(-20, Math.max(-80, floorDb + denoiseFloorAboveDb))
  const filters = [
    `aresample=${decodedRateHz}:async=1:first_pts=0`,
    `highpass=f=${rumbleHz}`,
    `highpass=f=${rumbleHz}`,
    ...(floorDb > cleanFloorDb ? [`apad=pad_len=${denoiseDelay}`, `afftdn=nr=${denoiseDb}:nf=${noiseDb.toFixed(1)}`, `atrim=start_sample=${denoiseDelay}`, 'asetpts=PTS-STARTPTS'] : []),
    'deesser=i=0.4:m=0.4',
    `acompressor=threshold=${Math.min(1, Math.max(0.001, dbToGain(wordsDb - evenedDb))).toFixed(5)}:ratio=3:attack=20:release=400`,
  ]
  await runFfmpeg(
    [...safeInput(source), '-map', '0:a:0', '-vn', '-sn', '-dn', '-af', filters.join(','), '-ar', String(decodedRateHz), '-map_metadata', '-1', '-c:a', 'alac', '-f', 'mp4', file],
    { signal, timeoutMs, what: 'Cleaning the recording' },
  )
}

/** Levels of a recording without its rumble, in dBFS (RMS); -120 where nothing is to be heard. */
interface Levels {
  /** Between the words: of the quietest tenth of all moments that are not digital silence. */
  readonly floorDb: number
  /** Of the loud words: a tenth of all moments is louder. */
  readonly wordsDb: number
}

async function measureLevels(source: string, signal: AbortSignal | undefined): Promise<Levels> {
  const decoder = openAudioDecoder({ file: source, startMs: 0, speed: 1 }, { signal })
  const left = new Float32Array(levelBlock)
  const right = new Float32Array(levelBlock)
  const filters = [new StateVariableFilter(rumbleHz), new StateVariableFilter(rumbleHz)] as const
  const levels: number[] = []
  try {
    while ((await decoder.read(left, right)) === levelBlock) {
      let energy = 0
      for (let i = 0; i < levelBlock; i++) energy += filters[0].highpass(left[i]!) ** 2 + filters[1].highpass(right[i]!) ** 2
      if (energy > 1e-10 * levelBlock) levels.push(Math.sqrt(energy / (2 * levelBlock)))
    }
  } finally {
    await decoder.close()
  }
  levels.sort((a, b) => a - b)
  const share = (part: number): number => (levels.length === 0 ? -120 : gainToDb(levels[Math.floor(levels.length * part)]!))
  return { floorDb: share(0.1), wordsDb: share(0.9) }
}
