/**
 * What in a request has a value: quoted words, times, lengths, shares, ratios, counts. Slots are found in a fixed order
 * and each takes its part of the text, so that "10-second" can't be taken for a clip number afterwards. Pure.
 */
import { anyNumber, chineseNumber, digits, englishNumber, ordinalWord, parseNumber } from './numbers.ts'

const slotKinds = [
  'QUOTE', 'FILE', 'HEX', 'RATIO', 'RES', 'FPS', 'PCT', 'DB', 'FACTOR', 'TIME', 'DUR', 'NTH', 'NUM', 'SIZEMB',
] as const
export type SlotKind = (typeof slotKinds)[number]

export interface Slot {
  readonly kind: SlotKind
  /** Milliseconds of times and lengths, fractions of shares, words of quotes. */
  readonly value: string | number
  /** `[start, end)` in the text. */
  readonly start: number
  readonly end: number
}

/** Finds all slots but bare numbers. Both texts have the same length. */
export function findSlots(text: string, folded: string): Slot[] {
  const finder = new Finder(text, folded)
  findQuotes(finder)
  for (const [pattern, read] of rules) finder.take(pattern, read)
  return finder.slots.sort((a, b) => a.start - b.start)
}

type Found = Omit<Slot, 'start' | 'end'> & { readonly from?: number; readonly length?: number }

/** Text that a slot has taken is hidden from the rules behind it. */
class Finder {
  readonly text: string
  readonly slots: Slot[] = []
  #rest: string

  constructor(text: string, folded: string) {
    this.text = text
    this.#rest = folded
  }

  take(pattern: RegExp, read: (match: RegExpExecArray) => Found | Found[] | undefined): void {
    const rest = this.#rest
    for (const match of rest.matchAll(pattern)) {
      const found = read(match)
      if (!found) continue
      for (const one of Array.isArray(found) ? found : [found]) {
        const start = match.index + (one.from ?? 0)
        const end = one.length === undefined ? match.index + match[0].length : start + one.length
        this.slots.push({ kind: one.kind, value: one.value, start, end })
        this.#rest = this.#rest.slice(0, start) + taken.repeat(end - start) + this.#rest.slice(end)
      }
    }
  }
}

const taken = '\ue000'

const quotePairs: readonly RegExp[] = [
  /“([^“”]{1,2000})”/g,
  /"([^"]{1,2000})"/g,
  /「([^「」]{1,2000})」/g,
  /『([^『』]{1,2000})』/g,
  /《([^《》]{1,2000})》/g,
  /«([^«»]{1,2000})»/g,
  /(?<=^|[\s:：，,])'([^'\n]{1,500}(?:'(?=\p{L})[^'\n]{1,500})*)'(?=$|[\s.,!?，。！？;:])/gu,
]

function findQuotes(finder: Finder): void {
  for (const pattern of quotePairs) {
    finder.take(pattern, (match) => {
      const words = finder.text.slice(match.index + 1, match.index + match[0].length - 1).trim()
      return words === '' ? undefined : { kind: 'QUOTE', value: words }
    })
  }
}

const knownRatios = ['16:9', '9:16', '1:1', '4:5', '4:3', '3:4', '21:9', '5:4', '2:3', '3:2', '2:1']
/** The nearest of those that a film can have. */
const usedRatio: Readonly<Record<string, string>> = { '5:4': '4:3', '2:3': '3:4', '3:2': '4:3', '2:1': '21:9' }

const secondUnit = '(?:seconds?|secs?|s)(?![a-z])|秒钟|秒'
const minuteUnit = '(?:minutes?|mins?|m)(?![a-z])|分钟|分(?!之|割|开|成|辨|段|镜|别|享)'
const hourUnit = '(?:hours?|hrs?|h)(?![a-z])|个?小时|个钟'
const msUnit = '(?:milliseconds?|ms)(?![a-z])|毫秒'
const unit = `(?:${msUnit}|${secondUnit}|${minuteUnit}|${hourUnit})`

function unitMs(text: string): number {
  if (new RegExp(`^(?:${msUnit})$`).test(text)) return 1
  if (new RegExp(`^(?:${secondUnit})$`).test(text)) return 1000
  if (new RegExp(`^(?:${minuteUnit})$`).test(text)) return 60_000
  return 3_600_000
}

const dur = (ms: number, more: Partial<Found> = {}): Found => ({ kind: 'DUR', value: Math.round(ms), ...more })

/** A clip's number before "to": "clip 2 to 5s" is no stretch of time. */
const clipNumberBefore = /(?:clip|shot|scene|segment|photo|picture|image|part|video|slide|片段|镜头|照片|图片|第|段|张|#)s?\s*#?(?:\d+\s*(?:,|and|&|和|与|、)\s*)*$/

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Found | Found[] | undefined])[] = [
  [/[a-z0-9_()-]+\.(?:jpe?g|png|gif|webp|mp4|mov|avi|webm|mkv|mp3|wav|m4a|aac|txt|md|docx|pdf)(?![a-z0-9])/g, (m) => ({ kind: 'FILE', value: m[0] })],
  [/#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/g, (m) => ({ kind: 'HEX', value: longHex(m[0]) })],
  [/(?<![\d:.])(\d{1,2})\s*(?:[:：x×比]|by|to)\s*(\d{1,2})(?![\d:])/g, (m) => ratio(`${m[1]}:${m[2]}`, /to|by/.test(m[0]))],
  [/\b(?:yt |youtube )?shorts\b/g, () => ({ kind: 'RATIO', value: '9:16' })],
  [/(?<![\d.])(360|480|540|720|1080|1440|2160)\s?p(?![a-z])|\b(4k|2k|8k|uhd)\b|\b(full\s?hd|fhd)\b|\bin (hd)\b|(超清|蓝光)|(高清)|(标清)/g, resolution],
  [new RegExp(`(${digits})\\s*(?:fps|frames?(?: per| a|/)\\s?sec(?:ond)?|帧(?:每秒|/秒)?)(?![a-z])`, 'g'), (m) => ({ kind: 'FPS', value: Number(m[1]) })],
  [new RegExp(`(?:百分之)(${digits}|${chineseNumber})`, 'g'), (m) => ({ kind: 'PCT', value: parseNumber(m[1]!) / 100 })],
  [new RegExp(`(${digits}|${englishNumber})\\s*(?:%|percent\\b|per cent\\b|pct\\b)`, 'g'), (m) => ({ kind: 'PCT', value: parseNumber(m[1]!) / 100 })],
  [new RegExp(`(${digits}|[一二两三四五六七八九]半?)成(?![为功立长员就都])`, 'g'), (m) => ({ kind: 'PCT', value: parseNumber(m[1]!) / 10 })],
  [new RegExp(`([-+−]?)\\s?(${digits})\\s*(?:db|decibels?|分贝)(?![a-z])`, 'g'), (m) => ({ kind: 'DB', value: Number(m[2]) * (/[-−]/.test(m[1]!) ? -1 : 1) })],
  [new RegExp(`(${digits})\\s*(?:mb|megabytes?|megs?|兆)(?![a-z])`, 'g'), (m) => ({ kind: 'SIZEMB', value: Number(m[1]) })],
  [new RegExp(`(?<![\\w.])(${digits})\\s?x(?![a-z0-9])|\\bx\\s?(${digits})(?![\\d:])|(${digits}|[二两三四五六八十]|一点[一二三四五六七八九]|半)\\s?倍(?:速|的速度)?`, 'g'), (m) => factor(m[1] ?? m[2] ?? m[3]!)],
  [new RegExp(`\\b(two|three|four|five|${digits}) times (?:the |as |its )?(?=speed|fast|slow|normal|original)`, 'g'), (m) => factor(m[1]!)],
  [/\b(?:at )?(?:half|0\.5)[- ](?:the )?speed\b|\bhalf as fast\b|半速/g, () => factor('0.5')],
  [/\b(?:double|twice)(?: (?:the|its|as))?[- ](?:speed|fast|quick)\b/g, () => factor('2')],
  [/\btriple (?:the )?speed\b/g, () => factor('3')],
  [/\b(?:a )?quarter (?:of the )?speed\b/g, () => factor('0.25')],
  [/(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.(\d{1,3}))?(?!\d|:\d)/g, clock],
  [new RegExp(`第\\s?(${digits}|${chineseNumber})\\s?(?:秒|s(?![a-z]))(?:钟)?`, 'g'), (m) => ({ kind: 'TIME', value: Math.round(parseNumber(m[1]!) * 1000) })],
  [new RegExp(`(?<![\\w.])(${anyNumber})\\s?(?:${minuteUnit})(?:\\s|,|and|又|零)*(${anyNumber})\\s?(?:${secondUnit})(半)?`, 'g'), (m) => dur(parseNumber(m[1]!) * 60_000 + parseNumber(m[2]!) * 1000 + (m[3] ? 500 : 0))],
  [new RegExp(`(?<![\\w.])(${anyNumber})分(${chineseNumber}|\\d{1,2})(?![\\d秒])`, 'g'), (m) => dur(parseNumber(m[1]!) * 60_000 + parseNumber(m[2]!) * 1000)],
  // The first number of a stretch has the unit of the second.
  [new RegExp(`(?<![\\w.])(${anyNumber})(\\s?(?:-|–|—|to|until|till|through|到|至|~|～|and|和)\\s?)(${anyNumber})([\\s-]*)(${unit})`, 'g'), range],
  [/\b(half an?|a half) (second|minute|hour)\b/g, (m) => dur({ second: 500, minute: 30_000, hour: 1_800_000 }[m[2]!]!)],
  [new RegExp(`(?:\\b(?:(${digits}|${englishNumber})|a|one|first|last)[\\s-]+)?(second|minute)s? and a half\\b`, 'g'), andAHalf],
  [new RegExp(`(${digits}|${englishNumber}) and a half[\\s-]*(${unit})`, 'g'), (m) => dur((parseNumber(m[1]!) + 0.5) * unitMs(m[2]!))],
  [/半(分钟|分|秒钟|秒|个?小时)/g, (m) => dur(0.5 * unitMs(m[1]!))],
  [new RegExp(`(${anyNumber})(秒|分钟|分|个?小时)钟?半(?!速|透)`, 'g'), (m) => dur((parseNumber(m[1]!) + 0.5) * unitMs(m[2]!))],
  [new RegExp(`(?<![\\w.:])(${anyNumber})[\\s-]*(${unit})(?:[- ](?:long|in length)(?![a-z]))?`, 'g'), (m) => dur(parseNumber(m[1]!) * unitMs(m[2]!))],
  [/\b(?:an?|one)[\s-]+(minute|hour)\b(?![- ]?(?:hand|ago))/g, (m) => dur(m[1] === 'hour' ? 3_600_000 : 60_000)],
  [/\b(?:a|one|full|1)\s+(?:full |whole )?second(?=$|[\s.,!?;]*(?:$|[.,!?;]|long|each|and|or|on|in|at|of|off|from|later|earlier|before|after|for|per|apart|to|longer|shorter|more|less|fade|crossfade|please|too|instead)\b)/g, () => dur(1000)],
  [/(?<=\b(?:first|last|final|opening|closing)\s)second(?!\s*(?:clip|shot|scene|one|photo|part|title|of\s+the\s+two))/g, () => dur(1000)],
  [/(?<=\b(?:first|last|final|opening|closing)\s)minute\b/g, () => dur(60_000)],
  [/(?<=\b(?:clip|shot|scene|photo|picture|image|segment|part) )one\b(?! (?:of|more))/g, () => ({ kind: 'NTH', value: 1 })],
  [new RegExp(`第\\s?(\\d+|${chineseNumber})`, 'g'), (m) => ({ kind: 'NTH', value: parseNumber(m[1]!) })],
  [/#\s?(\d{1,3})(?!\d)|\b(?:no\.?|number|nr\.?) (\d{1,3})\b/g, (m) => ({ kind: 'NTH', value: Number(m[1] ?? m[2]) })],
  [/\b(\d{1,3})(?:st|nd|rd|th)\b/g, (m) => ({ kind: 'NTH', value: Number(m[1]) })],
  [new RegExp(`(?<!\\blower[ -]|\\b(?:a|one) )\\b(?:${ordinalWord})(?! (?:thoughts?|hand))`, 'g'), (m) => ({ kind: 'NTH', value: parseNumber(m[0]) })],
]

const bareRules: readonly (readonly [RegExp, (match: RegExpExecArray) => Found | undefined])[] = [
  [new RegExp(`(?<![\\w.])(?:${digits})(?![\\w])|\\b(?:${englishNumber})`, 'g'), (m) => (m[0] === 'one' || m[0] === 'half' ? undefined : { kind: 'NUM', value: parseNumber(m[0]) })],
  [/[零一二两三四五六七八九十百]+(?=\ue000|[个段张条幕首次步句行遍份下处部支格]|等[份分段])/g, (m) => ({ kind: 'NUM', value: parseNumber(m[0]) })],
]

/** Numbers without a unit, in what nothing else has taken. */
export function findBareNumbers(text: string, folded: string, isTaken: (start: number, end: number) => boolean): Slot[] {
  const finder = new Finder(text, folded)
  for (const [pattern, read] of bareRules) finder.take(pattern, (m) => (isTaken(m.index, m.index + m[0].length) ? undefined : read(m)))
  return finder.slots
}

function longHex(hex: string): string {
  return hex.length === 7 ? hex : `#${Array.from(hex.slice(1), (digit) => digit + digit).join('')}`
}

function ratio(name: string, isSpelt: boolean): Found | undefined {
  if (!knownRatios.includes(name) || (isSpelt && !/^(?:16|9|21):/.test(name))) return undefined
  return { kind: 'RATIO', value: usedRatio[name] ?? name }
}

function resolution(m: RegExpExecArray): Found {
  if (m[1]) return { kind: 'RES', value: Number(m[1]) }
  if (m[2]) return { kind: 'RES', value: m[2] === '2k' ? 1440 : 2160 }
  if (m[4] || m[6]) return { kind: 'RES', value: 1080 }
  return { kind: 'RES', value: m[7] ? 480 : 1080 }
}

function factor(text: string): Found | undefined {
  const value = parseNumber(text)
  return value > 0 && value <= 20 ? { kind: 'FACTOR', value } : undefined
}

function clock(m: RegExpExecArray): Found | undefined {
  const [first, second, third] = [Number(m[1]), Number(m[2]), m[3] === undefined ? undefined : Number(m[3])]
  if (second > 59) return undefined
  const seconds = third === undefined ? first * 60 + second : first * 3600 + second * 60 + third
  return { kind: 'TIME', value: seconds * 1000 + Number((m[4] ?? '0').padEnd(3, '0')) }
}

function range(m: RegExpExecArray): Found[] | undefined {
  const [whole, first, , second, , unitWord] = m
  const scale = unitMs(unitWord!)
  const before = m.input.slice(0, m.index)
  const isClipNumber = clipNumberBefore.test(before)
  const secondFrom = whole.indexOf(second!, first!.length)
  const last = dur(parseNumber(second!) * scale, { from: secondFrom, length: whole.length - secondFrom })
  if (isClipNumber || parseNumber(first!) >= parseNumber(second!)) return [last]
  return [dur(parseNumber(first!) * scale, { from: 0, length: first!.length }), last]
}

function andAHalf(m: RegExpExecArray): Found {
  const from = /^(?:first|last)/.test(m[0]) ? m[0].search(/\s/) + 1 : 0
  const count = m[1] === undefined ? 1 : parseNumber(m[1])
  return dur((count + 0.5) * (m[2] === 'minute' ? 60_000 : 1000), { from, length: m[0].length - from })
}
