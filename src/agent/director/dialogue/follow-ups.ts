/** What is said of the last deed: "no, the second one", "the same for the other one", "a bit more", as requests in full. Pure. */
import type { Clip } from '../../../timeline/locate.ts'
import { type TextTrack, type Timeline, mainTrack } from '../../../timeline/model.ts'
import type { Plan } from '../plan.ts'
import { Clause } from '../reading/clause.ts'
import { fold } from '../reading/normalize.ts'
import { readReferences } from '../reading/references.ts'
import { tokenize } from '../reading/tokens.ts'
import { phrases } from '../replies/phrases.ts'
import type { Said } from '../outcome.ts'
import type { Situation } from '../situation.ts'
import { describes } from '../film/seen.ts'
import { isChoosing, isPlain, pick } from './pick.ts'
import type { Reading } from './reading.ts'
import { card } from '../lexicon/cards.ts'
import { readWords } from '../text-content.ts'
import { aboutClips, clipWords, withValues, withoutOrder } from './substitute.ts'

/** The last turn, when it changed something. */
export interface Deed {
  /** What was asked for, in full. */
  readonly text: string
  /** Ids of what it was about. */
  readonly ids: readonly string[]
  /** The action that it began with. */
  readonly tool: string
  /** What the scene that it made should show. */
  readonly prompt?: string
  /** The timeline before it. */
  readonly before: Timeline
}

export type Asked = Said & { readonly about: string }

/** @param plan - What comes of a reading. */
export function readFollowUp(message: string, deed: Deed, situation: Situation, plan: (reading: Reading) => Plan): Reading | Asked | undefined {
  return correction(message, deed, plan) ?? sameCard(message, deed) ?? moreOfBrief(message, deed) ?? sameForOthers(message, deed, situation) ?? moreOfIt(message, deed)
}

/** Each is followed by what was meant. */
const denials: readonly RegExp[] = [
  /^(?:(?:no|nope|nah|wait|oops|sorry|hmm+|ah|oh)\b[\s,.!;:–—…-]+)*(?:no|nope|nah|wait|oops|sorry|hmm+|ah|oh)\b\s*[,.!;:–—…-]+\s*/i,
  /^no (?=i (?:meant|mean|said)|the \w+ (?:one|clip)\b|clip \d|not )/i,
  /^(?:not (?:that|this)(?: one)?|wrong(?: (?:one|clip|title|text))?|that(?:'s| is| was)(?: not (?:it|right|what i (?:meant|wanted)| the one)| wrong| the wrong one))\b\s*[,.!;:–—-]*\s*/i,
  /^not (?:the )?[^,;]{1,40}[,;]\s*(?:but )?/i,
  /^(?:i (?:meant|mean|said|was talking about)|it should (?:be|have been)|make that)\s+/i,
  /^(?:actually|rather)\b[,\s]+/i,
  /^(?:不对|不是的?|错了|搞错了|弄错了|说错了|唔系|唔啱|等等|等一下|不)\s*[,，.。!！;；]+\s*/,
  /^(?:不对|错了|搞错了|弄错了|说错了)\s*(?=是|我|第|最后|应该)/,
  /^(?:不是|唔系)[^,，。;；]{1,20}[,，。;；]\s*(?:而是|是|系)?\s*/,
  /^(?:我(?:是|要)?(?:说|讲|指)的?(?:是|系)?|我要的是|应该是|应该|而是|是|系)\s*/,
]

/** What is left behind the words that deny the last deed; nothing where nothing denies it. */
export function denied(message: string): string | undefined {
  let rest = message.trim()
  let isDenied = false
  for (let found = true; found; ) {
    found = false
    for (const denial of denials) {
      const match = denial.exec(fold(rest))
      if (!match || (match[0].length === rest.length && !isDenied) || (!isDenied && /^(?:应该|是|系)\s*$/.test(match[0]))) continue
      rest = rest.slice(match[0].length)
      isDenied = found = true
    }
  }
  const instead = /^(.*\S)\s+instead[.!]*$/i.exec(rest)
  return instead ? instead[1] : isDenied ? rest : undefined
}

function correction(message: string, deed: Deed, plan: (reading: Reading) => Plan): Reading | undefined {
  const rest = denied(message)
  if (rest === undefined || rest === '') return undefined
  const said = new Clause(rest, tokenize(rest))
  if (said.isEmpty || said.starts('NOT') || /\b(?:too|also|as well)\b|[也还再]/i.test(rest)) return undefined
  for (const reading of inOtherWords(said, deed)) {
    const meant: Reading = { ...reading, takesBack: true }
    // The first call takes back what was done; what comes next has to be the same kind of deed.
    if (plan(meant).calls[1]?.tool === deed.tool) return meant
  }
  // "No, clip 9": there is none, which is to be said.
  return isPlain(said) && readReferences(said).length > 0 ? { text: aboutClips(deed.text, said.text), takesBack: true } : undefined
}

/** What may be meant by words that stand in for some of the deed's, the likeliest first. */
export function inOtherWords(said: Clause, deed: Deed): Reading[] {
  const values = said.filter((token) => !isChoosing(token) && token.name !== 'ITS')
  const exchanged = isPlain(said) ? [...otherSubject(said.source, deed), ...otherValues(values, deed), ...otherTargets(said, deed, deed.before)] : []
  return [...exchanged, { text: said.source, focus: deed.ids }]
}

/** A scene of something else: "no, a cat". */
function otherSubject(rest: string, { text, prompt }: Deed): Reading[] {
  if (prompt === undefined || !text.includes(prompt) || !describes(rest)) return []
  return [{ text: text.replace(prompt, rest.replace(/[.。!！]+$/u, '')) }]
}

function otherValues(said: Clause, { text, ids }: Deed): Reading[] {
  const exchanged = withValues(text, said)
  const isChinese = /\p{Script=Han}/u.test(text)
  const hasValue = said.has('(PLACE|CORNER|BEGIN|END|MIDDLE|COLOR|HEX|DUR|TIME|PCT|LOOK|ANIM|FONTNAME|MOOD)') && !said.has('(CLIP|ONE|PHOTO)')
  const added = hasValue ? [{ text: isChinese ? `${text}，${said.text}` : `${text} ${said.text}`, focus: ids }] : []
  return [...(exchanged === undefined ? [] : [{ text: exchanged, focus: ids }]), ...added]
}

/** The deed for other clips or texts of a timeline. */
function otherTargets(said: Clause, { text, ids }: Deed, timeline: Timeline): Reading[] {
  const isChinese = /\p{Script=Han}/u.test(text)
  const texts = textsLike(ids, timeline)
  if (texts.length > 0) {
    const chosen = pick(said, texts, ids)?.map(({ id }) => id)
    return chosen ? [{ text: withoutOrder(text), focus: chosen, chosen }] : []
  }
  const main = mainTrack(timeline)?.clips ?? []
  const picked = pick(said, main, ids)
  if (!picked) return []
  const chosen = picked.map(({ id }) => id)
  return [{ text: aboutClips(text, clipWords(picked.map((clip) => main.indexOf(clip) + 1), isChinese)), focus: chosen, chosen }]
}

/** The texts of the kind that the deed was about, in order of time; none when it was about something else. */
function textsLike(ids: readonly string[], timeline: Timeline): readonly Clip[] {
  const tracks = timeline.tracks.filter((track): track is TextTrack => track.kind === 'text')
  const roles = tracks.filter(({ clips }) => clips.some(({ id }) => ids.includes(id))).map(({ role }) => role)
  return tracks.filter(({ role }) => roles.includes(role)).flatMap(({ clips }) => [...clips]).toSorted((a, b) => a.startMs - b.startMs)
}

const named = /^(?:(?:it|this|the (?:\w+ )?(?:shop|place|business|company|event|party|house|café|cafe|restaurant)|my \w+|we)(?:'s|'re| is| are) (?:called|named)|(?:the|its|our|my) name(?:'s| is)|call it)\s+(.+)$|^(?:(?:我们?)?(?:的)?(?:店|店名|名字|名称|公司|品牌|店铺|活动)(?:的名字)?(?:是|叫做?|名?叫)|(?:我们)?叫做?|名叫)[:：]?\s*(.+)$/isu

/** "It is called Bean There, two for one this week": what a film made of a brief is to say, too; it is made again. */
function moreOfBrief(message: string, { text, tool, before }: Deed): Reading | undefined {
  if (before.tracks.length > 0 || (tool !== 'generate-scene' && tool !== 'set-canvas')) return undefined
  const found = named.exec(message.trim())
  const facts = (found?.[1] ?? found?.[2])?.trim()
  if (facts === undefined) return undefined
  const [name, ...rest] = facts.split(/[,，.。;；]\s*/u).filter((part) => part !== '')
  const asked = text.replace(/[.。!！]+$/u, '')
  return { text: /\p{Script=Han}/u.test(text) ? [`${asked}，标题“${name}”`, ...rest].join('，') : [`${asked} titled "${name}"`, ...rest].join(', '), takesBack: true }
}

const polite = '(?:(?:and|but|actually|now|then|please|also|ok|okay|can you|could you|just)[ ,]+)*'

/** Around what the last deed is to be done for, too. */
const alike: readonly RegExp[] = [
  new RegExp(`^${polite}(?:(?:do|make|apply|use) )?(?:exactly )?(?:the )?same(?: thing| edit| change| effect)? (?:for|to|with|on|between) (.+?)(?:,? (?:too|as well|please))*[.!]*$`, 'i'),
  new RegExp(`^${polite}(?:do|apply) (?:that|it|this|so) (?:for|to|with|on) (.+?)(?: (?:too|as well|please))*[.!]*$`, 'i'),
  /^(?:and|also|now)(?: also)? (.+?)(?:,? (?:too|as well|please))*[.!?]*$/i,
  /^(.+?),? (?:too|as well|likewise)(?:,? please)?[.!]*$/i,
  /^(?:对|给|把)?(.+?)(?:也|都|也都)(?:是|要|得|想)?(?:一样|这样|这么|同样|照做|如此|来一下|来一遍)?(?:处理|做|弄|改|搞|整)?(?:一下|一遍)?[吧。!！]*$/,
  /^(?:对|给)?(.+?)(?:做|来)?(?:同样|一样|相同)(?:的)?(?:处理|操作|效果|修改)?[吧。!！]*$/,
  /^同样(?:的)?(?:处理|操作|效果|修改)?(?:也)?(?:给|对|用到|用在|用于)?(.+?)[吧。!！]*$/,
]

function sameForOthers(message: string, deed: Deed, { before, language }: Situation): Reading | Asked | undefined {
  for (const words of alike) {
    const found = words.exec(fold(message).trim())
    if (!found) continue
    const rest = found[1]!
    const said = new Clause(rest, tokenize(rest))
    if (said.isEmpty || !isPlain(said)) continue
    const [reading] = otherTargets(said, deed, before)
    if (!reading) continue
    const chosen = reading.chosen ?? []
    if (chosen.length > 1 && said.has('OTHER') && /\bother(?: one)?$|另[外]?一?[个段张条]/i.test(rest)) return whichOther(chosen, deed.text, before, language)
    return reading
  }
  return undefined
}

function whichOther(ids: readonly string[], about: string, timeline: Timeline, language: Situation['language']): Asked {
  const clips = timeline.tracks.flatMap((track) => track.clips as readonly Clip[]).filter(({ id }) => ids.includes(id))
  return { text: phrases.whichClip[language](clips.map(({ name }) => name)), asks: 'clip', among: clips.map(({ id }) => id), about }
}

/** "The same at the start, saying …": another card like the one that was just made. */
function sameCard(message: string, { text }: Deed): Reading | undefined {
  const made = card.exec(text)?.[0]
  const said = new Clause(message, tokenize(message))
  if (made === undefined || !said.has('(SAME|ANOTHER|MORE)') && !/一张|another|one more/i.test(message) || !said.has('(BEGIN|END)') || said.has('(REMOVE|UNDO)')) return undefined
  const words = said.value<string>('QUOTE') ?? readWords(said)?.words
  const isFirst = said.has('BEGIN')
  if (/\p{Script=Han}/u.test(text)) return { text: `${isFirst ? '开头' : '结尾'}加一张${made}${words === undefined ? '' : `，写上“${words}”`}` }
  return { text: `add ${/^(?:a|an|the|one|another) /i.test(made) ? made : `a ${made}`} at the ${isFirst ? 'start' : 'end'}${words === undefined ? '' : ` that says "${words}"`}` }
}

const more = new RegExp(`^${polite}(?:a (?:little |tiny )?bit |a little |even |still |some |much )?(?:more|further)(?: of that)?[ .!]*(?:please)?[.!]*$|^(?:once |one time )?(?:again|more|once more)[.!]*$|^(?:do|same) (?:that|it|thing) (?:again|once more)[.!]*$|^(?:再(?:来|多)(?:一?点|一?些|一次|一下)(?:吧)?|还不够|还要(?:再)?多一?点|继续|再一次|更多)[。!！]*$`, 'i')
const less = new RegExp(`^${polite}(?:(?:that's|that is|it's|now it's|now that's) )?(?:a (?:little |tiny )?bit |a little |way |far )?(?:too much|less|over the top)(?: now)?(?: please)?[.!]*$|^${polite}not (?:so|that|quite so|quite that) much[.!]*$|^(?:有点)?(?:太多|太过|过头|过了过|过|太夸张)了?(?:点|一点|些)?(?:[,，]\\s*(?:往回)?(?:收|收敛|少|减|弱|轻)(?:回来)?(?:一?点|一?些)?)?[吧。!！]*$|^(?:往回)?收(?:敛|回来)?(?:一?点|一?些)[吧。!！]*$|^(?:没那么多|不用那么多|别那么多|少一?点|轻一?点|弱一?点)[。!！]*$`, 'i')

/** "A bit more", "again"; "not so much". */
function moreOfIt(message: string, { text, ids, tool }: Deed): Reading | undefined {
  const said = fold(message).trim()
  const clause = new Clause(text, tokenize(text))
  if (more.test(said)) return clause.has('(DEGREE|UP|DOWN|MORE|LESS|DUPLICATE|EXTEND|FASTER)') || /\bagain\b|再来一次|再一次/i.test(said) ? { text, focus: ids } : undefined
  if (!less.test(said)) return undefined
  const isChinese = /\p{Script=Han}/u.test(text)
  if (tool === 'set-volume' && clause.has('PCT')) return { text: isChinese ? '声音小一点' : 'turn it down a bit', focus: ids }
  if (!clause.has('(DEGREE|UP|DOWN|MORE|LESS)') || clause.has('(PCT|DUR|FACTOR)')) return undefined
  // Less than a little is not at all.
  if (clause.has('LITTLE')) return { text: isChinese ? '撤销' : 'undo' }
  const softer = clause.filter(({ name }) => name !== 'LOT')
  const words = softer.tokens.map(({ text: word }) => word).join(isChinese ? '' : ' ')
  return { text: isChinese ? `${words}一点` : `${words} a bit`, focus: ids, takesBack: true }
}
