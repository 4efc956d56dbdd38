/** Numbers as people write them, in English and Chinese words and digits. Pure. */

const english: Record<string, number> = {
  half: 0.5, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
  nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90,
} // prettier-ignore

const chineseDigits: Record<string, number> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // prettier-ignore

const chineseUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** The pattern of one number, for use inside larger patterns; has no capturing groups. */
export const numberPattern =
  '(?:\\d+(?:\\.\\d+)?|' +
  '(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|' +
  Object.keys(english)
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .join('|') +
  '|[零〇一二两兩三四五六七八九十百千]*半|[零〇一二两兩三四五六七八九十百千]+)'

/** The value of a number that matched {@link numberPattern}; NaN when it is none. */
export function parseNumber(text: string): number {
  const word = text.trim().toLowerCase()
  if (/^\d+(\.\d+)?$/.test(word)) return Number(word)
  if (word in english) return english[word]!
  const pair = /^(\w+)[- ](\w+)$/.exec(word)
  if (pair) return parseNumber(pair[1]!) + parseNumber(pair[2]!)
  return parseChinese(word)
}

function parseChinese(word: string): number {
  if (word === '半') return 0.5
  if (word.endsWith('半')) return parseChinese(word.slice(0, -1)) + 0.5
  let total = 0
  let digit: number | undefined
  for (const char of word) {
    const unit = chineseUnits[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit // 十五 is 15 without a leading digit
      digit = undefined
    } else if (char in chineseDigits) digit = chineseDigits[char]
    else return Number.NaN
  }
  return word === '' ? Number.NaN : total + (digit ?? 0)
}
