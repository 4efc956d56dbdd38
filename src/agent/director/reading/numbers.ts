/** Numbers as people write them, in English and Chinese words and digits. Pure. */

const english: Readonly<Record<string, number>> = {
  half: 0.5, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
  nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100,
} // prettier-ignore

const ordinals: Readonly<Record<string, number>> = {
  second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12,
} // prettier-ignore

const chineseDigits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // prettier-ignore

const chineseUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'

/** Patterns of one number in a folded text, for use inside larger ones; without capturing groups. */
export const englishNumber = `(?:${tens})[- ](?:one|two|three|four|five|six|seven|eight|nine)\\b|(?:${Object.keys(english)
  .sort((a, b) => b.length - a.length)
  .join('|')})\\b`
export const digits = '\\d+(?:\\.\\d+)?'
export const chineseNumber = '[零〇一二两三四五六七八九十百千]*半|[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?'
export const anyNumber = `(?:${digits}|${englishNumber}|${chineseNumber})`
export const ordinalWord = `(?:${Object.keys(ordinals).join('|')})\\b`

/** The value of what one of the patterns matched; NaN when it is no number. */
export function parseNumber(text: string): number {
  const word = text.trim().toLowerCase()
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word)
  if (word in english) return english[word]!
  if (word in ordinals) return ordinals[word]!
  const pair = /^(\w+)[- ](\w+)$/.exec(word)
  if (pair) return parseNumber(pair[1]!) + parseNumber(pair[2]!)
  return parseChinese(word)
}

function parseChinese(word: string): number {
  if (word === '半') return 0.5
  if (word.endsWith('半')) return parseChinese(word.slice(0, -1)) + 0.5
  const [whole = '', fraction] = word.split('点')
  if (fraction !== undefined) return parseChinese(whole) + Number(`0.${[...fraction].map((char) => chineseDigits[char]).join('')}`)
  let total = 0
  let digit: number | undefined
  for (const char of whole) {
    const unit = chineseUnits[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit // 十五 is 15 without a leading digit
      digit = undefined
    } else if (char in chineseDigits) digit = chineseDigits[char]
    else return Number.NaN
  }
  return whole === '' ? Number.NaN : total + (digit ?? 0)
}
