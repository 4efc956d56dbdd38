import type { ArpeggioPart } from '../kind.ts'
import { chordPitches } from '../theory/chord.ts'
import { type PartContext, dynamicVelocity, endingS, plays, spanEndS } from './part-context.ts'
import { readPattern } from './pattern.ts'
import type { Pen } from './pen.ts'
import { pumpOnBeats } from './pump.ts'

/** Broken chords: picked strings, flowing left hands, sequenced synthesisers. */
export function writeArpeggio(part: ArpeggioPart, { form, harmony, random }: PartContext, pen: Pen): void {
  const [low, high] = part.register
  const offset = random.integer(0, part.patterns.length - 1)
  for (const span of harmony.spans) {
    if (!plays(part.energy, span.bar)) continue
    const pitches = rooted(chordPitches(span.chord, harmony.tonic, low, high + 12), span.chord.root + harmony.tonic)
    const pattern = part.patterns[(span.bar.phrase + offset) % part.patterns.length]!
    const endS = spanEndS(form, span)
    for (const note of readPattern(pattern, span.fromStep, span.steps)) {
      const index = Number(note.symbol)
      const pitch = foldInto(pitches[Math.min(index, pitches.length - 1)]!, high)
      const atS = form.stepS(span.bar, note.step)
      const until = note.step + note.steps
      const ownEndS = until >= span.fromStep + span.steps ? endS : form.stepS(span.bar, until)
      const lengthS = part.rings ? endS - atS + 0.06 : (ownEndS - atS) * 0.9
      pen.write(atS, lengthS, pitch, dynamicVelocity(part.velocity, span.bar, note.step, index === 0 ? 'X' : 'x'))
    }
  }
  if (part.pumps) pumpOnBeats(form, pen)
  pen.swell(endingS(form), 1)
  const energy = form.bars.at(-1)?.energy ?? 0.5
  if (energy < part.energy[0] - 0.15) return
  // the figure comes to rest on an unhurried roll upward
  const last = rooted(chordPitches(harmony.final, harmony.tonic, low, high), harmony.final.root + harmony.tonic).slice(0, 5)
  last.forEach((pitch, i) => {
    pen.write(endingS(form) + i * 0.07, form.ringS - i * 0.07, pitch, part.velocity * (0.85 - 0.05 * i))
  })
}

/** Begins the list at its lowest root, so that index 0 always carries the chord. */
function rooted(pitches: readonly number[], root: number): readonly number[] {
  const start = pitches.findIndex((pitch) => (pitch - root) % 12 === 0)
  return start > 0 ? pitches.slice(start) : pitches
}

function foldInto(pitch: number, high: number): number {
  return pitch > high ? pitch - 12 : pitch
}
