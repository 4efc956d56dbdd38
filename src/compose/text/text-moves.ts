/** How a text and what belongs to it come and go. Pure. */
import type { AnimationType } from '../../timeline/appearance.ts'
import type { TextStyle } from '../../timeline/text-style.ts'
import type { TextDesign } from './design.ts'
import type { Move, MoveType } from './layer.ts'

const mostOutSeconds = 0.4

export class TextMoves {
  readonly in: MoveType
  readonly out: MoveType
  readonly inSeconds: number
  readonly #outSeconds: number

  constructor({ animation, inSeconds }: TextDesign, { animation: wished }: TextStyle) {
    this.in = wished?.in ?? animation.in
    this.out = wished?.out ?? animation.out
    this.inSeconds = wished?.in === undefined ? (inSeconds ?? 0.8) : usualSeconds[wished.in]
    // What comes quickly goes quickly.
    this.#outSeconds = Math.min(mostOutSeconds, Math.max(this.inSeconds, 0.12))
  }

  /** Plates make the same move as their letters, so that they are one thing. */
  get isAlong(): boolean {
    return ['none', 'fade', 'rise', 'drop', 'slide-left', 'slide-right', 'pop'].includes(this.in)
  }

  leave(type: MoveType = this.out): Move {
    return { type: this.out === 'none' ? 'none' : type, delaySeconds: 0, seconds: this.#outSeconds }
  }

  /** Of what comes by itself, unless the text is just there. */
  arrive(type: MoveType, seconds: number, delaySeconds = 0): Move {
    if (this.in === 'none') return { type: 'none', delaySeconds: 0, seconds: 0 }
    return { type, delaySeconds, seconds }
  }

  /** Of lines and frames beside the text: they are drawn, or pop up with it. */
  draw(seconds: number, delaySeconds = 0): Move {
    return this.in === 'pop' ? this.arrive('pop', this.inSeconds) : this.arrive('wipe', seconds, delaySeconds)
  }
}

const usualSeconds: Readonly<Record<AnimationType, number>> = {
  none: 0,
  fade: 0.5,
  rise: 0.7,
  drop: 0.6,
  'slide-left': 0.7,
  'slide-right': 0.7,
  pop: 0.45,
  mask: 0.8,
  typewriter: 1,
  words: 0.45,
}
