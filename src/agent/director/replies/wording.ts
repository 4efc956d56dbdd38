/** How messages are worded: both languages side by side, lists, lengths. Pure. */
import { quotedText } from '../../../timeline/words.ts'
import type { Language } from '../situation.ts'

type Phrase<Args extends readonly unknown[]> = Readonly<Record<Language, (...args: Args) => string>>

/** One message in both languages. */
export function phrase<Args extends readonly unknown[]>(
  en: (...args: Args) => string,
  zh: (...args: Args) => string,
): Phrase<Args> {
  return { en, zh }
}

/** `1 shot`, `2 shots`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** `a, b and c`; `a、b、c`. */
export function listed(language: Language, items: readonly string[]): string {
  if (language === 'zh') return items.join('、')
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** `"a", "b" or "c"`. */
export function choices(language: Language, items: readonly string[]): string {
  if (language === 'zh') return items.join('、')
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
}

export function quoted(language: Language, words: string): string {
  return quotedText(words, language)
}

/** `4.5 s`, `1 min 05 s`. */
export function lengthText(language: Language, ms: number): string {
  const seconds = Math.round(ms / 100) / 10
  if (seconds < 60) return language === 'zh' ? `${seconds} 秒` : `${seconds} s`
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)]
  if (language === 'zh') return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}
