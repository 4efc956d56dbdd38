/** What a recogniser wrote, made safe to show. Pure. */

/** Nobody says more words in a second. */
const mostWordsPerSecond = 7
/** A phrase that comes so often in a row was not said: recognisers fall into loops on noise. */
const mostRepeats = 4

/** @returns Empty for what can't have been said. */
export function heardText(text: string, durationMs: number): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/[[({<♪][^\])}>♪]*[\])}>♪]/gu, ' ').replace(/\s+/g, ' ').trim()
  const words = clean.split(' ')
  if (!/[\p{L}\p{N}]/u.test(clean) || words.length > 2 + (durationMs / 1000) * mostWordsPerSecond || isLoop(words)) return ''
  return clean
}

function isLoop(words: readonly string[]): boolean {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}']+/gu, ''))
  for (let length = 1; length <= 6; length++) {
    let same = 0
    for (let at = length; at < plain.length; at++) {
      same = plain[at] === plain[at - length] ? same + 1 : 0
      if (same >= length * mostRepeats) return true
    }
  }
  return false
}
