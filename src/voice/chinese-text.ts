/** How a Chinese text is read aloud: numbers, dates, times, money, units. Pure. */
import { chineseUnits, currencies, letterNames } from './reading-tables.ts'
import { type Range, type ReadingRule, type SpokenWord, readAloud } from './spoken-word.ts'

const names = '零一二三四五六七八九'
const number = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'

/** Each digit by its name. */
function digits(text: string): string {
  return [...text].map((digit) => names[Number(digit)]!).join('')
}

/** @param value - From 1 to 9999; what lies above it decides whether a zero leads. */
function underTenThousand(value: number): string {
  let said = ''
  let zero = false
  for (const [size, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) zero = said !== ''
    else {
      said += `${zero ? '零' : ''}${names[digit]!}${name}`
      zero = false
    }
  }
  return said
}

/** A whole number from 0 to 10^16 − 1 in Chinese: `10500` is 一万零五百. */
function chineseCardinal(value: number): string {
  if (value === 0) return '零'
  let said = ''
  let skipped = false
  for (const [size, name] of [[1e12, '万亿'], [1e8, '亿'], [1e4, '万'], [1, '']] as const) {
    const group = Math.floor(value / size) % 10_000
    if (group === 0) skipped = said !== ''
    else {
      const zero = said !== '' && (skipped || group < 1000)
      said += `${zero ? '零' : ''}${underTenThousand(group)}${name}`
      skipped = false
    }
  }
  return said.replace(/^一十/, '十')
}

/** A decimal number as written. */
function numeral(text: string): string {
  const minus = /^[-−]/.test(text)
  const [whole = '0', fraction] = text.replace(/^[-−]/, '').replaceAll(',', '').split('.')
  const said = whole.length > 15 || (whole.length > 1 && whole.startsWith('0')) ? digits(whole) : chineseCardinal(Number(whole))
  return `${minus ? '负' : ''}${said}${fraction ? `点${digits(fraction)}` : ''}`
}

/** Before a measure word 2 is 两. */
function counted(text: string): string {
  return text === '2' ? '两' : numeral(text)
}

function clock(hour: string, minute: string): string | undefined {
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (hours > 24 || minutes > 59) return undefined
  const past = minutes === 0 ? '' : minutes === 30 ? '半' : `${minutes < 10 ? '零' : ''}${chineseCardinal(minutes)}分`
  return `${hours === 2 ? '两' : chineseCardinal(hours)}点${past}`
}

const unitPattern = Object.keys(chineseUnits).sort((a, b) => b.length - a.length).join('|')
const measures = '个|位|只|条|张|本|次|年(?!代)|天|周|小时|分钟|秒|公里|米|千克|公斤|斤|元|块|万|亿|千|倍|种|款|台|部|集|层|座|件|家|岁|杯|碗|辆'

const rules: readonly ReadingRule[] = [
  { pattern: /(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/gu, say: ([, y, m, d]) => `${digits(y!)}年${chineseCardinal(Number(m))}月${chineseCardinal(Number(d))}日` },
  { pattern: /(?<!\d)(\d{4})(?=年)/gu, say: ([, y]) => digits(y!) },
  { pattern: /(?<!\d)(\d{1,2}):(\d{2})(?![:\d])/gu, say: ([, h, m]) => clock(h!, m!) },
  { pattern: /(?<!\d)2(?=点(?!\d))/gu, say: () => '两' },
  { pattern: new RegExp(`([-−]?${number})\\s?[%％]`, 'gu'), say: ([, n]) => `百分之${numeral(n!)}` },
  { pattern: new RegExp(`([$€£¥￥₹])\\s?(${number})([万亿]?)`, 'gu'), say: ([, symbol, n, scale]) => `${counted(n!)}${scale}${currencies[symbol!]!.chinese}` },
  { pattern: new RegExp(`(${number})\\s?(USD|EUR|GBP|JPY|CNY|RMB)`, 'gu'), say: ([, n, code]) => `${counted(n!)}${currencies[code!]!.chinese}` },
  { pattern: new RegExp(`([-−]?${number})\\s?(${unitPattern})(?![A-Za-z])`, 'gu'), say: ([, n, unit]) => `${unit!.endsWith('C') || unit === '℃' ? numeral(n!).replace(/^负/, '零下') : counted(n!)}${chineseUnits[unit!]!}` },
  { pattern: /(?<!\d)(\d)\/(\d)(?!\d)/gu, say: ([, top, bottom]) => `${digits(bottom!)}分之${digits(top!)}` },
  { pattern: /(?<!\d)1\d{10}(?!\d)/gu, say: ([text]) => digits(text!).replaceAll('一', '幺') },
  { pattern: /(?<![\d.])(\d+)\s?[-–~～]\s?(\d+)(?![\d.])/gu, say: ([, from, to]) => `${numeral(from!)}到${numeral(to!)}` },
  { pattern: new RegExp(`(?<![\\d.第])2(?=\\s?(?:${measures}))`, 'gu'), say: () => '两' },
  { pattern: new RegExp(`(?<![\\w.])[-−]?${number}`, 'gu'), say: ([text]) => numeral(text!) },
  { pattern: /\d+/gu, say: ([text]) => numeral(text!) },
  { pattern: /[A-Z]{2,6}(?![A-Za-z])/gu, say: ([text]) => [...text!].map((letter) => letterNames[letter]!).join('') },
  { pattern: /&/gu, say: () => '和' },
  { pattern: /\+/gu, say: () => '加' },
]

/** The words of a Chinese text, with how each is read; a mark belongs to the word before it. */
export function readChinese(text: string): SpokenWord[] {
  const plain = text.normalize('NFC')
  const words: { start: number; end: number }[] = []
  for (const { segment, index, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(plain)) {
    const end = index + segment.length
    if (segment.trim() === '') continue
    if (!isWordLike && words.length > 0 && !/[$€£¥￥₹]/u.test(segment)) words.at(-1)!.end = end
    else words.push({ start: index, end })
  }
  const read = readAloud(plain, rules, words satisfies Range[])
  return read.map(({ written, said }) => ({ written, said: said.replace(/(?<=[\p{Script=Han}])\s+|\s+(?=[\p{Script=Han}])/gu, '') }))
}
