import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SoundCodec } from '../media/audio-encode.ts'
import type { FileMetadata } from '../media/metadata.ts'
import { soundRateHz } from '../music/stereo.ts'
import { type RangeMs, msToFrame } from '../time/time.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { type MasterRequest, masterSound } from './sound-master.ts'
import { mixSound } from './sound-mix.ts'
import type { SoundAsset, SoundPlan } from './sound-part.ts'
import { planSound } from './sound-plan.ts'
import { cleanRecordings } from './sound-recordings.ts'
import { layOutSongs } from './sound-songs.ts'
import { fingerprint } from './fingerprint.ts'
import { SegmentCache } from './segment-cache.ts'
import { soundKey } from './sound-key.ts'

export interface SoundRequest {
  readonly timeline: Timeline
  /** Every asset that a clip of the timeline names, by id. */
  readonly assetFiles: Readonly<Record<string, SoundAsset>>
  /** Where finished sound is kept from one render to the next. */
  readonly cacheDir: string
  /** For temporary files of this render alone. */
  readonly workDir: string
  readonly targetLufs: number
  /** `aac` unless told. */
  readonly codec?: SoundCodec
  /** 256 unless told. */
  readonly bitrateKbps?: number
  readonly metadata?: FileMetadata
}

export interface RenderedSound {
  /** 48 kHz stereo, exactly as long as the film's picture; it belongs to the cache, whose name for it says `.mp4`. */
  readonly file: string
  readonly targetLufs: number
  /** Of the encoded file; `-Infinity` when nothing is to be heard. */
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly note?: string
  /** Where voices are to be heard, and how loud they came to be in the mix: the largest sample. */
  readonly speech: readonly SpokenStretch[]
}

export interface SpokenStretch extends RangeMs {
  readonly peak: number
}

/** What is kept beside a cached sound. JSON has no infinity: null is silence. */
interface SoundReport {
  readonly integratedLufs: number | null
  readonly truePeakDbtp: number | null
  readonly note?: string
  readonly speech: readonly SpokenStretch[]
}

const usualKbps = 256
/** Share of the work that mixing is; the rest is mastering. */
const mixShare = 0.75

/**
 * The sound of a whole film: all clips mixed in one streamed pass, music composed for the length of its clip, ducked
 * under voices, crossed over at cuts and transitions, mastered to `targetLufs` (±0.5) and at most -1 dBTP. Taken from
 * the cache when nothing that determines it has changed. Memory does not grow with the length of the film; disk does,
 * by 23 MB a minute while it runs.
 *
 * @param context.isAnew - Makes it anew, past the cache.
 * @throws {ReelsmithError} `timeline/invalid`, `request/invalid` (an unknown kind of music), `media/*`,
 *   `store/disk-full`, `job/cancelled`.
 */
export async function renderSound(
  request: SoundRequest,
  context: { signal?: AbortSignal; onProgress?: (fraction: number) => void; isAnew?: boolean } = {},
): Promise<RenderedSound> {
  const { timeline, assetFiles, targetLufs } = request
  const sampleCount = filmSampleCount(timeline)
  const plan = planSound(timeline, assetFiles, (sampleCount * 1000) / soundRateHz)
  const encoding = { codec: request.codec ?? 'aac', bitrateKbps: request.bitrateKbps ?? usualKbps, metadata: request.metadata }
  const fingerprints = await fingerprintsOf(plan, request)
  const key = soundKey(plan, fingerprints, { sampleCount, targetLufs, ...encoding })
  const cache = new SegmentCache<SoundReport>(request.cacheDir)
  await cache.prepare()
  if (context.isAnew) await cache.remove(key)
  const make = (file: string): Promise<SoundReport> => makeSound({ ...request, ...encoding, plan, fingerprints, sampleCount, file }, context)
  const report = await cache.findOrMake(key, make, context.signal)
  context.onProgress?.(1)
  const { integratedLufs, truePeakDbtp, note, speech } = report
  return {
    file: cache.fileOf(key),
    targetLufs,
    integratedLufs: integratedLufs ?? -Infinity,
    truePeakDbtp: truePeakDbtp ?? -Infinity,
    ...(note === undefined ? {} : { note }),
    speech,
  }
}

async function makeSound(
  { assetFiles, workDir, cacheDir, plan, fingerprints, ...wanted }: SoundRequest & Omit<MasterRequest, 'mix' | 'mixFile'> & { plan: SoundPlan; fingerprints: Record<string, string> },
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<SoundReport> {
  const mixFile = join(workDir, `sound-${randomUUID()}.f32`)
  try {
    const uploaded = Object.fromEntries(Object.entries(assetFiles).map(([id, asset]) => [id, asset.path]))
    const { files, parts: played } = await cleanRecordings(plan.parts, { files: uploaded, fingerprints, cacheDir }, { signal })
    const parts = await layOutSongs({ ...plan, parts: played }, { files, ...(signal && { signal }) })
    const mix = await mixSound(
      { parts, speech: plan.speech, files, sampleCount: wanted.sampleCount, file: mixFile },
      { signal, onProgress: (fraction) => onProgress?.(fraction * mixShare) },
    )
    const { integratedLufs, truePeakDbtp, note } = await masterSound({ ...wanted, mix, mixFile }, { signal })
    const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
    const speech = plan.speech.map((range, index) => ({ ...range, peak: mix.speechPeaks[index]! }))
    const noted = note === undefined ? {} : { note }
    return { integratedLufs: finite(integratedLufs), truePeakDbtp: finite(truePeakDbtp), ...noted, speech }
  } finally {
    await rm(mixFile, { force: true })
  }
}

async function fingerprintsOf({ parts }: SoundPlan, { assetFiles }: SoundRequest): Promise<Record<string, string>> {
  const used = new Set(parts.flatMap(({ source }) => ('asset' in source ? [source.asset] : [])))
  const entries = [...used].map(async (id) => [id, await fingerprint(id, assetFiles[id]?.path, `Asset ${id}: its file`)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** Sound lasts as long as the frames do, not as the milliseconds say. */
function filmSampleCount(timeline: Timeline): number {
  const { fps } = timeline
  const frames = msToFrame(timelineDurationMs(timeline), fps)
  return Math.round((frames * fps.den * soundRateHz) / fps.num)
}
