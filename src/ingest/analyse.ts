/** Looks at and listens to one file of media: what an editor wants to know of it before it is used. */
import { findBeats } from '../media/beats.ts'
import { readSound } from '../media/inspect-file.ts'
import { paletteOf } from '../media/palette.ts'
import { probeMedia } from '../media/probe.ts'
import { findShots } from '../media/shots.ts'
import type { StillPixels } from '../media/still.ts'
import { readThumbnails, writeJpeg } from '../media/thumbnail.ts'
import type { MediaInfo } from '../media/media-info.ts'
import type { RangeMs } from '../time/time.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'

const thumbnailSidePx = 480
/** Of a video, where pictures are taken: shares of its length. */
const looks = [0.1, 0.5, 0.9]
const silent = { noiseDb: -50, leastSeconds: 0.5 }
/** Below it, the beats are a guess. */
const leastRegularity = 0.1

/**
 * @param thumbnailFile - Where a small JPEG goes; none is written for sound alone.
 * @throws {ReelsmithError} `media/unreadable`, `job/cancelled` and the like.
 */
export async function analyse(
  file: string,
  { thumbnailFile, signal }: { thumbnailFile: string; signal: AbortSignal },
): Promise<{ analysis: MediaAnalysis; hasThumbnail: boolean }> {
  const info = await probeMedia(file, { signal })
  const pictures = info.kind === 'audio' ? [] : await lookAt(file, info, signal)
  if (pictures.length > 0) await writeJpeg(pictures[brightest(pictures)]!, thumbnailFile)
  const sound = info.hasAudio ? await readSound(file, info.durationMs, { signal, ...silent }) : null
  const analysis = {
    shots: info.kind === 'video' ? (await findShots(file, info.durationMs, { signal })).map(wireRange) : null,
    loudness: sound && { integrated_lufs: finite(sound.integratedLufs), true_peak_dbtp: finite(sound.truePeakDbtp) },
    silence: sound && sound.silences.map(wireRange),
    beats: sound && Number.isFinite(sound.integratedLufs) ? await listenTo(file, signal) : null,
    palette: pictures.length > 0 ? paletteOf(pictures) : null,
  }
  return { analysis, hasThumbnail: pictures.length > 0 }
}

async function lookAt(file: string, info: MediaInfo, signal: AbortSignal): Promise<StillPixels[]> {
  const options = { signal, longSidePx: thumbnailSidePx, frames: 1 }
  if (info.kind === 'image') return await readThumbnails(file, info, { startMs: 0, endMs: 0 }, options)
  const pictures: StillPixels[] = []
  for (const share of looks) {
    const range = { startMs: Math.floor(info.durationMs * share), endMs: info.durationMs }
    pictures.push(...(await readThumbnails(file, info, range, options)))
  }
  // Some short ones have no key frame behind their first.
  return pictures.length > 0 ? pictures : await readThumbnails(file, info, { startMs: 0, endMs: info.durationMs }, options)
}

/** A film's first picture is often black; the brightest says most. */
function brightest(pictures: readonly StillPixels[]): number {
  const light = pictures.map(({ data }) => data.reduce((sum, value) => sum + value, 0) / data.length)
  return light.indexOf(Math.max(...light))
}

async function listenTo(file: string, signal: AbortSignal): Promise<MediaAnalysis['beats']> {
  const { tempoBpm, regularity, beatsMs } = await findBeats(file, { signal })
  if (regularity < leastRegularity || beatsMs.length < 4) return null
  return { bpm: round(tempoBpm), confidence: round(regularity), times_ms: [...beatsMs] }
}

function wireRange({ startMs, endMs }: RangeMs): { start_ms: number; end_ms: number } {
  return { start_ms: startMs, end_ms: endMs }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
