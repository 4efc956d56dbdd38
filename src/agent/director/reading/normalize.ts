/** Texts as people type them, in one spelling. */
import { simplify } from './simplify.ts'

/** One form for what keyboards write in many: full-width forms, odd spaces, typographic apostrophes. */
export function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’´`]/g, "'")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** For comparing with known words: lower case, simplified, each character in its place. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return simplify(lower.length === text.length ? lower : text)
}

/** Whether a text is Chinese: detectors mislabel short commands, a Han character does not. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

const wideMarks: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }

/** Messages are read with narrow punctuation; Chinese is written with wide. */
export function asWritten(words: string): string {
  return words.replace(/(?<=\p{Script=Han})[,;:!?]\s*/gu, (mark) => wideMarks[mark.trim()] ?? mark)
}
