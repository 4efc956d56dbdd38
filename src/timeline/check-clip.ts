import { timelineLimits as limits } from './limits.ts'
import type { Clip } from './locate.ts'
import {
  type AudioClip,
  type TextClip,
  type Track,
  type VideoClip,
  motions,
  textPositions,
  transitionTypes,
  videoFits,
} from './model.ts'

export interface ClipProblem {
  /** From the clip. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What is wrong with one clip, seen alone. */
export function* clipProblems(track: Track, clip: Clip): Generator<ClipProblem> {
  yield* range(clip.startMs, 'startMs', 0, limits.maxFilmMs, true)
  yield* range(clip.durationMs, 'durationMs', limits.minClipMs, limits.maxFilmMs, true)
  yield* length(clip.name, 'name', 0, limits.maxNameCharacters)
  if (track.kind === 'text') yield* textProblems(clip as TextClip)
  else if (track.kind === 'audio') yield* audioProblems(clip as AudioClip)
  else yield* videoProblems(clip as VideoClip)
}

function* videoProblems(clip: VideoClip): Generator<ClipProblem> {
  yield* sourceProblems(clip)
  yield* length(clip.asset, 'asset', 1, limits.maxIdCharacters)
  yield* oneOf(clip.fit, ['fit'], videoFits)
  yield* oneOf(clip.motion, ['motion'], motions)
  if (!clip.transition) return
  yield* oneOf(clip.transition.type, ['transition', 'type'], transitionTypes)
  const { durationMs } = clip.transition
  if (!Number.isInteger(durationMs) || durationMs < 0 || durationMs > clip.durationMs) {
    const message = `expected whole milliseconds within its clip (0 to ${clip.durationMs}), got ${durationMs}`
    yield { path: ['transition', 'durationMs'], message }
  }
}

function* audioProblems(clip: AudioClip): Generator<ClipProblem> {
  yield* sourceProblems(clip)
  if ((clip.asset === undefined) === (clip.music === undefined)) {
    yield { path: ['asset'], message: 'expected either an asset or music, and not both' }
  }
  if (clip.asset !== undefined) yield* length(clip.asset, 'asset', 1, limits.maxIdCharacters)
  yield* range(clip.fadeInMs, 'fadeInMs', 0, clip.durationMs, true)
  yield* range(clip.fadeOutMs, 'fadeOutMs', 0, clip.durationMs, true)
  if (clip.fadeInMs + clip.fadeOutMs > clip.durationMs) {
    yield { path: ['fadeOutMs'], message: `expected both fades to fit into ${clip.durationMs} ms` }
  }
  if (!clip.music) return
  const { kind, seed, tempo } = clip.music
  if (kind === '') yield { path: ['music', 'kind'], message: 'expected a kind of music, got nothing' }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    yield { path: ['music', 'seed'], message: `expected a whole number from 0, got ${seed}` }
  }
  if (tempo !== undefined && !(tempo >= 30 && tempo <= 300)) {
    yield { path: ['music', 'tempo'], message: `expected 30 to 300 beats a minute, got ${tempo}` }
  }
}

function* textProblems(clip: TextClip): Generator<ClipProblem> {
  yield* length(clip.text, 'text', 1, limits.maxTextCharacters)
  const { color, size, position } = clip.style
  if (color !== undefined && !/^#[0-9a-fA-F]{6}$/.test(color)) {
    yield { path: ['style', 'color'], message: `expected a colour like #ffcc00, got "${color}"` }
  }
  if (size !== undefined && !(size >= 0.2 && size <= 5)) {
    yield { path: ['style', 'size'], message: `expected 0.2 to 5 (1 is the normal size), got ${size}` }
  }
  if (position !== undefined) yield* oneOf(position, ['style', 'position'], textPositions)
}

function* sourceProblems(clip: VideoClip | AudioClip): Generator<ClipProblem> {
  yield* range(clip.inMs, 'inMs', 0, Number.MAX_SAFE_INTEGER, true)
  yield* range(clip.speed, 'speed', limits.minSpeed, limits.maxSpeed, false)
  yield* range(clip.volume, 'volume', 0, limits.maxVolume, false)
}

function* range(
  value: number,
  name: string,
  min: number,
  max: number,
  whole: boolean,
): Generator<ClipProblem> {
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return
  yield {
    path: [name],
    message: `expected ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}, got ${value}`,
  }
}

function* length(value: string, name: string, min: number, max: number): Generator<ClipProblem> {
  if (value.length >= min && value.length <= max) return
  yield { path: [name], message: `expected ${min} to ${max} characters, got ${value.length}` }
}

function* oneOf(value: string, path: readonly string[], known: readonly string[]): Generator<ClipProblem> {
  if (known.includes(value)) return
  yield { path, message: `expected one of ${known.join(', ')}, got "${value}"` }
}
