import { type EffectKind, effectKinds, effects } from './effects.ts'

/**
 * The sound that a phrase asks for (`birds in the morning`, `下雨的声音`): the longest of the words of all sounds that
 * occurs in it decides.
 */
export function findEffect(phrase: string): EffectKind | undefined {
  const text = phrase.toLowerCase()
  let best: EffectKind | undefined
  let bestLength = 0
  for (const kind of effectKinds) {
    for (const word of effects[kind].words) {
      // A Chinese character says as much as some Latin letters.
      const length = /\p{Script=Han}/u.test(word) ? word.length * 3 : word.length
      if (length > bestLength && occurs(word, text)) [best, bestLength] = [kind, length]
    }
  }
  return best
}

/** Latin words must stand alone; singular and plural are one. */
function occurs(word: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  return new RegExp(`(?<![a-z])${word.replace(/(?<!s)s$/, '')}(?:s|'s)?(?![a-z])`).test(text)
}

/** The first word of a sound in a language, for people. */
export function effectName(kind: EffectKind, language: 'en' | 'zh'): string {
  const words = effects[kind].words.filter((word) => /\p{Script=Han}/u.test(word) === (language === 'zh'))
  return words[0] ?? kind
}
