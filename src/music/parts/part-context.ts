import type { Bar, Form } from '../form.ts'
import type { HarmonyPlan, HarmonySpan } from '../harmony.ts'
import type { Harmony } from '../kind.ts'
import type { Random } from '../random.ts'
import { metricWeight } from './pattern.ts'

/** What every part writer knows of the piece. */
export interface PartContext {
  readonly form: Form
  readonly harmony: HarmonyPlan
  readonly melodyScale: Harmony['melodyScale']
  readonly random: Random
}

export function plays(energy: readonly [number, number], bar: Bar): boolean {
  return bar.energy >= energy[0] && bar.energy <= energy[1]
}

/** Velocity of a note: louder bars, stronger beats, marked accents. */
export function dynamicVelocity(base: number, bar: Bar, step: number, symbol = 'x'): number {
  const accent = symbol === 'X' || symbol === 'R' ? 1.1 : symbol === 'o' || symbol === 'r' ? 0.72 : 1
  return base * (0.72 + 0.34 * bar.energy) * (0.88 + 0.16 * metricWeight(step)) * accent
}

/** Time in seconds of a step that may lie at the very end of its bar. */
export function spanEndS(form: Form, span: HarmonySpan): number {
  const end = span.fromStep + span.steps
  if (end < span.bar.beats * 4) return form.stepS(span.bar, end)
  return form.beatsS[span.bar.startBeat + span.bar.beats]!
}

/** The last chord begins here. */
export function endingS(form: Form): number {
  return form.beatsS.at(-1)!
}
