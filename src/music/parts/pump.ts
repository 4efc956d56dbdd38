import type { Form } from '../form.ts'
import type { Pen } from './pen.ts'

/** Ducks the player under every beat and lets it swell back: the breathing of a compressor that hears the kick. */
export function pumpOnBeats(form: Form, pen: Pen): void {
  const points = 10
  for (let beat = 0; beat < form.beatsS.length - 1; beat++) {
    const from = form.beatsS[beat]!
    const lengthS = form.beatsS[beat + 1]! - from
    for (let i = 0; i < points; i++) {
      const x = i / points
      pen.swell(from + x * lengthS, 0.42 + 0.58 * Math.min(1, x * 1.5) ** 0.8)
    }
  }
}
