/** Which clips there are, and in what order. */
import { createRandom } from '../../../music/random.ts'
import { endMs } from '../../../timeline/locate.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { readDegrees } from '../degrees.ts'
import { asUploaded } from '../film/plan-uploads.ts'
import { bestMatches } from '../describe-match.ts'
import type { Outcome, Said } from '../outcome.ts'
import type { Request } from '../request.ts'
import { clipAt } from '../resolve.ts'
import { clipTargets, clipsInOrder, isSaid, namedClips } from '../targets.ts'

export function arrange(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('QUESTION') && !clause.has('(REMOVE|SWAP|MOVE)')) return undefined
  return swap(request) ?? duplicate(request) ?? join(request) ?? nextTo(request) ?? order(request) ?? keep(request) ?? remove(request) ?? move(request)
}

function swap(request: Request): Outcome | undefined {
  const { clause, main, topic } = request
  const isOrder = /\b(?:order of|places?|positions?)\b|位置|顺序|先后/i.test(clause.text) && clause.has('(CHANGE|SWAP|REVERSE|FLIP)') || /[和跟与同].+(?:换|调)(?:一下|换)?[吧了。!！]*$/.test(clause.text)
  if (!clause.has('SWAP') && !isOrder) return undefined
  if (clause.has('(MUSIC|TITLE|TEXT|CAPTION|LOGO)')) return undefined
  const clips = clipsInOrder(request, true)
  if (isSaid(clips)) return clips
  const focused = main.filter(({ id }) => topic.focus.includes(id) && !clips.some((clip) => clip.id === id))
  if (clips.length < 2 && !isOrder && /\bswitch\b/i.test(clause.text) && focused.length === 0) return undefined
  const [first, second] = clips.length === 1 && focused.length === 1 ? [focused[0]!, clips[0]!] : clips.length === 0 && main.length === 2 ? main : clips
  if (!first || !second || clips.length > 2) return clause.has('(REVERSE|FLIP)') && clips.length === 0 ? undefined : request.askOf(main, 'clip', 'whatSwap')
  return request.call('swap-clips', { first: first.id, second: second.id })
}

function duplicate(request: Request): Outcome | undefined {
  const { clause, main } = request
  const isAgain = clause.has('(SHOW|CHANGE)') && /\bagain\b|\b(?:twice|two times)(?: in a row| over)?\W*$|再(?:放|来|播).*[遍次]|[放播]两[遍次]/i.test(clause.text)
  if ((!clause.has('DUPLICATE') && !isAgain) || clause.has('(MUSIC|TITLE|TEXT|FILM GEN)')) return undefined
  const clips = clipTargets(request, { fallback: isAgain && main.length > 1 ? 'none' : 'only' })
  if (isSaid(clips)) return clips
  if (clips.length === 0) return undefined
  // "Play it twice": once more than now.
  // So is what is to be looped three times seen three times.
  const copies = isAgain && !clause.has('DUPLICATE') ? 1 : /\bloop|循环/i.test(clause.text) ? Math.max(1, copiesOf(request) - 1) : copiesOf(request)
  const position = positionOf(request, clips[0]!)
  if (isSaid(position)) return position
  return {
    calls: clips.map((clip) => ({
      tool: 'duplicate-clip',
      input: {
        clip: clip.id,
        ...(position !== undefined && { position: Math.min(position, main.length + 1) }),
        ...(copies > 1 && { copies }),
        id: request.newId(),
      },
    })),
  }
}

/** "three times", "twice", 两次, 三遍. */
function copiesOf({ clause }: Request): number {
  const times = clause.find('NUM (STEP|times|次|遍)')
  if (times) return Math.min(20, clause.slice(times.start, times.end).value<number>('NUM')!)
  return clause.has('DOUBLE') || /\btwice\b|两[次遍]/i.test(clause.text) ? 2 : 1
}

/** A place in the order that the request names: the beginning, the end, a number, before or after a clip. */
function positionOf(request: Request, moved: VideoClip): number | Said | undefined {
  const { clause, main } = request
  const clips = clipsInOrder(request)
  if (isSaid(clips)) return clips
  const anchor = clips.find(({ id }) => id !== moved.id)
  const from = main.indexOf(moved) + 1
  if (anchor) {
    const at = main.indexOf(anchor) + 1
    const isBefore = /\bbefore\b|\bahead of\b|\bin front of\b|前/i.test(clause.text)
    const isAfter = /\bafter\b|\bbehind\b|\bfollowing\b|后/i.test(clause.text)
    // The clip leaves its own place first, so that what lies behind it has moved up by one.
    if (isBefore) return from < at ? at - 1 : at
    if (isAfter) return from < at ? at : at + 1
    if (clause.has('TO (the|position|PLACE|place|spot)*') || /[到在]第[^前后]{1,4}$/.test(clause.text)) return at
  }
  const place = clause.find('(TO|into|as|in|AT)? (the)? (position|POSITIONWORD|place|spot|slot) (number)? (NUM|NTH)') ?? clause.find('(TO|AT) (the)? NTH (place|position|POSITIONWORD|spot)?') ?? clause.find('MOVE NTH (AT|POSITIONWORD)')
  if (place) {
    const part = clause.slice(place.start, place.end)
    const number = part.value<number>('NTH') ?? part.value<number>('NUM')
    if (number !== undefined && number <= main.length) return number
  }
  if (/\b(?:forward|earlier|up)\b|往前|前移|提前/i.test(clause.text) && !clause.has('BEGIN')) return Math.max(1, from - (clause.value<number>('NUM') ?? 1))
  if (/\b(?:back|backward|later|down)\b|往后|后移|推后/i.test(clause.text) && !clause.has('END')) return Math.min(main.length, from + (clause.value<number>('NUM') ?? 1))
  if (clause.has('(END|LAST)') && !isNamedBy(request, moved, 'last')) return main.length + (clause.has('DUPLICATE') ? 1 : 0)
  if (clause.has('(BEGIN|FIRST)') && !isNamedBy(request, moved, 'first')) return 1
  if (clause.has('MIDDLE')) return Math.floor(main.length / 2) + 1
  return undefined
}

/** Whether "last" or "first" in the request is only what the moved clip is called. */
function isNamedBy(request: Request, clip: VideoClip, which: 'first' | 'last'): boolean {
  const { main, clause } = request
  const at = which === 'first' ? 0 : main.length - 1
  if (main[at] !== clip) return false
  const words = which === 'first' ? '(FIRST|BEGIN)' : '(LAST|END)'
  return clause.findAll(words).length < 2
}

export function split(request: Request): Outcome | undefined {
  const { clause, times } = request
  const isHalf = /\bin (?:half|two)\b|对半|两半|两段|两截|一分为二/i.test(clause.text)
  if (!clause.has('SPLIT') && !(clause.has('TRIM') && (isHalf || isCutAt(request) || clause.has('INTO NUM (equal|parts|pieces|CLIP)')))) return undefined
  if (clause.has('(TITLE|TEXT|CAPTION|MUSIC|FILM GEN)')) return undefined
  // What is too long is not to be in two pieces afterwards.
  if (isHalf && readDegrees(clause).some(({ of, isComplaint }) => of === 'length' && isComplaint)) return undefined
  if (request.main.length === 0) return request.say('noClips')
  const everyMs = /\bevery\b|每/i.test(clause.text) ? times.lengths[0]?.ms : undefined
  const named = namedClips(request)
  if (everyMs !== undefined) {
    const clips = clipTargets(request, { fallback: 'all' })
    if (isSaid(clips)) return clips
    const cuts = clips.flatMap((clip) => cutsEvery(clip, everyMs))
    return cuts.length === 0 ? request.say('alreadySo') : request.call('split-clip', { atMs: cuts, id: request.newId() })
  }
  const parts = partsOf(request, isHalf)
  if (parts !== undefined) {
    const clips = clipTargets(request, { fallback: 'only' })
    if (isSaid(clips)) return clips
    const atMs = clips.flatMap((clip) => Array.from({ length: parts - 1 }, (_, index) => clip.startMs + Math.round((clip.durationMs * (index + 1)) / parts)))
    return request.call('split-clip', { atMs, id: request.newId() })
  }
  const at = times.point ? times.point.at : times.lengths[0] ? { ms: times.lengths[0].ms } : undefined
  if (at === undefined) {
    const clips = clipTargets(request, { fallback: 'only' })
    if (isSaid(clips)) return clips
    const [clip] = clips
    const span = `${request.length(clip!.startMs)} ${request.word('to', '到')} ${request.length(endMs(clip!))}`
    return request.askOf([clip!], 'value', 'whereSplit', request.label(clip!), span)
  }
  const ms = 'ms' in at ? at.ms : request.at(at)
  return splitAt(request, ms, named.length > 0)
}

/** "cut clip three at the 12 second mark" is a cut through it. */
function isCutAt({ clause, times }: Request): boolean {
  return times.point !== undefined && times.stretch === undefined && clause.has('AT') && !clause.has('REMOVE') && !clause.has('(TRIM TO|off)') && /\bat\b|处|的地方|的位置|的时候/i.test(clause.text)
}

function splitAt(request: Request, ms: number, isNamed: boolean): Outcome {
  if (ms >= request.filmMs || ms <= 0) return request.say('beyondFilm', request.length(ms), request.length(request.filmMs))
  if (!isNamed) return request.call('split-clip', { atMs: [ms], id: request.newId() })
  const clips = clipTargets(request, { fallback: 'only' })
  if (isSaid(clips)) return clips
  const [clip] = clips
  // A time inside the clip is meant as it stands; one that lies before it is counted from the clip's own beginning.
  const inFilm = ms > clip!.startMs && ms < endMs(clip!)
  const atMs = inFilm ? ms : clip!.startMs + ms
  if (atMs <= clip!.startMs || atMs >= endMs(clip!)) {
    const span = `${request.length(clip!.startMs)} ${request.word('to', '到')} ${request.length(endMs(clip!))}`
    return request.askOf([clip!], 'value', 'whereSplit', request.label(clip!), span)
  }
  return request.call('split-clip', { clip: clip!.id, atMs: [atMs], id: request.newId() })
}

function cutsEvery(clip: VideoClip, everyMs: number): number[] {
  const cuts: number[] = []
  for (let ms = everyMs; ms < clip.durationMs - 40; ms += everyMs) cuts.push(clip.startMs + ms)
  return cuts
}

function partsOf({ clause }: Request, isHalf: boolean): number | undefined {
  const parts = clause.find('(INTO|TO|SPLIT|CHANGE) NUM (parts|CLIP|pieces|equal|份|段)?') ?? clause.find('NUM (equal)? (CLIP|parts|pieces)') ?? (/\bin (?:two|three|four|five|six|\d{1,2})\W*$/i.test(clause.text) ? clause.find('OF NUM') : undefined)
  if (parts && !clause.has('(AT|TIME|DUR)')) {
    const count = clause.slice(parts.start, parts.end).value<number>('NUM')!
    if (count >= 2 && count <= 50) return count
  }
  if (clause.has('(AT|MARK)') && clause.has('(TIME|DUR)')) return undefined
  if (isHalf || clause.has('(SPLIT|TRIM) ... HALF') || /\bhalve\b|\bthe middle\b|中间/i.test(clause.text)) return 2
  return undefined
}

function join(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (!clause.has('JOIN') || clause.has('(MUSIC|TITLE|TEXT|TRANSITION|UPLOADS)')) return undefined
  const clips = clipsInOrder(request, true)
  if (isSaid(clips)) return clips
  const chosen = clips.length === 0 ? main : clips
  const [first, second] = chosen.toSorted((a, b) => a.startMs - b.startMs)
  if (!first || !second) return request.askOf(main, 'clip', 'whichClip', request.names(main))
  const continues = first.asset === second.asset && main.indexOf(second) === main.indexOf(first) + 1
  if (!continues) return request.say('notPossible', request.word('they are different pictures, which already play one after the other.', '它们是不同的画面，已经是接着播放的。'))
  return request.call('join-clips', { clip: first.id })
}

const neighbours = /\b(?:next to|beside|alongside) (?:each|one another)\b|\b(?:back to back|adjacent|one (?:right )?after the other|in a row)\b|相邻|挨着|挨在一起|连着放|(?:放|排|接|摆|连)(?:在|到)一[起块]|放一[起块]/i
const beside = /\b(?:right )?(?:next to|beside)\s+(?:the |my )?\S/i

/** "Put the city and the forest next to each other", "put the city next to the forest": the later one moves up to the other. */
function nextTo(request: Request): Outcome | undefined {
  const { clause, main } = request
  const isEachOther = neighbours.test(clause.text)
  if ((!isEachOther && !beside.test(clause.text)) || clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|OVERLAY|QUOTE|UPLOADS|FILE|DUPLICATE|ADD)') || main.length === 0) return undefined
  const clips = clipsInOrder(request, true)
  if (isSaid(clips)) return clips
  if (clips.length < 2) return undefined
  // "X next to Y": Y stays where it is; of clips next to each other the first does.
  const stays = isEachOther ? clips.toSorted((a, b) => a.startMs - b.startMs)[0]! : clips.at(-1)!
  const moved = main.filter((clip) => clips.includes(clip) && clip !== stays)
  const before = isEachOther ? [] : moved.filter(({ startMs }) => startMs < stays.startMs)
  const behind = moved.filter((clip) => !before.includes(clip))
  const order = main.filter((clip) => !moved.includes(clip)).flatMap((clip) => (clip === stays ? [...before, stays, ...behind] : [clip]))
  return order.every((clip, index) => clip === main[index]) ? request.say('alreadySo') : request.call('order-clips', { clips: order.map(({ id }) => id) })
}

function order(request: Request): Outcome | undefined {
  const { clause, main, situation } = request
  const text = clause.text
  if (main.length < 2) return undefined
  if (clause.has('SHUFFLE')) return request.call('order-clips', { clips: shuffled(main.map(({ id }) => id), situation.idSeed) })
  if (/\b(?:reverse|flip|invert) (?:the )?(?:\w+ )?order\b|\border (?:of .*)?revers|\bbackwards order\b|顺序(?:倒|反)|倒序排|反过来排|倒过来排/i.test(text)) {
    return request.call('order-clips', { clips: main.map(({ id }) => id).reverse() })
  }
  if (asUploaded.test(text) && !clause.has('GEN')) {
    const ids = situation.assets.map(({ id }) => id)
    const sorted = main.toSorted((a, b) => ids.indexOf(a.asset ?? '') - ids.indexOf(b.asset ?? ''))
    return sorted.every((clip, index) => clip === main[index]) ? request.say('alreadySo') : request.call('order-clips', { clips: sorted.map(({ id }) => id) })
  }
  const ends = /^\W*(?:please )?(?:put|move|have|make|show|place) (.+?) (?:first|at the (?:start|beginning|front)) and (.+?) (?:last|at the end)\W*$|^(?:把)?(.+?)(?:放|排|摆)?(?:到|在)?(?:最前面?|第一个?|开头)[,，]?(?:再)?(?:把)?(.+?)(?:放|排|摆)?(?:到|在)?(?:最后面?|结尾)$/i.exec(text)
  if (ends) {
    const [begin, close] = [ends[1] ?? ends[3]!, ends[2] ?? ends[4]!].map((words) => bestOf(request, words))
    if (begin && close && begin !== close) return request.call('order-clips', { clips: [begin, ...main.filter((clip) => clip !== begin && clip !== close), close].map(({ id }) => id) })
  }
  const isSequence = /先.+(?:再|然后|接着)|\bfirst\b.+\bthen\b|\bstart(?:s|ing)? with\b.+\bthen\b/i.test(text)
  const isList = clause.has('(SORT|MOVE|CHANGE)') && /order|顺序|次序|排/i.test(text)
  if (!isSequence && !isList) return undefined
  const clips = clipsInOrder(request, true)
  if (isSaid(clips)) return clips
  return clips.length >= 2 ? request.call('order-clips', { clips: clips.map(({ id }) => id) }) : undefined
}

/** The one clip that some words of a request are about. */
function bestOf(request: Request, words: string): VideoClip | undefined {
  const at = request.clause.tokens[0]!.start + request.clause.text.indexOf(words)
  const part = request.clause.filter(({ start, end }) => start >= at && end <= at + words.length)
  const named = part.isEmpty ? [] : clipTargets(request.with(part), { fallback: 'none', bareNumbers: true })
  const clips = isSaid(named) || named.length === 0 ? bestMatches(words, request.main) : named
  return clips.length === 1 ? clips[0] : undefined
}

/** The same for the same seed. */
function shuffled(ids: readonly string[], seed: string): string[] {
  const random = createRandom(0, seed)
  const mixed = [...ids]
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = random.integer(0, index)
    ;[mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!]
  }
  return mixed.every((id, index) => id === ids[index]) ? [...mixed.slice(1), mixed[0]!] : mixed
}

function keep(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (!clause.has('KEEP') || clause.has('(MUSIC|SOUND|VOICE|TITLE|TEXT|ORIGINAL)')) return undefined
  const clips = clipTargets(request, { fallback: 'none', needsPronoun: true })
  if (isSaid(clips)) return clips
  if (clips.length === 0) return undefined
  const gone = main.filter((clip) => !clips.includes(clip))
  if (!/\bonly\b|\bjust\b|只|仅|leave only/i.test(clause.text)) return undefined
  return gone.length === 0 ? request.say('alreadySo') : request.call('remove-clips', { clips: gone.map(({ id }) => id) })
}

function remove(request: Request): Outcome | undefined {
  const { clause, topic, timeline } = request
  if (isWithinPicture(request)) return request.say('notInPicture')
  const isRemoval = clause.has('REMOVE') || (clause.has('TRIM') && namedClips(request).length > 0 && request.times.lengths.length === 0 && request.times.stretch === undefined)
  if (!isRemoval || clause.has('(EFFECT|GRADE|LOOK|FONT|ANIMATION|PLATE|COLORWORD|BEAT|PAUSE|FILLER|HIGHLIGHT|FACE)')) return undefined
  const clips = clipTargets(request, { fallback: 'none', needsPronoun: true })
  if (isSaid(clips)) return clips
  if (clips.length > 0) return request.call('remove-clips', { clips: clips.map(({ id }) => id) })
  if (request.times.point) {
    const seen = clipAt(timeline, request.at(request.times.point.at))
    if (seen && clause.has('(CLIP|ONE|ITS|PHOTO)')) return request.call('remove-clips', { clips: [seen.id] })
  }
  const there = timeline.tracks.flatMap((track) => track.clips.map(({ id }) => id))
  const focused = topic.focus.filter((id) => there.includes(id))
  if (clause.has('ITS') && focused.length > 0) return request.call('remove-clips', { clips: focused })
  if (clause.is('(REMOVE|ITS|BA|PLEASE|CLIP|ONE|OUT|the|.|!)+')) return whatToRemove(request)
  // "The boring one": which that is, only the user knows.
  if (clause.has('(CLIP|ONE|PHOTO)') && request.main.length > 0 && !clause.has('(QUOTE|TITLE|TEXT|CAPTION|MUSIC|SOUND|LOGO|OVERLAY|TRANSITION)')) return request.askOf(request.main, 'clip', 'whichClip', request.names(request.main))
  return request.main.length > 0 && /\bthings?\b|东西|玩意/i.test(clause.text) ? whatToRemove(request) : undefined
}

/** "The man from the second photo" is no clip: what a picture shows can't be taken out of it. */
export function isWithinPicture({ clause }: Request): boolean {
  const from = /\b(?:remove|erase|delete|take|get|cut|edit)\b\s+(?:out\s+)?(?:the |a |an |that |this |my |all )*([a-z][a-z ]*?)\s+(?:out of|from|in)\s+(?:the |this |that |my )*(?:(?:\w+) )?(?:clip|photo|picture|shot|scene|image|video|background)\b/i.exec(clause.text)
  if (from && /\b(?:man|woman|person|people|guy|girl|boy|child|car|sign|watermark|object|thing|background|tree|building|logo|text|shadow|wire|face)s?$/i.test(from[1]!)) return true
  return /(?:画面|照片|图|段|张|视频|背景)(?:里面?|中|上)?的(?:那个|这个)?(?:路人|行人|男人|女人|人物|人|车|水印|杂物|电线|物体|东西)(?:去掉|删掉|去除|抹掉|擦掉|P掉|移除|拿掉)|(?:去掉|删掉|去除|抹掉|擦掉|移除)(?:画面|照片|图|第.[段张])(?:里面?|中|上)?的?(?:那个|这个)?(?:路人|行人|男人|女人|人物|人|车|水印|杂物|电线|物体|东西)/i.test(clause.text)
}

function whatToRemove(request: Request): Said {
  const things = [
    ...request.main.map((clip, index) => request.word(`clip ${index + 1} "${clip.name}"`, `第 ${index + 1} 段“${clip.name}”`)),
    ...request.texts().map(({ clip }) => request.word(`the text "${clip.text}"`, `文字“${clip.text}”`)),
    ...(request.sounds('bgm').length > 0 ? [request.word('the music', '音乐')] : []),
    ...request.overlays().map(({ clip }) => clip.name),
  ]
  return things.length === 0 ? request.say('nothingYet') : request.ask('clip', 'whatToRemove', things.slice(0, 8))
}

function move(request: Request): Outcome | undefined {
  const { clause, main } = request
  const startsWith = /\b(?:start|begin|open|lead|kick off)s?(?:ing)? (?:it |off |the (?:video|film) )?(?:with|on)\b(?! (?:a |the )?(?:black|white)\b)|[以用拿].+(?:开头|开场|打头|起头)|开头放|先放|开场用|放.*开头|从.*开始/i.test(clause.text)
  const endsWith = /\b(?:end|finish|close|conclude)s?(?:ing)? (?:it |off |the (?:video|film) )?(?:with|on)\b|以.+(?:结尾|收尾|结束)|最后放|结尾放/i.test(clause.text)
  const comesFirst = /\b(?:come|go|be|play|put|show|appear)s?\b.*\b(?:first|last|before|after|at the (?:start|beginning|end))\b|\b(?:first|last)\b *$|排?在?(?:第一|最前|最后|前面|后面|开头|结尾)$/i.test(clause.text)
  const isMove = clause.has('MOVE') || startsWith || endsWith || (comesFirst && clause.has('(CHANGE|SHOW|ADD|MOVE|FIRST|LAST|BEFORE|AFTER|BEGIN|END)'))
  if (!isMove || clause.starts('(PLEASE)* GEN') || clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|SOUND|VOICE|QUOTE|UPLOADS|FREEZE)') || main.length === 0) return undefined
  const clips = clipsInOrder(request, false)
  if (isSaid(clips)) return clips
  const focused = main.filter(({ id }) => request.topic.focus.includes(id))
  const moved = clause.has('ITS') && focused.length > 0 ? focused : clips.length > 0 ? clips.slice(0, 1) : focused
  const [clip] = moved
  if (!clip) return clause.has('MOVE') && clause.has('(CLIP|ONE|PHOTO|ITS)') ? request.askOf(main, 'clip', 'whichClip', request.names(main)) : undefined
  const position = startsWith ? 1 : endsWith ? main.length : positionOf(request, clip)
  if (isSaid(position)) return position
  if (position === undefined) return clause.has('MOVE') ? request.askOf([clip], 'value', 'whereTo', request.label(clip)) : undefined
  if (main.indexOf(clip) + 1 === position) return request.say('alreadySo')
  return request.call('move-clip', { clip: clip.id, position })
}
