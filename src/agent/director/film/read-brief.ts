/** The points of a brief, in its own words: what is to be seen, and what is to be read. Pure. */
import { describeScene } from '../../../scene/describe.ts'

export interface Point {
  readonly words: string
  /** It shows something that can be painted. */
  readonly isPicture: boolean
  /** It says something that has to be read: a name, a date, a price, an address. */
  readonly isFact: boolean
}

const separators = /(?<!\d),|,(?!\d)|[;，；。！!?？\n]+|\.(?=\s|$)|\s+(?:and then|then|followed by)\s+|(?:然后|接着|最后是|再是)/i

/** What has to be read to be known. */
const factual = /\d|%|@|\bwww\.|\.(?:com|org|net|io|cn|shop)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|free|sale|off|open(?:ing)?|closed|new|visit|call|book|order|shop|join|buy|try|today|tomorrow|tonight|now)\b|免费|优惠|折|开业|新品|立即|预订|抢购|欢迎|扫码|限时|今天|明天|周[一二三四五六日]/i

export function readBrief(subject: string): Point[] {
  return splitOutsideQuotes(subject)
    .map((part) => part.replace(/^(?:and|with|for|about|of|和|以及|还有|关于)\s*(?=\S)/i, '').trim())
    .filter((words) => /[\p{L}\p{N}]/u.test(words))
    .map((words) => {
      const { settingNamed, subjects } = describeScene(words)
      const isFact = factual.test(words) || /["“「]/.test(words)
      return { words, isPicture: settingNamed || subjects.length > 0, isFact }
    })
}

function splitOutsideQuotes(text: string): string[] {
  const quoted: string[] = []
  const masked = text.replace(/["“「『][^"”」』]*["”」』]/g, (words) => `\ue000${String.fromCharCode(0xe100 + quoted.push(words) - 1)}`)
  return masked.split(separators).map((part) => part.replace(/\ue000([\ue100-\uefff])/g, (_, index: string) => quoted[index.charCodeAt(0) - 0xe100]!))
}

/** How long it takes to read words, in ms: a second to notice them, then four words or seven characters a second. */
export function readingMs(words: string): number {
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = words.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return 1000 + Math.round(others * 250 + (characters * 1000) / 7)
}
