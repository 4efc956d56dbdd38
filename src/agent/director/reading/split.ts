/** Several requests in one sentence, apart and in order. Pure. */
import { card, endCredits } from '../lexicon/cards.ts'
import { Clause } from './clause.ts'
import { isThingAlone } from './listed-things.ts'
import type { Token } from './tokens.ts'

export const verbs =
  /\b(?:ADD|REMOVE|TRIM|EXTEND|SPLIT|JOIN|MOVE|SWAP|DUPLICATE|CHANGE|REPLACE|GEN|UNDO|REDO|EXPORT|MUTE|UNMUTE|REVERSE|FREEZE|SPEEDUP|SLOWDOWN|ZOOM|PAN|CROP|FADE|SHUFFLE|TRANSLATE|SPEAK|KEEP|STARTOVER|ALIGN|CLICK|OPEN|SHOW|PREVIEW|TRANSCRIBE|DUCK|RESTORE)\b/
/** What a request without a verb can still ask for. */
const predicates = /\b(?:DEGREE|COLOR|HEX|DUR|PCT|FACTOR|PLACE|RATIO|LOOK|TRANSITIONTYPE|ANIM|FONTNAME|NOISY|INAUDIBLE|DB|UP|DOWN|FADE)\b/
const subjects = /\b(?:CLIP|ONE|PHOTO|NTH|FIRST|LAST|TITLE|CAPTION|TEXT|CTA|LOWERTHIRD|MUSIC|VOICE|EFFECT|SOUND|ORIGINAL|LOGO|OVERLAY|TRANSITION|FILM|ITS|ALL)\b/
const softSeparators = /^(?:,|AND|THEN|AND\/THEN|BUT|OTHER|、)$/
const hardSeparators = /^(?:[;.!]|QMARK)$/
const filler = /^(?:PLEASE|YES|THANKS|GREETING)(?:\/(?:PLEASE|YES|THANKS|GREETING))*$/

/** Whether a token is mere politeness. */
export function isFiller({ name }: Token): boolean {
  return filler.test(name)
}

export function splitClauses(source: string, tokens: readonly Token[]): Clause[] {
  const clauses: Token[][] = [[]]
  for (let index = 0; index < tokens.length; index++) {
    const group = isInnerStop(tokens, index) ? 0 : separatorsAt(tokens, index)
    if (group === 0) {
      clauses.at(-1)!.push(tokens[index]!)
      continue
    }
    const left = clauses.at(-1)!
    const isHard = tokens.slice(index, index + group).some(({ name }) => hardSeparators.test(name))
    const right = segmentFrom(tokens, index + group)
    if (isListOfSettings(left, tokens.slice(index + group))) clauses.push([])
    else if (right.length > 0 && left.some((token) => !isFiller(token)) && begins(left, right, tokens.slice(index, index + group), isHard)) clauses.push([])
    else left.push(...tokens.slice(index, index + group))
    index += group - 1
  }
  return clauses.filter((clause) => clause.some((token) => !isFiller(token) && !hardSeparators.test(token.name) && !softSeparators.test(token.name))).map((clause) => new Clause(source, trimmed(clause)))
}

/** What the film should be, in a word or two: its shape, its length. */
const setting = /^(?:RATIO|DUR|RES|FPS|LOOK|a|the|in|long|OF)$|\b(?:RATIO|DUR|RES|FPS|LOOK)\b/

/** "Vertical, 15 seconds, no music": nothing but settings from here to the end, and before. */
function isListOfSettings(left: readonly Token[], rest: readonly Token[]): boolean {
  const isSetting = (part: readonly Token[]): boolean => has(part, /\b(?:RATIO|DUR|RES|FPS|LOOK)\b/) && part.every((token) => isFiller(token) || setting.test(token.name))
  const parts: Token[][] = [[]]
  for (const token of rest) {
    if (softSeparators.test(token.name) || hardSeparators.test(token.name)) parts.push([])
    else parts.at(-1)!.push(token)
  }
  const said = parts.filter((part) => part.length > 0)
  return said.length > 0 && isSetting(left) && said.every((part) => isSetting(part) || /^(?:NOT|WITHOUT)\b/.test(part[0]!.name) || /^(?:no|without|不要)$/i.test(part[0]!.text))
}

/** The full stops of "Dr. Lovelace" and "shop.com" end nothing. */
function isInnerStop(tokens: readonly Token[], index: number): boolean {
  const [before, at, behind] = [tokens[index - 1], tokens[index]!, tokens[index + 1]]
  if (at.name !== '.' || before?.end !== at.start) return false
  if (behind?.start === at.end && /^[a-z]/i.test(behind.text)) return true
  return /^(?:dr|mr|mrs|ms|st|prof|jr|sr|vs|inc|ltd|co|[a-z])$/i.test(before.text)
}

/** 字幕也去掉: behind what it is about it joins nothing. */
function isAlso(tokens: readonly Token[], index: number): boolean {
  return tokens[index]!.text === '也' && subjects.test(tokens[index - 1]?.name ?? '')
}

/** 定格3秒再淡出: between two things to do it says which comes later. */
function isThen(tokens: readonly Token[], index: number): boolean {
  const [before, at, behind] = [tokens.slice(0, index), tokens[index]!, tokens[index + 1]]
  return at.text === '再' && /\b(?:FADE|FREEZE|ADD|EXPORT|SPEEDUP|SLOWDOWN|MUTE|ZOOM|REVERSE|TRIM|SPLIT|REMOVE)\b/.test(behind?.name ?? '') && has(before, verbs) && !/\b(?:NOT|AND|THEN|FIRSTLY)\b|^[,.;!]$/.test(before.at(-1)?.name ?? '')
}

/** How many separators stand here together. */
function separatorsAt(tokens: readonly Token[], index: number): number {
  let count = 0
  let isReal = false
  while (index + count < tokens.length && !isAlso(tokens, index + count)) {
    const { name } = tokens[index + count]!
    if (softSeparators.test(name) || hardSeparators.test(name) || isThen(tokens, index + count)) isReal = true
    else if (!(isReal && filler.test(name))) break
    count++
  }
  return isReal ? count : 0
}

function segmentFrom(tokens: readonly Token[], from: number): Token[] {
  const segment: Token[] = []
  for (const [index, token] of tokens.entries()) {
    if (index < from) continue
    if ((softSeparators.test(token.name) && !isAlso(tokens, index)) || hardSeparators.test(token.name) || (index > from && isThen(tokens, index))) break
    segment.push(token)
  }
  return segment
}

const has = (tokens: readonly Token[], words: RegExp): boolean => tokens.some(({ name }) => words.test(name))

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

function begins(left: readonly Token[], right: readonly Token[], separators: readonly Token[], isHard: boolean): boolean {
  // "How long is it and what song is that".
  if (/\bQUESTION\b/.test(right[0]!.name) && /\bQUESTION\b/.test(left[0]!.name) && right.length > 2) return true
  if (!has(left, verbs) && !has(left, predicates)) return isHard && has(right, verbs) && has(left, subjects) === false
  // A card has words on it: "…，写上“谢谢观看”".
  if (card.test(textOf(left)) && /^(?:写|显示|打上|上面|上边|says?|saying|reads?|with)/i.test(textOf(right))) return false
  // So has a list of names: "credits: Directed by Ann, Music by Bo".
  if (endCredits.test(textOf(left)) && /[:：]/.test(textOf(left)) && !has(right, /\bADD\b/)) return false
  if (isHard) return true
  // "Cut the first 2 seconds and the last 2": where, once more, and nothing else to do.
  if (has(left, /\b(?:TRIM|REMOVE|KEEP|MUTE)\b/) && has(left, /\b(?:DUR|TIME)\b/) && isTimeAlone(right)) return false
  // 配轻快的音乐，标题“海边”: words in quotes say all that a title needs.
  if (/\b(?:TITLE|CAPTION)\b/.test(right[0]!.name) && has(right, /\bQUOTE\b/) && has(left, /\b(?:MUSIC|RATIO|TRANSITION|LOOK|DUR|VOICE)\b/) && has(left, verbs) && !has(left, /\b(?:TITLE|CAPTION|TEXT|QUOTE)\b/)) return true
  // "Remove the logo, the voice and the last photo".
  if (has(left, /\bREMOVE\b/) && !has(left, /\b(?:QUOTE|SAYS)\b/) && isThingAlone(right)) return false
  // 转场都换成叠化，长一点.
  if (has(left, /\bTRANSITION(?:TYPE)?\b/) && right.every((token) => isFiller(token) || /\b(?:DEGREE|LITTLE|LOT|MORE|LESS)\b/.test(token.name))) return false
  const isList = separators.every(({ text }) => /^(?:、|和|与|跟|及|同|以及|还有)$/.test(text.trim()))
  // "…, just make it quieter".
  const [first, next] = right.length > 1 && /^ONLY\/PLEASE$/.test(right[0]!.name) ? right.slice(1) : right
  // "The second caption is wrong, it should be …" says what its words should be.
  if (has(left, /\b(?:TITLE|CAPTION|TEXT)\b/) && !has(left, /\b(?:ADD|REMOVE|COLOR|PLACE)\b/) && /\bITS\b/.test(first!.name) && /^should be$/i.test(next?.text ?? '')) return false
  const startsWithVerb = verbs.test(first!.name) || (/\bTRANSITIONTYPE\b/.test(first!.name) && has(right, /\bBETWEEN\b/)) || (/\b(?:UP|DOWN|FIRSTLY)\b/.test(first!.name) && has(right, subjects)) || (/\b(?:BA|ITS|NOT)\b/.test(first!.name) && has(right, verbs))
  if (isFadeInAndOut(left, right)) return false
  if (startsWithVerb) return true
  if (isList) return false
  // "The ocean slower and the forest faster", "… but the last one for 6".
  if (first!.name === 'the' && has(left, /\bDEGREE\b/) && right.length <= 4 && /\bDEGREE\b/.test(right.at(-1)!.name) && /^[a-z]+$/.test(right[1]?.name ?? '')) return true
  if (separators.some(({ name }) => name === 'BUT') && has(left, /\bDUR\b/) && has(right, /\b(?:NTH|FIRST|LAST)\b/) && has(right, /\b(?:DUR|NUM)\b/)) return true
  const isComma = separators.some(({ name }) => name === ',')
  const says = has(right, verbs) || has(right, predicates)
  if (subjects.test(first!.name) || /^(?:the|my|then|a|an)$/.test(first!.name)) {
    return says && has(right, subjects) && (has(left, predicates) || has(left, /\b(?:REMOVE|MUTE|UNDO|DUPLICATE|REVERSE|EXPORT|ADD|SPLIT|QUOTE)\b/) || (isComma && isHan(right) && has(left, verbs)))
  }
  // Chinese strings requests together with commas alone.
  return isComma && isHan(right) && (has(right, verbs) || has(right, /\bDEGREE\b/))
}

/** "The last 2 seconds", "from 20 to 22 s". */
function isTimeAlone(tokens: readonly Token[]): boolean {
  return has(tokens, /\b(?:DUR|TIME)\b/) && has(tokens, /\b(?:FIRST|LAST|BEGIN|END|TO|FROM|-)\b/) && tokens.every((token) => isFiller(token) || /^(?:the|very|-|of)$|\b(?:FIRST|LAST|BEGIN|END|DUR|TIME|TO|FROM|OF|BETWEEN|AT|MARK|FOR)\b/.test(token.name))
}

const isHan = (tokens: readonly Token[]): boolean => /\p{Script=Han}/u.test(tokens.map(({ text }) => text).join(''))

/** "fade in and fade out" is one thing. */
function isFadeInAndOut(left: readonly Token[], right: readonly Token[]): boolean {
  return /FADE/.test(left.at(-1)?.name ?? '') && /FADE/.test(right[0]?.name ?? '')
}

/** Without separators at its ends. */
function trimmed(clause: readonly Token[]): Token[] {
  let [start, end] = [0, clause.length]
  // …，再把音乐调小: what comes later, not more of it.
  if (clause[0]?.text === '再' && /\bBA\b/.test(clause[1]?.name ?? '')) start++
  while (start < end && (softSeparators.test(clause[start]!.name) || /^(?:[.;!]|QMARK)$/.test(clause[start]!.name))) start++
  while (end > start && (softSeparators.test(clause[end - 1]!.name) || /^(?:[.;!]|QMARK)$/.test(clause[end - 1]!.name))) end--
  return clause.slice(start, end)
}
