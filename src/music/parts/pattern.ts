/** Reading the one-character-a-sixteenth patterns of the tables. */

export interface PatternNote {
  readonly symbol: string
  readonly step: number
  /** How many sixteenths it lasts: `-` behind it goes on. */
  readonly steps: number
}

/**
 * The notes of a pattern within `[fromStep, fromStep + steps)`, in steps of the bar. A note that is cut by the end of
 * the range is shortened; one that is held over its beginning is struck anew there, for the harmony has changed.
 */
export function readPattern(pattern: string, fromStep: number, steps: number): PatternNote[] {
  const symbols = pattern.replaceAll(' ', '')
  const end = fromStep + steps
  const notes: PatternNote[] = []
  for (let step = fromStep; step < end; step++) {
    const symbol = step === fromStep ? heldSymbol(symbols, step) : symbols[step % symbols.length]!
    if (symbol === '.' || symbol === '-') continue
    let length = 1
    while (step + length < end && symbols[(step + length) % symbols.length] === '-') length++
    notes.push({ symbol, step, steps: length })
  }
  return notes
}

/** What sounds at a step: its own symbol, or that of the note which is held there. */
function heldSymbol(symbols: string, step: number): string {
  let from = step % symbols.length
  while (from > 0 && symbols[from] === '-') from--
  return symbols[from]!
}

/** How strongly a sixteenth is felt in a bar of four beats, 0 to 1: downbeat, third beat, beats, eighths, the rest. */
export function metricWeight(step: number): number {
  if (step % 16 === 0) return 1
  if (step % 8 === 0) return 0.8
  if (step % 4 === 0) return 0.65
  return step % 2 === 0 ? 0.4 : 0.2
}
