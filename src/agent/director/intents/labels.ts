/** A text for each of several clips: "label each photo: bread, cake, coffee", 三段分别打上…, "'Day 1' on the first clip, 'Day 2' on the second". */
import { asWritten } from '../reading/normalize.ts'
import { endMs } from '../../../timeline/locate.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import type { Outcome } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import { readReferences } from '../reading/references.ts'
import type { Request } from '../request.ts'
import { isSaid, clipTargets } from '../targets.ts'
import { type StyleWish, readStyle } from '../text-style.ts'

const listed: readonly RegExp[] = [
  /^(.*\b(?:label|caption|subtitle|title|name|text|words?|writ(?:e|ing)|put|add|show)\b.*\b(?:each|every|all|the) (?:of (?:the|them)\b ?)?(?:\d+ |\w+ )?(?:clips?|photos?|pictures?|pics?|shots?|scenes?|images?|ones?)\b[^:：]*)[:：]\s*(.+)$/is,
  /^(.*(?:每一?[个段张幕]|各个?|分别)[^:：]*?(?:字幕|文字|字|标题|標題|写|寫|打|标|標|说明)[^:：]*)[:：]\s*(.+)$/s,
  /^(.*(?:分别|依次|逐个)(?:给|在)?\S{0,6}?(?:打上|写上|寫上|标上|標上|加上|配上|显示|写|加)(?:字幕|文字|标题|字)?)\s*(.+)$/s,
]

/** Whether a message is a list of texts, in which commas part nothing else. */
export function listsLabels(text: string): boolean {
  return itemsIn(text) !== undefined
}

function itemsIn(text: string): { head: string; items: string[] } | undefined {
  for (const words of listed) {
    const found = words.exec(text)
    if (!found) continue
    const quotes = [...found[2]!.matchAll(/["“「『']([^"”」』']{1,200})["”」』']/g)].map(([, words]) => words!)
    const items = quotes.length > 1 ? quotes : found[2]!.replace(/[.。!！]+$/, '').split(/\s*(?:[、,，;；/]\s*(?:and\s+)?|\band\b|(?<=\p{Script=Han})和(?=\p{Script=Han}))\s*/u)
    const said = items.map((item) => asWritten(item.trim())).filter((item) => item !== '')
    if (said.length > 1) return { head: found[1]!, items: said }
  }
  return undefined
}

export function labels(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (main.length === 0 || clause.has('(REMOVE|QUESTION|SPEAK)')) return undefined
  return inPairs(request) ?? inAList(request)
}

function inAList(request: Request): Outcome | undefined {
  const found = itemsIn(request.clause.text)
  if (!found) return undefined
  const { main } = request
  const { items } = found
  if (items.length > main.length) return request.say('tooManyLabels', items.length, main.length)
  const head = request.clause.filter(({ start }) => start < request.clause.tokens[0]!.start + found.head.length)
  return added(request, items.map((text, index) => ({ text, clip: main[index]! })), head)
}

/** Two or more words in quotes, each with the clip that it belongs to. */
function inPairs(request: Request): Outcome | undefined {
  const { clause } = request
  const quotes = clause.findAll('QUOTE')
  if (quotes.length < 2 || !clause.has('(ADD|CHANGE|SAYS|SHOW|TITLE|TEXT|CAPTION)')) return undefined
  const parts = quotes.map(({ start, end }, index) => ({ text: clause.slice(start, end).value<string>('QUOTE')!, behind: clause.slice(end, quotes[index + 1]?.start), before: clause.slice(quotes[index - 1]?.end ?? 0, start) }))
  const named = (side: 'behind' | 'before'): (VideoClip | undefined)[] => parts.map((part) => clipIn(request, part[side]))
  const [behind, before] = [named('behind'), named('before')]
  const clips = behind.every(Boolean) ? behind : before
  if (!clips.every((clip) => clip !== undefined) || new Set(clips).size < clips.length) return undefined
  const isBehind = clips === behind
  return added(request, parts.map((part, index) => ({ text: asWritten(part.text), clip: clips[index]!, own: isBehind ? part.behind : part.before })), clause.filter(({ name }) => name !== 'QUOTE'))
}

/** The one clip that some words of the request name: "on the second" too, without a noun. */
function clipIn(request: Request, words: Clause): VideoClip | undefined {
  const { main } = request
  if (readReferences(words).length === 0) {
    const order = words.tokens.find(({ name }) => /\b(?:NTH|FIRST|LAST)\b/.test(name))
    if (order) return main.at(/\bLAST\b/.test(order.name) ? -1 : /\bFIRST\b/.test(order.name) ? 0 : (order.values.get('NTH') as number) - 1)
  }
  const clips = clipTargets(request.with(words), { fallback: 'none', needsPronoun: true })
  return isSaid(clips) || clips.length !== 1 ? undefined : clips[0]
}

function added(request: Request, labelled: readonly { text: string; clip: VideoClip; own?: Clause }[], manner: Clause): Outcome {
  const style: StyleWish = readStyle(manner)
  const role = manner.has('TITLE') ? 'title' : 'text'
  return {
    calls: labelled.map(({ text, clip, own }) => ({
      tool: 'add-text',
      input: { text, role, startMs: clip.startMs, durationMs: endMs(clip) - clip.startMs, ...styled({ ...style, ...(own && readStyle(own)) }), id: request.newId() },
    })),
  }
}

function styled(style: StyleWish): { style?: StyleWish } {
  return Object.keys(style).length > 0 ? { style } : {}
}
