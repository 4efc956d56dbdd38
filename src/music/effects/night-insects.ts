/** A warm night: crickets that keep their own time, a katydid or two, still air, and an owl far off. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'

/** One pulse of a wing: a tone with a soft start and end. */
function addPulse(
  sound: StereoSound, startS: number, lengthS: number, pitchHz: number, level: number, pan: { left: number; right: number },
): void {
  const start = Math.floor(startS * soundRateHz)
  const length = Math.floor(lengthS * soundRateHz)
  const step = (2 * Math.PI * pitchHz) / soundRateHz
  for (let i = 0; i < length; i++) {
    const at = start + i
    if (at < 0) continue
    if (at >= sound.left.length) return
    const shape = Math.sin((Math.PI * i) / length)
    const value = Math.sin(step * i) * shape * shape * level
    sound.left[at]! += value * pan.left
    sound.right[at]! += value * pan.right
  }
}

function addCrickets(sound: StereoSound, random: Random): void {
  const durationS = sound.left.length / soundRateHz
  const crickets = 9
  for (let index = 0; index < crickets; index++) {
    const own = random.fork(`cricket ${index}`)
    const distance = index < 2 ? own.range(0, 0.2) : own.range(0.35, 0.95)
    const pan = panGains(own.range(-0.95, 0.95))
    const pitchHz = own.range(3700, 4900) * (1 - 0.08 * distance)
    const pulses = own.integer(3, 4)
    const chirpS = own.range(0.42, 0.75)
    const level = 0.05 * (1 - distance) ** 1.6 + 0.003
    const mood = new SmoothCurve(noiseSeed(own), 0.22)
    for (let startS = -own.range(0, chirpS); startS < durationS; startS += chirpS * own.range(0.96, 1.05)) {
      // each falls silent for a while, so the chorus breathes
      if (mood.at(startS) < 0.28) continue
      for (let pulse = 0; pulse < pulses; pulse++) {
        const growth = 0.6 + (0.4 * pulse) / (pulses - 1)
        addPulse(sound, startS + pulse * 0.034, 0.024, pitchHz * (1 - 0.004 * pulse), level * growth * own.range(0.85, 1), pan)
      }
    }
  }
}

/** Tree crickets hold a soft trill that swells and sinks. */
function addTrill(sound: StereoSound, random: Random): void {
  for (let index = 0; index < 3; index++) {
    const own = random.fork(`trill ${index}`)
    const pitchHz = own.range(2600, 3300)
    const rateHz = own.range(38, 52)
    const pan = panGains(own.range(-0.9, 0.9))
    const presence = new SmoothCurve(noiseSeed(own), 0.3)
    const step = (2 * Math.PI * pitchHz) / soundRateHz
    let phase = 0
    forEachControlBlock(sound.left.length, soundRateHz, (from, to, timeS) => {
      const level = 0.006 * Math.max(0, presence.at(timeS) - 0.5)
      for (let i = from; i < to; i++) {
        phase += step
        const beat = 0.5 - 0.5 * Math.cos((2 * Math.PI * rateHz * i) / soundRateHz)
        const value = Math.sin(phase) * beat * beat * level
        sound.left[i]! += value * pan.left
        sound.right[i]! += value * pan.right
      }
    })
  }
}

function addKatydid(sound: StereoSound, random: Random): void {
  const durationS = sound.left.length / soundRateHz
  const pan = panGains(random.range(0.3, 0.8) * (random.chance(0.5) ? 1 : -1))
  const noise = new Float32Array(4096)
  new NoiseSource(noiseSeed(random)).white(noise)
  for (let startS = random.range(0.5, 3); startS < durationS; startS += random.range(2.4, 5)) {
    for (let rasp = 0; rasp < 3; rasp++) {
      const start = Math.floor((startS + rasp * 0.16) * soundRateHz)
      const length = Math.floor(0.09 * soundRateHz)
      const floor = new OnePole(5200)
      const air = new OnePole(6800)
      for (let i = 0; i < length && start + i < sound.left.length; i++) {
        const teeth = 0.5 - 0.5 * Math.cos((2 * Math.PI * 160 * i) / soundRateHz)
        const value = air.lowpass(floor.highpass(noise[i & 4095]!)) * teeth * Math.sin((Math.PI * i) / length) * 0.035
        sound.left[start + i]! += value * pan.left
        sound.right[start + i]! += value * pan.right
      }
    }
  }
}

function addOwl(send: StereoSound, random: Random): void {
  const durationS = send.left.length / soundRateHz
  const pan = panGains(random.range(-0.7, 0.7))
  for (let startS = random.range(2, 6); startS < durationS; startS += random.range(9, 16)) {
    for (const [atS, lengthS, pitchHz] of [[0, 0.5, 385], [0.9, 0.14, 375], [1.15, 0.75, 392]] as const) {
      addPulse(send, startS + atS, lengthS, pitchHz, 0.12, pan)
    }
  }
}

function addAir(sound: StereoSound, random: Random): void {
  for (const out of [sound.left, sound.right]) {
    const noise = new NoiseSource(noiseSeed(random))
    const drift = new SmoothCurve(noiseSeed(random), 0.2)
    const block = new Float32Array(controlSamples)
    const low = new OnePole(380)
    const floor = new OnePole(300)
    const air = new OnePole(2200)
    forEachControlBlock(out.length, soundRateHz, (from, to, timeS) => {
      const gain = 0.026 + 0.024 * drift.at(timeS)
      noise.pink(block)
      for (let i = from; i < to; i++) {
        const pink = block[i - from]!
        out[i]! += low.lowpass(pink) * gain + air.lowpass(floor.highpass(pink)) * 0.016
      }
    })
  }
}

export function nightInsects({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  const send = silence(sampleCount)
  addCrickets(sound, random.fork('crickets'))
  addTrill(sound, random.fork('trill'))
  addKatydid(sound, random.fork('katydid'))
  for (let i = 0; i < sampleCount; i++) {
    send.left[i] = sound.left[i]! * 0.4
    send.right[i] = sound.right[i]! * 0.4
  }
  addOwl(send, random.fork('owl'))
  const wet = reverberate(send, { decayS: 1.3, dampHz: 3200, preDelayMs: 30 })
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += wet.left[i]! * 0.2
    sound.right[i]! += wet.right[i]! * 0.2
  }
  addAir(sound, random.fork('air'))
  return sound
}
