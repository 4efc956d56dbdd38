/** Cutting running text into lines that are read at a glance. Pure. */

/** Longest line: about 42 Latin letters, as broadcasters do it; a Chinese character takes the room of two and a half. */
export const longestUnits = 42
const hanUnits = 2.5

/** Width of a text in Latin letters. */
export function widthUnits(text: string): number {
  let units = 0
  for (const char of text) units += /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(char) ? hanUnits : 1
  return units
}

/** Sentences, and where they are long, parts of them at commas or between words; each at most a line long. */
export function splitIntoLines(text: string): string[] {
  const sentences = text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?。！？；;…]["'”’」』)]*)\s*(?=\S)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  return sentences.flatMap(splitSentence)
}

function splitSentence(sentence: string): string[] {
  if (widthUnits(sentence) <= longestUnits) return [sentence]
  const parts = sentence.split(/(?<=[,，、:：])\s*/u).filter((part) => part !== '')
  const lines: string[] = []
  for (const part of parts.flatMap((long) => (widthUnits(long) > longestUnits ? splitWords(long) : [long]))) {
    const last = lines.at(-1)
    const joined = last === undefined ? part : joinText(last, part)
    if (last !== undefined && widthUnits(joined) <= longestUnits) lines[lines.length - 1] = joined
    else lines.push(part)
  }
  return lines
}

/** Into parts of about the same width. */
function splitWords(text: string): string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  const count = Math.ceil(widthUnits(text) / longestUnits)
  const share = widthUnits(text) / count
  const lines = ['']
  let width = 0
  for (const word of words) {
    const units = widthUnits(word)
    const isPunctuation = /^[\p{P}\s]+$/u.test(word)
    if (width + units / 2 > share * lines.length && lines.length < count && !isPunctuation) lines.push('')
    lines[lines.length - 1] += word
    width += units
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** With a space where the script has them. */
export function joinText(before: string, after: string): string {
  const needsSpace = /[\p{L}\p{N},.:;!?'")]$/u.test(before) && !/\p{Script=Han}$/u.test(before) && !/^[\p{P}\p{Script=Han}]/u.test(after)
  return needsSpace ? `${before} ${after}` : before + after
}
