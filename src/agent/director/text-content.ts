/** The words that a request wants to be read. Pure. */
import type { Clause, Match } from './reading/clause.ts'
import { readEdge, readTimes } from './reading/times.ts'

/** Behind these the words begin, when they are not in quotes. */
const leads = ['SAYS (:)?', ':', '(TITLE|CAPTION|TEXT|CTA|LOWERTHIRD) , ITS CHANGE', '(TITLE|CAPTION|TEXT|CTA|LOWERTHIRD) (BA|OF|THEN)* (CHANGE|TO|INSTEAD)+ (TO|:|AS)*', '(CHANGE|REPLACE) ... (TITLE|CAPTION|TEXT|CTA|LOWERTHIRD) (TO|OF|with|into)+', '(TITLE|CAPTION|TEXT|CTA) ... , INSTEAD']

/** Where the words end: what is said behind them of time, place and look. */
const tails = [
  '(AT|in|over|TO|during|FOR|BEFORE|AFTER|along|across)? (the|very)* (PLACE|CORNER) (OF|the|FILM|screen|frame|picture)*',
  '(in|with|using|AS)* (a|the)? (COLOR|FONTNAME|HEX|ANIM)',
  '(in|with|using|AS|OF|AND)+ (a|an|the|DEGREE|COLOR)* OUTLINE',
  '(FOR|over|during|THEN)* (the)? WHOLE',
  '(AT|on|over|in|during|FOR)+ (the|my)* (NTH|FIRST|LAST|MIDDLE) (CLIP|PHOTO|ONE)',
  '(AT|on|over|in|during|FOR)+ (CLIP|PHOTO) NUM',
]

export interface Words extends Match {
  readonly words: string
}

/** The words as they were written, and where; nothing when the request has none. */
export function readWords(clause: Clause): Words | undefined {
  const quote = clause.findAll('QUOTE').at(-1)
  if (quote) return { ...quote, words: clause.values<string>('QUOTE').at(-1)! }
  for (const lead of leads) {
    const at = clause.find(lead)
    if (!at || at.end >= clause.tokens.length) continue
    // "The subtitles get lost" says nothing of what they should read.
    if (/^get/i.test(clause.tokens[at.end - 1]!.text)) continue
    // 改成从上往下掉下来的效果 says how they come.
    if (lead.includes('CHANGE') && /(?:的|地)(?:效果|样式|动画|样子)$/.test(clause.text)) continue
    const isWhole = clause.tokens[at.end - 1]!.name === ':'
    // "Can they be a little further up", "where it says 0:07": no words to be read.
    if (/^(?:LITTLE|LOT|MORE|LESS|UP|DOWN|TOO|DEGREE|PLACE|COLOR)(?:\/|$)/.test(clause.tokens[at.end]!.name) && /^[a-z]/.test(clause.tokens[at.end]!.text) && lead.includes('CHANGE')) continue
    if (/^\d{1,2}:\d{2}\b/.test(clause.textOf({ start: at.end, end: clause.tokens.length })) && !isWhole) continue
    const end = isWhole ? clause.tokens.length : endOfWords(clause, at.end)
    const words = clean(clause.textOf({ start: at.end, end }))
    if (words !== '' && (isTitle(words) || !isOnlyStyle(clause.slice(at.end)))) return { words, start: at.end, end }
  }
  const titled = readTitled(clause)
  if (titled) return titled
  const put = clause.find('(ADD|CHANGE|SHOW)+ (the|a)? TEXT')
  if (put && /^[\p{Lu}\p{Script=Han}]/u.test(clause.tokens[put.end]?.text ?? '')) {
    const end = endOfWords(clause, put.end)
    return { words: clean(clause.textOf({ start: put.end, end })), start: put.end, end }
  }
  return undefined
}

const capital = "(?:\\p{Lu}[\\p{L}\\p{N}'&!?-]*|\\d+)"
const written = new RegExp(`\\b(?:write|print|type|show|display|put|add)\\s+(?:(?:his|her|their|my|our) name,?\\s+(?:is\\s+)?)?(${capital}(?:\\s+(?:${capital}|of|the|and|to|for|&))*(?<=[\\p{Lu}\\d][\\p{L}\\p{N}'&!?-]*))`, 'u')

/** 最后加一句关注我: what is counted as a line of words is one, without quotes too. */
const sentence = /(?:加|写|打|放|来|补|配)上?(?:一句(?:话)?|一行(?:小|大)?字|几个(?:大|小)?字)[:：]?\s*(?!话|字)([^"“「『]{1,40})$/u

/** "Write Day 1 in the corner", "show The End": words with capitals are a title, without quotes too. */
function readTitled(clause: Clause): Words | undefined {
  const found = written.exec(clause.text) ?? sentence.exec(clause.text)
  if (!found || !/[\p{Lu}\p{Script=Han}]/u.test(found[1]!)) return undefined
  const from = clause.tokens[0]!.start + found.index + found[0].length - found[1]!.length
  const start = clause.tokens.findIndex((token) => token.start >= from)
  const behind = clause.tokens.findIndex((token) => token.start >= from + found[1]!.length)
  return { words: clean(found[1]!), start, end: behind < 0 ? clause.tokens.length : behind }
}

/** Whether words to be read are told apart by their capitals alone. */
export function writesTitled(clause: Clause): boolean {
  return readTitled(clause) !== undefined
}

function endOfWords(clause: Clause, from: number): number {
  const times = readTimes(clause)
  const ends: number[] = [times.stretch, times.point, ...times.lengths, readEdge(clause)]
    .filter((match): match is NonNullable<typeof match> => match !== undefined)
    .map(({ start }) => start)
    .filter((start) => start > from)
  for (const tail of tails) {
    const match = clause.find(tail, from + 1)
    if (match) ends.push(match.start)
  }
  const manner = mannerFrom(clause, from)
  let end = Math.min(clause.tokens.length, ...ends, ...(manner === undefined ? [] : [manner]))
  while (end > from + 1 && /^(?:FOR|AT|TO|over|during|on|in|the|of|with|FROM|for|ITS|,|AND|THEN|PLEASE|INSTEAD)$/.test(clause.tokens[end - 1]!.name)) end--
  return end
}

/** "…, in red", "…，红色字": from which token on it is only said what the words look like. */
function mannerFrom(clause: Clause, from: number): number | undefined {
  const comma = clause.tokens.findIndex(({ name }, index) => index > from && name === ',')
  return comma > 0 && comma + 1 < clause.tokens.length && isOnlyStyle(clause.slice(comma + 1).filter(({ name }) => name !== 'TEXT')) ? comma : undefined
}

function clean(text: string): string {
  return text
    .replace(/^[\s:：,，"'“”]+|[\s,，;；"'“”]+$/g, '')
    .replace(/[.。]$/, (mark, at: number, all: string) => (/[.。].*[.。]/.test(all) ? mark : ''))
    .trim()
}

/** "The End": with capitals words are to be read, whatever they mean. */
function isTitle(words: string): boolean {
  return /^\p{Lu}[\p{Ll}']*(?:\s+\p{Lu}[\p{Ll}']*)+$/u.test(words)
}

/** "change the title to yellow" says how, not what. */
function isOnlyStyle(rest: Clause): boolean {
  const known = /\b(?:COLOR|HEX|PLACE|CORNER|DEGREE|FONTNAME|ANIM|FADE|LITTLE|LOT|MORE|LESS|DUR|TIME|NUM|PCT|FACTOR|BEGIN|END|MIDDLE|FONT|SIZEWORD|COLORWORD|PLATE|OUTLINE|OPACITY|ANIMATION|UP|DOWN|MAX|DOUBLE|HALF|NORMAL|PLEASE|ITS|OF|AND|MOVE|CHANGE|LANGUAGE|FIRST|LAST|TO|AT|FOR|CLIP|FILM|INTO|ENOUGH|TOO|BAR)\b/
  return rest.tokens.every(({ name }) => known.test(name) || /^(?:the|a|an|in|on|,|\.|!|style|letters?|font|color|colour|at|of|very|more|bit|和|色|效果|特效|动画|样式|风格|字|effect|animation|letters|screen|frame|picture|image)$/.test(name))
}

export interface Exchange {
  /** The text that is there. */
  readonly was: string
  readonly words: string
  /** What is said behind them of their look. */
  readonly manner?: Clause
}

/** "The one that says bees should say …": a part of what is there names it. */
const saysPart = /\b(?:that|which|where it|it) (?:says?|reads?) (.+?)[,;]? (?:it |that )?(?:should|must|needs to) (?:be|say|read) (.+)$|写着?(?:的是)?(.+?)的?(?:那[个条句行])?(?:字幕|文字|标题|字)?[,，]?(?:应该是|应该写|改成|改为|换成)(.+)$/i

/** A request like "change A to B": the words that are there, and those that stand in for them. */
export function readExchange(clause: Clause, texts: readonly string[]): Exchange | undefined {
  const source = clause.text
  const folded = source.toLowerCase()
  const quoted = clause.values<string>('QUOTE')
  if (quoted.length >= 2) {
    const was = texts.find((text) => same(text, quoted[0]!))
    if (was) return { was, words: quoted.at(-1)! }
  }
  if (quoted.length < 2 && isOnlyStyle(clause.without(clause.find('QUOTE')).filter(({ name }) => !/\b(?:BA|CHANGE|REPLACE)\b/.test(name)))) return undefined
  for (const was of texts) {
    const at = was.length < 2 ? -1 : folded.indexOf(was.toLowerCase())
    if (at < 0) continue
    const behind = source.slice(at + was.length)
    const to = /^["'“”」』]?\s*(?:[,;，；]?\s*(?:but|and|whereas)? ?(?:it |that |this )?should (?:be|say|read)\b|[,，]?(?:但|而|其实)*应该?(?:是|为|写)|\bto\b|\binto\b|\bwith\b|\bby\b|->|→|改成|改为|换成|变成|替换成|为)\s*/i.exec(behind)
    if (!to) continue
    if (quoted.length > 0 && !same(quoted.at(-1)!, was)) return { was, words: quoted.at(-1)! }
    const begin = clause.tokens[0]!.start + at + was.length + to[0].length
    const from = clause.tokens.findIndex(({ start }) => start >= begin)
    const end = from < 0 ? undefined : mannerFrom(clause, from)
    const words = clean(end === undefined ? behind.slice(to[0].length) : clause.textOf({ start: from, end }))
    if (words !== '') return { was, words, ...(end !== undefined && { manner: clause.slice(end) }) }
  }
  const right = insteadOf(clause, texts)
  if (right) return right
  const found = saysPart.exec(source)
  const [part, words] = [clean(found?.[1] ?? found?.[3] ?? ''), clean(found?.[2] ?? found?.[4] ?? '')]
  const said = part === '' || words === '' ? [] : texts.filter((text) => text.toLowerCase().includes(part.toLowerCase()))
  if (said.length === 1) return { was: said[0]!, words }
  return undefined
}

/** "The title should say X, not Y", 标题应该是X而不是Y: Y is what is there. */
function insteadOf(clause: Clause, texts: readonly string[]): Exchange | undefined {
  const found = /(?:\bshould (?:say|read|be)|\b(?:says?|reads?)|\bto|应该(?:写|是|叫)|改成|改为|换成|写成?|叫做?)\s*[:：]?\s*["“「']?([^"”」']+?)["”」']?[,，]?\s*(?:\b(?:and not|not|instead of|rather than)\b|而?不是|而?不叫)\s*["“「']?([^"”」']+?)["”」']?[.。!！]*$/i.exec(clause.text)
  const was = found && texts.find((text) => same(text, found[2]!))
  const words = clean(found?.[1] ?? '')
  return was === undefined || was === null || words === '' ? undefined : { was, words }
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

export type { Match }
