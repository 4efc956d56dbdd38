/** How an English text is read aloud: numbers, dates, times, money, units, abbreviations. Pure. */
import { cardinal, digits, numeral, ordinal, year } from './english-numbers.ts'
import { currencies, englishAbbreviations, englishUnits } from './reading-tables.ts'
import { type Range, type ReadingRule, type SpokenWord, readAloud } from './spoken-word.ts'

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const
const monthPattern = '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const number = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'

function monthName(written: string): string {
  return months.find((month) => month.toLowerCase().startsWith(written.replace('.', '').slice(0, 3).toLowerCase()))!
}

function alternatives(table: object): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')
}

function dayOf(month: number, day: number): string | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? `${months[month - 1]!} ${ordinal(day)}` : undefined
}

function money(symbol: string, amount: string, scale?: string): string {
  const { one, many, cent, cents } = currencies[symbol]!
  if (scale) return `${numeral(amount)} ${scale.toLowerCase()} ${many}`
  const [whole, fraction = ''] = amount.replaceAll(',', '').split('.')
  const main = Number(whole)
  if (fraction.length !== 2 || Number(fraction) === 0 || !cents) {
    return `${numeral(fraction.length === 2 && Number(fraction) === 0 ? whole! : amount)} ${amount === '1' ? one : many}`
  }
  const small = `${cardinal(Number(fraction))} ${Number(fraction) === 1 ? cent : cents}`
  return main === 0 ? small : `${cardinal(main)} ${main === 1 ? one : many} and ${small}`
}

function clock(hour: string, minute = '', half?: string): string | undefined {
  const [hours, minutes] = [Number(hour), Number(minute || '0')]
  if (hours > 24 || minutes > 59) return undefined
  const past = minute === '' || minutes === 0 ? (half ? '' : " o'clock") : ` ${minutes < 10 ? 'oh ' : ''}${cardinal(minutes)}`
  const side = half ? ` ${half.toLowerCase().startsWith('a') ? 'A' : 'P'} M` : ''
  return `${hours === 0 ? 'midnight' : cardinal(hours)}${past === " o'clock" && (hours === 0 || hours > 12) ? ' hundred' : past}${side}`
}

const rules: readonly ReadingRule[] = [
  { pattern: /\bhttps?:\/\/(?:www\.)?([\w.-]+)\S*?(?=[.,!?]?(?:\s|$))/giu, say: ([, host]) => host!.replaceAll('.', ' dot ') },
  { pattern: /\b([\w-]+(?:\.[\w-]+)*)@([\w-]+(?:\.[\w-]+)+)\b/gu, say: ([, name, host]) => `${name} at ${host}`.replaceAll('.', ' dot ') },
  { pattern: /\b(?:www\.)?([a-z][\w-]*(?:\.[\w-]+)*)\.(com|org|net|io|ai|dev|app)\b/giu, say: ([, name, end]) => `${name!.replaceAll('.', ' dot ')} dot ${end!.length < 3 ? [...end!.toUpperCase()].join(' ') : end}` },
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/gu, say: ([, y, m, d]) => withYear(dayOf(Number(m), Number(d)), y) },
  { pattern: /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gu, say: ([, m, d, y]) => withYear(dayOf(Number(m), Number(d)), y) },
  { pattern: new RegExp(`\\b(${monthPattern}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\d:])`, 'gu'), say: ([, m, d, y]) => withYear(dayOf(months.indexOf(monthName(m!) as 'May') + 1, Number(d)), y) },
  { pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${monthPattern})(?: (\\d{4}))?\\b`, 'gu'), say: ([, d, m, y]) => withYear(`the ${ordinal(Number(d))} of ${monthName(m!)}`, y) },
  { pattern: /\b(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b\.?/giu, say: ([, h, m, half]) => clock(h!, m, half) },
  { pattern: /\b(\d{1,2}):(\d{2})\b(?!:)/gu, say: ([, h, m]) => clock(h!, m) },
  { pattern: new RegExp(`([$€£¥₹])\\s?(${number})(?:\\s?(thousand|million|billion|trillion)\\b)?`, 'giu'), say: ([, symbol, amount, scale]) => money(symbol!, amount!, scale) },
  { pattern: new RegExp(`\\b(${number})\\s?(USD|EUR|GBP|JPY|CNY|RMB)\\b`, 'gu'), say: ([, amount, code]) => money(code!, amount!) },
  { pattern: /\b((?:1[1-9]|20)\d)0s\b/gu, say: ([, decade]) => decadeOf(Number(`${decade}0`)) },
  { pattern: new RegExp(`([-−]?)(?<![\\w.])(${number})\\s?(${alternatives(englishUnits)})(?![\\w])`, 'gu'), say: ([, minus, amount, unit]) => `${minus ? 'minus ' : ''}${numeral(amount!)} ${englishUnits[unit!]![amount === '1' ? 0 : 1]}` },
  { pattern: /\b(\d{1,3})(st|nd|rd|th)\b/giu, say: ([, n]) => ordinal(Number(n)) },
  { pattern: /(?<![\w.,$])((?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)/gu, say: ([, y]) => year(Number(y)) },
  { pattern: /\b1\/2\b/gu, say: () => 'one half' },
  { pattern: /\b(\d)\/([3-9])\b/gu, say: ([, top, bottom]) => `${cardinal(Number(top))} ${Number(bottom) === 4 ? 'quarter' : ordinal(Number(bottom))}${top === '1' ? '' : 's'}` },
  { pattern: /(?<![\w.])(\d+)\s?[–-]\s?(\d+)(?![\w.])/gu, say: ([, from, to]) => `${numeral(from!)} to ${numeral(to!)}` },
  { pattern: /(?<!\d)\+?\d{3}(?:[ -]\d{3,4}){1,3}(?![\d,.])/gu, say: ([phone]) => digits(phone!.replace(/\D/g, '')) },
  { pattern: new RegExp(`(?<![\\w.])[-−]?${number}`, 'gu'), say: ([text]) => numeral(text!) },
  { pattern: /\d+/gu, say: ([text]) => numeral(text!) },
  { pattern: new RegExp(`(?<![\\w.])(?:${alternatives(englishAbbreviations)})(?![\\w])`, 'gu'), say: ([text]) => englishAbbreviations[text!] },
  { pattern: /(?<![\p{L}'])(?:[A-Z]\.){2,}|(?<![\p{L}'])[BCDFGHJKLMNPQRSTVWXZ]{2,5}(?=s?(?![\p{L}]))/gu, say: ([text]) => [...text!.replaceAll('.', '')].join(' ') },
  { pattern: /&/gu, say: () => 'and' },
  { pattern: /[+]/gu, say: () => 'plus' },
  { pattern: /=/gu, say: () => 'equals' },
  { pattern: /#(?=\p{L})/gu, say: () => 'hashtag' },
  { pattern: /@(?=\p{L})/gu, say: () => 'at' },
]

function withYear(day: string | undefined, written: string | undefined): string | undefined {
  return day && written ? `${day}, ${year(Number(written))}` : day
}

/** `1980` is "nineteen eighties". */
function decadeOf(value: number): string {
  const said = year(value)
  return said.endsWith('y') ? `${said.slice(0, -1)}ies` : `${said}s`
}

/** The words of an English text, with how each is read. Nothing with a digit is left in what is said. */
export function readEnglish(text: string): SpokenWord[] {
  const plain = text.normalize('NFC').replace(/[’‘]/g, "'").replace(/[“”]/g, '"')
  const words: Range[] = [...plain.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  return readAloud(plain, rules, words).map(({ written, said }) => ({ written, said: sayable(said) }))
}

/** Letters, apostrophes and the marks of a pause. */
function sayable(text: string): string {
  return text
    .replace(/—/g, ', ')
    .normalize('NFKD')
    .replace(/[^A-Za-z' ,.!?;:]+/g, ' ')
    .replace(/(?<![A-Za-z])'|'(?![A-Za-z])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[,.!?;:])/g, '')
    .trim()
}
