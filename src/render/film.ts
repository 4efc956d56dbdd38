import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { isAnimatedImage } from '../media/image.ts'
import { joinSegments } from '../media/join.ts'
import { frameToMs } from '../time/time.ts'
import type { FilmQuality, FilmRequest, FilmResult } from './film-request.ts'
import type { Finding } from './finding.ts'
import { inspectFilm } from './inspect.ts'
import { type FilmPlan, type PlanAsset, planFilm } from './plan.ts'
import { SegmentCache } from './segment-cache.ts'
import { allOrNothing, renderSegments, segmentKeys } from './segments.ts'
import type { SegmentReport } from './segment.ts'
import { renderSound } from './sound.ts'

/** Most that cached segments may take on disk. */
const cacheBytes = 4 * 1024 ** 3

/** Share of the progress that the pictures make; joining and inspecting have the rest. */
const pictureShare = 0.96

type FilmSound = Awaited<ReturnType<typeof renderSound>>

/** A film between its parts and its file. */
interface FilmJob {
  readonly request: FilmRequest
  readonly plan: FilmPlan
  /** Of the plan's segments. */
  readonly keys: readonly string[]
  readonly cache: SegmentCache
  /** For this render's temporary files alone. */
  readonly workDir: string
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number) => void
}

interface FilmParts {
  readonly reports: readonly SegmentReport[]
  readonly sound: FilmSound
}

/**
 * Renders a film: segments (from the cache where nothing that determines them has changed) and sound side by side,
 * joined without encoding again, inspected, repaired once if need be. Idempotent; the file appears only when all is
 * well.
 *
 * @param context.onProgress - Told the fraction done, never less than before, 1 at the end.
 * @throws {ReelsmithError} `render/nothing-to-export`, `render/quality` (with the inspection's reason), `media/*` with
 *   the clip's name, `store/disk-full`, `job/cancelled`; nothing half-written is left.
 */
export async function renderFilm(
  request: FilmRequest,
  context: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
): Promise<FilmResult> {
  const workDir = path.join(request.workDir, `film-${randomUUID()}`)
  const unchecked = `${request.outFile}.unchecked`
  // One failure ends all that runs beside it.
  const stop = new AbortController()
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal
  try {
    throwIfCancelled(signal, 'Rendering')
    await mkdir(workDir, { recursive: true })
    await mkdir(path.dirname(request.outFile), { recursive: true })
    const plan = planFilm(request.timeline, await planAssets(request), request.output.fps)
    const cache = new SegmentCache(request.cacheDir)
    await cache.prepare()
    const keys = await segmentKeys(plan, request)
    const job = { request, plan, keys, cache, workDir, signal, onProgress: context.onProgress ?? (() => {}) }
    const parts = await allOrNothing<[SegmentReport[], FilmSound]>([renderPictures(job), soundOf(job)], () => stop.abort())
    const { quality, reports, sound } = await finish(job, { reports: parts[0], sound: parts[1] }, unchecked)
    await rename(unchecked, request.outFile)
    await cache.trim(cacheBytes)
    job.onProgress(1)
    return {
      durationMs: frameToMs(plan.frameCount, plan.fps),
      sizeBytes: (await stat(request.outFile)).size,
      width: request.output.width,
      height: request.output.height,
      quality,
      notes: notesOf(plan, reports, sound),
    }
  } catch (error) {
    throwIfCancelled(context.signal, 'Rendering')
    throw filmError(error)
  } finally {
    await rm(unchecked, { force: true })
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Animated images begin again where they end; only their files say that they are such. */
async function planAssets({ assets }: FilmRequest): Promise<Record<string, PlanAsset>> {
  const entries = Object.entries(assets).map(async ([id, asset]): Promise<[string, PlanAsset]> => {
    // A file that is gone is told of when its clip is rendered.
    const loops = asset.kind === 'video' && (await isAnimatedImage(asset.path).catch(() => false))
    return [id, { kind: asset.kind, durationMs: asset.durationMs, loops }]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Joins and inspects; what is found wrong is made anew once, then it is the film's failure. */
async function finish(
  job: FilmJob,
  parts: FilmParts,
  file: string,
): Promise<FilmParts & { quality: FilmQuality }> {
  await join(job, parts, file)
  const first = await inspect(job, parts, file)
  const errors = first.findings.filter(isError)
  if (errors.length === 0) return { ...parts, quality: first }
  const mended = await repair(job, parts, errors)
  await join(job, mended, file)
  const second = await inspect(job, mended, file)
  const left = second.findings.filter(isError)
  if (left.length > 0) {
    const reasons = left.map((finding) => finding.message).join(' ')
    throw new ReelsmithError('render/quality', `The finished film did not pass its inspection: ${reasons}`, {
      details: { findings: second.findings },
    })
  }
  return { ...mended, quality: second }
}

/** Makes anew, past the cache, the segments and the sound that findings point at; all when they point nowhere. */
async function repair(job: FilmJob, parts: FilmParts, errors: readonly Finding[]): Promise<FilmParts> {
  const { plan, keys, cache } = job
  const aboutSound = (finding: Finding): boolean => ['silence', 'clipping', 'loudness'].includes(finding.check)
  for (const [index, segment] of plan.segments.entries()) {
    const startMs = frameToMs(segment.firstFrame, plan.fps)
    const endMs = frameToMs(segment.firstFrame + segment.frameCount, plan.fps)
    const isMeant = errors.some(
      (finding) =>
        !aboutSound(finding) && (finding.startMs ?? startMs) < endMs && (finding.endMs ?? endMs) > startMs,
    )
    if (isMeant) await cache.remove(keys[index]!)
  }
  const reports = await renderPictures({ ...job, onProgress: () => {} })
  const isSoundMeant = errors.some((finding) => aboutSound(finding) || finding.check === 'duration')
  return { reports, sound: isSoundMeant ? await soundOf(job) : parts.sound }
}

function renderPictures(job: FilmJob): Promise<SegmentReport[]> {
  const onProgress = (fraction: number): void => job.onProgress(fraction * pictureShare)
  return renderSegments(job, { signal: job.signal, onProgress })
}

function soundOf({ request, workDir, signal }: FilmJob): Promise<FilmSound> {
  // The sound is cut to the frames of the film's own rate.
  const timeline = { ...request.timeline, fps: request.output.fps }
  return renderSound({ timeline, assetFiles: request.assets, workDir }, { signal })
}

async function join(job: FilmJob, parts: FilmParts, file: string): Promise<void> {
  const { request, plan, keys, cache, workDir, signal } = job
  const segments = plan.segments.map(({ frameCount }, index) => ({ file: cache.fileOf(keys[index]!), frameCount }))
  const { title } = request.timeline
  await joinSegments({ segments, fps: plan.fps, audioFile: parts.sound.file, file, title, workDir }, { signal })
}

function inspect({ request, plan, signal }: FilmJob, parts: FilmParts, file: string): Promise<FilmQuality> {
  return inspectFilm({ file, plan, timeline: request.timeline, ...parts }, { signal })
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error'
}

function notesOf(plan: FilmPlan, reports: readonly SegmentReport[], sound: FilmSound): string[] {
  const missing = [...new Set(reports.flatMap((report) => report.missingGlyphs))]
  return [
    ...plan.notes,
    ...(missing.length > 0 ? [`No bundled font has these characters: ${missing.join(' ')}`] : []),
    ...(sound.note ? [sound.note] : []),
  ]
}

/** A full disk is told as such whoever met it. */
function filmError(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) {
    return new ReelsmithError('store/disk-full', 'Rendering failed: no space is left on the disk.', { cause: error })
  }
  return error
}
