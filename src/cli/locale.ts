/** In which language the terminal is spoken to. */
import { type Tongue, tongueOf } from '../timeline/words.ts'

/** By the locale, as POSIX orders its variables. */
export function localeTongue(environment: NodeJS.ProcessEnv): Tongue {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en'
  return tongueOf(locale.replace(/[_.@].*$/, ''))
}

/** Of a session: what the user writes, else what they read. BCP 47. */
export function languageOf(text: string, tongue: Tongue): string {
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN'
  return tongue === 'zh' && !/[a-z]{3}/i.test(text) ? 'zh-CN' : 'en'
}
