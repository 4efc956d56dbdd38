import { OnePole } from './filter.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'

export interface Room {
  /** Seconds until the tail has fallen by 60 dB. */
  readonly decayS: number
  /** How dark the tail is: cutoff in hertz of what goes round. */
  readonly dampHz: number
  /** Until the first reflection, in milliseconds: how far the walls are. */
  readonly preDelayMs: number
}

/** Mutually prime lengths in samples, so that echoes never line up. */
const lineLengths = [1567, 1949, 2377, 2801, 3313, 3761, 4211, 4723] as const

/**
 * The reverberation of a place, wet only: a feedback delay network of eight lines with a Householder matrix
 * (Jot and Chaigne 1991). Odd lines feed the left channel, even ones the right.
 *
 * @param send - Stereo sound that excites the room.
 */
export function reverberate(send: StereoSound, room: Room): StereoSound {
  const count = send.left.length
  const wet = silence(count)
  const lines = lineLengths.map((length) => new Float32Array(length))
  const dampers = lineLengths.map(() => new OnePole(room.dampHz))
  const gains = lineLengths.map((length) => 10 ** ((-3 * length) / (soundRateHz * room.decayS)))
  const outputs = new Float64Array(lines.length)
  const positions = new Int32Array(lines.length)
  const preDelay = Math.round((room.preDelayMs / 1000) * soundRateHz)
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let line = 0; line < lines.length; line++) {
      const value = dampers[line]!.lowpass(lines[line]![positions[line]!]!) * gains[line]!
      outputs[line] = value
      sum += value
    }
    const left = i >= preDelay ? send.left[i - preDelay]! : 0
    const right = i >= preDelay ? send.right[i - preDelay]! : 0
    let wetLeft = 0
    let wetRight = 0
    for (let line = 0; line < lines.length; line++) {
      const isLeft = line % 2 === 0
      lines[line]![positions[line]!] = outputs[line]! - sum * 0.25 + (isLeft ? left : right)
      positions[line] = positions[line]! + 1 === lines[line]!.length ? 0 : positions[line]! + 1
      // alternating signs keep the comb peaks of the lines from adding up
      const signed = line % 4 < 2 ? outputs[line]! : -outputs[line]!
      if (isLeft) wetLeft += signed
      else wetRight += signed
    }
    wet.left[i] = wetLeft * 0.5
    wet.right[i] = wetRight * 0.5
  }
  return wet
}
