import type { BassPart } from '../kind.ts'
import { chordPitches } from '../theory/chord.ts'
import { nearestPitch, pitchClass, scalePitches } from '../theory/scale.ts'
import { type PartContext, dynamicVelocity, endingS, plays, spanEndS } from './part-context.ts'
import { readPattern } from './pattern.ts'
import type { Pen } from './pen.ts'
import { pumpOnBeats } from './pump.ts'

/** The bottom line: roots where the ear expects them, fifths and octaves between, a step that leads on. */
export function writeBass(part: BassPart, { form, harmony, melodyScale, random }: PartContext, pen: Pen): void {
  const [low, high] = part.register
  const rootOf = (root: number): number => {
    let pitch = low
    while (pitchClass(pitch) !== pitchClass(root + harmony.tonic)) pitch++
    return pitch
  }
  const offset = random.integer(0, part.patterns.length - 1)
  harmony.spans.forEach((span, index) => {
    if (!plays(part.energy, span.bar)) return
    const root = rootOf(span.chord.root)
    const fifth = root + (span.chord.intervals.includes(6) ? 6 : 7)
    const next = rootOf((harmony.spans[index + 1]?.chord ?? harmony.final).root)
    const steps = [...chordPitches(span.chord, harmony.tonic, low, high), ...scalePitches(melodyScale, harmony.tonic, low, high)]
    const walkTo = next >= root ? next : Math.min(high, next + 12)
    const pattern = part.patterns[(span.bar.phrase + offset) % part.patterns.length]!
    const endS = spanEndS(form, span)
    // every chord needs its root, also where the pattern has a rest
    const notes = readPattern(pattern, span.fromStep, span.steps)
    if (notes[0]?.step !== span.fromStep) {
      notes.unshift({ symbol: 'R', step: span.fromStep, steps: (notes[0]?.step ?? span.fromStep + span.steps) - span.fromStep })
    }
    for (const note of notes) {
      let pitch = root
      const along = note.step / 16
      if (note.symbol === '5') pitch = fifth <= high ? fifth : fifth - 12
      else if (note.symbol === '8') pitch = root + 12
      else if (note.symbol === 'a') pitch = leadingTo(next, root)
      else if (note.symbol === 'w') pitch = nearestPitch(steps, root + (walkTo - root) * along + random.range(-1, 6))
      const atS = form.stepS(span.bar, note.step)
      const until = note.step + note.steps
      const lengthS = (until >= span.fromStep + span.steps ? endS : form.stepS(span.bar, until)) - atS
      pen.write(atS, lengthS * 0.94, pitch, dynamicVelocity(part.velocity, span.bar, note.step, note.symbol))
    }
  })
  if (part.pumps) pumpOnBeats(form, pen)
  pen.swell(endingS(form), 1)
  if ((form.bars.at(-1)?.energy ?? 0.5) >= part.energy[0] - 0.15) {
    pen.write(endingS(form), form.ringS, rootOf(harmony.final.root), part.velocity * 0.95)
  }
}

/** The whole step below or above the next root, whichever continues the line. */
function leadingTo(next: number, from: number): number {
  return next > from ? next - 2 : next + 2
}
