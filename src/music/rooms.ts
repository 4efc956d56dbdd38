import { type Room, reverberate } from './dsp/room.ts'
import type { StereoSound } from './stereo.ts'

interface Answer extends Room {
  /** How loud the answer is against what is heard directly, 0 to 1. */
  readonly wet: number
}

/** What places answer with: short, for a film is watched and not lived in. */
const rooms = {
  open: null,
  street: { decayS: 0.9, dampHz: 2800, preDelayMs: 22, wet: 0.14 },
  wood: { decayS: 0.8, dampHz: 2200, preDelayMs: 30, wet: 0.1 },
  valley: { decayS: 2.6, dampHz: 1500, preDelayMs: 140, wet: 0.14 },
  hall: { decayS: 1.9, dampHz: 3000, preDelayMs: 25, wet: 0.22 },
  chamber: { decayS: 0.45, dampHz: 3600, preDelayMs: 6, wet: 0.16 },
  cave: { decayS: 3.2, dampHz: 1900, preDelayMs: 35, wet: 0.3 },
} as const satisfies Record<string, Answer | null>

export type PlaceRoom = keyof typeof rooms

/** Puts a sound into a place, in place: its echo is added. */
export function placeInRoom(sound: StereoSound, name: PlaceRoom): void {
  const room: Answer | null = rooms[name]
  if (!room) return
  const wet = reverberate(sound, room)
  for (let i = 0; i < sound.left.length; i++) {
    sound.left[i]! += wet.left[i]! * room.wet
    sound.right[i]! += wet.right[i]! * room.wet
  }
}
