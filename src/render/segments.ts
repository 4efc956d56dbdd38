import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { FrameMemory } from '../compose/frame.ts'
import { throwIfCancelled } from '../errors/error.ts'
import type { FilmMedia } from './film-media.ts'
import { fingerprint } from './fingerprint.ts'
import type { FilmRequest } from './film-request.ts'
import type { FilmPlan, SegmentPlan } from './plan.ts'
import { type SegmentCache, othersMs } from './segment-cache.ts'
import type { SegmentClaim } from './segment-claim.ts'
import { segmentKey } from './segment-key.ts'
import { takingOrder } from './segment-order.ts'
import { type SegmentReport, renderSegment } from './segment.ts'

/**
 * Segments that are rendered at a time: one for each core, each with one x264 thread. On two cores two single-threaded
 * encoders take 10 s where one with threads of its own takes 16 s for the same film. Where fewer segments are to be
 * made than there are cores, as after a change, their encoders share the cores.
 */
const cores = Math.min(8, availableParallelism())

/**
 * The keys of a plan's segments, with each asset known by its file's size and time beside its id: a file that was
 * replaced is another picture.
 *
 * @throws {ReelsmithError} `media/unreadable` when an asset's file is gone.
 */
export async function segmentKeys(plan: Pick<FilmPlan, 'segments'>, request: KeyedRequest): Promise<string[]> {
  const { assets, output, timeline } = request
  const fingerprints = await fingerprintsOf(plan.segments, assets)
  return plan.segments.map((segment) => segmentKey(segment, fingerprints, output, timeline.language))
}

type KeyedRequest = Pick<FilmRequest, 'assets' | 'output' | 'timeline'>

async function fingerprintsOf(
  segments: readonly SegmentPlan[],
  assets: FilmRequest['assets'],
): Promise<Record<string, string>> {
  const used = new Map<string, string>()
  for (const { asset, clipName, grades } of segments.flatMap((segment) => [...segment.pictures, ...segment.overlays])) {
    used.set(asset, `Clip "${clipName}": its file`)
    for (const { lut } of grades) if (lut !== undefined) used.set(lut, `Clip "${clipName}": its colour table (LUT)`)
  }
  for (const { style, text } of segments.flatMap((segment) => segment.texts)) {
    if (style.font !== undefined && assets[style.font]) used.set(style.font, `Text "${text}": its font`)
  }
  const fingerprints: Record<string, string> = {}
  for (const [id, what] of used) {
    fingerprints[id] = await fingerprint(id, assets[id]?.path, what)
  }
  return fingerprints
}

export interface SegmentsRequest {
  readonly request: FilmRequest
  readonly plan: FilmPlan
  /** Of the plan's segments. */
  readonly keys: readonly string[]
  readonly cache: SegmentCache<SegmentReport>
  readonly media: FilmMedia
}

/**
 * Sees to it that every segment of a plan is in the cache. Several processes that render the same film with the same
 * cache share the work, segment by segment; what one of them leaves when it is killed another one does.
 *
 * @param onProgress - Told the fraction of the film's frames that are there.
 * @returns what was seen while each segment was composed.
 */
export async function renderSegments(
  { request, plan, keys, cache, media }: SegmentsRequest,
  context: { signal: AbortSignal; onProgress: (fraction: number) => void },
): Promise<SegmentReport[]> {
  const files = Object.fromEntries(Object.entries(request.assets).map(([id, asset]) => [id, asset.path]))
  const { output } = request
  const { language } = request.timeline
  const reports = new Map<string, SegmentReport>()
  let framesDone = 0
  const advance = (frames: number): void => {
    framesDone += frames
    context.onProgress(framesDone / plan.frameCount)
  }
  const framesOf = new Map<string, number>()
  for (const [index, key] of keys.entries()) {
    framesOf.set(key, (framesOf.get(key) ?? 0) + plan.segments[index]!.frameCount)
  }
  // The same segment twice in one film is rendered once.
  const order = takingOrder(plan.segments.map(({ frameCount }) => frameCount), cores)
  const waiting = new Set(order.map((place) => keys[place]!))
  const stop = new AbortController()
  const signal = AbortSignal.any([context.signal, stop.signal])
  // How many are missing now decides; others may make some of them meanwhile.
  let missing = 0
  for (const key of waiting) if (!(await cache.find(key))) missing++
  const lanes = Math.max(1, Math.min(cores, missing))
  const threads = Math.max(1, Math.floor(cores / lanes))
  const take = async (): Promise<{ key: string; claim: SegmentClaim } | null> => {
    while (waiting.size > 0) {
      throwIfCancelled(signal, 'Rendering')
      for (const key of Array.from(waiting)) {
        // No other lane looks at it meanwhile.
        if (!waiting.delete(key)) continue
        const early = await cache.find(key)
        const claim = early ? null : await cache.claim(key)
        // Another process may have finished it between the two.
        const found = early ?? (claim && (await cache.find(key)))
        if (found) {
          await claim?.release()
          reports.set(key, found)
          advance(framesOf.get(key)!)
        } else if (claim) return { key, claim }
        else waiting.add(key)
      }
      // All that is left is being made by others.
      if (waiting.size > 0) await setTimeout(othersMs, undefined, { signal }).catch(() => {})
    }
    return null
  }
  const lane = async (): Promise<void> => {
    const memory = await FrameMemory.create()
    for (let task = await take(); task; task = await take()) {
      const { key, claim } = task
      const segmentPlan = plan.segments[keys.indexOf(key)]!
      const repeats = framesOf.get(key)! / segmentPlan.frameCount
      const file = cache.freshFile(key)
      const segment = { memory, plan: segmentPlan, files, media, output, language, file, threads }
      try {
        const report = await renderSegment(segment, { signal, onFrame: () => advance(repeats) })
        await cache.add(key, file, report)
        reports.set(key, report)
      } finally {
        await claim.release()
      }
    }
  }
  await allOrNothing(Array.from({ length: lanes }, lane), () => stop.abort())
  return keys.map((key) => reports.get(key)!)
}

/** Waits for all even when one fails, so that nothing still runs or writes afterwards; then throws the first failure. */
export async function allOrNothing<T extends readonly unknown[]>(
  work: { readonly [K in keyof T]: Promise<T[K]> },
  onFailure: () => void,
): Promise<T> {
  let failure: { error: unknown } | undefined
  const results = await Promise.all(
    work.map((promise) =>
      promise.catch((error: unknown) => {
        failure ??= { error }
        onFailure()
      }),
    ),
  )
  if (failure) throw failure.error
  return results as unknown as T
}
