import { transitionTypes, videoFits } from './appearance.ts'
import {
  cropProblems,
  gradeProblems,
  motionProblems,
  placementProblems,
  pointProblems,
  rampProblems,
  styleProblems,
} from './check-appearance.ts'
import { timelineLimits as limits } from './limits.ts'
import type { Clip } from './locate.ts'
import type { AudioClip, TextClip, Track, VideoClip, VideoTrack } from './model.ts'
import { type ClipProblem, inside, length, oneOf, range } from './problem.ts'
import type { EffectRecipe, EnergyPoint, Speech, TimedWord } from './sound.ts'

/** What is wrong with one clip, seen alone. */
export function* clipProblems(track: Track, clip: Clip): Generator<ClipProblem> {
  yield* range(clip.startMs, 'startMs', 0, limits.maxFilmMs, true)
  yield* range(clip.durationMs, 'durationMs', limits.minClipMs, limits.maxFilmMs, true)
  yield* length(clip.name, 'name', 0, limits.maxNameCharacters)
  if (track.kind === 'text') yield* textProblems(clip as TextClip)
  else if (track.kind === 'audio') yield* audioProblems(clip as AudioClip)
  else yield* videoProblems(track, clip as VideoClip)
}

function* videoProblems(track: VideoTrack, clip: VideoClip): Generator<ClipProblem> {
  yield* sourceProblems(clip)
  yield* length(clip.asset, 'asset', 1, limits.maxIdCharacters)
  yield* oneOf(clip.fit, ['fit'], videoFits)
  yield* motionProblems(clip.motion)
  if (clip.focus) yield* pointProblems(clip.focus, ['focus'])
  if (clip.crop) yield* cropProblems(clip.crop)
  if (clip.ramp) yield* rampProblems(clip.ramp)
  if (clip.grade) yield* inside(['grade'], gradeProblems(clip.grade))
  if (clip.placement) yield* placementProblems(clip.placement)
  if (clip.placement && track.role === 'main') {
    yield { path: ['placement'], message: 'expected none on the main track, whose clips fill the frame' }
  }
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
  const sources = [clip.asset, clip.music, clip.effect].filter((source) => source !== undefined)
  if (sources.length !== 1) {
    yield { path: ['asset'], message: `expected one of asset, music and effect, got ${sources.length}` }
  }
  if (clip.asset !== undefined) yield* length(clip.asset, 'asset', 1, limits.maxIdCharacters)
  yield* range(clip.fadeInMs, 'fadeInMs', 0, clip.durationMs, true)
  yield* range(clip.fadeOutMs, 'fadeOutMs', 0, clip.durationMs, true)
  if (clip.fadeInMs + clip.fadeOutMs > clip.durationMs) {
    yield { path: ['fadeOutMs'], message: `expected both fades to fit into ${clip.durationMs} ms` }
  }
  if (clip.speech) yield* speechProblems(clip.speech)
  if (clip.effect) yield* inside(['effect'], recipeProblems(clip.effect))
  if (clip.song) {
    if (clip.asset === undefined) yield { path: ['song'], message: 'expected an asset that is the song, got none' }
    yield* inside(['song'], tempoProblems(clip.song.tempo))
  }
  if (!clip.music) return
  yield* inside(['music'], recipeProblems(clip.music))
  yield* inside(['music'], tempoProblems(clip.music.tempo))
  if (clip.music.energy) yield* inside(['music'], energyProblems(clip.music.energy))
}

function* tempoProblems(tempo: number | undefined): Generator<ClipProblem> {
  if (tempo === undefined || (tempo >= 30 && tempo <= 300)) return
  yield { path: ['tempo'], message: `expected 30 to 300 beats a minute, got ${tempo}` }
}

function* energyProblems(energy: readonly EnergyPoint[]): Generator<ClipProblem> {
  if (energy.length > limits.maxKeyframes) {
    yield { path: ['energy'], message: `expected at most ${limits.maxKeyframes} points, got ${energy.length}` }
  }
  let earliestMs = 0
  for (const [index, { atMs, level }] of energy.entries()) {
    const path = ['energy', index]
    yield* inside(path, range(atMs, 'atMs', earliestMs, limits.maxFilmMs, true))
    yield* inside(path, range(level, 'level', 0, 1, false))
    earliestMs = atMs
  }
}

function* speechProblems({ text, words }: Speech): Generator<ClipProblem> {
  yield* inside(['speech'], length(text, 'text', 0, limits.maxSpeechCharacters))
  if (words) yield* inside(['speech'], wordProblems(words))
}

function* recipeProblems({ kind, seed }: EffectRecipe): Generator<ClipProblem> {
  yield* length(kind, 'kind', 1, limits.maxIdCharacters)
  yield* range(seed, 'seed', 0, Number.MAX_SAFE_INTEGER, true)
}

function* textProblems(clip: TextClip): Generator<ClipProblem> {
  yield* length(clip.text, 'text', 1, limits.maxTextCharacters)
  yield* inside(['style'], styleProblems(clip.style))
  if (clip.words) yield* wordProblems(clip.words)
}

function* wordProblems(words: readonly TimedWord[]): Generator<ClipProblem> {
  let earliestMs: number = -limits.maxFilmMs
  for (const [index, word] of words.entries()) {
    const path = ['words', index]
    yield* inside(path, range(word.startMs, 'startMs', earliestMs, limits.maxFilmMs, true))
    yield* inside(path, range(word.endMs, 'endMs', word.startMs, limits.maxFilmMs, true))
    earliestMs = word.startMs
  }
}

function* sourceProblems(clip: VideoClip | AudioClip): Generator<ClipProblem> {
  yield* range(clip.inMs, 'inMs', 0, Number.MAX_SAFE_INTEGER, true)
  yield* range(clip.speed, 'speed', limits.minSpeed, limits.maxSpeed, false)
  yield* range(clip.volume, 'volume', 0, limits.maxVolume, false)
}
