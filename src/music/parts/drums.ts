import { type DrumVoice, drumVoices } from '../instruments.ts'
import type { Drums } from '../kind.ts'
import { type PartContext, dynamicVelocity, endingS, plays } from './part-context.ts'
import { readPattern } from './pattern.ts'
import type { Pen } from './pen.ts'

/** Voices that a lazy drummer lays behind the beat. */
const backbeats: ReadonlySet<DrumVoice> = new Set(['snare', 'clap', 'rim'])
const hitS = 0.25

/** A drummer: a groove by energy, a fill into each new phrase, a cymbal where it lifts, small doubts in between. */
export function writeDrums(drums: Drums, { form, random }: PartContext, pen: Pen): void {
  const offset = random.integer(0, 7)
  form.bars.forEach((bar, index) => {
    const grooves = drums.grooves.filter((groove) => plays(groove.energy, bar))
    if (grooves.length === 0) return
    const groove = grooves[(bar.phrase + offset) % grooves.length]!
    const isFill = bar.endsPhrase && bar.beats === 4 && drums.fills.length > 0 && form.bars.length > 1
    const grooveSteps = isFill ? 8 : bar.beats * 4
    const hits = (voices: Readonly<Partial<Record<DrumVoice, string>>>, fromStep: number, steps: number): void => {
      for (const [voice, pattern] of Object.entries(voices) as [DrumVoice, string][]) {
        for (const note of readPattern(pattern, fromStep, steps)) {
          // soft hits are ornaments: a drummer leaves some out
          if (note.symbol === 'o' && random.chance(0.18)) continue
          const lagS = backbeats.has(voice) ? drums.backbeatLagMs / 1000 : 0
          const velocity = dynamicVelocity(note.symbol === 'o' ? 62 : 92, bar, note.step, note.symbol)
          pen.write(form.stepS(bar, note.step) + lagS, hitS, drumVoices[voice], velocity)
        }
      }
    }
    hits(groove.voices, 0, grooveSteps)
    if (isFill) hits(drums.fills[(bar.phrase + offset) % drums.fills.length]!, 8, 8)
    const before = form.bars[index - 1]
    if (drums.crash && before?.endsPhrase && (bar.isLift || bar.energy >= before.energy) && !bar.isSpoken) {
      pen.write(form.stepS(bar, 0), 2, drumVoices[drums.crash], 78 + 14 * bar.energy)
    }
  })
  for (const voice of drums.finalVoices) pen.write(endingS(form), 2, drumVoices[voice], 84)
}
