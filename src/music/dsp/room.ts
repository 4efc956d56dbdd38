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
/** Allpasses before the lines make a cloud of each reflection; of each ear, its own. */
const diffuserLengths = [[211, 337, 467], [227, 307, 523]] as const
const diffusion = 0.6
/** Less than every delay: a block never needs what it has yet to write. */
const blockSamples = 128
const ringMask = 8191

/**
 * The reverberation of a place, wet only: diffusers into a feedback delay network of eight lines with a Householder
 * matrix (Jot and Chaigne 1991), worked through in blocks. Odd lines feed the left channel, even ones the right.
 */
export class RoomReverb {
  private readonly lines = lineLengths.map(() => new Float32Array(ringMask + 1))
  private readonly gains: readonly number[]
  private readonly levels = new Float64Array(lineLengths.length)
  private readonly damp: number
  private readonly outputs = lineLengths.map(() => new Float32Array(blockSamples))
  private readonly sums = new Float32Array(blockSamples)
  private readonly diffusers = diffuserLengths.map((lengths) => lengths.map((length) => new Diffuser(length)))
  private readonly preDelay: number
  private readonly sends: readonly [Float32Array, Float32Array]
  private readonly inputs: readonly [Float32Array, Float32Array] = [new Float32Array(blockSamples), new Float32Array(blockSamples)]
  private position = 0

  constructor({ decayS, dampHz, preDelayMs }: Room) {
    this.gains = lineLengths.map((length) => 10 ** ((-3 * length) / (soundRateHz * decayS)))
    this.damp = 1 - Math.exp((-2 * Math.PI * dampHz) / soundRateHz)
    this.preDelay = Math.round((preDelayMs / 1000) * soundRateHz)
    const size = 2 ** Math.ceil(Math.log2(this.preDelay + blockSamples + 1))
    this.sends = [new Float32Array(size), new Float32Array(size)]
  }

  /**
   * Adds the answer of the room to what is sent into it.
   *
   * @param from - Where in the outputs to begin; the sends begin at 0.
   * @param level - Linear.
   */
  process(
    sendLeft: Float32Array, sendRight: Float32Array, outLeft: Float32Array, outRight: Float32Array,
    from: number, count: number, level: number,
  ): void {
    for (let at = 0; at < count; at += blockSamples) {
      const block = Math.min(blockSamples, count - at)
      this.take(sendLeft, sendRight, at, block)
      this.goRound(block)
      for (let line = 0; line < lineLengths.length; line++) {
        const out = line % 2 === 0 ? outLeft : outRight
        // alternating signs keep the comb peaks of the lines from adding up
        const signed = (line % 4 < 2 ? 0.5 : -0.5) * level
        const heard = this.outputs[line]!
        for (let i = 0; i < block; i++) out[from + at + i]! += heard[i]! * signed
      }
    }
  }

  /** Lets the walls be as far as they are, then blurs. */
  private take(sendLeft: Float32Array, sendRight: Float32Array, at: number, block: number): void {
    ;[sendLeft, sendRight].forEach((send, ear) => {
      const ring = this.sends[ear]!
      const mask = ring.length - 1
      const input = this.inputs[ear]!
      for (let i = 0; i < block; i++) {
        ring[(this.position + i) & mask] = send[at + i]!
        input[i] = ring[(this.position + i - this.preDelay) & mask]!
      }
      for (const diffuser of this.diffusers[ear]!) diffuser.process(input, block)
    })
  }

  private goRound(block: number): void {
    const { sums, damp, position } = this
    sums.fill(0)
    for (let line = 0; line < lineLengths.length; line++) {
      const ring = this.lines[line]!
      const output = this.outputs[line]!
      const start = position - lineLengths[line]!
      const gain = this.gains[line]!
      let level = this.levels[line]!
      for (let i = 0; i < block; i++) {
        level += damp * (ring[(start + i) & ringMask]! - level)
        const value = level * gain
        output[i] = value
        sums[i]! += value
      }
      // numbers too small to be heard are slow to reckon with
      this.levels[line] = Math.abs(level) < 1e-20 ? 0 : level
    }
    for (let line = 0; line < lineLengths.length; line++) {
      const ring = this.lines[line]!
      const output = this.outputs[line]!
      const input = this.inputs[line % 2]!
      for (let i = 0; i < block; i++) ring[(position + i) & ringMask] = output[i]! - sums[i]! * 0.25 + input[i]!
    }
    this.position += block
  }
}

/** Schroeder's allpass: all pitches as loud as they were, spread in time. */
class Diffuser {
  private readonly ring = new Float32Array(1024)
  private readonly length: number
  private position = 0

  constructor(length: number) {
    this.length = length
  }

  process(channel: Float32Array, count: number): void {
    const { ring, length, position } = this
    for (let i = 0; i < count; i++) {
      const delayed = ring[(position + i - length) & 1023]!
      const input = channel[i]! + diffusion * delayed
      ring[(position + i) & 1023] = input
      channel[i] = delayed - diffusion * input
    }
    this.position += count
  }
}

/** The reverberation of a sound in memory, wet only and as long as it. */
export function reverberate(send: StereoSound, room: Room): StereoSound {
  const wet = silence(send.left.length)
  new RoomReverb(room).process(send.left, send.right, wet.left, wet.right, 0, send.left.length, 1)
  return wet
}
