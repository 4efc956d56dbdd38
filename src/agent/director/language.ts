import { isChinese } from './reading/normalize.ts'
import type { Language } from './situation.ts'

/** The language to answer a message in: that of its words; a bare command in letters is in the session's. */
export function replyLanguage(text: string, sessionLanguage: string): Language {
  if (isChinese(text.replace(/["“「『《][^"”」』》]*["”」』》]/g, '')) || (isChinese(text) && !/[a-z]{3}/i.test(text))) return 'zh'
  const isSentence = (text.match(/\p{L}+/gu) ?? []).length > 3
  return sessionLanguage.toLowerCase().startsWith('zh') && !isSentence ? 'zh' : 'en'
}
