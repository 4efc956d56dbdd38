/**
 * Surf on a beach. Each wave is a swell that gathers, a break that runs along the shore as a handful of crumbling
 * bursts, foam that fizzes up the sand, and a backwash that drains away; they come in sets, never on a beat.
 */
import { SmoothCurve, smoothstep, swell } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type SoundEvent, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'

interface Burst {
  readonly startS: number
  readonly attackS: number
  readonly decayS: number
  readonly gainLeft: number
  readonly gainRight: number
}

interface Wave {
  /** When it breaks. */
  readonly breakS: number
  readonly size: number
  readonly gatherS: number
  readonly bursts: readonly Burst[]
  readonly foamAttackS: number
  readonly foamDecayS: number
  /** When the water runs back, after the break. */
  readonly drainsAfterS: number
  readonly drainS: number
  readonly drainPan: number
}

/** Seconds before a break in which its wave is heard, and after it. */
const leadS = 4
const tailS = 20

/** Waves come in sets, some larger, and never on a beat. */
function ownBreaks(random: Random, durationS: number): SoundEvent[] {
  const breaks: SoundEvent[] = []
  const setLength = random.range(3.5, 5.5)
  const setPhase = random.next()
  let atS = -random.range(3, 7)
  for (let index = 0; atS < durationS + leadS; index++) {
    const set = 0.5 + 0.5 * Math.cos(2 * Math.PI * (index / setLength + setPhase))
    const strength = 0.5 + 0.35 * set + random.range(-0.08, 0.15)
    breaks.push({ atS, pan: random.range(-0.75, 0.75), strength })
    atS += random.range(5.2, 8.2) * (0.85 + 0.25 * strength)
  }
  return breaks
}

/** The break runs along the shore from where it begins, mostly past the middle. */
function planWave(random: Random, { atS: breakS, pan: fromPan = 0, strength: size = 1, lengthS }: SoundEvent): Wave {
  const runsTo = fromPan + random.range(0.35, 0.9) * (fromPan > 0 ? -1 : 1)
  const count = random.integer(4, 7)
  const runS = random.range(0.5, 1.3)
  const bursts: Burst[] = []
  for (let i = 0; i < count; i++) {
    const along = i / (count - 1)
    const pan = panGains(fromPan + (runsTo - fromPan) * along + random.range(-0.15, 0.15))
    const strength = size * (1 - 0.45 * along) * random.range(0.6, 1.1)
    bursts.push({
      startS: breakS + runS * along + random.range(-0.06, 0.12),
      attackS: random.range(0.45, 0.95),
      decayS: random.range(0.55, 1.15) * (0.6 + 0.6 * size),
      gainLeft: strength * pan.left,
      gainRight: strength * pan.right,
    })
  }
  return {
    breakS,
    size,
    gatherS: random.range(2.2, 3.6),
    bursts,
    foamAttackS: lengthS === undefined ? 1.3 : lengthS * 0.55,
    foamDecayS: random.range(1.5, 2.5),
    drainsAfterS: lengthS ?? 1.5,
    drainS: random.range(2.4, 3.8),
    drainPan: runsTo * 0.5,
  }
}

/** Filters and noise of one ear. */
class Shore {
  private readonly low: Float32Array = new Float32Array(controlSamples)
  private readonly high: Float32Array = new Float32Array(controlSamples)
  private readonly lowNoise: NoiseSource
  private readonly highNoise: NoiseSource
  private readonly rumble = new StateVariableFilter()
  private readonly body = new StateVariableFilter()
  private readonly foamLow = new OnePole(1100)
  private readonly foamHigh = new OnePole(6500)
  private readonly drain = new StateVariableFilter()
  private readonly distance = new OnePole(420)
  private fizz = 0
  private gains = new Float64Array(5)

  constructor(random: Random) {
    this.lowNoise = new NoiseSource(noiseSeed(random))
    this.highNoise = new NoiseSource(noiseSeed(random))
  }

  /** Gains glide from those of the last block to `next`: far, rumble, body, foam, drain. */
  render(out: Float32Array, from: number, to: number, next: Float64Array, bodyHz: number, drainHz: number): void {
    this.lowNoise.pink(this.low)
    this.highNoise.white(this.high)
    this.rumble.tune(150, 0.6)
    this.body.tune(bodyHz, 0.55)
    this.drain.tune(drainHz, 0.7)
    const last = this.gains
    for (let i = from; i < to; i++) {
      const blend = (i - from) / (to - from)
      const pink = this.low[i - from]!
      const white = this.high[i - from]!
      // foam is many small bubbles: the hiss is broken up by noise of some 60 Hz
      this.fizz += 0.008 * (Math.abs(white) - this.fizz)
      const grain = this.fizz * this.fizz * 4
      out[i] =
        this.distance.lowpass(pink) * (last[0]! + (next[0]! - last[0]!) * blend) +
        this.rumble.lowpass(pink) * (last[1]! + (next[1]! - last[1]!) * blend) +
        this.body.lowpass(pink) * (last[2]! + (next[2]! - last[2]!) * blend) +
        this.foamHigh.lowpass(this.foamLow.highpass(white)) * grain * (last[3]! + (next[3]! - last[3]!) * blend) +
        this.drain.bandpass(white) * grain * (last[4]! + (next[4]! - last[4]!) * blend)
    }
    last.set(next)
  }
}

export function waves({ random, sampleCount, events }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  const own = random.fork('waves')
  const incoming = (events ?? ownBreaks(own, sampleCount / soundRateHz)).map((event) => planWave(own, event))
  const shores = [new Shore(random.fork('left')), new Shore(random.fork('right'))] as const
  const farDrift = new SmoothCurve(noiseSeed(random), 0.3)
  const farSway = new SmoothCurve(noiseSeed(random), 0.12)
  const gains = [new Float64Array(5), new Float64Array(5)] as const
  forEachControlBlock(sampleCount, soundRateHz, (from, to, timeS) => {
    const far = 0.5 + 0.5 * farDrift.at(timeS)
    const sway = (farSway.at(timeS) - 0.5) * 0.5
    const [left, right] = gains
    left.fill(0)
    right.fill(0)
    left[0] = far * (0.9 - sway)
    right[0] = far * (0.9 + sway)
    left[3] = right[3] = 0.03 * far
    let crash = 0
    let wash = 0
    let draining = 0
    for (const wave of incoming) {
      const since = timeS - wave.breakS
      if (since < -leadS || since > tailS) continue
      const gather = smoothstep((since + wave.gatherS) / wave.gatherS) * Math.exp(-Math.max(0, since) / 1.1) * wave.size
      left[1]! += gather * 1.3
      right[1]! += gather * 1.3
      left[2]! += gather * 0.3
      right[2]! += gather * 0.3
      // the crest spills before it falls: the hiss is already there when the break comes
      const spill = gather * gather * 0.11
      left[3]! += spill
      right[3]! += spill
      for (const burst of wave.bursts) {
        const level = swell(timeS - burst.startS, burst.attackS, burst.decayS)
        left[1]! += level * burst.gainLeft * 0.9
        right[1]! += level * burst.gainRight * 0.9
        left[2]! += level * burst.gainLeft * 0.95
        right[2]! += level * burst.gainRight * 0.95
        left[3]! += level * burst.gainLeft * 0.15
        right[3]! += level * burst.gainRight * 0.15
        crash += level * wave.size
      }
      const foam = swell(since - 0.3, wave.foamAttackS, wave.foamDecayS) * wave.size
      left[3]! += foam * 0.42
      right[3]! += foam * 0.42
      wash += foam
      const drain = swell(since - wave.drainsAfterS, wave.drainS * 0.6, wave.drainS * 0.55) * wave.size
      const pan = panGains(wave.drainPan)
      left[4]! += drain * 0.24 * pan.left
      right[4]! += drain * 0.24 * pan.right
      draining = Math.max(draining, smoothstep((since - wave.drainsAfterS) / (wave.drainS * 1.8)))
    }
    const bodyHz = 320 + 1500 * (1 - Math.exp(-crash * 0.8)) + 450 * wash
    const drainHz = 2600 - 1500 * draining
    shores[0].render(sound.left, from, to, left, bodyHz, drainHz)
    shores[1].render(sound.right, from, to, right, bodyHz, drainHz)
  })
  return sound
}
