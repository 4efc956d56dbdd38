import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { formatDuration } from '../../time/time.ts'
import { endMs } from '../../timeline/locate.ts'
import { type VideoClip, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { type Edit, type SessionAsset, defineEdit } from '../action.ts'
import { type Part, bestParts } from './best-parts.ts'

export const keepBest = defineEdit({
  name: 'keep-best',
  description: 'Shorten the film to its best parts: of every clip whole shots, those in which something is heard before silent ones. For highlights.',
  input: z.strictObject({ durationMs: z.number().int().min(1000).max(3_600_000).describe('What is left is so long') }),
  plan({ durationMs }, { timeline, assets, newId }): Edit {
    const clips = mainTrack(timeline)?.clips ?? []
    const filmMs = timelineDurationMs(timeline)
    if (clips.length === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet to choose from.')
    if (durationMs >= filmMs) {
      throw new ReelsmithError('timeline/invalid', `The film lasts ${formatDuration(filmMs)} already: the best ${formatDuration(durationMs)} of it are all of it.`)
    }
    const parts = clips.flatMap((clip) => partsOf(clip, assets.find(({ id }) => id === clip.asset)))
    const kept = bestParts(parts, durationMs)
    if (!kept) throw new ReelsmithError('timeline/invalid', `${formatDuration(durationMs)} is too short for what is there.`)
    return { operations: keep(clips, kept, newId), result: { parts: kept.length, of: parts.length, known: parts.length > clips.length || parts.some(({ heard }) => heard < 1) } }
  },
})

/** The shots of a clip, in the time of the film. */
function partsOf(clip: VideoClip, asset: SessionAsset | undefined): Part[] {
  const whole: Part = { clipId: clip.id, startMs: clip.startMs, endMs: endMs(clip), heard: 1 }
  const isPlain = !clip.reversed && !clip.frozen && !clip.ramp
  const { shots, silence } = asset?.analysis ?? {}
  if (!isPlain || !asset) return [whole]
  const atMs = (sourceMs: number): number => Math.round(clip.startMs + (sourceMs - clip.inMs) / clip.speed)
  const inside = (ms: number): number => Math.min(endMs(clip), Math.max(clip.startMs, ms))
  const ranges = (shots ?? []).map(({ start_ms, end_ms }) => ({ startMs: inside(atMs(start_ms)), endMs: inside(atMs(end_ms)) })).filter((range) => range.endMs - range.startMs >= 40)
  const found = ranges.length > 0 ? covered(ranges, whole) : [whole]
  const silent = (silence ?? []).map(({ start_ms, end_ms }) => ({ startMs: atMs(start_ms), endMs: atMs(end_ms) }))
  return found.map((range) => ({ clipId: clip.id, ...range, heard: 1 - silentShare(range, silent) }))
}

interface Range {
  readonly startMs: number
  readonly endMs: number
}

/** Ranges that lie end to end over the whole, whatever was left out between them. */
function covered(ranges: readonly Range[], { startMs, endMs: end }: Range): Range[] {
  return ranges.map((range, index) => ({ startMs: index === 0 ? startMs : range.startMs, endMs: ranges[index + 1]?.startMs ?? end }))
}

function silentShare({ startMs, endMs: end }: Range, silent: readonly Range[]): number {
  const silentMs = silent.reduce((sum, other) => sum + Math.max(0, Math.min(end, other.endMs) - Math.max(startMs, other.startMs)), 0)
  return Math.min(1, silentMs / (end - startMs))
}

/** Each clip is split around what is kept of it, and the rest removed. */
function keep(clips: readonly VideoClip[], kept: readonly Part[], newId: () => string): Operation[] {
  // From the end to the beginning: what lies before keeps its times.
  return clips.toReversed().flatMap((clip): Operation[] => {
    const own = joined(kept.filter(({ clipId }) => clipId === clip.id))
    const operations: Operation[] = []
    const gone: string[] = []
    const keeps = (ms: number): boolean => own.some(({ startMs, endMs: end }) => ms >= startMs && ms < end)
    const edges = own.flatMap(({ startMs, endMs: end }) => [startMs, end])
    const cuts = edges.filter((ms) => ms > clip.startMs && ms < endMs(clip)).toSorted((a, b) => b - a)
    for (const atMs of cuts) {
      const newClipId = newId()
      operations.push({ type: 'split-clip', clipId: clip.id, atMs, newClipId })
      if (!keeps(atMs)) gone.push(newClipId)
    }
    if (!keeps(clip.startMs)) gone.push(clip.id)
    return [...operations, ...gone.map((clipId): Operation => ({ type: 'remove-clip', clipId }))]
  })
}

/** Parts that follow on each other are one. */
function joined(parts: readonly Range[]): Range[] {
  return parts.reduce<Range[]>((all, { startMs, endMs: end }) => {
    const last = all.at(-1)
    return last?.endMs === startMs ? [...all.slice(0, -1), { startMs: last.startMs, endMs: end }] : [...all, { startMs, endMs: end }]
  }, [])
}
