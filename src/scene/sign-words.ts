/** Words that a prompt puts on the signs of a street, as the shader's letters. */
import type { Vec3 } from './shot-plan.ts'

/** The order of `letterBits` in `src/paint/includes/lettering.wgsl`; code 0 is a space. */
const letters = ' 247ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const longestSignWord = 10
const bitsPerLetter = 6
const lettersPerNumber = 4

/**
 * The quoted or announced word ("a neon sign that says OPEN"), or null when there
 * is none the signs can write.
 */
export function quotedSignWord(prompt: string): string | null {
  const quoted = /["“”「『']([^"“”「」『』']{1,40})["“”」』']/u.exec(prompt)?.[1]
  const announced = /\b(?:says?|saying|reads?|reading|written)\s+([A-Z0-9]{2,10})\b/u.exec(prompt)?.[1]
  const word = (quoted ?? announced ?? '').trim().toUpperCase()
  if (word.length === 0 || word.length > longestSignWord) return null
  return [...word].every((letter) => letters.includes(letter)) ? word : null
}

/** Four letters to a number: 24 bits are exact in a 32-bit float. An empty word is three zeros. */
export function packedSignWord(word: string): Vec3 {
  const packed: [number, number, number] = [0, 0, 0]
  for (const [i, letter] of [...word].entries()) {
    const code = letters.indexOf(letter)
    if (code < 0 || i >= longestSignWord) throw new RangeError(`no sign can say "${word}"`)
    packed[Math.floor(i / lettersPerNumber)]! += code * 2 ** (bitsPerLetter * (i % lettersPerNumber))
  }
  return packed
}
