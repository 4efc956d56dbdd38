import { ReelsmithError } from '../errors/error.ts'
import type { RangeMs } from '../time/time.ts'
import type { MusicRecipe } from '../timeline/sound.ts'
import { planForm } from './form.ts'
import { planHarmony } from './harmony.ts'
import type { Harmony, Mode, MusicKind, Part } from './kind.ts'
import { findMusicKind, musicKindNames } from './kinds.ts'
import { type MoodBend, findMood, moods } from './moods.ts'
import { writeArpeggio } from './parts/arpeggio.ts'
import { writeBass } from './parts/bass.ts'
import { writeChords } from './parts/chords.ts'
import { writeDrums } from './parts/drums.ts'
import { writeMelody } from './parts/melody.ts'
import type { PartContext } from './parts/part-context.ts'
import { Pen } from './parts/pen.ts'
import { createRandom } from './random.ts'
import type { Player, Score } from './score.ts'
import { keyName } from './theory/scale.ts'

export const drumChannel = 9
/** The music fades over this much of its end, or less when it is short. */
const fadeOutMs = 1400

/**
 * Composes a piece of an exact length: form, harmony and every player's notes. Pure; the same recipe and length
 * always give the same score.
 *
 * @param durationMs - Above 0; a piece under 1.6 s is its last chord alone.
 * @param quiet - Where somebody speaks, in the time of the piece: less is played there, and no tune. Beats stay.
 * @throws {ReelsmithError} `request/invalid` for a kind that there isn't, or a length or tempo out of range.
 */
export function composeScore(recipe: MusicRecipe, durationMs: number, quiet: readonly RangeMs[] = []): Score {
  const kind = requireKind(recipe, durationMs)
  const moodName = findMood(recipe.mood ?? '')
  const mood: MoodBend | undefined = moodName && moods[moodName]
  const random = createRandom(recipe.seed, kind.name)
  const [mode, harmonyTable] = chooseMode(kind, mood?.mode)
  const form = planForm(kind, {
    durationMs,
    tempoBpm: recipe.tempo ?? bentTempo(kind, mood, random.fork('tempo').range(0.3, 0.7)),
    energyShift: mood?.energyShift ?? 0,
    quiet,
    ...(recipe.energy ? { energy: recipe.energy } : {}),
    random: random.fork('form'),
  })
  const harmony = planHarmony(harmonyTable, form, random.fork('harmony'))
  const players: Player[] = []
  const pens: Pen[] = []
  kind.parts.forEach((part, index) => {
    const channel = index < drumChannel ? index : index + 1
    const partRandom = random.fork(`part ${index}`)
    const pen = new Pen(channel, form, partRandom.fork('hand'), part.timingMs ?? 0, part.lagMs ?? 0)
    writePart(part, { form, harmony, melodyScale: harmonyTable.melodyScale, random: partRandom }, pen)
    const { levelDb, pan, reverb, chorus = 0, release = 0.5 } = part
    const instrument = typeof part.instrument === 'string' ? part.instrument : random.fork(`player ${index}`).pick(part.instrument)
    players.push({ channel, instrument, levelDb, pan, reverb, chorus, release })
    pens.push(pen)
  })
  if (kind.drums) {
    const own = random.fork('drums')
    const pen = new Pen(drumChannel, form, own.fork('hand'), kind.drums.timingMs, 0)
    writeDrums(kind.drums, { form, harmony, melodyScale: harmonyTable.melodyScale, random: own }, pen)
    const { kit, levelDb, reverb } = kind.drums
    players.push({ channel: drumChannel, instrument: kit, levelDb, pan: 0, reverb, chorus: 0, release: 0.5 })
    pens.push(pen)
  }
  return {
    kind: kind.name,
    key: keyName(harmony.tonic, mode),
    tonic: harmony.tonic,
    tempoBpm: form.tempoBpm,
    durationMs,
    beatsMs: form.beatsS.map((beatS) => Math.round(beatS * 1000)),
    barsMs: form.bars.map((bar) => Math.round(form.beatsS[bar.startBeat]! * 1000)),
    sections: form.sections,
    players,
    notes: pens.flatMap((pen) => pen.notes).sort((a, b) => a.atS - b.atS || a.channel - b.channel || a.pitch - b.pitch),
    swells: pens.flatMap((pen) => pen.swells).sort((a, b) => a.atS - b.atS || a.channel - b.channel),
    fadeStartMs: Math.max(durationMs - fadeOutMs, durationMs - form.ringS * 700, 0),
    room: kind.room,
    finish: kind.finish,
    seed: recipe.seed,
  }
}

function requireKind(recipe: MusicRecipe, durationMs: number): MusicKind {
  const kind = findMusicKind(recipe.kind)
  if (!kind) {
    throw new ReelsmithError(
      'request/invalid',
      `music.kind: expected one of ${musicKindNames.join(', ')}, got "${recipe.kind}".`,
    )
  }
  if (!(durationMs > 0 && Number.isFinite(durationMs))) {
    throw new ReelsmithError('request/invalid', `durationMs: expected a length above 0, got ${durationMs}.`)
  }
  if (recipe.tempo !== undefined && !(recipe.tempo >= 30 && recipe.tempo <= 300)) {
    throw new ReelsmithError('request/invalid', `music.tempo: expected 30 to 300 beats a minute, got ${recipe.tempo}.`)
  }
  return kind
}

function chooseMode(kind: MusicKind, wanted: Mode | undefined): [Mode, Harmony] {
  const mode = wanted && kind.modes[wanted] ? wanted : kind.defaultMode
  const harmony = kind.modes[mode]
  if (!harmony) throw new ReelsmithError('music/failed', `The kind "${kind.name}" has no chords in its own mode.`)
  return [mode, harmony]
}

/** The tempo a mood leans to within the kind's range, or undefined to leave it to the form. */
function bentTempo(kind: MusicKind, mood: MoodBend | undefined, place: number): number | undefined {
  if (!mood) return undefined
  const [slow, fast] = kind.tempoBpm
  return Math.max(slow, Math.min(fast, (slow + (fast - slow) * place) * mood.tempoFactor))
}

function writePart(part: Part, context: PartContext, pen: Pen): void {
  switch (part.role) {
    case 'chords':
      return writeChords(part, context, pen)
    case 'bass':
      return writeBass(part, context, pen)
    case 'arpeggio':
      return writeArpeggio(part, context, pen)
    case 'melody':
      return writeMelody(part, context, pen)
  }
}

