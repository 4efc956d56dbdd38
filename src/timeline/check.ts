import { ReelsmithError } from '../errors/error.ts'
import { formatDuration, fpsToNumber } from '../time/time.ts'
import { gradeProblems } from './check-appearance.ts'
import { clipProblems } from './check-clip.ts'
import { timelineLimits as limits } from './limits.ts'
import { type Clip, endMs, isMain } from './locate.ts'
import { type Timeline, type Track, mainTrack, timelineDurationMs } from './model.ts'

/**
 * One broken rule. `path` leads to the offending value from the timeline, e.g.
 * `['tracks', 0, 'clips', 2, 'startMs']`.
 */
export interface Violation {
  readonly code: 'timeline/invalid' | 'timeline/overlap' | 'timeline/not-found'
  readonly path: readonly (string | number)[]
  /** What was expected and what is there, without the path. */
  readonly message: string
}

export interface CheckOptions {
  /** What kind each file is that clips may use, by its id: `video`, `image`, `audio`, `lut`, …; not checked when absent. */
  readonly files?: ReadonlyMap<string, string>
}

/** All the rules of a timeline that this one breaks; none when it is sound. */
export function checkTimeline(timeline: Timeline, options: CheckOptions = {}): Violation[] {
  const violations: Violation[] = []
  const report = (
    path: Violation['path'],
    message: string,
    code: Violation['code'] = 'timeline/invalid',
  ): void => {
    violations.push({ code, path, message })
  }
  checkCanvas(timeline, report)
  checkCounts(timeline, report)
  const seen = new Set<string>()
  const filmMs = mainTrack(timeline)?.clips.length ? timelineDurationMs(timeline) : limits.maxFilmMs
  if (timelineDurationMs(timeline) > limits.maxFilmMs) {
    report(
      ['tracks'],
      `expected at most ${formatDuration(limits.maxFilmMs)}, got ${formatDuration(timelineDurationMs(timeline))}`,
    )
  }
  for (const [trackIndex, track] of timeline.tracks.entries()) {
    const trackPath = ['tracks', trackIndex]
    checkId(track.id, trackPath, seen, report)
    if (track.kind === 'audio' && track.duckDb !== undefined && !(track.duckDb >= 0 && track.duckDb <= 60)) {
      report([...trackPath, 'duckDb'], `expected 0 to 60 dB, got ${track.duckDb}`)
    }
    for (const [clipIndex, clip] of track.clips.entries()) {
      const path = [...trackPath, 'clips', clipIndex]
      checkId(clip.id, path, seen, report)
      for (const problem of clipProblems(track, clip)) report([...path, ...problem.path], problem.message)
      checkFiles(track, clip, path, options, report)
      checkPlace(track, clipIndex, clip, path, report)
      if (!isMain(track) && endMs(clip) > filmMs) {
        report(
          [...path, 'startMs'],
          `"${clip.name}" lies beyond the end of the film (${formatDuration(filmMs)})`,
        )
      }
    }
  }
  if (timeline.grade) checkFile(timeline.grade.lut, ['lut'], ['grade', 'lut'], options, report)
  return violations
}

/**
 * @throws {ReelsmithError} the code of the first violation; `details.violations` has all of them.
 */
export function requireSound(timeline: Timeline, options: CheckOptions = {}): void {
  const violations = checkTimeline(timeline, options)
  const first = violations[0]
  if (!first) return
  throw new ReelsmithError(first.code, `${first.path.join('.')}: ${first.message}.`, {
    details: { violations },
  })
}

type Report = (path: Violation['path'], message: string, code?: Violation['code']) => void

function checkCanvas(timeline: Timeline, report: Report): void {
  for (const side of ['width', 'height'] as const) {
    const px = timeline[side]
    if (!Number.isInteger(px) || px % 2 !== 0 || px < limits.minSidePx) {
      report([side], `expected an even number of at least ${limits.minSidePx} pixels, got ${px}`)
    }
  }
  const { width, height, fps } = timeline
  if (Math.max(width, height) > limits.maxLongSidePx || Math.min(width, height) > limits.maxShortSidePx) {
    report(['width'], `expected at most 1920×1080 or 1080×1920 pixels, got ${width}×${height}`)
  }
  for (const problem of gradeProblems(timeline.grade ?? {})) report(['grade', ...problem.path], problem.message)
  for (const side of ['inMs', 'outMs'] as const) {
    const ms = timeline.fades?.[side] ?? 0
    if (!Number.isInteger(ms) || ms < 0 || ms > limits.maxFilmMs) report(['fades', side], `expected 0 to ${limits.maxFilmMs} ms, got ${ms}`)
  }
  const rate = fpsToNumber(fps)
  if (!Number.isInteger(fps.num) || !Number.isInteger(fps.den) || !(rate >= 1 && rate <= 120)) {
    report(['fps'], `expected 1 to 120 frames a second, got ${rate}`)
  }
}

function checkCounts(timeline: Timeline, report: Report): void {
  if (timeline.tracks.length > limits.maxTracks) {
    report(['tracks'], `expected at most ${limits.maxTracks} tracks, got ${timeline.tracks.length}`)
  }
  const clips = timeline.tracks.reduce((sum, track) => sum + track.clips.length, 0)
  if (clips > limits.maxClips)
    report(['tracks'], `expected at most ${limits.maxClips} clips in all, got ${clips}`)
  const video = timeline.tracks.flatMap((track, index) => (track.kind === 'video' ? [{ track, index }] : []))
  for (const [order, { track, index }] of video.entries()) {
    if (track.role === 'main' && order > 0) {
      report(['tracks', index, 'role'], 'expected one main track, before all overlays')
    }
  }
}

function checkId(id: string, path: Violation['path'], seen: Set<string>, report: Report): void {
  if (id.length === 0 || id.length > limits.maxIdCharacters) {
    report([...path, 'id'], `expected 1 to ${limits.maxIdCharacters} characters, got ${id.length}`)
  } else if (seen.has(id)) {
    report([...path, 'id'], `expected an id of its own, "${id}" is taken`)
  }
  seen.add(id)
}

/** The files that a clip uses are there, and of a kind that serves. */
function checkFiles(track: Track, clip: Clip, path: Violation['path'], options: CheckOptions, report: Report): void {
  if ('asset' in clip) {
    const kinds = track.kind === 'video' ? ['video', 'image'] : ['audio', 'video']
    checkFile(clip.asset, kinds, [...path, 'asset'], options, report)
  }
  if ('grade' in clip) checkFile(clip.grade?.lut, ['lut'], [...path, 'grade', 'lut'], options, report)
}

function checkFile(
  id: string | undefined,
  kinds: readonly string[],
  path: Violation['path'],
  { files }: CheckOptions,
  report: Report,
): void {
  if (id === undefined || !files) return
  const kind = files.get(id)
  if (kind === undefined) report(path, `no such asset in this session: "${id}"`, 'timeline/not-found')
  else if (!kinds.includes(kind)) report(path, `expected a file of the kind ${kinds.join(' or ')}, "${id}" is of the kind ${kind}`)
}

function checkPlace(track: Track, index: number, clip: Clip, path: Violation['path'], report: Report): void {
  const previous = track.clips[index - 1]
  const freeMs = previous ? endMs(previous) : 0
  if (previous && endMs(clip) <= previous.startMs) {
    report(
      [...path, 'startMs'],
      `"${clip.name}" (${span(clip)}) comes before "${previous.name}" (${span(previous)}): expected clips in order of time`,
    )
  } else if (previous && clip.startMs < freeMs) {
    const message = `"${clip.name}" (${span(clip)}) overlaps "${previous.name}" (${span(previous)}) on the track "${track.name}"`
    report([...path, 'startMs'], message, 'timeline/overlap')
  } else if (isMain(track) && clip.startMs !== freeMs) {
    report([...path, 'startMs'], `expected ${freeMs} (main clips lie end to end), got ${clip.startMs}`)
  }
}

function span(clip: Clip): string {
  return `${clip.startMs / 1000}-${endMs(clip) / 1000}s`
}
