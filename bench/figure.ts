/** One measured figure: the median of its samples, and the goal it is held against. */
export interface Figure {
  readonly name: string
  readonly unit: 's' | 'ms' | 'MB' | '%' | '×' | 'req/s'
  readonly samples: readonly number[]
  /** At most this much; left out when the figure only informs. */
  readonly goal?: number
  /** At least this much. */
  readonly least?: number
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** `name  12.3 s  (12.1 to 12.9, 3 runs; goal 60 s: reached)` */
export function formatFigure({ name, unit, samples, goal, least }: Figure): string {
  const digits = unit === 's' || unit === '×' ? 2 : unit === '%' || (unit === 'ms' && median(samples) < 10) ? 1 : 0
  const text = (value: number): string => value.toFixed(digits)
  const middle = median(samples)
  const spread = samples.length > 1 ? `${text(Math.min(...samples))} to ${text(Math.max(...samples))}, ${samples.length} runs` : '1 run'
  const told = (bound: string, isReached: boolean): string => `; goal ${bound} ${unit}: ${isReached ? 'reached' : 'MISSED'}`
  const verdict =
    goal !== undefined ? told(text(goal), middle <= goal) : least !== undefined ? told(`${text(least)} or more`, middle >= least) : ''
  return `${name.padEnd(56)} ${text(middle).padStart(8)} ${unit.padEnd(2)}  (${spread}${verdict})`
}
