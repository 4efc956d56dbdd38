/** Numbers in English words. Pure. */

const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const
const scales = [[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million'], [1000, 'thousand']] as const
const irregular: Readonly<Record<string, string>> = {
  one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth',
}

/** @param value - A whole number from 0 to 10^15 − 1. */
export function cardinal(value: number): string {
  if (value < 20) return small[value]!
  if (value < 100) return tens[Math.floor(value / 10)]! + (value % 10 ? ` ${small[value % 10]!}` : '')
  if (value < 1000) {
    return `${small[Math.floor(value / 100)]!} hundred${value % 100 ? ` and ${cardinal(value % 100)}` : ''}`
  }
  const [size, name] = scales.find(([each]) => value >= each)!
  const rest = value % size
  const joint = rest > 0 && rest < 100 ? ' and ' : ' '
  return `${cardinal(Math.floor(value / size))} ${name}${rest ? joint + cardinal(rest) : ''}`
}

/** `3` is "third". */
export function ordinal(value: number): string {
  const words = cardinal(value).split(' ')
  const last = words.pop()!
  const nth = irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
  return [...words, nth].join(' ')
}

/** `1999` is "nineteen ninety nine", `2005` "two thousand and five", `1900` "nineteen hundred". */
export function year(value: number): string {
  const century = Math.floor(value / 100)
  const rest = value % 100
  if (value < 1100 || value > 2099 || (value >= 2000 && value < 2010)) return cardinal(value)
  if (rest === 0) return `${cardinal(century)} hundred`
  return `${cardinal(century)} ${rest < 10 ? `oh ${small[rest]!}` : cardinal(rest)}`
}

/** Each digit by its name. */
export function digits(text: string): string {
  return [...text].map((digit) => small[Number(digit)]!).join(' ')
}

/** A decimal number as written, e.g. `-1,234.50`; too long a one digit by digit. */
export function numeral(text: string): string {
  const minus = /^[-−–]/.test(text)
  const [whole = '0', fraction] = text.replace(/^[-−–+]/, '').replaceAll(',', '').split('.')
  const said = whole.length > 15 || (whole.length > 1 && whole.startsWith('0')) ? digits(whole) : cardinal(Number(whole || '0'))
  return `${minus ? 'minus ' : ''}${said}${fraction ? ` point ${digits(fraction)}` : ''}`
}
