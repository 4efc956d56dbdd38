import { type Chord, chordPitchClasses } from './chord.ts'
import { pitchClass } from './scale.ts'

/**
 * Spells a chord so that its voices move as little as they can from the chord before: common tones stay, the others
 * step. Chords of five notes and more leave the root to the bass.
 *
 * @param previous - The voicing before, low to high, or null for the first.
 * @param lowPitch - Register, MIDI note numbers, both inside; at least an octave.
 * @returns Pitches, low to high.
 */
export function leadVoices(
  chord: Chord,
  tonic: number,
  previous: readonly number[] | null,
  lowPitch: number,
  highPitch: number,
): number[] {
  const classes = chordPitchClasses(chord, tonic)
  const voiced = classes.length > 4 ? classes.slice(1) : classes
  const centre = (lowPitch + highPitch) / 2
  let best: number[] | null = null
  let bestCost = Infinity
  for (const candidate of closeAndOpenVoicings(voiced, lowPitch, highPitch)) {
    const middle = (candidate[0]! + candidate.at(-1)!) / 2
    let cost = Math.abs(middle - centre) * 0.35
    if (previous) {
      for (const pitch of candidate) cost += Math.min(...previous.map((before) => Math.abs(before - pitch)))
      cost += Math.abs(candidate.at(-1)! - previous.at(-1)!) * 0.4
    }
    // a semitone at the bottom of a chord is mud
    if (candidate[1]! - candidate[0]! < 2) cost += 4
    if (cost < bestCost) {
      bestCost = cost
      best = candidate
    }
  }
  if (!best) throw new RangeError(`voicing: expected a register of an octave or more, got ${lowPitch} to ${highPitch}`)
  return best
}

/** Every inversion in close position, and each with its second voice from the top dropped an octave. */
function closeAndOpenVoicings(classes: readonly number[], lowPitch: number, highPitch: number): number[][] {
  const sorted = [...new Set(classes)].sort((a, b) => a - b)
  const voicings: number[][] = []
  for (let bottom = lowPitch; bottom <= highPitch; bottom++) {
    const start = sorted.indexOf(pitchClass(bottom))
    if (start < 0) continue
    const pitches = [bottom]
    for (let i = 1; i < sorted.length; i++) {
      const wanted = sorted[(start + i) % sorted.length]!
      let pitch = pitches[i - 1]! + 1
      while (pitchClass(pitch) !== wanted) pitch++
      pitches.push(pitch)
    }
    if (pitches.at(-1)! <= highPitch) voicings.push(pitches)
    const dropped = pitches.map((pitch, i) => (i === pitches.length - 2 ? pitch - 12 : pitch)).sort((a, b) => a - b)
    if (dropped[0]! >= lowPitch && dropped.at(-1)! <= highPitch) voicings.push(dropped)
  }
  return voicings
}
