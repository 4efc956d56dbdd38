import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SoundCodec } from '../media/audio-encode.ts'
import type { FileMetadata } from '../media/metadata.ts'
import { soundRateHz } from '../music/stereo.ts'
import { msToFrame } from '../time/time.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { masterSound } from './sound-master.ts'
import { mixSound } from './sound-mix.ts'
import { type SoundAsset, planSound } from './sound-plan.ts'

export interface SoundRequest {
  readonly timeline: Timeline
  /** Every asset that a clip of the timeline names, by id. */
  readonly assetFiles: Readonly<Record<string, SoundAsset>>
  /** A folder for the result and what comes before it. */
  readonly workDir: string
  /** Default -14. */
  readonly targetLufs?: number
  /** `aac` unless told. */
  readonly codec?: SoundCodec
  /** 256 unless told. */
  readonly bitrateKbps?: number
  readonly metadata?: FileMetadata
}

export interface RenderedSound {
  /** 48 kHz stereo, exactly as long as the film's picture. */
  readonly file: string
  /** Of the encoded file; `-Infinity` when nothing is to be heard. */
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly note?: string
}

/** Share of the work that mixing is; the rest is mastering. */
const mixShare = 0.75

/**
 * The sound of a whole film: all clips mixed in one streamed pass, music composed for the length of its clip, ducked
 * under voices, crossed over at cuts and transitions, mastered to `targetLufs` (±0.5) and at most -1 dBTP. Memory
 * does not grow with the length of the film; disk does, by 23 MB a minute while it runs.
 *
 * @throws {ReelsmithError} `timeline/invalid`, `request/invalid` (an unknown kind of music), `media/*`,
 *   `store/disk-full`, `job/cancelled`.
 */
export async function renderSound(
  { timeline, assetFiles, workDir, targetLufs = -14, codec = 'aac', bitrateKbps = 256, metadata }: SoundRequest,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
): Promise<RenderedSound> {
  const sampleCount = filmSampleCount(timeline)
  const plan = planSound(timeline, assetFiles, (sampleCount * 1000) / soundRateHz)
  const name = `sound-${randomUUID()}`
  const mixFile = join(workDir, `${name}.f32`)
  const file = join(workDir, `${name}.${codec === 'aac' ? 'm4a' : codec}`)
  try {
    const mix = await mixSound(plan, sampleCount, mixFile, {
      signal,
      onProgress: (fraction) => onProgress?.(fraction * mixShare),
    })
    const master = await masterSound({ mix, mixFile, sampleCount, targetLufs, codec, bitrateKbps, metadata, file }, { signal })
    onProgress?.(1)
    return { file, ...master }
  } finally {
    await rm(mixFile, { force: true })
  }
}

/** Sound lasts as long as the frames do, not as the milliseconds say. */
function filmSampleCount(timeline: Timeline): number {
  const { fps } = timeline
  const frames = msToFrame(timelineDurationMs(timeline), fps)
  return Math.round((frames * fps.den * soundRateHz) / fps.num)
}
