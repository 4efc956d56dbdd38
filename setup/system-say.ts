/** Set-up speaks on standard error, since standard output is for results, in the language of the locale. */
import { errorText } from '../src/cli/error-words.ts'
import { localeTongue } from '../src/cli/locale.ts'
import { ReelsmithError } from '../src/errors/error.ts'
import type { Tongue } from '../src/timeline/words.ts'

export type Bilingual = Readonly<Record<Tongue, string>>

export const tongue = localeTongue(process.env)

export function say(words: Bilingual): void {
  const before: Bilingual = { en: 'reelsmith set-up: ', zh: 'reelsmith 安装：' }
  process.stderr.write(`${before[tongue]}${words[tongue]}\n`)
}

export function causeText(error: unknown): string {
  if (ReelsmithError.is(error)) return errorText(error, tongue)
  return error instanceof Error ? error.message : String(error)
}
