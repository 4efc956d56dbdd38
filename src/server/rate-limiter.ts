/**
 * How many requests somebody may still make. The generic cell rate algorithm (ITU-T I.371): one number a key, no window
 * at whose edge twice as many get through. Kept in memory: each server counts for itself.
 */
export interface Allowance {
  readonly isAllowed: boolean
  readonly limit: number
  /** How many more could be made at once. */
  readonly remaining: number
  /** Until all of them can be made again, in whole milliseconds. */
  readonly resetMs: number
  /** Until the next one can be made, in whole milliseconds; 0 when it can now. */
  readonly retryMs: number
}

/** A late clock's fractions leave 3000.0000000002 of 3000 ms: that is no fourth second. */
const wholeMs = (ms: number): number => Math.ceil(ms - 1e-6)

/** Who has not asked for a window is forgotten, when there are so many. */
const mostKeys = 50_000

export class RateLimiter {
  readonly #limit: number
  readonly #windowMs: number
  /** When each key will have its whole allowance again. */
  readonly #fullAtMs = new Map<string, number>()

  constructor({ limit, windowMs }: { limit: number; windowMs: number }) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Counts one request, unless it is too much; a refused one doesn't count. */
  take(key: string, nowMs: number): Allowance {
    const eachMs = this.#windowMs / this.#limit
    const fullAtMs = Math.max(nowMs, this.#fullAtMs.get(key) ?? nowMs)
    const takenAtMs = fullAtMs + eachMs
    const isAllowed = takenAtMs <= nowMs + this.#windowMs + 1e-6
    if (isAllowed) {
      if (this.#fullAtMs.size >= mostKeys) this.#forget(nowMs)
      this.#fullAtMs.set(key, takenAtMs)
    }
    const busyMs = (isAllowed ? takenAtMs : fullAtMs) - nowMs
    return {
      isAllowed,
      limit: this.#limit,
      remaining: Math.floor((this.#windowMs - busyMs) / eachMs + 1e-6),
      resetMs: wholeMs(busyMs),
      retryMs: isAllowed ? 0 : wholeMs(takenAtMs - nowMs - this.#windowMs),
    }
  }

  #forget(nowMs: number): void {
    for (const [key, fullAtMs] of this.#fullAtMs) if (fullAtMs <= nowMs) this.#fullAtMs.delete(key)
  }
}
