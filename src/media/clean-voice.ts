/** Recordings of a voice, made fit to stand beside voices from a studio. */
import { StateVariableFilter } from '../music/dsp/filter.ts'
import { dbToGain, gainToDb } from '../music/stereo.ts'
import { decodedRateHz, openAudioDecoder } from './audio-decode.ts'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

/** Below it lies no voice, but the rumble of rooms, hands and mains. */
const rumbleHz = 80
/** How much of a steady hiss is taken away; more makes what is left of it warble. */
const denoiseDb = 15
/** `afftdn` counts a noise of a level as one this much above it: found by trying. */
const denoiseFloorAboveDb = 8
/** A recording as quiet as this between its words needs no denoising. */
const cleanFloorDb = -66
/** `afftdn` gives everything this much later, in samples at 48 kHz. */
const denoiseDelay = 1200
const floorBlock = decodedRateHz / 20
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
  const floorDb = await noiseFloorDb(source, signal)
  const noiseDb = Math.min(-20, Math.max(-80, floorDb + denoiseFloorAboveDb))
  const filters = [
    `aresample=${decodedRateHz}:async=1:first_pts=0`,
    `highpass=f=${rumbleHz}`,
    `highpass=f=${rumbleHz}`,
    ...(floorDb > cleanFloorDb ? [`apad=pad_len=${denoiseDelay}`, `afftdn=nr=${denoiseDb}:nf=${noiseDb.toFixed(1)}`, `atrim=start_sample=${denoiseDelay}`, 'asetpts=PTS-STARTPTS'] : []),
    'deesser=i=0.4:m=0.4',
    `dynaudnorm=f=300:g=11:p=0.6:m=8:t=${dbToGain(Math.min(-20, floorDb + 12)).toFixed(5)}`,
  ]
  await runFfmpeg(
    [...safeInput(source), '-map', '0:a:0', '-vn', '-sn', '-dn', '-af', filters.join(','), '-ar', String(decodedRateHz), '-map_metadata', '-1', '-c:a', 'alac', '-f', 'mp4', file],
    { signal, timeoutMs, what: 'Cleaning the recording' },
  )
}

/**
 * The level between the words: of the quietest tenth of all moments that are not digital silence, without rumble.
 *
 * @returns dBFS (RMS); -120 where nothing is to be heard.
 */
async function noiseFloorDb(source: string, signal: AbortSignal | undefined): Promise<number> {
  const decoder = openAudioDecoder({ file: source, startMs: 0, speed: 1 }, { signal })
  const left = new Float32Array(floorBlock)
  const right = new Float32Array(floorBlock)
  const floors = [new StateVariableFilter(rumbleHz), new StateVariableFilter(rumbleHz)] as const
  const levels: number[] = []
  try {
    while ((await decoder.read(left, right)) === floorBlock) {
      let energy = 0
      for (let i = 0; i < floorBlock; i++) energy += floors[0].highpass(left[i]!) ** 2 + floors[1].highpass(right[i]!) ** 2
      if (energy > 1e-10 * floorBlock) levels.push(Math.sqrt(energy / (2 * floorBlock)))
    }
  } finally {
    await decoder.close()
  }
  levels.sort((a, b) => a - b)
  const quiet = levels[Math.floor(levels.length / 10)]
  return quiet === undefined ? -120 : gainToDb(quiet)
}
