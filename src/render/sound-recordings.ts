/** Recordings that are played cleaned and at the level of spoken voices. */
import { createHash } from 'node:crypto'
import { measureLoudness } from '../media/audio-measure.ts'
import { cleanVoice } from '../media/clean-voice.ts'
import { dbToGain } from '../music/stereo.ts'
import { voiceLufs } from '../voice/narrate.ts'
import { SegmentCache } from './segment-cache.ts'
import type { FileUse, SoundPart } from './sound-part.ts'

const mostGainDb = 30
/** Raised whenever the same recording would be cleaned in another way. */
const cleaningVersion = 1

interface CleanedReport {
  /** What brings it to the level of voices. */
  readonly gainDb: number
}

export interface RecordingFiles {
  readonly parts: readonly SoundPart[]
  /** Path of each asset, cleaned recordings among them under ids of their own. */
  readonly files: Readonly<Record<string, string>>
}

/**
 * Cleans what is to be played cleaned, once for each recording: kept in the cache, whole, so that the pieces of one
 * recording sound alike however it was cut.
 *
 * @throws {ReelsmithError} `media/*`, `store/disk-full`, `job/cancelled`.
 */
export async function cleanRecordings(
  parts: readonly SoundPart[],
  { files, fingerprints, cacheDir }: { files: Readonly<Record<string, string>>; fingerprints: Readonly<Record<string, string>>; cacheDir: string },
  { signal }: { signal?: AbortSignal | undefined },
): Promise<RecordingFiles> {
  const cache = new SegmentCache<CleanedReport>(cacheDir)
  await cache.prepare()
  const cleaned: Record<string, { id: string; file: string; gain: number }> = {}
  for (const asset of new Set(parts.flatMap(({ source }) => (isCleaned(source) ? [source.asset] : [])))) {
    const key = createHash('sha256').update(`cleaned recording ${cleaningVersion} ${fingerprints[asset]}`).digest('hex').slice(0, 40)
    const { gainDb } = await cache.findOrMake(key, async (file) => await clean(files[asset]!, file, signal), signal)
    cleaned[asset] = { id: `cleaned ${asset}`, file: cache.fileOf(key), gain: dbToGain(gainDb) }
  }
  return {
    parts: parts.map((part) => {
      const { source } = part
      const recording = isCleaned(source) ? cleaned[source.asset] : undefined
      return recording && source.kind === 'file' ? { ...part, gain: part.gain * recording.gain, source: { ...source, asset: recording.id } } : part
    }),
    files: { ...files, ...Object.fromEntries(Object.values(cleaned).map(({ id, file }) => [id, file])) },
  }
}

function isCleaned(source: SoundPart['source']): source is FileUse & { cleaned: true } {
  return source.kind === 'file' && source.cleaned === true
}

async function clean(source: string, file: string, signal: AbortSignal | undefined): Promise<CleanedReport> {
  await cleanVoice(source, file, { ...(signal && { signal }) })
  const { integratedLufs } = await measureLoudness(file, { ...(signal && { signal }) })
  return { gainDb: Number.isFinite(integratedLufs) ? Math.min(mostGainDb, voiceLufs - integratedLufs) : 0 }
}
