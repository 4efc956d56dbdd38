import type { Progress } from '../agent/turn.ts'

/** A guess is made of at least this much. */
const leastFraction = 0.03
const leastMs = 5000

/** How long the work of a turn will go on, guessed from the piece that is under way. */
export class WorkEstimate {
  readonly #beganMs: number
  #piece: { what: string; beganMs: number; progress: Progress } | undefined

  /** @param beganMs - When listening to the turn began. */
  constructor(beganMs: number) {
    this.#beganMs = beganMs
  }

  note(progress: Progress, nowMs: number): void {
    const piece = this.#piece
    const isSame = piece?.what === progress.what && piece.progress.fraction <= progress.fraction
    this.#piece = { what: progress.what, beganMs: isSame ? piece.beganMs : nowMs, progress }
  }

  elapsedMs(nowMs: number): number {
    return nowMs - this.#beganMs
  }

  /** Of the piece under way and those like it that wait; undefined while too little is known. */
  remainingMs(nowMs: number): number | undefined {
    if (!this.#piece) return undefined
    const { beganMs, progress } = this.#piece
    const tookMs = nowMs - beganMs
    if (progress.fraction < leastFraction || tookMs < leastMs) return undefined
    return (tookMs / progress.fraction) * (1 - progress.fraction + progress.waiting)
  }
}
