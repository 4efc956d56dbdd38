import { pitchClass } from './scale.ts'

/** A chord relative to a tonic. */
export interface Chord {
  readonly symbol: string
  /** Semitones of the root above the tonic, 0 to 11. */
  readonly root: number
  /** Semitones above the root, ascending; the first is 0. */
  readonly intervals: readonly number[]
}

const degrees: Readonly<Record<string, number>> = { I: 0, II: 2, III: 4, IV: 5, V: 7, VI: 9, VII: 11 }

/** Suffix behind an upper-case numeral. */
const majorShapes: Readonly<Record<string, readonly number[]>> = {
  '': [0, 4, 7],
  '6': [0, 4, 7, 9],
  '7': [0, 4, 7, 10],
  '9': [0, 4, 7, 10, 14],
  maj7: [0, 4, 7, 11],
  maj9: [0, 4, 7, 11, 14],
  add9: [0, 4, 7, 14],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  '7sus4': [0, 5, 7, 10],
  '9sus4': [0, 5, 7, 10, 14],
}

/** Suffix behind a lower-case numeral. */
const minorShapes: Readonly<Record<string, readonly number[]>> = {
  '': [0, 3, 7],
  '6': [0, 3, 7, 9],
  '7': [0, 3, 7, 10],
  '9': [0, 3, 7, 10, 14],
  '11': [0, 3, 7, 10, 14, 17],
  add9: [0, 3, 7, 14],
  'ø7': [0, 3, 6, 10],
}

/**
 * Reads a Roman numeral as musicians write it: `I`, `vi7`, `IVmaj9`, `bVII`, `Vsus4`. Degrees count in the major
 * scale of the tonic, also in minor keys (so the sixth of A minor is `bVI`); lower case has a minor third.
 */
export function parseChord(symbol: string): Chord {
  const match = /^([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(.*)$/.exec(symbol)
  const numeral = match?.[2]
  const shapes = numeral && numeral === numeral.toLowerCase() ? minorShapes : majorShapes
  const intervals = shapes[match?.[3] ?? '']
  if (!match || !numeral || !intervals) throw new RangeError(`chord: expected a Roman numeral like "vi7", got "${symbol}"`)
  const shift = match[1] === 'b' ? -1 : match[1] === '#' ? 1 : 0
  return { symbol, root: pitchClass(degrees[numeral.toUpperCase()]! + shift), intervals }
}

/** The chord's pitch classes in a key, root first. */
export function chordPitchClasses(chord: Chord, tonic: number): number[] {
  return chord.intervals.map((interval) => pitchClass(chord.root + interval + tonic))
}

/** The chord's pitches in a register, low to high: what arpeggios and melodies choose from. */
export function chordPitches(chord: Chord, tonic: number, lowPitch: number, highPitch: number): number[] {
  const classes = new Set(chordPitchClasses(chord, tonic))
  const pitches: number[] = []
  for (let pitch = lowPitch; pitch <= highPitch; pitch++) if (classes.has(pitchClass(pitch))) pitches.push(pitch)
  return pitches
}
