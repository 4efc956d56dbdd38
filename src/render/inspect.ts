/** Watches and hears a finished film before it is handed out: does it show and sound as it was composed? */
import { type PacketFacts, type SoundFacts, readKeyFrameCells, readPackets, readSound } from '../media/inspect-file.ts'
import { frameToMs } from '../time/time.ts'
import type { Timeline } from '../timeline/model.ts'
import { checkCaptions } from './check-captions.ts'
import { checkComposed } from './check-composed.ts'
import { type ClaimedSound, checkSound } from './check-sound.ts'
import type { FilmQuality } from './film-request.ts'
import type { Finding } from './finding.ts'
import { cellsOf, probeColumns, probeRows } from './frame-probe.ts'
import type { FilmPlan } from './plan.ts'
import type { SegmentReport } from './segment.ts'

export interface InspectionRequest {
  readonly file: string
  readonly timeline: Timeline
  readonly plan: FilmPlan
  /** Of each segment of the plan. */
  readonly reports: readonly SegmentReport[]
  /** What the sound's own measurement said; null for a film without sound. */
  readonly sound: ClaimedSound | null
}

/** Mean difference of luma, over the cells of a key frame, beyond which the file does not show what was composed. */
const pictureTolerance = 4

/**
 * Inspects a finished film.
 *
 * @throws {ReelsmithError} `media/unreadable` when it cannot even be read, `job/cancelled`.
 */
export async function inspectFilm(
  request: InspectionRequest,
  context: { signal?: AbortSignal } = {},
): Promise<FilmQuality> {
  const { file, plan } = request
  const durationMs = frameToMs(plan.frameCount, plan.fps)
  const [packets, cells, sound] = await Promise.all([
    readPackets(file, context),
    readKeyFrameCells(file, probeColumns, probeRows, context),
    request.sound ? readSound(file, durationMs, context) : null,
  ])
  return {
    findings: [
      ...checkTimes(packets, request),
      ...checkPictures(cells, packets, request),
      ...checkComposed(plan, request.reports),
      ...checkCaptions(plan, request.reports, request.timeline, request.sound?.speech ?? []),
      ...(sound && request.sound ? checkSound(sound, request.sound, request.timeline, durationMs) : []),
    ],
    integratedLufs: finite(sound, 'integratedLufs'),
    truePeakDbtp: finite(sound, 'truePeakDbtp'),
  }
}

function finite(sound: SoundFacts | null, key: 'integratedLufs' | 'truePeakDbtp'): number | null {
  return sound && Number.isFinite(sound[key]) ? sound[key] : null
}

function checkTimes(packets: PacketFacts, { plan, sound }: InspectionRequest): Finding[] {
  const findings: Finding[] = []
  const expectedMs = frameToMs(plan.frameCount, plan.fps)
  const frameMs = (1000 * plan.fps.den) / plan.fps.num
  if (packets.frameCount !== plan.frameCount) {
    findings.push({
      check: 'duration',
      severity: 'error',
      message: `The film has ${packets.frameCount} pictures instead of ${plan.frameCount}.`,
    })
  }
  if (!packets.isRegular || packets.startMs > frameMs / 2) {
    findings.push({ check: 'timestamps', severity: 'error', message: 'The pictures do not follow each other evenly.' })
  }
  for (const [what, ms] of [['picture', packets.videoDurationMs], ['file', packets.fileDurationMs]] as const) {
    if (Math.abs(ms - expectedMs) <= frameMs + 1) continue
    const message = `The ${what} lasts ${ms} ms instead of ${expectedMs} ms.`
    findings.push({ check: 'duration', severity: 'error', message })
  }
  if (sound && Math.abs(packets.audioDurationMs - expectedMs) > frameMs + 1) {
    const message = `The sound lasts ${packets.audioDurationMs} ms beside ${expectedMs} ms of picture.`
    findings.push({ check: 'duration', severity: 'error', message })
  }
  return findings
}

/** Each segment begins with a key frame; every one is compared with the frame that was composed for its place. */
function checkPictures(
  cells: readonly Uint8Array[],
  packets: PacketFacts,
  { plan, reports }: InspectionRequest,
): Finding[] {
  const shownAt = new Map(packets.keyFrames.map((frame, index) => [frame, cells[index]]))
  return plan.segments.flatMap(({ firstFrame }, index): Finding[] => {
    const composed = reports[index]!.samples[0]
    const shown = shownAt.get(firstFrame)
    if (composed && shown && meanDifference(cellsOf(composed), shown) <= pictureTolerance) return []
    const startMs = frameToMs(firstFrame, plan.fps)
    const endMs = frameToMs(firstFrame + 1, plan.fps)
    const message = `At ${(startMs / 1000).toFixed(1)} s the file does not show what was composed.`
    return [{ check: 'picture', severity: 'error', startMs, endMs, message }]
  })
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!)
  return sum / a.length
}
