import type { Form } from '../form.ts'
import type { Random } from '../random.ts'
import type { Note, Swell } from '../score.ts'

/** Writes the notes of one player as a player would play them: never quite on the grid, never twice as loud. */
export class Pen {
  readonly notes: Note[] = []
  readonly swells: Swell[] = []
  readonly channel: number
  private readonly form: Form
  private readonly random: Random
  private readonly timingS: number
  private readonly lagS: number

  constructor(channel: number, form: Form, random: Random, timingMs: number, lagMs: number) {
    this.channel = channel
    this.form = form
    this.random = random
    this.timingS = timingMs / 1000
    this.lagS = lagMs / 1000
  }

  /** One stroke of several notes shares its deviation from the grid. */
  stroke(): number {
    return this.lagS + this.timingS * this.random.gaussian()
  }

  /** @param velocity - As meant, 1 to 127; a player varies by some 5 %. */
  write(atS: number, lengthS: number, pitch: number, velocity: number, strokeS = this.stroke()): void {
    const start = Math.max(0, atS + strokeS)
    if (start >= this.form.durationS - 0.01) return
    this.notes.push({
      atS: start,
      lengthS: Math.max(0.03, Math.min(lengthS, this.form.durationS - start)),
      channel: this.channel,
      pitch,
      velocity: Math.max(1, Math.min(127, Math.round(velocity * (1 + 0.05 * this.random.gaussian())))),
    })
  }

  swell(atS: number, level: number): void {
    this.swells.push({ atS: Math.max(0, atS), channel: this.channel, level })
  }
}
