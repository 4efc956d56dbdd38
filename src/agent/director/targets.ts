/** What a request is about: the clips, texts, overlays or sounds that it names, that were spoken of, or that are the only ones. */
import type { SoundKind } from '../../actions/sound/sound-targets.ts'
import { soundTracks } from '../../actions/sound/sound-targets.ts'
import type { Clip } from '../../timeline/locate.ts'
import { endMs } from '../../timeline/locate.ts'
import type { TextClip, VideoClip } from '../../timeline/model.ts'
import { bestMatches } from './describe-match.ts'
import type { Said } from './outcome.ts'
import type { Match } from './reading/clause.ts'
import { type ClipReference, readLeftovers } from './reading/references.ts'
import type { Piece, Request } from './request.ts'
import { type Resolved, clipAt, resolveEach } from './resolve.ts'

/** What stands in when a request names nothing. */
export type Fallback = 'all' | 'only' | 'none'

export interface TargetOptions {
  readonly fallback: Fallback
  /** Numbers alone mean clips: "swap 1 and 3". */
  readonly bareNumbers?: boolean
  /** What was spoken of counts only when the request says "it". */
  readonly needsPronoun?: boolean
}

/** Clips of the picture. An empty list only for `none`. */
export function clipTargets(request: Request, { fallback, bareNumbers = false, needsPronoun = false }: TargetOptions): readonly VideoClip[] | Said {
  const { main, topic, clause } = request
  if (main.length === 0) return request.say('noClips')
  const named = namedClips(request, bareNumbers)
  if (named.length > 0) return answer(request, resolveEach(named, main, topic.focus), main)
  const pronoun = clause.has('ITS')
  const focused = main.filter(({ id }) => topic.focus.includes(id))
  if (focused.length > 0 && (pronoun || (!needsPronoun && fallback === 'only'))) return focused
  const described = describedClip(request)
  if (described) return described
  if (request.times.point && fallback !== 'none') {
    const seen = clipAt(request.timeline, request.at(request.times.point.at))
    if (seen) return [seen]
  }
  switch (fallback) {
    case 'all':
      return main
    case 'none':
      return []
    case 'only':
      return main.length === 1 ? main : request.which(main)
  }
}

/** The clips that are named in the request's own words, not found out from what was said before. */
export function namedClips(request: Request, bareNumbers = false): ClipReference[] {
  const named = [...request.references, ...request.descriptions].sort((a, b) => a.start - b.start).map(({ to }) => to)
  return named.length === 0 && bareNumbers ? request.bareNumbers.map(({ to }) => to) : named
}

/** A clip that words of the request describe, where nothing else explains them: "start with the ocean". */
function describedClip(request: Request): readonly VideoClip[] | undefined {
  const found = [...new Set(describedClips(request).map(({ clip }) => clip))]
  return found.length > 0 ? found : undefined
}

function describedClips(request: Request): (Match & { clip: VideoClip })[] {
  const taken = [...request.references, ...request.descriptions]
  return readLeftovers(request.clause).flatMap((match) => {
    if (taken.some(({ start, end }) => start < match.end && match.start < end)) return []
    const matches = bestMatches(request.clause.textOf(match), request.main)
    return matches.length === 1 ? [{ ...match, clip: matches[0]! }] : []
  })
}

/** "When the interview starts", 采访出来的时候: the clip that begins at the moment that is meant. */
export function clipThatBegins(request: Request): VideoClip | undefined {
  const found = /\b(?:when|as soon as|once|where|as)\s+(?:the |my )?(.{2,40}?)\s+(?:starts?|begins?|comes? (?:in|on|up)|appears?|plays?)\b|(?:在|当)?(.{1,12}?)(?:刚?开始|出现|出来|一?出来|播放)(?:的?时候?|时|那一?刻)/i.exec(request.clause.text)
  const words = found?.[1] ?? found?.[2]
  if (words === undefined) return undefined
  const at = request.clause.tokens[0]!.start + request.clause.text.indexOf(words)
  const part = request.clause.filter(({ start, end }) => start >= at && end <= at + words.length)
  const clips = part.isEmpty ? [] : clipTargets(request.with(part), { fallback: 'none', needsPronoun: true })
  return isSaid(clips) || clips.length !== 1 ? undefined : clips[0]
}

/** "Over the ocean", 在海浪上: the one clip that a text is to lie over, by what it shows. */
export function clipOver(request: Request): readonly VideoClip[] | undefined {
  if (namedClips(request).length > 0) return undefined
  const found = /\b(?:over|on|onto|across|during|in|for) (?:the |my )([a-z][a-z ]*)|(?:^|[在到给,，])(\p{Script=Han}{1,8}?)(?:的?(?:上面|画面|上|里|那里|那儿|时候|时))/iu.exec(request.clause.text)
  const words = found?.[1] ?? found?.[2]
  const matches = words === undefined ? [] : bestMatches(words, request.main)
  return matches.length === 1 ? matches : undefined
}

/** Every clip that a request names or describes, in the order of its words; or in words why one of them can't be found. */
export function clipsInOrder(request: Request, bareNumbers = false): readonly VideoClip[] | Said {
  const { main, topic } = request
  if (main.length === 0) return request.say('noClips')
  const named = [...request.references, ...request.descriptions]
  const references = named.length === 0 && bareNumbers ? request.bareNumbers : named
  const found: { start: number; clips: readonly VideoClip[] }[] = []
  for (const { start, to } of references) {
    const clips = answer(request, resolveEach([to], main, topic.focus), main)
    if (isSaid(clips)) return clips
    found.push({ start, clips })
  }
  for (const { start, clip } of describedClips(request)) found.push({ start, clips: [clip] })
  const inOrder = found.toSorted((a, b) => a.start - b.start).flatMap(({ clips }) => clips)
  return [...new Set(inOrder)]
}

/** What was found, or in words why there is nothing. */
export function answer<T extends Clip>(request: Request, resolved: Resolved<T>, among: readonly T[]): readonly T[] | Said {
  if ('found' in resolved) return resolved.found
  if ('several' in resolved) return request.which(resolved.several)
  if ('unclear' in resolved) return among.length === 1 ? among : request.which(among)
  const names = request.names(among)
  const { number, words } = resolved.missing
  if (number !== undefined) return request.askOf(among, 'clip', 'noSuchClip', number, names)
  return words === undefined ? request.which(among) : request.askOf(among, 'clip', 'nothingCalled', words, names)
}

export function isSaid(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'text' in value && !('id' in value)
}

/** Ids of what a clause names without asking for anything: what "it" is in the next one. */
export function spokenOfIn(request: Request): string[] {
  const { clause } = request
  if (namesText(request)) {
    const texts = textTargets(request, { fallback: 'none' })
    return isSaid(texts) ? [] : texts.map(({ clip }) => clip.id)
  }
  const kind = soundNamed(request)
  if (kind !== undefined && kind !== 'all') return soundTracks(request.timeline, kind).flatMap(({ clips }) => (clips as readonly Clip[]).map(({ id }) => id))
  if (clause.has('(LOGO|OVERLAY)')) {
    const overlays = overlayTargets(request)
    return isSaid(overlays) ? [] : overlays.map(({ clip }) => clip.id)
  }
  if (request.main.length === 0) return []
  const clips = clipTargets(request, { fallback: 'none' })
  return isSaid(clips) ? [] : clips.map(({ id }) => id)
}

const textNouns = '(TITLE|CAPTION|LOWERTHIRD|CTA|TEXT|FONT)'

/** Whether the request speaks of texts. */
export function namesText(request: Request): boolean {
  return request.has(textNouns)
}

/** Texts. With no text noun, those just spoken of. */
export function textTargets(request: Request, { fallback }: { fallback: Fallback }): readonly Piece<TextClip>[] | Said {
  const all = request.texts()
  const { topic } = request
  const quoted = request.clause.values<string>('QUOTE')
  const byWords = all.filter(({ clip }) => quoted.some((words) => isSameText(clip.text, words)) || isMentioned(request, clip))
  if (byWords.length > 0) return byWords
  const focused = all.filter(({ clip }) => topic.focus.includes(clip.id))
  const pool = pooled(request, all)
  if (pool === undefined) {
    if (focused.length > 0) return focused
    return fallback === 'none' ? [] : fallback === 'all' || all.length === 1 ? all : whichText(request, all)
  }
  if (pool.length === 0) return request.say('nothingOf', nounOf(request), '')
  const ordered = byOrder(request, pool)
  if (ordered) return ordered
  const timed = byTime(request, pool)
  if (timed.length > 0) return timed
  if (pool.length === 1 || isPlural(request, pool)) return pool
  const focusedInPool = pool.filter((piece) => focused.includes(piece))
  if (focusedInPool.length > 0) return focusedInPool
  return whichText(request, pool)
}

/** Whether a text of the film stands in the request as it is on the screen. */
export function mentionsText(request: Request): boolean {
  return request.texts().some(({ clip }) => isMentioned(request, clip))
}

/** A word alone may be meant as one, and words in small letters as what they say. */
function isMentioned({ clause }: Request, { text }: TextClip): boolean {
  // What is quoted may be longer: the new words have the old ones in them.
  const unquoted = clause.tokens.map((token) => (token.name === 'QUOTE' && !isSameText(String(token.values.get('QUOTE')), text) ? ' ' : clause.source.slice(token.start, token.end))).join(/\p{Script=Han}/u.test(text) ? '' : ' ')
  return (/^\p{Lu}.*\s/u.test(text) || /\p{Script=Han}{3}/u.test(text)) && (unquoted.includes(text) || (clause.text.includes(text) && !clause.has('QUOTE')))
}

/** The texts that have words in them. What no text says is never taken for one that says something else. */
export function textsSaying(request: Request, words: string): readonly Piece<TextClip>[] | Said {
  const all = request.texts()
  const part = all.filter(({ clip }) => clip.text.toLowerCase().includes(words.toLowerCase()))
  if (part.length === 0) return all.length === 0 ? request.say('nothingOf', nounOf(request), '') : request.say('noTextSays', words, all.map(({ clip }) => clip.text))
  return part.length === 1 ? part : whichText(request, part)
}

function whichText(request: Request, pieces: readonly Piece<TextClip>[]): readonly Piece<TextClip>[] | Said {
  const clips = request.which(pieces.map(({ clip }) => clip))
  return isSaid(clips) ? clips : pieces.filter(({ clip }) => clips.includes(clip))
}

/** But for case, spaces and punctuation. */
export function isSameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]+/gu, '')
  return plain(a) === plain(b) && plain(a) !== ''
}

/** The texts that the noun of the request can mean; nothing when it has none. */
function pooled(request: Request, all: readonly Piece<TextClip>[]): Piece<TextClip>[] | undefined {
  const { clause } = request
  const ofRole = (role: string): Piece<TextClip>[] => all.filter(({ track }) => track.role === role)
  if (clause.has('CTA')) return endTexts(request, all)
  if (clause.has('LOWERTHIRD')) return all.filter(({ clip }) => clip.style.preset === 'lower-third')
  if (clause.has('TITLE')) return ofRole('title')
  if (clause.has('CAPTION')) return ofRole('caption')
  if (!clause.has('TEXT') && !clause.has('FONT')) return undefined
  const own = ofRole('text')
  return own.length > 0 && !clause.has('ALL') ? own : [...all]
}

/** What is read at the end: a title of its own there, but not the captions. */
function endTexts(request: Request, all: readonly Piece<TextClip>[]): Piece<TextClip>[] {
  const last = all.filter(({ track, clip }) => track.role !== 'caption' && endMs(clip) >= request.filmMs - 500 && clip.startMs > 0)
  return last.slice(-1)
}

function nounOf(request: Request): string {
  const { clause } = request
  if (clause.has('CTA')) return request.word('end title', '片尾文字')
  if (clause.has('LOWERTHIRD')) return request.word('lower third', '人名条')
  if (clause.has('TITLE')) return request.word('title', '标题')
  return clause.has('CAPTION') ? request.word('caption', '字幕') : request.word('text', '文字')
}

function byOrder(request: Request, pool: readonly Piece<TextClip>[]): readonly Piece<TextClip>[] | Said | undefined {
  const { clause } = request
  const order = clause.find(`(NTH|FIRST|LAST|END|BEGIN) ITS? NUM? (MEASURE|CLIP)? ${textNouns}`) ?? clause.find(`${textNouns} (NUM|NTH)`)
  if (order) {
    const part = clause.slice(order.start, order.end)
    const count = part.value<number>('NUM')
    const nth = part.value<number>('NTH') ?? (/\b(?:LAST|END)\b/.test(part.tokens[0]!.name) ? -1 : part.has('(FIRST|BEGIN)') ? 1 : undefined)
    if (nth === undefined && count !== undefined) return pick(request, pool, count)
    return count !== undefined && nth !== undefined ? (nth < 0 ? pool.slice(-count) : pool.slice(0, count)) : pick(request, pool, nth ?? 1)
  }
  if (clause.has('(NTH|LAST|FIRST) ONE')) return pick(request, pool, clause.value<number>('NTH') ?? (clause.has('LAST ONE') ? -1 : 1))
  if (clause.has('PLATE')) return undefined // 字幕后面: behind it
  if (pool.length > 1 && clause.has(`${textNouns} (AT)? (the|very)* END`)) return pool.slice(-1)
  if (pool.length > 1 && clause.has(`${textNouns} (AT)? (the|very)* BEGIN`)) return pool.slice(0, 1)
  return undefined
}

function pick(request: Request, pool: readonly Piece<TextClip>[], nth: number): readonly Piece<TextClip>[] | Said {
  const piece = nth < 0 ? pool.at(nth) : pool[nth - 1]
  return piece ? [piece] : whichText(request, pool)
}

/** The text that is seen at a time that the request names. */
function byTime(request: Request, pool: readonly Piece<TextClip>[]): readonly Piece<TextClip>[] {
  const { point } = request.times
  if (!point || pool.length < 2) return []
  const ms = request.at(point.at)
  return pool.filter(({ clip }) => ms >= clip.startMs && ms < endMs(clip))
}

/** "titles", "both", 两个, 所有; captions are always meant together. */
function isPlural(request: Request, pool: readonly Piece<TextClip>[]): boolean {
  const { clause } = request
  if (clause.has('ALL') || clause.has('(CAPTION|NUM TITLE|NUM TEXT|NUM MEASURE)')) return true
  return pool.length > 1 && /\b(?:titles|texts|headings|headlines|words|letters|fonts?)\b/i.test(clause.text)
}

/** Logos and other overlays. */
export function overlayTargets(request: Request): readonly Piece<VideoClip>[] | Said {
  const all = request.overlays()
  const { topic } = request
  if (!request.has('(LOGO|OVERLAY)')) {
    const focused = all.filter(({ clip }) => topic.focus.includes(clip.id))
    return focused
  }
  if (all.length === 0) return request.say('nothingOf', request.has('OVERLAY') ? request.word('overlay', '画中画') : 'logo', '')
  const byName = all.filter(({ clip }) => /logo|watermark|标|水印/i.test(clip.name))
  return request.has('LOGO') && byName.length > 0 ? byName : all
}

/** The kind of sound that a request names. */
export function soundNamed(request: Request): SoundKind | undefined {
  const { clause } = request
  if (clause.has('MUSIC')) return 'music'
  if (clause.has('VOICE')) return 'voice'
  if (clause.has('EFFECT')) return 'effects'
  if (clause.has('ORIGINAL')) return 'clips'
  if (clause.has('SOUND') && clause.has('FILM') && !clause.has('ALL')) return 'all'
  return undefined
}

/** Whether there is sound of a kind. */
export function hasSound(request: Request, kind: SoundKind): boolean {
  return soundTracks(request.timeline, kind).length > 0
}
