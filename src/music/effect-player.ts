import { msToSample } from '../time/time.ts'
import type { EffectRecipe } from '../timeline/sound.ts'
import { fadeEdges, removeSubsonics, requireEffect } from './ambience.ts'
import { createRandom } from './random.ts'
import { type StereoSound, dbToGain, soundRateHz } from './stereo.ts'

/** Longer than this, a lasting sound comes round again: nobody remembers rain for so long, and memory stays flat. */
const roundMs = 40_000
const crossingMs = 2000
/** What lasts comes and goes without a step; a single sound begins at once. */
const edgeMs = 60
const tailMs = 40

/** A made sound of an exact length, to be read in blocks; the same recipe and length give the same samples. */
export class EffectPlayer {
  readonly sampleCount: number
  private readonly sound: StereoSound
  private readonly isRound: boolean
  private given = 0

  /**
   * @param durationMs - Above 0. A single sound is followed by silence, or cut off softly.
   * @throws {ReelsmithError} `request/invalid` for a kind that there isn't.
   */
  constructor({ kind, seed }: EffectRecipe, durationMs: number) {
    const effect = requireEffect(kind, 'effect.kind')
    this.sampleCount = msToSample(durationMs, soundRateHz)
    const isRound = effect.oneShotMs === undefined && durationMs > roundMs + crossingMs
    const ownMs = isRound ? roundMs + crossingMs : Math.min(durationMs, effect.oneShotMs ?? durationMs)
    const random = createRandom(seed, kind)
    const sound = effect.make({ random, sampleCount: msToSample(ownMs, soundRateHz) })
    const gain = dbToGain(effect.trimDb)
    for (const channel of [sound.left, sound.right]) for (let i = 0; i < channel.length; i++) channel[i]! *= gain
    removeSubsonics(sound)
    if (!isRound) fadeEdges(sound, effect.oneShotMs === undefined ? edgeMs : 0, effect.oneShotMs === undefined ? edgeMs : tailMs)
    this.sound = isRound ? closeRound(sound) : sound
    this.isRound = isRound
  }

  /** @returns How many samples were filled: fewer than asked for only at the end. */
  read(left: Float32Array, right: Float32Array): number {
    const count = Math.min(left.length, this.sampleCount - this.given)
    const own = this.sound.left.length
    for (let filled = 0; filled < count; ) {
      const at = this.isRound ? (this.given + filled) % own : this.given + filled
      const part = Math.min(count - filled, at < own ? own - at : count - filled)
      for (const [from, into] of [[this.sound.left, left], [this.sound.right, right]] as const) {
        if (at < own) into.set(from.subarray(at, at + part), filled)
        else into.fill(0, filled, filled + part)
      }
      filled += part
    }
    this.given += count
    return count
  }
}

/** Crosses what lies behind the round over its beginning with equal power, so that its end leads into it. */
function closeRound(sound: StereoSound): StereoSound {
  const length = msToSample(roundMs, soundRateHz)
  const crossing = msToSample(crossingMs, soundRateHz)
  const close = (channel: Float32Array): Float32Array => {
    const round = channel.slice(0, length)
    for (let i = 0; i < crossing; i++) {
      const along = ((i + 0.5) / crossing) * (Math.PI / 2)
      round[i] = round[i]! * Math.sin(along) + channel[length + i]! * Math.cos(along)
    }
    return round
  }
  return { ...sound, left: close(sound.left), right: close(sound.right) }
}
