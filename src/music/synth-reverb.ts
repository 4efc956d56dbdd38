import type { SpessaSynthProcessor } from 'spessasynth_core'
import { type Room, RoomReverb } from './dsp/room.ts'

type ReverbProcessor = SpessaSynthProcessor['reverbProcessor']

/** Of a full send into a room of two seconds; a longer tail holds more of the sound and is turned down for it. */
const levelAtTwoSeconds = 0.5

/** The room that a piece is played in, in place of the synthesiser's own plate: a third of its cost, and of any size. */
export class SynthReverb implements ReverbProcessor {
  // General MIDI's own controls of the reverb: accepted and left alone, for the kind of music chooses its room
  level = 127
  preLowpass = 0
  character = 0
  time = 0
  delayFeedback = 0
  preDelayTime = 0
  private readonly reverb: RoomReverb
  private readonly gain: number

  constructor(room: Room) {
    this.reverb = new RoomReverb(room)
    this.gain = levelAtTwoSeconds * Math.sqrt(2 / room.decayS)
  }

  process(input: Float32Array, left: Float32Array, right: Float32Array, startIndex: number, sampleCount: number): void {
    this.reverb.process(input, input, left, right, startIndex, sampleCount, this.gain)
  }

  getSnapshot(): ReturnType<ReverbProcessor['getSnapshot']> {
    const { preLowpass, character, time, delayFeedback, preDelayTime } = this
    return { level: this.level, preLowpass, character, time, delayFeedback, preDelayTime }
  }
}
