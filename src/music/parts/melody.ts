import type { Bar } from '../form.ts'
import type { HarmonySpan } from '../harmony.ts'
import type { MelodyPart } from '../kind.ts'
import type { Random } from '../random.ts'
import { chordPitches } from '../theory/chord.ts'
import { nearestPitch, pitchClass, scalePitches } from '../theory/scale.ts'
import { type PartContext, dynamicVelocity, endingS, plays } from './part-context.ts'
import { type PatternNote, readPattern } from './pattern.ts'
import type { Pen } from './pen.ts'

/** How long a grace note is; it takes its time from before the beat. */
const graceS = 0.075

/** What a listener recognises when it comes again: rhythm and steps of each bar of a phrase. */
interface Motif {
  readonly rhythms: readonly string[]
  /** Scale steps from note to note, by bar of the phrase; the third bar takes up the first. */
  readonly moves: readonly (readonly number[])[]
  /** Height of the phrase's arch in scale steps, and where its top lies, 0 to 1. */
  readonly archSteps: number
  readonly peak: number
}

function inventMotif(part: MelodyPart, random: Random): Motif {
  const statement = random.pick(part.rhythms)
  const answer = random.chance(0.4) ? statement : random.pick(part.rhythms)
  const moves = (): number[] => Array.from({ length: 16 }, () => random.pick([-2, -1, -1, -1, 0, 1, 1, 1, 2]))
  const first = moves()
  return {
    rhythms: [statement, answer, statement, random.pick(part.cadenceRhythms)],
    moves: [first, moves(), first, moves()],
    archSteps: random.range(2, 5),
    peak: random.range(0.35, 0.7),
  }
}

/**
 * A tune: phrases that state a motif, answer it, take it up again and come to rest; chord tones where the ear leans,
 * steps between. Verses share one motif, choruses another, so that a piece remembers itself.
 */
export function writeMelody(part: MelodyPart, context: PartContext, pen: Pen): void {
  const { form, harmony, random } = context
  const [low, high] = part.register
  const scale = scalePitches(context.melodyScale, harmony.tonic, low, high)
  const motifs = [inventMotif(part, random.fork('verse')), inventMotif(part, random.fork('chorus'))] as const
  const centre = nearestPitch(scale, (low + high) / 2 - 2)
  let previous = centre
  let repeats = 0
  for (const bar of form.bars) {
    if (!plays(part.energy, bar) || bar.isSpoken || part.restBars?.includes(bar.barInPhrase % 4)) continue
    const motif = motifs[Math.floor(bar.phrase / 2) % 2]!
    const last = bar.endsPhrase ? 3 : bar.barInPhrase % 4
    const rhythm = motif.rhythms[last]!
    const moves = motif.moves[last]!
    const notes = readPattern(rhythm, 0, bar.beats * 4)
    notes.forEach((note, index) => {
      const chord = spanAt(harmony.spans, bar, note.step)
      const chordTones = chordPitches(chord.chord, harmony.tonic, low, high)
      const along = (bar.barInPhrase + note.step / 16) / 4
      const arch = archHeight(along, motif.peak) * motif.archSteps * 1.7
      const target = previous * 0.55 + (centre + arch) * 0.45
      let pitch: number
      if (leans(note, index)) {
        pitch = nearestPitch(chordTones, index === 0 ? target : stepFrom(scale, previous, moves[index]!) * 0.6 + target * 0.4)
      } else {
        pitch = stepFrom(scale, previous, moves[index]!)
      }
      repeats = pitch === previous ? repeats + 1 : 0
      if (repeats > 1) {
        pitch = nearestPitch(chordTones.filter((tone) => tone !== pitch), target)
        repeats = 0
      }
      const atS = form.stepS(bar, note.step)
      const untilStep = note.step + note.steps
      const untilS = untilStep >= bar.beats * 4 ? form.beatsS[bar.startBeat + bar.beats]! : form.stepS(bar, untilStep)
      const velocity = dynamicVelocity(part.velocity, bar, note.step, note.symbol) * (0.94 + 0.1 * archHeight(along, motif.peak))
      const strokeS = pen.stroke()
      if (part.graces && note.steps >= 2 && random.chance(part.graces)) {
        pen.write(atS - graceS, graceS * 0.9, stepFrom(scale, pitch, random.chance(0.7) ? 1 : -1), velocity * 0.75, strokeS)
      }
      pen.write(atS, (untilS - atS) * 0.96, pitch, velocity, strokeS)
      if (part.doubled) pen.write(atS, (untilS - atS) * 0.96, pitch + 12, velocity * 0.7, strokeS)
      previous = pitch
    })
  }
  const energy = form.bars.at(-1)?.energy ?? 0.5
  if (energy < part.energy[0]) return
  const tonics = scale.filter((pitch) => pitchClass(pitch) === pitchClass(harmony.tonic + harmony.final.root))
  const home = nearestPitch(tonics, previous)
  pen.write(endingS(form), form.ringS, home, part.velocity * 0.92)
  if (part.doubled) pen.write(endingS(form), form.ringS, home + 12, part.velocity * 0.65)
}

/** Beats, first notes and long notes want a tone of the chord. */
function leans(note: PatternNote, index: number): boolean {
  return index === 0 || note.step % 8 === 0 || note.steps >= 4 || note.symbol === 'X'
}

function archHeight(along: number, peak: number): number {
  return along < peak ? Math.sin((Math.PI / 2) * (along / peak)) : Math.cos((Math.PI / 2) * ((along - peak) / (1 - peak)))
}

function stepFrom(scale: readonly number[], from: number, steps: number): number {
  const index = scale.indexOf(nearestPitch(scale, from))
  const wanted = index + steps
  // at the edge of the register the line turns back
  const reached = wanted < 0 || wanted >= scale.length ? index - steps : wanted
  return scale[reached]!
}

function spanAt(spans: readonly HarmonySpan[], bar: Bar, step: number): HarmonySpan {
  return spans.findLast((span) => span.bar === bar && span.fromStep <= step)!
}
