import { type Bar, type Form, phraseName } from './form.ts'
import type { Harmony } from './kind.ts'
import type { Random } from './random.ts'
import { type Chord, parseChord } from './theory/chord.ts'

/** One chord and where it sounds. */
export interface HarmonySpan {
  readonly chord: Chord
  readonly bar: Bar
  /** First sixteenth within the bar, and how many. */
  readonly fromStep: number
  readonly steps: number
}

export interface HarmonyPlan {
  readonly tonic: number
  readonly spans: readonly HarmonySpan[]
  readonly final: Chord
}

/**
 * The chords of a piece: one progression for verses, another for choruses, and a cadence before the last chord.
 */
export function planHarmony(harmony: Harmony, form: Form, random: Random): HarmonyPlan {
  const tonic = random.pick(harmony.tonics)
  const verse = random.pick(harmony.progressions)
  const others = harmony.progressions.filter((one) => one !== verse)
  const chorus = others.length > 0 ? random.pick(others) : verse
  const [approach, dominant] = random.pick(harmony.cadences).map(parseChord) as [Chord, Chord]
  const phrases = (form.bars.at(-1)?.phrase ?? 0) + 1
  const spans: HarmonySpan[] = []
  form.bars.forEach((bar, index) => {
    const steps = bar.beats * 4
    if (index === form.bars.length - 1) {
      if (bar.beats === 4) {
        spans.push({ chord: approach, bar, fromStep: 0, steps: 8 }, { chord: dominant, bar, fromStep: 8, steps: 8 })
      } else {
        spans.push({ chord: dominant, bar, fromStep: 0, steps })
      }
      return
    }
    const progression = phraseName(bar.phrase, phrases) === 'chorus' ? chorus : verse
    spans.push({ chord: parseChord(progression[bar.barInPhrase % progression.length]!), bar, fromStep: 0, steps })
  })
  return { tonic, spans, final: parseChord(harmony.final) }
}
