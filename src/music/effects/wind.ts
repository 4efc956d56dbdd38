/** Wind: gusts of broad air, the rush of what it passes, and (in the mountains) a hollow howl that wanders. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type MakeSound, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'

interface WindCharacter {
  /** How strongly gusts rise over the lull, 0 to 1. */
  readonly gustiness: number
  /** New gusts a second. */
  readonly gustRate: number
  readonly airHz: number
  /** How much rush of leaves, grass and edges lies over the air, 0 to 1. */
  readonly rush: number
  readonly howl: number
  readonly howlHz: number
}

const meadow: WindCharacter = { gustiness: 0.65, gustRate: 0.3, airHz: 340, rush: 0.5, howl: 0.12, howlHz: 480 }
const mountain: WindCharacter = { gustiness: 0.8, gustRate: 0.24, airHz: 260, rush: 0.38, howl: 0.5, howlHz: 410 }

function renderWind(character: WindCharacter, { random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  const gusts = new SmoothCurve(noiseSeed(random), character.gustRate)
  const flurries = new SmoothCurve(noiseSeed(random), 1.3)
  const pitch = new SmoothCurve(noiseSeed(random), 0.35)
  const pitchHigh = new SmoothCurve(noiseSeed(random), 0.5)
  ;[sound.left, sound.right].forEach((out, channel) => {
    const noise = new NoiseSource(noiseSeed(random))
    const local = new SmoothCurve(noiseSeed(random), 0.7)
    const air = new StateVariableFilter()
    const floor = new OnePole(110)
    const rushLow = new OnePole(500)
    const rushHigh = new OnePole(3800)
    const howl = new StateVariableFilter()
    const whistle = new StateVariableFilter()
    const block = new Float32Array(controlSamples)
    let lastAir = 0
    let lastRush = 0
    let lastHowl = 0
    forEachControlBlock(sampleCount, soundRateHz, (from, to, timeS) => {
      // the right ear hears each gust a little later, as it crosses
      const heardS = timeS - channel * 0.25
      const gust = gusts.at(heardS) ** 1.5
      const strength =
        1 - character.gustiness + character.gustiness * gust + 0.18 * flurries.at(heardS) + 0.12 * local.at(timeS)
      const airGain = strength * 1.1
      const rushGain = strength * strength * character.rush
      const howlGain = gust * strength * character.howl
      const howlHz = character.howlHz * (0.75 + 0.5 * pitch.at(timeS) + 0.35 * gust)
      air.tune(character.airHz * (0.6 + 1.1 * strength), 0.55)
      howl.tune(howlHz * (channel ? 1.03 : 0.98), 7)
      whistle.tune(howlHz * (2.1 + 0.5 * pitchHigh.at(timeS)), 10)
      noise.pink(block)
      for (let i = from; i < to; i++) {
        const blend = (i - from) / (to - from)
        const pink = block[i - from]!
        // a low-pass turns the phase: what lies above is subtracted, or it would cancel where they meet
        out[i] =
          air.lowpass(floor.highpass(pink)) * (lastAir + (airGain - lastAir) * blend) -
          rushHigh.lowpass(rushLow.highpass(pink)) * (lastRush + (rushGain - lastRush) * blend) -
          (howl.bandpass(pink) * 0.22 + whistle.bandpass(pink) * 0.07) * (lastHowl + (howlGain - lastHowl) * blend)
      }
      lastAir = airGain
      lastRush = rushGain
      lastHowl = howlGain
    })
  })
  return sound
}

export const wind: MakeSound = (context) => renderWind(meadow, context)
export const mountainWind: MakeSound = (context) => renderWind(mountain, context)
