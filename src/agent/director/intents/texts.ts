/** Titles, captions and other words over the picture. */
import { endMs } from '../../../timeline/locate.ts'
import type { TextClip, TextTrack } from '../../../timeline/model.ts'
import { readDegrees } from '../degrees.ts'
import { bestMatches } from '../describe-match.ts'
import type { Outcome, Said } from '../outcome.ts'
import { asWritten } from '../reading/normalize.ts'
import type { Piece, Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { clipOver, clipTargets, clipThatBegins, isSaid, isSameText, mentionsText, namedClips, namesText, textTargets, textsSaying } from '../targets.ts'
import { type Exchange, readExchange, readWords, writesTitled } from '../text-content.ts'
import { type StyleWish, readSize, readStyle, wishesStyle } from '../text-style.ts'

export function texts(request: Request): Outcome | undefined {
  const { clause } = request
  const ordered = ofSpokenOf(request)
  if (ordered) return ordered
  const exchange = readExchange(clause, request.texts().map(({ clip }) => clip.text))
  if (exchange) return exchanged(request, exchange)
  const isText = namesText(request)
  const isFocused = focusIsText(request)
  const said = isText || clause.has('(QUOTE|SAYS)') || (writesTitled(clause) && request.filmMs > 0) ? readWords(clause) : undefined
  // In quotes, or as they are on the screen, may also stand the words of the text that is meant.
  const isNamed = !clause.has('ADD') && (mentionsText(request) || (clause.has('QUOTE') && request.texts().some(({ clip }) => isSameText(clip.text, said!.words))))
  if (said && !isNamed) return worded(request.with(clause.without(said)), said.words, isText)
  return isText || isNamed || isFocused ? worded(request, '', isText) : undefined
}

/** "The third one should be Nikko", 第三条改成…: of several texts that were just spoken of. */
function ofSpokenOf(request: Request): Outcome | undefined {
  const { clause, topic } = request
  const spokenOf = request.texts().filter(({ clip }) => topic.focus.includes(clip.id))
  const order = clause.find('(NTH|FIRST|LAST) MEASURE? (CLIP|ONE|TEXT|CAPTION|TITLE)')
  if (spokenOf.length < 2 || order?.start !== 0 && !clause.starts('(BA|CHANGE|the)+ (NTH|FIRST|LAST)')) return undefined
  const words = /(?:\bshould (?:be|say|read)|\bto|\binto|应该是|应该写|改成|改为|换成|写成|写)\s*[“"「']?(.+?)[”"」']?[.。!！]*$/i.exec(clause.text)?.[1]?.trim()
  const part = clause.slice(order!.start, order!.end)
  const piece = part.has('LAST') ? spokenOf.at(-1) : spokenOf[(part.value<number>('NTH') ?? 1) - 1]
  return words && piece ? request.call('change-text', { clips: [piece.clip.id], text: asWritten(words) }) : undefined
}

function worded(request: Request, words: string, isText: boolean): Outcome | undefined {
  const { clause } = request
  if (request.isQuestion && !clause.has('(ADD|REMOVE)')) return undefined
  if (words === '' && unreadable.test(request.clause.text) && !wishesStyle(request.clause)) return readable(request)
  const cased = words === '' ? inCase(request) : undefined
  if (cased) return cased
  if (isRemoval(request)) return removal(request, words)
  const texts = request.texts().map(({ clip }) => clip.text)
  const unknown = isText ? undefined : missingWords(request, texts)
  if (unknown !== undefined) return request.say('noTextSays', unknown, texts)
  if (isAddition(request, words, isText)) return addition(request, words)
  return change(request, words)
}

const unreadable = /\b(?:hard|difficult|impossible|tough) to (?:read|see|make out)\b(?! (?:it |them |that )?(?:in time|so fast|that fast))|\b(?:unreadable|illegible)\b|\b(?:can't|cannot|can hardly|can barely) (?:really )?(?:read|see|make out) (?:the|my|those|these)\b|不清(?:楚|晰)?|难看清|睇唔清/i

/** Words that nobody can read well get a plate behind them; those that have one become larger. */
function readable(request: Request): Outcome | undefined {
  const targets = textTargets(request, { fallback: 'only' })
  if (isSaid(targets)) return targets
  const calls = targets.map(({ clip: { id, style: { plate = 'none', size = 1 } } }) => {
    const style = plate === 'none' ? { plate: 'auto' } : { size: Math.min(4, Math.round(size * 130) / 100) }
    return { tool: 'change-text', input: { clips: [id], style } }
  })
  return { calls: together(calls), isWish: true }
}

/** 把夏日促销换成“年终大促”: words that are to be exchanged, where no text of the film says them and no clip shows them. */
function missingWords({ clause, main }: Request, texts: readonly string[]): string | undefined {
  if (texts.length === 0 || clause.has('(ADD|CLIP|ONE|PHOTO|ITS|MUSIC|FILM)')) return undefined
  const found = /^(?:把|将|將)(.{1,20}?)(?:换成|改成|改为|替换成)|^\W*(?:please )?(?:change|replace|switch) (?:the )?(.{1,40}?) (?:to|with|into)\b/i.exec(clause.text)
  const words = (found?.[1] ?? found?.[2])?.replace(/["“”「」']/g, '').trim()
  return words === undefined || words === '' || /^(?:text|words?|文字|字)$/i.test(words) || texts.some((text) => text.toLowerCase().includes(words.toLowerCase())) || bestMatches(words, main).length > 0 ? undefined : words
}

/** "All caps", 全部大写: the same words in other letters. */
function inCase(request: Request): Outcome | undefined {
  const { text } = request.clause
  const isUpper = /\b(?:all[- ]?caps|upper[- ]?case|capital letters|(?:in|into|to) capitals|capitali[sz]e(?:d)?)\b|大写/i.test(text)
  if (!isUpper && !/\b(?:lower[- ]?case|small letters)\b|小写/i.test(text)) return undefined
  const targets = textTargets(request, { fallback: 'only' })
  if (isSaid(targets)) return targets
  const changed = targets.map(({ clip }) => ({ id: clip.id, was: clip.text, is: isUpper ? clip.text.toUpperCase() : clip.text.toLowerCase() })).filter(({ was, is }) => was !== is)
  if (changed.length === 0) return request.say('alreadySo')
  return { calls: changed.map(({ id, is }) => ({ tool: 'change-text', input: { clips: [id], text: is } })) }
}

function focusIsText(request: Request): boolean {
  const { topic } = request
  if (!request.texts().some(({ clip }) => topic.focus.includes(clip.id))) return false
  if (request.has('(CLIP|MUSIC|SOUND|LOGO|OVERLAY|TRANSITION|FILM|RATIO|VOICE|EFFECT|GEN|EXPORT|UNDO)')) return false
  return request.has('ITS') || wishesStyle(request.clause) || request.clause.is('(CHANGE|EXTEND|KEEP|TO|FOR|DUR|UP|LITTLE|MORE|ITS|PLEASE|,|.|!)+')
}

function isRemoval({ clause }: Request): boolean {
  if (clause.has('(PLATE|OUTLINE|ANIMATION|FADE)')) return false
  if (clause.has('REMOVE') && !clause.has('(ADD|INSTEAD)')) return true
  if (clause.is('(the|my|ALL)* (TITLE|CAPTION|TEXT|LOWERTHIRD) OUT')) return true
  return clause.has('(no|NOT) (MORE|the|any)* (TITLE|CAPTION|TEXT)') && !clause.has('(DEGREE|ENOUGH)')
}

function removal(request: Request, words: string): Outcome {
  const targets = words === '' ? textTargets(request, { fallback: 'only' }) : textsSaying(request, words)
  if (isSaid(targets)) return targets
  const { stretch } = request.times
  const among = stretch ? targets.filter(({ clip }) => clip.startMs < request.at(stretch.to) && endMs(clip) > request.at(stretch.from)) : targets
  if (among.length === 0) return request.say('nothingOf', request.word('such text', '这样的文字'), '')
  return request.call('remove-clips', { clips: among.map(({ clip }) => clip.id) })
}

function isAddition(request: Request, words: string, isText: boolean): boolean {
  const { clause } = request
  if (words === '' && clause.has('(PLATE|OUTLINE|ANIM|ANIMATION|FADE)') && request.texts().length > 0) return false
  if (clause.has('(ADD|GEN)') || clause.has('(a|an|MORE|some) (new|DEGREE|COLOR)* (TITLE|CAPTION|TEXT|LOWERTHIRD|CTA)')) return !clause.has('(MOVE|CHANGE) ... (TITLE|TEXT|CAPTION)') || clause.has('ADD') || words !== ''
  if (words === '') return false
  if (clause.has('CTA') && isSaid(textTargets(request, { fallback: 'none' }))) return true
  // "Over the second photo: …" says where, and not which text.
  if (!isText && namedClips(request).length > 0 && !clause.has('(CHANGE|REPLACE)')) return true
  const existing = request.texts(roleOf(request) === 'text' && changesWords.test(clause.text) ? undefined : roleOf(request))
  // "Title: Our Trip" gives a film without a title one, and changes the one that is there.
  if (clause.has('(CHANGE|REPLACE|INSTEAD)') && isText) return existing.length === 0
  if (!isText) return clause.has('(CHANGE|SAYS|SHOW)') || request.times.stretch !== undefined || request.times.point !== undefined
  const { stretch, point } = request.times
  return existing.length === 0 || stretch !== undefined || point !== undefined || roleOf(request) === 'caption'
}

/** "I want the text at the start to say …", 那几个字改成: words that are there already, whatever they are. */
const changesWords = /\b(?:change|edit|update|fix|correct|replace)\b|\b(?:to (?:say|read)|should (?:say|read|be))\b|改|换/i

function roleOf({ clause }: Request): TextTrack['role'] {
  if (clause.has('(TITLE|CTA)') && !clause.has('LOWERTHIRD')) return 'title'
  if (clause.has('CAPTION')) return 'caption'
  return clause.has('(LOWERTHIRD|TEXT)') ? 'text' : 'title'
}

function addition(request: Request, words: string): Outcome {
  const { clause } = request
  if (request.filmMs === 0) return clause.has('GEN') && words === '' ? request.ask('scene', 'filmOfWhat') : request.say('noClips')
  if (words === '') return request.ask('words', 'whatText', nounOf(request))
  const span = spanOf(request, words)
  if (isSaid(span)) return span
  const size = readSize(clause, 1)
  const style = { ...brandStyle(request), ...readStyle(clause), ...(size !== undefined && { size }), ...(clause.has('LOWERTHIRD') && { preset: 'lower-third' }) }
  const role = roleOf(request)
  if (clause.has('FREEZE') && request.main.length > 0) return onStill(request, words, { role, style })
  return request.call('add-text', {
    text: words,
    role,
    ...(span.startMs > 0 && { startMs: span.startMs }),
    ...(span.durationMs !== undefined && { durationMs: span.durationMs }),
    ...(Object.keys(style).length > 0 && { style }),
    id: request.newId(),
  })
}

const stillMs = 2000

/** "Hold on the last frame with the words …": they are read while it stands. */
function onStill(request: Request, words: string, look: { role: TextTrack['role']; style: object }): Outcome {
  const durationMs = Math.max(stillMs, request.times.lengths[0]?.ms ?? stillMs)
  const startMs = endMs(request.main.at(-1)!)
  return request.calls(
    { tool: 'freeze-frame', input: { atMs: startMs, durationMs, id: request.newId() } },
    { tool: 'add-text', input: { text: words, ...look, startMs, durationMs, id: request.newId() } },
  )
}

/** Titles of a user with a brand are in its colour and font. */
function brandStyle(request: Request): StyleWish {
  const { color, font } = request.situation.brand ?? {}
  if (roleOf(request) === 'caption') return {}
  return { ...(color !== undefined && { color }), ...(font !== undefined && { font }) }
}

function nounOf(request: Request): string {
  if (request.has('CAPTION')) return request.word('caption', '字幕')
  if (request.has('LOWERTHIRD')) return request.word('lower third', '人名条')
  return request.has('TITLE') ? request.word('title', '标题') : request.word('text', '文字')
}

const usualMs = 3000

/** What stands at the end of a film, wherever nobody says where. */
const closing = /^(?:the end|fin|finis|thank(?:s| you)(?: (?:so much )?for watching)?|see you(?: soon| next time)?|good ?bye|to be continued|完|全?剧终|再见|下[次期]见|(?:谢谢|感谢)(?:观看|收看|大家)?|未完待续)[.!。！…]*$/i

/** When a new text is seen. */
function spanOf(request: Request, words: string): { startMs: number; durationMs?: number } | Said {
  const { clause, times, filmMs } = request
  if (times.stretch) {
    const [startMs, endsMs] = [request.at(times.stretch.from), request.at(times.stretch.to)]
    if ('ms' in times.stretch.from && times.stretch.from.ms >= filmMs) return beyond(request, times.stretch.from.ms)
    return { startMs, durationMs: endsMs - startMs }
  }
  const lengthMs = times.lengths[0]?.ms
  if (times.point) {
    const startMs = request.at(times.point.at)
    if (startMs >= filmMs) return beyond(request, 'ms' in times.point.at ? times.point.at.ms : startMs)
    return { startMs, durationMs: Math.min(lengthMs ?? usualMs, filmMs - startMs) }
  }
  if (clause.has('WHOLE')) return { startMs: 0, durationMs: filmMs }
  const begins = clipThatBegins(request)
  if (begins) return { startMs: begins.startMs, durationMs: Math.min(lengthMs ?? usualMs, begins.durationMs) }
  const shown = clipOver(request)
  if (shown || namedClips(request).length > 0) {
    const targets = shown ?? clipTargets(request, { fallback: 'none' })
    if (isSaid(targets)) return targets
    const [first, last] = [targets[0]!, targets.at(-1)!]
    return { startMs: first.startMs, durationMs: Math.min(lengthMs ?? endMs(last) - first.startMs, endMs(last) - first.startMs) }
  }
  const durationMs = Math.min(lengthMs ?? usualMs, filmMs)
  const edge = request.edge()
  if (clause.has('CTA') || (edge ? 'fromEndMs' in edge.at : closing.test(words))) return { startMs: filmMs - durationMs, durationMs }
  if (edge && 'share' in edge.at) return { startMs: Math.max(0, Math.round(filmMs / 2 - durationMs / 2)), durationMs }
  return { startMs: 0, ...(lengthMs !== undefined && { durationMs }) }
}

function beyond(request: Request, ms: number): Said {
  return request.say('beyondFilm', request.length(ms), request.length(request.filmMs))
}

function exchanged(request: Request, { was, words, manner }: Exchange): Outcome {
  const pieces = request.texts().filter(({ clip }) => clip.text === was)
  const size = manner && readSize(manner, pieces[0]!.clip.style.size ?? 1)
  const style = { ...(manner && readStyle(manner)), ...(size !== undefined && { size }) }
  return request.call('change-text', { clips: pieces.map(({ clip }) => clip.id), text: words, ...(Object.keys(style).length > 0 && { style }) })
}

function change(request: Request, words: string): Outcome | undefined {
  const targets = textTargets(request, { fallback: 'only' })
  if (isSaid(targets)) return wishes(request, words) ? targets : undefined
  const calls = targets.map((piece) => changeOf(request, piece, words))
  const worded = words !== '' && targets.length > 1 && !request.has('ALL')
  if (worded) return request.askOf(targets.map(({ clip }) => clip), 'text', 'whichText', targets.map(({ clip }) => clip.text))
  const made = calls.filter((call) => call !== undefined)
  if (made.some(isSaid)) return made.find(isSaid)
  if (made.length === 0) {
    if (request.has('FONT') && !request.has('SIZEWORD')) return request.askOf(targets.map(({ clip }) => clip), 'value', 'whatFont')
    if (request.has('COLORWORD')) return request.askOf(targets.map(({ clip }) => clip), 'value', 'whatColour')
    return request.has('CHANGE') && namesText(request) && targets.length === 1 ? request.askOf(targets.map(({ clip }) => clip), 'words', 'whatText', nounOf(request)) : undefined
  }
  const isWish = readDegrees(request.clause).some(({ isComplaint }) => isComplaint) || tooBrief.test(request.clause.text)
  return { calls: together(made as ToolCall[]), isWish }
}

function wishes(request: Request, words: string): boolean {
  return words !== '' || wishesStyle(request.clause) || request.times.lengths.length > 0 || request.has('(REMOVE|CHANGE|MOVE|DEGREE)')
}

function changeOf(request: Request, { clip }: Piece<TextClip>, words: string): ToolCall | Said | undefined {
  const size = readSize(request.clause, clip.style.size ?? 1)
  const style: StyleWish & { size?: number } = { ...moved(request, clip), ...readStyle(request.clause), ...(size !== undefined && { size }) }
  const time = timeOf(request, clip, words !== '' || Object.keys(style).length > 0)
  if (isSaid(time)) return time
  const input = {
    ...(words !== '' && words !== clip.text && { text: words }),
    ...(Object.keys(style).length > 0 && { style }),
    ...time,
  }
  return Object.keys(input).length === 0 ? undefined : { tool: 'change-text', input: { clips: [clip.id], ...input } }
}

/** "too low", "higher", "move it up". */
function moved({ clause }: Request, clip: TextClip): StyleWish {
  if (clause.has('PLACE')) return {}
  const text = clause.text
  const isUp = /\btoo low\b|太低|太靠下/i.test(text) || (!/\btoo high\b|太高/i.test(text) && (/\bhigher\b|\b(?:further|bit|little) (?:further )?up\b|往上|上移|高一?[点些]/i.test(text) || (clause.has('MOVE') && clause.has('UP'))))
  const isDown = /\btoo high\b|太高|太靠上/i.test(text) || (!isUp && (/\blower\b(?! third)|\b(?:further|bit|little) (?:further )?down\b|往下|下移|低一?[点些]/i.test(text) || (clause.has('MOVE') && clause.has('DOWN'))))
  const was = clip.style.position ?? (clip.style.preset === 'caption' ? 'bottom' : 'center')
  if (isUp) return { position: /bottom|lower/.test(was) ? 'center' : 'top' }
  return isDown ? { position: /top/.test(was) ? 'center' : 'bottom' } : {}
}

/** "Don't let it go so fast": how long it is seen, not how it comes. */
const goes = /\b(?:disappears?|vanish(?:es)?|go(?:es)? (?:away|by)|gone)\b|消失|没了|不见|走/i

/** Nobody can read it in the time. */
const tooBrief = /\b(?:can't|cannot|can not|can hardly|hard to) (?:even )?read (?:it|them|that)?\W*(?:in time|so fast|that fast)|\bbefore (?:i|you|we|anyone|people) can read|一闪(?:就|而)|来不及(?:看|读)|看不完|没看清就没/i

/** When it is seen, if the request says so. */
function timeOf(request: Request, clip: TextClip, isAlready: boolean): { startMs?: number; durationMs?: number } | Said {
  const { clause, times, filmMs } = request
  const lengthMs = times.lengths[0]?.ms
  if (times.stretch) {
    const [startMs, endsMs] = [request.at(times.stretch.from), request.at(times.stretch.to)]
    if (startMs >= filmMs) return beyond(request, startMs)
    return { startMs, durationMs: Math.max(200, endsMs - startMs) }
  }
  const isMoved = clause.has('(MOVE|CHANGE|SHOW|ADD)')
  if (times.point && isMoved) {
    const startMs = request.at(times.point.at)
    if (startMs >= filmMs) return beyond(request, 'ms' in times.point.at ? times.point.at.ms : startMs)
    return { startMs, durationMs: Math.min(lengthMs ?? clip.durationMs, filmMs - startMs) }
  }
  if (lengthMs !== undefined && clause.has('MOVE') && clause.has('TO DUR')) {
    return lengthMs >= filmMs ? beyond(request, lengthMs) : { startMs: lengthMs, durationMs: Math.min(clip.durationMs, filmMs - lengthMs) }
  }
  if (lengthMs !== undefined) return lengthened(request, clip, lengthMs)
  if (clause.has('WHOLE')) return { startMs: 0, durationMs: filmMs }
  const degree = readDegrees(clause).find(({ of, isComplaint }) => of === 'length' || (of === 'speed' && (isComplaint || goes.test(clause.text)) && !clause.has('(ANIMATION|ANIM|FADE)')))
  if (tooBrief.test(clause.text)) return { durationMs: Math.min(filmMs - clip.startMs, clip.durationMs + 1000) }
  if (degree || (clause.has('EXTEND') && !isAlready)) {
    // What goes by too fast is to be seen longer.
    const isShorter = degree?.of === 'speed' ? degree.direction > 0 : degree?.direction === -1
    const by = isShorter ? -1000 : 1000
    return { durationMs: Math.max(500, Math.min(filmMs - clip.startMs, clip.durationMs + by)) }
  }
  const edge = request.edge()
  if (!edge || !isMoved || isAlready) return {}
  if ('fromEndMs' in edge.at) return { startMs: Math.max(0, filmMs - clip.durationMs) }
  return { startMs: 'share' in edge.at ? Math.max(0, Math.round((filmMs - clip.durationMs) / 2)) : 0 }
}

/** "5 seconds", "2 seconds longer", "one second shorter", "2 seconds later". */
function lengthened(request: Request, clip: TextClip, ms: number): { startMs?: number; durationMs?: number } {
  const { clause, filmMs } = request
  const later = /\blater\b|\bdelay\w*\b|\b(?:push|move|shift)\w* (?:\w+ ){0,3}back\b|推迟|晚|之后再|延后|延迟|往后|后移/i.test(clause.text)
  const earlier = /\b(?:earlier|sooner)\b|\b(?:bring|pull|move|shift)\w* (?:\w+ ){0,3}forward\b|提前|早|往前|前移/i.test(clause.text)
  if (later) return { startMs: Math.min(filmMs - 200, clip.startMs + ms) }
  if (earlier) return { startMs: Math.max(0, clip.startMs - ms) }
  const degree = readDegrees(clause).find(({ of }) => of === 'length')
  const isMore = clause.has('(EXTEND|MORE)') || degree?.direction === 1
  const isLess = clause.has('(TRIM|LESS)') || degree?.direction === -1
  // "Longer, 5 seconds" says how long in the end.
  const isTo = clause.has('TO DUR') || clause.has('FOR DUR') || clause.has(', DUR')
  const isRelative = !isTo && (clause.has('by DUR') || isMore || isLess)
  const wanted = isRelative ? clip.durationMs + (isLess ? -ms : ms) : ms
  return { durationMs: Math.max(200, Math.min(wanted, filmMs - clip.startMs)) }
}

/** Calls that want the same of several texts are one. */
function together(calls: readonly ToolCall[]): ToolCall[] {
  const merged = new Map<string, ToolCall>()
  for (const { tool, input } of calls) {
    const { clips, ...rest } = input as { clips: string[] }
    const key = JSON.stringify(rest)
    const former = merged.get(key)
    merged.set(key, { tool, input: { clips: [...((former?.input.clips as string[]) ?? []), ...clips], ...rest } })
  }
  return [...merged.values()]
}
