import type { ChordPart } from '../kind.ts'
import { leadVoices } from '../theory/voicing.ts'
import { type PartContext, dynamicVelocity, endingS, plays, spanEndS } from './part-context.ts'
import { readPattern } from './pattern.ts'
import type { Pen } from './pen.ts'
import { pumpOnBeats } from './pump.ts'

/** Chords in the hands of one player: struck, strummed or held, each led smoothly into the next. */
export function writeChords(part: ChordPart, { form, harmony, random }: PartContext, pen: Pen): void {
  const [low, high] = part.register
  const offset = random.integer(0, part.patterns.length - 1)
  let voices: number[] | null = null
  let strokes = 0
  for (const span of harmony.spans) {
    voices = leadVoices(span.chord, harmony.tonic, voices, low, high)
    if (!plays(part.energy, span.bar)) continue
    const turn = part.restless ? span.bar.index * 3 + Math.floor(span.bar.phrase / 2) : span.bar.phrase
    const pattern = part.patterns[(turn + offset) % part.patterns.length]!
    const endS = spanEndS(form, span)
    for (const note of readPattern(pattern, span.fromStep, span.steps)) {
      const atS = form.stepS(span.bar, note.step)
      const until = note.step + note.steps
      const lengthS = (until >= span.fromStep + span.steps ? endS : form.stepS(span.bar, until)) - atS
      const downward = !part.strum || strokes++ % 2 === 0
      strike(part, pen, downward ? voices : voices.toReversed(), atS, lengthS * (part.swells ? 1.04 : 0.96), (i) =>
        dynamicVelocity(part.velocity, span.bar, note.step, note.symbol) * (i === voices!.length - 1 ? 1.06 : 0.97),
      )
    }
    if (part.swells) swellOver(pen, form.stepS(span.bar, span.fromStep), endS, span.bar.energy)
  }
  if (part.pumps) pumpOnBeats(form, pen)
  const last = leadVoices(harmony.final, harmony.tonic, voices, low, high)
  const energy = form.bars.at(-1)?.energy ?? 0.5
  if (energy >= part.energy[0] - 0.15) {
    pen.swell(endingS(form), 1)
    // the last chord is rolled a little wider than the rest, as hands do at an end
    strike({ ...part, spreadMs: part.spreadMs * 1.8 + 6 }, pen, last, endingS(form), form.ringS, () => part.velocity * (0.8 + 0.2 * energy))
  }
}

function strike(
  part: ChordPart, pen: Pen, pitches: readonly number[], atS: number, lengthS: number, velocity: (voice: number) => number,
): void {
  const strokeS = pen.stroke()
  pitches.forEach((pitch, voice) => {
    const delayS = (voice * part.spreadMs) / 1000
    pen.write(atS + delayS, lengthS - delayS, pitch, velocity(voice), strokeS)
    if (part.doubled) pen.write(atS + delayS, lengthS - delayS, pitch + 12, velocity(voice) * 0.8, strokeS)
  })
}

/** Bows and breath: each chord grows, then makes room for the next. */
function swellOver(pen: Pen, fromS: number, toS: number, energy: number): void {
  const points = 12
  for (let i = 0; i <= points; i++) {
    const x = i / points
    pen.swell(fromS + (toS - fromS) * x * 0.98, 0.74 + 0.26 * Math.sin(Math.PI * Math.min(1, x * 0.9 + 0.12)) * (0.6 + 0.4 * energy))
  }
}
