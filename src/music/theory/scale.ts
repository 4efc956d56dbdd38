/** Scales as semitones above the tonic. */
export const scales = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  'major-pentatonic': [0, 2, 4, 7, 9],
  'minor-pentatonic': [0, 3, 5, 7, 10],
} as const

export type ScaleName = keyof typeof scales

const noteNames = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const

/** Remainder that is never negative. */
export function pitchClass(pitch: number): number {
  return ((pitch % 12) + 12) % 12
}

/** e.g. `A minor`. */
export function keyName(tonic: number, mode: 'major' | 'minor'): string {
  return `${noteNames[pitchClass(tonic)]} ${mode}`
}

/**
 * The pitches of a scale within a register, low to high.
 *
 * @param tonic - Pitch class of the tonic, 0 is C.
 * @param lowPitch - MIDI note number, inside.
 * @param highPitch - MIDI note number, inside.
 */
export function scalePitches(scale: ScaleName, tonic: number, lowPitch: number, highPitch: number): number[] {
  const inScale = new Set<number>(scales[scale].map((step) => pitchClass(step + tonic)))
  const pitches: number[] = []
  for (let pitch = lowPitch; pitch <= highPitch; pitch++) if (inScale.has(pitchClass(pitch))) pitches.push(pitch)
  return pitches
}

/** The one of `pitches` that lies nearest; the lower one of two. */
export function nearestPitch(pitches: readonly number[], target: number): number {
  let best = pitches[0]
  if (best === undefined) throw new RangeError('nearestPitch: expected at least one pitch, got none')
  for (const pitch of pitches) if (Math.abs(pitch - target) < Math.abs(best - target)) best = pitch
  return best
}
