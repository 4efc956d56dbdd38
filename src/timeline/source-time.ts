/** Which moment of its source a clip shows when. */
import type { Motion, Placement, SpeedRamp } from './appearance.ts'
import type { Clip } from './locate.ts'
import type { VideoClip } from './model.ts'

type Played = Pick<VideoClip, 'durationMs' | 'inMs' | 'speed'> &
  Partial<Pick<VideoClip, 'ramp' | 'frozen' | 'reversed'>>

/** How much of its source a clip has played when `atMs` of it are over, in ms and not rounded. */
export function playedMs(clip: Played, atMs: number): number {
  if (clip.frozen) return 0
  if (!clip.ramp || clip.ramp.length === 0) return atMs * clip.speed
  return rampIntegral(clip.ramp, atMs) - rampIntegral(clip.ramp, 0)
}

/** The moment of its source that a clip shows at `atMs` of its own time, in ms and not rounded. */
export function sourceMsAt(clip: Played, atMs: number): number {
  if (!clip.reversed) return clip.inMs + playedMs(clip, atMs)
  return clip.inMs + playedMs(clip, clip.durationMs) - playedMs(clip, atMs)
}

/** The speed at `atMs` of a clip's own time. */
export function speedAt(clip: Played, atMs: number): number {
  if (clip.frozen) return 0
  return clip.ramp && clip.ramp.length > 0 ? rampSpeed(clip.ramp, atMs) : clip.speed
}

/**
 * The same clip playing only `[fromMs, toMs)` of what it played, in its own time; its place and length are left to the
 * caller. Keyframes keep their moments on the timeline.
 */
export function playPart<T extends Clip>(clip: T, fromMs: number, toMs: number): T {
  const part = isPlayed(clip) ? { ...clip, inMs: clip.inMs + Math.round(skippedMs(clip, fromMs, toMs)) } : clip
  return fromMs === 0 ? part : shiftKeyframes(part, -fromMs)
}

function isPlayed(clip: Clip): clip is Clip & Played {
  return 'inMs' in clip && !('music' in clip && clip.music) && !('effect' in clip && clip.effect) && !('song' in clip && clip.song)
}

function skippedMs(clip: Played, fromMs: number, toMs: number): number {
  return clip.reversed ? playedMs(clip, clip.durationMs) - playedMs(clip, toMs) : playedMs(clip, fromMs)
}

function shiftKeyframes<T extends Clip>(clip: T, byMs: number): T {
  const moved = <K extends { readonly atMs: number }>(keys: readonly K[]): K[] =>
    keys.map((key) => ({ ...key, atMs: key.atMs + byMs }))
  if ('text' in clip) {
    const words = clip.words?.map((word) => ({
      ...word,
      startMs: word.startMs + byMs,
      endMs: word.endMs + byMs,
    }))
    return words ? { ...clip, words } : clip
  }
  if (!('fit' in clip)) return clip
  const { motion, ramp, placement } = clip as { motion: Motion; ramp?: SpeedRamp; placement?: Placement }
  return {
    ...clip,
    ...(typeof motion !== 'string' && { motion: moved(motion) }),
    ...(ramp && { ramp: moved(ramp) }),
    ...(placement?.keyframes && { placement: { ...placement, keyframes: moved(placement.keyframes) } }),
  }
}

function rampSpeed(ramp: SpeedRamp, atMs: number): number {
  const next = ramp.findIndex((key) => key.atMs > atMs)
  if (next === 0) return ramp[0]!.speed
  if (next === -1) return ramp.at(-1)!.speed
  const [before, after] = [ramp[next - 1]!, ramp[next]!]
  const share = (atMs - before.atMs) / (after.atMs - before.atMs)
  return before.speed + (after.speed - before.speed) * share
}

/** The area under the speed from the first key to `atMs`, negative before it: trapezia between the keys. */
function rampIntegral(ramp: SpeedRamp, atMs: number): number {
  const first = ramp[0]!
  if (atMs <= first.atMs) return (atMs - first.atMs) * first.speed
  let area = 0
  for (const [index, key] of ramp.entries()) {
    const untilMs = Math.min(atMs, ramp[index + 1]?.atMs ?? atMs)
    if (untilMs > key.atMs) area += ((untilMs - key.atMs) * (key.speed + rampSpeed(ramp, untilMs))) / 2
    if (untilMs === atMs) break
  }
  return area
}
