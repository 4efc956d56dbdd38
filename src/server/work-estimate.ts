import type { Progress } from '../agent/turn.ts'

/** A guess is made of at least this much. */
const leastFraction = 0.03
const leastMs = 5000

/** How long the work of a turn will go on, guessed from the piece that is under way. */
export class WorkEstimate {
  readonly #beganMs: number
  /** Since it was first seen to move: what waits in the queue, or starts its programs, says nothing of the pace. */
  #piece: { progress: Progress; movedMs: number; movedFraction: number } | undefined

  /** @param beganMs - When listening to the turn began. */
  constructor(beganMs: number) {
    this.#beganMs = beganMs
  }

  note(progress: Progress, nowMs: number): void {
    const piece = this.#piece
    const isSame = piece?.progress.what === progress.what && piece.progress.fraction <= progress.fraction
    const moved = isSame && piece.movedFraction > 0 ? piece : { movedMs: nowMs, movedFraction: progress.fraction }
    this.#piece = { progress, movedMs: moved.movedMs, movedFraction: moved.movedFraction }
  }

  elapsedMs(nowMs: number): number {
    return nowMs - this.#beganMs
  }

  /** Of the piece under way and those like it that wait; undefined while too little is known. */
  remainingMs(nowMs: number): number | undefined {
    if (!this.#piece) return undefined
    const { progress, movedMs, movedFraction } = this.#piece
    const tookMs = nowMs - movedMs
    const done = progress.fraction - movedFraction
    if (done < leastFraction || tookMs < leastMs) return undefined
    return (tookMs / done) * (1 - progress.fraction + progress.waiting)
  }
}
