/** Languages by their names. Pure. */

const languages: readonly [words: RegExp, language: string][] = [
  [/\benglish\b|英文|英语/i, 'en'],
  [/\b(?:chinese|mandarin)\b|中文|汉语|普通话/i, 'zh-CN'],
  [/\bcantonese\b|粤语|广东话/i, 'yue'],
  [/\bspanish\b|西班牙语/i, 'es'],
  [/\bfrench\b|法语/i, 'fr'],
  [/\bgerman\b|德语/i, 'de'],
  [/\bjapanese\b|日语|日文/i, 'ja'],
  [/\bkorean\b|韩语|韩文/i, 'ko'],
  [/\bitalian\b|意大利语/i, 'it'],
  [/\bportuguese\b|葡萄牙语/i, 'pt'],
  [/\brussian\b|俄语/i, 'ru'],
  [/\barabic\b|阿拉伯语/i, 'ar'],
]

/** The first language that a text names, as BCP 47. */
export function languageIn(text: string): string | undefined {
  return languages.find(([names]) => names.test(text))?.[1]
}
