/** In which language the terminal is spoken to. */
import { type Tongue, tongueOf } from '../timeline/words.ts'

/** By the locale, as POSIX orders its variables. */
export function localeTongue(environment: NodeJS.ProcessEnv): Tongue {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en'
  return tongueOf(locale.replace(/[_.@].*$/, ''))
}
