/** The parts of a film and how they become its file. */
import path from 'node:path'
import { makeGif } from '../media/gif.ts'
import { joinSegments } from '../media/join.ts'
import type { FileMetadata } from '../media/metadata.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import { usualLufs } from './check-sound.ts'
import type { FilmMedia } from './film-media.ts'
import type { FilmQuality, FilmRequest } from './film-request.ts'
import { soundKbps } from './film-size.ts'
import { inspectFilm } from './inspect.ts'
import type { FilmPlan } from './plan.ts'
import { sourceOf } from './provenance.ts'
import type { SegmentCache } from './segment-cache.ts'
import type { SegmentReport } from './segment.ts'
import { renderSegments } from './segments.ts'
import { renderSound } from './sound.ts'

export type FilmSound = Awaited<ReturnType<typeof renderSound>>

/** A film between its parts and its file. */
export interface FilmJob {
  readonly request: FilmRequest
  readonly plan: FilmPlan
  /** Of the plan's segments. */
  readonly keys: readonly string[]
  readonly cache: SegmentCache<SegmentReport>
  readonly media: FilmMedia
  /** For this render's temporary files alone. */
  readonly workDir: string
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number) => void
}

export interface FilmParts {
  readonly reports: readonly SegmentReport[]
  /** Null for a film that has none, like a GIF. */
  readonly sound: FilmSound | null
}

/** Share of the progress that the pictures make; joining and inspecting have the rest. */
const pictureShare = 0.96

export function renderPictures(job: FilmJob): Promise<SegmentReport[]> {
  const onProgress = (fraction: number): void => job.onProgress(fraction * pictureShare)
  return renderSegments(job, { signal: job.signal, onProgress })
}

/** @param isAnew - Makes it anew, past the cache. */
export async function soundOf(job: FilmJob, isAnew = false): Promise<FilmSound | null> {
  const { request, workDir, signal } = job
  if (request.format === 'gif') return null
  // The sound is cut to the frames of the film's own rate.
  const timeline = { ...request.timeline, fps: request.output.fps }
  const bitrateKbps = soundKbps(request.maxBytes, timelineDurationMs(timeline))
  const targetLufs = request.output.loudnessLufs ?? usualLufs
  const { assets: assetFiles, cacheDir } = request
  return await renderSound({ timeline, assetFiles, cacheDir, workDir, targetLufs, bitrateKbps }, { signal, isAnew })
}

export function metadataOf({ timeline, assets }: Pick<FilmRequest, 'timeline' | 'assets'>): FileMetadata {
  return { title: timeline.title, source: sourceOf(timeline, assets) }
}

/** Puts the parts together. A GIF is made from the film without sound, which stays beside it for the inspection. */
export async function join(job: FilmJob, parts: FilmParts, file: string): Promise<void> {
  const { request, plan, keys, cache, workDir, signal } = job
  const segments = plan.segments.map(({ frameCount }, index) => ({ file: cache.fileOf(keys[index]!), frameCount }))
  const joined = { segments, fps: plan.fps, metadata: metadataOf(request), workDir }
  if (request.format !== 'gif') {
    await joinSegments({ ...joined, audioFile: parts.sound?.file, file }, { signal })
    return
  }
  const film = filmBehindGif(job)
  await joinSegments({ ...joined, file: film }, { signal })
  await makeGif({ film, file }, { signal })
}

function filmBehindGif({ workDir }: FilmJob): string {
  return path.join(workDir, 'film.mp4')
}

export function inspect(job: FilmJob, parts: FilmParts, file: string): Promise<FilmQuality> {
  const { request, plan, signal } = job
  const watched = request.format === 'gif' ? filmBehindGif(job) : file
  return inspectFilm({ file: watched, plan, timeline: request.timeline, ...parts }, { signal })
}
