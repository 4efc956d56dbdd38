import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { type H264Encoder, provenEncoder } from '../media/h264-encoder.ts'
import { isAnimatedImage } from '../media/image.ts'
import { frameToMs } from '../time/time.ts'
import { burnedTimeline } from './captions.ts'
import { assemble } from './film-assemble.ts'
import { filmKey, keepFilm, takeFilm } from './film-cache.ts'
import { type FilmJob, type FilmParts, inspect, join, renderPictures, soundOf } from './film-parts.ts'
import { FilmMedia } from './film-media.ts'
import type { FilmOutput, FilmQuality, FilmRequest, FilmResult } from './film-request.ts'
import type { Finding } from './finding.ts'
import { withCopies } from './copies.ts'
import { cellsOf, probeColumns, probeRows } from './frame-probe.ts'
import { interestOf } from './glance.ts'
import { type FilmPlan, type PlanAsset, planFilm } from './plan.ts'
import { SegmentCache } from './segment-cache.ts'
import { settleTexts } from './settle-texts.ts'
import type { SegmentReport } from './segment.ts'
import { segmentKeys } from './segments.ts'

/** Most that cached segments, and finished films, may take on disk. */
const cacheBytes = 4 * 1024 ** 3
const filmBytes = 2 * 1024 ** 3

/**
 * Renders a film: segments (from the cache where nothing that determines them has changed) and sound side by side,
 * joined without encoding again, inspected, repaired once if need be. Idempotent; the file appears only when all is
 * well. A film of which nothing has changed is the one that was made before.
 *
 * @param context.onProgress - Told the fraction done, never less than before, 1 at the end.
 * @throws {ReelsmithError} `render/nothing-to-export`, `render/quality` (with the inspection's reason), `media/*` with
 *   the clip's name, `request/invalid` when no film fits into `maxBytes`, `store/disk-full`, `job/cancelled`; nothing
 *   half-written is left.
 */
export async function renderFilm(wanted: FilmRequest, context: RenderContext = {}): Promise<FilmResult> {
  const told = { ...context, onProgress: onlyForward(context.onProgress) }
  let encoder: H264Encoder = 'x264'
  try {
    return await renderOnce(wanted, { ...told, onEncoder: (chosen) => (encoder = chosen) })
  } catch (error) {
    if (encoder === 'x264' || !mayBeOfDevice(error)) throw error
    const made = await renderOnce({ ...wanted, output: { ...wanted.output, encoder: 'x264' } }, told)
    return { ...made, notes: [...made.notes, 'The encoder of the graphics device failed; the processor encoded the film.'] }
  }
}

interface RenderContext {
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** Devices run out of sessions and of memory, and some make pictures that are none. */
function mayBeOfDevice(error: unknown): boolean {
  return ReelsmithError.is(error, 'media/tool-failed') || ReelsmithError.is(error, 'process/timed-out') || ReelsmithError.is(error, 'render/quality')
}

/** @param context.onEncoder - Told who encodes it. */
async function renderOnce(wanted: FilmRequest, context: RenderContext & { onEncoder?: (encoder: H264Encoder) => void }): Promise<FilmResult> {
  const unencoded = { ...wanted, timeline: burnedTimeline(wanted.timeline, wanted.captions) }
  const { outFile, output } = unencoded
  const workDir = path.join(unencoded.workDir, `film-${randomUUID()}`)
  const extension = path.extname(outFile)
  // The muxer goes by the ending.
  const unchecked = `${outFile.slice(0, outFile.length - extension.length)}.unchecked${extension}`
  // One failure ends all that runs beside it.
  const stop = new AbortController()
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal
  const { onProgress = () => {} } = context
  try {
    throwIfCancelled(signal, 'Rendering')
    await mkdir(workDir, { recursive: true })
    await mkdir(path.dirname(outFile), { recursive: true })
    const media = new FilmMedia(path.join(unencoded.cacheDir, 'media'), signal)
    await media.prepare()
    const planAssets = await planAssetsOf(unencoded)
    const drafted = planFilm(unencoded.timeline, planAssets, output.fps)
    const settled = await settleTexts(drafted, { ...unencoded, planAssets, media, signal })
    const plan = await withCopies(settled, unencoded, media, signal)
    const encoder = await encoderOf(plan, output, signal)
    context.onEncoder?.(encoder)
    const request = { ...unencoded, output: { ...output, encoder } }
    const cache = new SegmentCache<SegmentReport>(request.cacheDir)
    await cache.prepare()
    const keys = await segmentKeys(plan, request)
    const films = new SegmentCache<FilmResult>(path.join(request.cacheDir, 'films'))
    await films.prepare()
    const key = await filmKey(request, keys)
    const known = await takeFilm(films, key, outFile)
    if (known) {
      onProgress(1)
      return known
    }
    const job = { request, plan, keys, cache, media, workDir, signal, onProgress }
    const made = await assemble(job, unchecked, () => stop.abort())
    const { quality, parts } = await finish(made.job, made.parts, unchecked)
    await rename(unchecked, outFile)
    const { width, height } = made.job.request.output
    const result: FilmResult = {
      durationMs: frameToMs(plan.frameCount, plan.fps),
      sizeBytes: (await stat(outFile)).size,
      width,
      height,
      posterMs: posterOf(plan, parts.reports),
      quality,
      notes: [...notesOf(plan, parts), ...made.notes],
    }
    await keepFilm(films, key, outFile, result)
    await films.trim(filmBytes)
    await cache.trim(cacheBytes)
    onProgress(1)
    return result
  } catch (error) {
    throwIfCancelled(context.signal, 'Rendering')
    throw filmError(error)
  } finally {
    await rm(unchecked, { force: true })
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Pieces that are copied were encoded by x264, and only its own can follow them in one track. */
async function encoderOf(plan: FilmPlan, output: FilmOutput, signal: AbortSignal): Promise<H264Encoder> {
  if (output.encoder) return output.encoder
  const hasCopies = plan.segments.some(({ copiedFrom }) => copiedFrom !== undefined)
  return hasCopies || (output.codec ?? 'h264') !== 'h264' ? 'x264' : await provenEncoder(output, { signal })
}

/** What is done is never taken back, also when some of it has to be done again. */
function onlyForward(tell: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let most = 0
  return (fraction) => {
    if (fraction <= most) return
    most = fraction
    tell?.(fraction)
  }
}

/** Animated images begin again where they end; only their files say that they are such. */
export async function planAssetsOf({ assets }: Pick<FilmRequest, 'assets'>): Promise<Record<string, PlanAsset>> {
  const entries = Object.entries(assets).map(async ([id, asset]): Promise<[string, PlanAsset][]> => {
    if (asset.kind === 'font' || asset.kind === 'lut') return []
    // A file that is gone is told of when its clip is rendered.
    const loops = asset.kind === 'video' && (await isAnimatedImage(asset.path).catch(() => false))
    return [[id, { kind: asset.kind, durationMs: asset.durationMs, loops }]]
  })
  return Object.fromEntries((await Promise.all(entries)).flat())
}

/** Inspects; what is found wrong is made anew once, then it is the film's failure. */
async function finish(job: FilmJob, parts: FilmParts, file: string): Promise<{ parts: FilmParts; quality: FilmQuality }> {
  const first = await inspect(job, parts, file)
  const errors = first.findings.filter(isError)
  if (errors.length === 0) return { parts, quality: first }
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
  return { parts: mended, quality: second }
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
  const reports = await renderPictures(job)
  const isSoundMeant = errors.some((finding) => aboutSound(finding) || finding.check === 'duration')
  return { reports, sound: isSoundMeant ? await soundOf(job, true) : parts.sound }
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error'
}

/** The moment of which most is to be seen, among those that were looked at; not the very first, which often fades in. */
function posterOf(plan: FilmPlan, reports: readonly SegmentReport[]): number {
  const seen = plan.segments.flatMap(({ firstFrame }, index) =>
    reports[index]!.samples.map((sample) => ({
      frame: firstFrame + sample.frame,
      interest: interestOf({ cells: cellsOf(sample), columns: probeColumns, rows: probeRows }),
    })),
  )
  const [first, ...others] = seen
  const best = others.reduce((a, b) => (b.interest > a.interest * 1.1 ? b : a), others[0] ?? first!)
  return frameToMs(best.frame, plan.fps)
}

function notesOf(plan: FilmPlan, { reports, sound }: FilmParts): string[] {
  const missing = [...new Set(reports.flatMap((report) => report.missingGlyphs))]
  return [
    ...plan.notes,
    ...new Set(reports.flatMap((report) => report.textNotes)),
    ...(missing.length > 0 ? [`No font has these characters: ${missing.join(' ')}`] : []),
    ...(sound?.note ? [sound.note] : []),
  ]
}

/** A full disk is told as such whoever met it. */
function filmError(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) {
    return new ReelsmithError('store/disk-full', 'Rendering failed: no space is left on the disk.', { cause: error })
  }
  return error
}
