/** A text as it is written, beside how it is read aloud. Pure. */

/** One written word (with the punctuation that hangs on it), and what is said for it. */
export interface SpokenWord {
  readonly written: string
  /** Words without digits or symbols, as an engine reads them; punctuation is kept, for its pauses. */
  readonly said: string
}

/** What stands for something that isn't read letter by letter. */
export interface ReadingRule {
  /** With the flags `g` and `u`. */
  readonly pattern: RegExp
  /** @returns Undefined when it doesn't apply after all. */
  say(match: RegExpMatchArray): string | undefined
}

interface Span {
  readonly start: number
  readonly end: number
  readonly said: string
}

/** Applies rules to a text, earlier ones first; what one has read, no later one reads again. */
export function readAloud(text: string, rules: readonly ReadingRule[], words: readonly Range[]): SpokenWord[] {
  const spans = findSpans(text, rules)
  const groups = groupWords(words, spans)
  return groups.map(({ start, end }) => {
    let said = ''
    let at = start
    for (const span of spans.filter((each) => each.start >= start && each.end <= end)) {
      said += `${text.slice(at, span.start)} ${span.said} `
      at = span.end
    }
    said += text.slice(at, end)
    return { written: text.slice(start, end).trim(), said: tidy(said) }
  })
}

/** `[start, end)` of a word, in UTF-16 units of the text. */
export interface Range {
  readonly start: number
  readonly end: number
}

function findSpans(text: string, rules: readonly ReadingRule[]): Span[] {
  const spans: Span[] = []
  for (const { pattern, say } of rules) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start || spans.some((other) => start < other.end && other.start < end)) continue
      const said = say(match)
      if (said !== undefined) spans.push({ start, end, said })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Words that share a reading ("5 km") are one. */
function groupWords(words: readonly Range[], spans: readonly Span[]): Range[] {
  const groups: { start: number; end: number }[] = []
  for (const word of words) {
    const last = groups.at(-1)
    const joined = last && spans.some((span) => span.start < last.end && span.end > word.start)
    if (joined) last.end = word.end
    else groups.push({ ...word })
  }
  return groups
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\s+(?=[,.!?;:，。！？；：、])/gu, '').trim()
}
