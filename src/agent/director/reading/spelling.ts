/** Slips of the keyboard in the words that matter. */

/** Letters put in, left out, mistaken or exchanged with their neighbour (Damerau and Levenshtein), up to `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

/** How many slips are forgiven in a word: none in a short one, where another word is always near. */
function forgiven(word: string): number {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
}

/** The known word that a misspelt one means, or nothing when none is near or several are. */
export function respell(word: string, known: Iterable<string>): string | undefined {
  const most = forgiven(word)
  if (most === 0) return undefined
  let best: string | undefined
  let bestDistance = most + 1
  let isTied = false
  for (const candidate of known) {
    if (candidate.length < 4) continue
    const distance = editDistance(word, candidate, Math.min(most, bestDistance))
    if (distance < bestDistance) [best, bestDistance, isTied] = [candidate, distance, false]
    else if (distance === bestDistance && distance <= most && candidate !== best) isTied = true
  }
  if (best === undefined || bestDistance > most) return undefined
  return isTied && bestDistance > 1 ? undefined : best
}
