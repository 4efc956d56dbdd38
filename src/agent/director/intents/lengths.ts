/** How long clips and the film are, and what is cut away of them. */
import type { VideoClip } from '../../../timeline/model.ts'
import { fitLengths } from '../../../actions/film/fit-length.ts'
import { longestMs } from '../../../actions/clips/set-length.ts'
import { type Amount, readAmount, readDegrees } from '../degrees.ts'
import type { Outcome, Said } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import { type Stretch, readStretches } from '../reading/times.ts'
import { readLeftovers } from '../reading/references.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'

export function lengths(request: Request): Outcome | undefined {
  const { clause, times } = request
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|SOUND|VOICE|TRANSITION|QUOTE|QUESTION|SPLIT|EXPORT|ADD|DUPLICATE|FREEZE|PAUSE)') && !addsTime(clause)) return undefined
  const degree = readDegrees(clause).find(({ of }) => of === 'length')
  const isCut = clause.has('(TRIM|REMOVE)')
  const isTimed = times.stretch !== undefined || times.lengths.length > 0 || secondsWithoutUnit(request) !== undefined || times.point !== undefined
  if (!isTimed && !degree && !clause.has('(EXTEND|LENGTHWORD|TRIM)')) return undefined
  if (request.main.length === 0) return clause.has('(TRIM|EXTEND|LENGTHWORD)') || (isCut && isTimed) ? request.say('noClips') : undefined
  const several = isCut || clause.has('(KEEP|NOT)') ? severalStretches(request) : undefined
  if (several) return several
  if (clause.has('KEEP') ? (times.stretch ?? times.lengths[0]) : wantsOnly.test(clause.text) && times.stretch) return kept(request)
  if (/\b(?:same|equal) (?:length|duration|time)\b|\bequally long\b|一样长|同样长|时长(?:一样|相同|一致)|等长/i.test(clause.text) && !isTimed) {
    const { main, filmMs } = request
    return main.length < 2 ? request.say('alreadySo') : request.call('set-length', { clips: main.map(({ id }) => id), durationMs: Math.round(filmMs / main.length) })
  }
  const begun = fromItsMark(request)
  if (begun) return begun
  const { point } = times
  if (point && 'ms' in point.at && startsAt.test(clause.text) && namedClips(request).length === 0 && request.topic.focus.length === 0) {
    return point.at.ms >= request.filmMs ? request.say('beyondFilm', request.length(point.at.ms), request.length(request.filmMs)) : request.call('keep-range', { startMs: point.at.ms, endMs: request.filmMs })
  }
  const second = secondOf(request)
  if (second && isCut) return stretched(request, second)
  if (times.stretch && (isCut || clause.has('NOT') || isTrimmedTo(request))) return stretched(request)
  if (!isTimed && !degree && clause.has('TRIM') && namedClips(request).length === 0 && !clause.has('(THIRD|QUARTER)') && !(oneClip.test(clause.text) && /短|shorten|trim/i.test(clause.text))) return undefined
  return measured(request, addsTime(clause) ? 1 : degree?.direction, degree?.isComplaint ?? false)
}

/** "Add 2 seconds to the ocean", 给海浪那段加2秒: longer, and nothing new. */
function addsTime(clause: Clause): boolean {
  return clause.has('ADD (MORE|a|another|extra)* DUR (MORE)? TO') || (clause.starts('BA') && /(?:加|多)上?[\d.一二两三四五六七八九十半]+秒钟?[。.!！]*$/.test(clause.text))
}

/** 只要前十秒. */
const wantsOnly = /只(?:要|想要|留|需要)|\b(?:just|only) (?:want|need|use) the\b|\bjust the (?:first|last)\b/i

/** "Start at 5 seconds", 从第5秒开始: what is before goes. */
const startsAt = /^\W*(?:please |let's |let |make |have )?(?:(?:it|the (?:video|film|movie)|everything) )?(?:starts?|begins?) (?:it |the (?:video|film|movie) )?(?:at|from)\b|^(?:让?(?:视频|影片|片子))?从.{1,8}(?:开始|起)(?:播放|播|放|用|剪)?$/i

const beginsAt = /\b(?:starts?|begins?|opens?|use|play|take|cut in|come in)\b.{0,40}\b(?:from|at|on)\b|\bfrom (?:its|the)\b.{0,20}\bmark\b|从.{1,10}(?:开始|起|后面?|往后)|从.{1,8}(?:用|放|播|剪)/i

/** "Start the interview from its 30 second mark", 采访从第5秒开始用: of that clip, what comes before goes; its material may have more behind. */
function fromItsMark(request: Request): Outcome | undefined {
  const { clause, main, times: { point, stretch }, situation: { assets } } = request
  // "From 5 seconds on" is a stretch that ends where the clip does.
  const mark = point?.at ?? (stretch && 'fromEndMs' in stretch.to && stretch.to.fromEndMs === 0 && !clause.has('(KEEP|TRIM)') ? stretch.from : undefined)
  if (!mark || !('ms' in mark) || clause.has('(REMOVE|SPEEDUP|SLOWDOWN|ZOOM|FADE|REVERSE|DEGREE|LOOK|MUTE)') || !beginsAt.test(clause.text)) return undefined
  const clips = clipTargets(request, { fallback: 'none', needsPronoun: !clause.has('ITS') })
  if (isSaid(clips)) return clips
  const [clip, ...others] = clips
  if (!clip || others.length > 0 || (namedClips(request).length === 0 && main.length === 1)) return undefined
  const asset = assets.find(({ id }) => id === clip.asset)
  // What was made or is a still has no other time than the clip's own.
  const isRecording = asset?.origin === 'uploaded' && asset.kind === 'video'
  const fromStartMs = isRecording ? Math.round((mark.ms - clip.inMs) / clip.speed) : mark.ms
  if (fromStartMs === 0) return request.say('alreadySo')
  const leftMs = (isRecording ? longestMs(clip, assets) : clip.durationMs) - fromStartMs
  if (leftMs < 100) return request.say('beyondClip', request.label(clip), request.length(isRecording ? asset.durationMs : clip.durationMs), request.length(mark.ms))
  const isWithin = fromStartMs < clip.durationMs
  return request.call('trim-clip', { clip: clip.id, fromStartMs, ...(!isWithin && { fromEndMs: clip.durationMs - fromStartMs - Math.min(leftMs, clip.durationMs) }) })
}

/** "trim it from 2 s to 5 s" keeps the stretch, "cut from 2 s to 5 s" takes it out. */
function isTrimmedTo({ clause }: Request): boolean {
  return (/\btrim\w*\b/i.test(clause.text) && clause.has('FROM')) || /截取/.test(clause.text)
}

/** 第一秒 is the first second when something is to go. */
function secondOf({ clause }: Request): Pick<Stretch, 'from' | 'to'> | undefined {
  const time = clause.tokens.find(({ name, text }) => name === 'TIME' && text.startsWith('第'))
  if (!time || clause.has('(TO|AT|AFTER|BEFORE|-|MARK)')) return undefined
  const ms = time.values.get('TIME') as number
  return { from: { ms: Math.max(0, ms - 1000) }, to: { ms } }
}

function stretched(request: Request, { from, to }: Pick<Stretch, 'from' | 'to'> = request.times.stretch!): Outcome {
  const { clause } = request
  const clips = clipTargets(request, { fallback: 'none', needsPronoun: true })
  if (isSaid(clips)) return clips
  const unknown = clips.length === 0 ? unknownName(request) : undefined
  if (unknown) return unknown
  if (clips.length > 0) return stretchOfClips(request, clips, { from, to })
  const [startMs, endsMs] = [request.at(from), request.at(to)]
  const { filmMs } = request
  const asked = 'ms' in from ? from.ms : 0
  if (asked >= filmMs || startMs >= endsMs) return request.say('beyondFilm', request.length(asked), request.length(filmMs))
  if (isTrimmedTo(request) && !clause.has('REMOVE')) return request.call('keep-range', { startMs, endMs: endsMs })
  if (startMs === 0 && endsMs === filmMs) return request.say('wholeFilm')
  return request.call('remove-range', { startMs, endMs: endsMs, id: request.newId() })
}

/** "Cut from 5 to 8 s and from 20 to 22 s", "keep 0-5 s and 10-15 s": each of them, the last first so that times stay true. */
function severalStretches(request: Request): Outcome | undefined {
  const { clause, filmMs } = request
  const stretches = readStretches(clause)
  if (stretches.length < 2) return undefined
  const apart = ofClipsApart(request, stretches)
  if (apart) return apart
  const clips = namedClips(request).length > 0 ? clipTargets(request, { fallback: 'none' }) : []
  if (isSaid(clips)) return clips
  if (clips.length > 1) return request.askOf(clips, 'clip', 'whichClip', request.names(clips))
  const [beginMs, lengthMs] = clips[0] ? [clips[0].startMs, clips[0].durationMs] : [0, filmMs]
  const asked = stretches.map(({ from, to }) => ({ startMs: request.at(from, lengthMs), endMs: request.at(to, lengthMs), from })).toSorted((a, b) => a.startMs - b.startMs)
  const outside = asked.find(({ startMs, endMs: endsMs }) => startMs >= endsMs)
  if (outside) return request.say('beyondFilm', request.length('ms' in outside.from ? outside.from.ms : outside.startMs), request.length(lengthMs))
  const gone = clause.has('KEEP') ? between(asked, lengthMs) : joined(asked)
  if (gone.length === 0) return request.say('alreadySo')
  if (gone[0]!.endMs - gone[0]!.startMs >= lengthMs) return clips[0] ? tooMuch(request, clips[0], lengthMs) : request.say('wholeFilm')
  return { calls: gone.toReversed().map(({ startMs, endMs: endsMs }) => ({ tool: 'remove-range', input: { startMs: beginMs + startMs, endMs: beginMs + endsMs, id: request.newId() } })) }
}

/** "2 s off the start of the first clip and 1 s off the end of the last": each stretch is followed by the clip that it is of. */
function ofClipsApart(request: Request, stretches: readonly Stretch[]): Outcome | undefined {
  const { clause, main } = request
  const calls: ToolCall[] = []
  for (const [index, { from, to, end }] of stretches.entries()) {
    const behind = clause.slice(end, stretches[index + 1]?.start)
    if (!behind.starts('OF')) return undefined
    const named = clipTargets(request.with(behind), { fallback: 'none', bareNumbers: true })
    if (isSaid(named)) return named
    const [clip, ...others] = named.length === 0 && behind.has('LAST') ? main.slice(-1) : named
    if (!clip || others.length > 0) return undefined
    const [startMs, endsMs] = [request.at(from, clip.durationMs), request.at(to, clip.durationMs)]
    if (endsMs - startMs >= clip.durationMs) return tooMuch(request, clip, endsMs - startMs)
    calls.push({ tool: 'remove-range', input: { startMs: clip.startMs + startMs, endMs: clip.startMs + endsMs, id: request.newId() } })
  }
  return { calls: calls.toSorted((a, b) => Number(b.input.startMs) - Number(a.input.startMs)) }
}

interface Span {
  readonly startMs: number
  readonly endMs: number
}

/** Spans in order, those that touch as one. */
function joined(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((all, { startMs, endMs: endsMs }) => {
    const last = all.at(-1)
    if (last && startMs <= last.endMs) return [...all.slice(0, -1), { startMs: last.startMs, endMs: Math.max(last.endMs, endsMs) }]
    return [...all, { startMs, endMs: endsMs }]
  }, [])
}

/** What lies before, between and behind spans that are in order. */
function between(spans: readonly Span[], totalMs: number): Span[] {
  const kept = joined(spans)
  return [...kept, { startMs: totalMs, endMs: totalMs }].map(({ startMs }, index) => ({ startMs: kept[index - 1]?.endMs ?? 0, endMs: startMs })).filter(({ startMs, endMs: endsMs }) => endsMs > startMs)
}

/** What is to be cut is named, and nothing here is called so: a guess could take the wrong thing away. */
function unknownName(request: Request): Said | undefined {
  const { clause, main } = request
  const [named] = readLeftovers(clause).map((match) => clause.textOf(match)).filter((words) => words.length > 1)
  return named === undefined ? undefined : request.askOf(main, 'clip', 'nothingCalled', named, request.names(main))
}

/** The stretch is in the time of each clip: its first or last seconds, or some in the middle. */
function stretchOfClips(request: Request, clips: readonly VideoClip[], { from, to }: Pick<Stretch, 'from' | 'to'>): Outcome {
  const calls = []
  for (const clip of clips) {
    const [startMs, endsMs] = [request.at(from, clip.durationMs), request.at(to, clip.durationMs)]
    if (endsMs - startMs >= clip.durationMs) return tooMuch(request, clip, 'ms' in to ? to.ms : endsMs - startMs)
    if (isTrimmedTo(request)) {
      calls.push({ tool: 'trim-clip', input: { clip: clip.id, fromStartMs: startMs, fromEndMs: clip.durationMs - endsMs } })
    } else if (startMs === 0) calls.push({ tool: 'trim-clip', input: { clip: clip.id, fromStartMs: endsMs } })
    else if (endsMs === clip.durationMs) calls.push({ tool: 'trim-clip', input: { clip: clip.id, fromEndMs: clip.durationMs - startMs } })
    else calls.push({ tool: 'remove-range', input: { startMs: clip.startMs + startMs, endMs: clip.startMs + endsMs, id: request.newId() } })
  }
  return { calls }
}

function tooMuch(request: Request, clip: VideoClip, ms: number): Said {
  return request.say('tooLittleLeft', request.label(clip), request.length(clip.durationMs), request.length(ms))
}

function kept(request: Request): Outcome {
  const { times, filmMs } = request
  const clips = namedClips(request).length > 0 ? clipTargets(request, { fallback: 'none' }) : []
  if (isSaid(clips)) return clips
  if (clips.length > 0 && times.stretch) {
    return {
      calls: clips.map((clip) => {
        const [startMs, endsMs] = [request.at(times.stretch!.from, clip.durationMs), request.at(times.stretch!.to, clip.durationMs)]
        return { tool: 'trim-clip', input: { clip: clip.id, fromStartMs: startMs, fromEndMs: clip.durationMs - endsMs } }
      }),
    }
  }
  const [startMs, endsMs] = times.stretch ? [request.at(times.stretch.from), request.at(times.stretch.to)] : [0, times.lengths[0]!.ms]
  if (startMs >= filmMs) return request.say('beyondFilm', request.length(startMs), request.length(filmMs))
  if (startMs === 0 && endsMs >= filmMs) return request.say('alreadySo')
  return request.call('keep-range', { startMs, endMs: Math.min(endsMs, filmMs) })
}

/** "by 1", "shorter by 2": seconds go without saying. */
function secondsWithoutUnit({ clause }: Request): number | undefined {
  const bare = /\bfor \d{1,3}$/i.test(clause.text) ? clause.find('FOR NUM') : undefined
  const match = clause.find('by NUM') ?? bare
  return match ? clause.slice(match.start, match.end).value<number>('NUM')! * 1000 : undefined
}

/** A length, or more or less of it, for clips or the film. */
function measured(request: Request, direction: 1 | -1 | undefined, isComplaint: boolean): Outcome | undefined {
  const { clause, times } = request
  const isFilm = clause.has('FILM') || (clause.has('LENGTHWORD') && namedClips(request).length === 0 && !hasFocus(request))
  const clips = edgeClip(request, direction) ?? clipTargets(request, { fallback: 'none' })
  if (isSaid(clips)) return clips
  const ms = lengthAsked(request) ?? secondsWithoutUnit(request) ?? (times.point && 'ms' in times.point.at ? times.point.at.ms : undefined)
  if (clips.length > 0 && !(isFilm && namedClips(request).length === 0)) return ofClips(request, clips, { ms, direction, isComplaint })
  const focused = request.main.filter(({ id }) => request.topic.focus.includes(id))
  // "Get it down to 15 s", where a clip of 3 s was spoken of last, is said of the film.
  const isTooLong = ms !== undefined && clause.has('TRIM') && focused.every(({ durationMs }) => ms >= durationMs) && ms < request.filmMs
  if (focused.length > 0 && !isFilm && !isTooLong) return ofClips(request, focused, { ms, direction, isComplaint })
  if (request.main.length === 1 && !isFilm) return ofClips(request, request.main, { ms, direction, isComplaint })
  if (!isFilm && oneClip.test(clause.text)) {
    const chosen = request.which(request.main)
    return isSaid(chosen) ? chosen : ofClips(request, chosen, { ms, direction, isComplaint })
  }
  return ofFilm(request, { ms, direction })
}

/** 开头太长了: of several clips the first, or the last. */
function edgeClip(request: Request, direction: 1 | -1 | undefined): readonly VideoClip[] | undefined {
  const { clause, main } = request
  if (direction === undefined || main.length < 2 || namedClips(request).length > 0 || clause.has('FILM')) return undefined
  const found = /^\W*(?:the )?(?:(opening|intro|beginning|start)|(?:ending|outro|end))\b|^(?:视频|片子|影片)?的?(?:(开头|开场|片头)|(?:结尾|片尾|收尾))/i.exec(clause.text)
  return found ? [(found[1] ?? found[2]) === undefined ? main.at(-1)! : main[0]!] : undefined
}

/** "It's 15 seconds now, I need 12": how long it is, and how long it should be. */
function lengthAsked({ clause, times: { lengths }, filmMs }: Request): number | undefined {
  const [first, second] = lengths
  if (!first || first.ms !== filmMs || !/\b(?:it|that|this|film|video)(?:'s| is)\b|现在|目前/i.test(clause.source)) return first?.ms
  const bare = clause.values<number>('NUM').at(-1)
  return second?.ms ?? (bare === undefined ? first.ms : bare * 1000)
}

/** One clip of several, without saying which. */
const oneClip = /\b(?:the|this|that|a) (?:clip|shot|scene|photo|picture)\b|[这那][个段张](?:镜头|画面|片段|照片)|^(?:把)?(?:剪短|缩短|裁短|加长|延长)?(?:片段|镜头)(?:剪短|缩短|裁短|加长|延长)?$/i

function hasFocus({ main, topic }: Request): boolean {
  return main.some(({ id }) => topic.focus.includes(id))
}

interface Measure {
  readonly ms: number | undefined
  readonly direction: 1 | -1 | undefined
  readonly isComplaint?: boolean
}

/** Off an end, if the request says which: "2 seconds off the end". */
function endOf({ clause }: Request): 'start' | 'end' | undefined {
  // "Off the end of the first clip": which end comes before which clip.
  const named = /\b(?:off|from|of|at)(?: of)? (?:the |its )?(?:very )?(?:(end|tail|back)|start|beginning|front)\b|(结尾|末尾|尾部|后面)|(?:开头|头部|前面)/i.exec(clause.text)
  if (named) return named[1] ?? named[2] ? 'end' : 'start'
  if (clause.has('(BEGIN|FIRST)')) return 'start'
  return clause.has('(END|LAST)') ? 'end' : undefined
}

const toLength = /[剪裁截缩砍减短改设调延长压控弄整][短长缩制]?(?:到|成|至|为|在)\s*[\d零一二两三四五六七八九十半]/

function isDifference({ clause }: Request, direction: 1 | -1 | undefined): boolean {
  if (clause.has('(TO|AT|FOR) (about|AT|just|only|ONLY)* DUR') || clause.has('(TRIM|EXTEND) TO') || toLength.test(clause.text)) return false
  if (clause.has('by (DUR|NUM)') || clause.has('DUR off') || clause.has('off ... DUR')) return true
  if (clause.has('(MORE|LESS|EXTEND|UP|DOWN)') || direction !== undefined) return true
  return clause.has('(TRIM|REMOVE) DUR') || (clause.has('TRIM') && endOf({ clause } as Request) !== undefined)
}

const longestStillMs = 3000

const steps: Record<Amount, number> = { little: 0.15, usual: 0.3, lot: 0.5 }

function ofClips(request: Request, clips: readonly VideoClip[], { ms, direction, isComplaint = false }: Measure): Outcome | undefined {
  const { clause } = request
  const isShorter = direction === -1 || (direction === undefined && clause.has('(TRIM|REMOVE|LESS|DOWN)') && !clause.has('EXTEND'))
  if (ms !== undefined && !isDifference(request, direction)) {
    const mostMs = Math.min(...clips.map((clip) => longestMs(clip, request.situation.assets)))
    // A picture that stands still for long was hardly meant.
    if (ms > 1.5 * mostMs + longestStillMs) return request.ask('choice', 'tooShortMaterial', request.length(mostMs), request.length(ms))
    return request.call('set-length', { clips: clips.map(({ id }) => id), durationMs: ms })
  }
  const ratio = clause.has('HALF') ? 0.5 : clause.has('THIRD') ? 1 / 3 : clause.has('QUARTER') ? 0.25 : clause.has('DOUBLE') ? (isShorter ? 0.5 : 1) : (clause.value<number>('PCT') ?? steps[readAmount(clause)])
  if (ms === undefined && direction === undefined && !clause.has('(EXTEND|HALF|THIRD|QUARTER|DOUBLE|PCT)') && !(clause.has('TRIM') && clause.has('(LITTLE|LOT)'))) {
    return clause.has('(TRIM|LENGTHWORD)') ? request.askOf(clips, 'length', 'whatLength', request.length(clips[0]!.durationMs)) : undefined
  }
  const calls = []
  for (const clip of clips) {
    const by = ms ?? Math.round(clip.durationMs * ratio)
    if (isShorter && by >= clip.durationMs) return tooMuch(request, clip, by)
    const end = endOf(request)
    if (isShorter && ms !== undefined && end) {
      calls.push({ tool: 'trim-clip', input: { clip: clip.id, ...(end === 'start' ? { fromStartMs: by } : { fromEndMs: by }) } })
    } else calls.push({ tool: 'set-length', input: { clips: [clip.id], durationMs: clip.durationMs + (isShorter ? -by : by) } })
  }
  return { calls, isWish: isComplaint && ms === undefined }
}

function ofFilm(request: Request, { ms, direction }: Measure): Outcome {
  const { clause, filmMs, main } = request
  const isShorter = direction === -1 || clause.has('(TRIM|LESS|REMOVE|DOWN)')
  if (ms === undefined) {
    const share = clause.has('HALF') ? 0.5 : clause.has('THIRD') ? 1 / 3 : clause.has('QUARTER') ? 0.25 : clause.value<number>('PCT')
    if (share !== undefined && isShorter) return fitted(request, Math.round(filmMs * (1 - share)), 'all-clips')
    if (clause.has('DOUBLE')) return fitted(request, isShorter ? Math.round(filmMs / 2) : filmMs * 2, 'all-clips')
    return request.ask('length', 'whatLength', request.length(filmMs))
  }
  const difference = isDifference(request, direction)
  // What is to be deleted is no length of the film: which it is, is not guessed.
  if (!difference && clause.has('REMOVE') && !clause.has('(TRIM|KEEP|TO|LENGTHWORD)')) return request.askOf(main, 'clip', 'whichClip', request.names(main))
  if (difference && isShorter && endOf(request) === 'start') {
    if (ms >= filmMs) return request.say('wholeFilm')
    const unknown = unknownName(request)
    if (unknown) return unknown
    return request.call('remove-range', { startMs: 0, endMs: ms, id: request.newId() })
  }
  const wanted = difference ? filmMs + (isShorter ? -ms : ms) : ms
  if (wanted <= 0) return request.say('wholeFilm')
  if (wanted === filmMs) return request.say('alreadySo')
  const cutsEnd = wanted < filmMs && (difference ? clause.has('(TRIM|REMOVE)') : /\b(?:trim|cut)\b|剪到|剪成|剪至|截/i.test(clause.text) || main.length === 1)
  return fitted(request, wanted, cutsEnd ? 'end' : 'all-clips')
}

function fitted(request: Request, durationMs: number, by: 'all-clips' | 'end'): Outcome {
  const { main, situation } = request
  if (by === 'all-clips') {
    const parts = main.map((clip) => ({ durationMs: clip.durationMs, longestMs: longestMs(clip, situation.assets) }))
    if (!fitLengths(parts, durationMs)) {
      const mostMs = parts.reduce((sum, part) => sum + Math.max(part.durationMs, part.longestMs), 0)
      if (mostMs < durationMs) return request.ask('choice', 'tooShortMaterial', request.length(mostMs), request.length(durationMs))
      return request.say('notPossible', request.word(`${main.length} pictures don't fit into ${request.length(durationMs)}.`, `${main.length} 个画面放不进 ${request.length(durationMs)}。`))
    }
  }
  return request.call('set-film-length', { durationMs, ...(by === 'end' && { by }) })
}

