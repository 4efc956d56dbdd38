/** A film of words: its scenes, music and title as calls. */
import { maxGeneratedMs } from '../../../actions/generate-scene.ts'
import { longestShotMs } from '../../../models/video/pieces.ts'
import { type VideoModel, longestMs } from '../../../models/video/video-models.ts'
import { estimateVoiceMs } from '../../../actions/sound/add-voice-over.ts'
import type { Timeline } from '../../../timeline/model.ts'
import type { Outcome } from '../outcome.ts'
import { asWritten } from '../reading/normalize.ts'
import { modelPhrases } from '../replies/model-phrases.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import type { Slots } from './film-slots.ts'
import { readGenre } from './genres.ts'
import { lacking } from './thin-brief.ts'
import { mannerOf } from './brief-texts.ts'
import { inTotal, shotsIn, taken, withoutCount } from './shots-of-one.ts'
import { type TextSite, textDesign } from './text-designs.ts'
import { type Shot, storyboard, usualMs } from './storyboard.ts'

const defaultFilmMs = 10_000
/** A longer film is told in several shots of about this length. */
const shotMs = 8000
const longestSingleShotMs = 15_000
const largestPx = 1080
const usualShotMs = 5000

/** "Three videos: one about the sea, one about …": each is a film of its own, and one is made at a time. */
const several = /^.*?\b(?:two|three|four|five|[2-5]) (?:[\w-]+ )?(?:videos|films|movies|reels|clips)\b[^:]*[:–—-]\s*(.+)$|^.*?[两兩二三四五2-5][个個条條部支](?:视频|視頻|短片|片子|影片)[,，:：]\s*(.+)$/is

/** What the films are about, in order; nothing where one is asked for. */
export function filmsIn(text: string): string[] | undefined {
  const found = several.exec(text)
  const parts = (found?.[1] ?? found?.[2])?.split(/\s*(?:[,，;；、]\s*(?:and\s+)?|\band\b|以及|还有)\s*/i).map((part) => part.replace(/^(?:one|another|the (?:first|second|third|other)|一[个個条條部]|另一[个個条條部])\s*(?:(?:is )?(?:about|of|on|for|with)|关于|關於|讲|講|拍|是)?\s*/i, '').replace(/[.。!！]+$/, '').trim()) ?? []
  const about = parts.filter((part) => part !== '' && !/^(?:\d+|[a-z]+|[一二两三四五六七八九十]+)[ -]?(?:s|secs?|seconds?|秒)?\s*(?:each|every one)?$|^(?:每[个個条條部支]).*$|^each\b/i.test(part))
  return about.length > 1 ? about : undefined
}

export function planFilm(request: Request, about: string, slots: Slots): Outcome {
  const shotCount = shotsIn(request.clause.text)
  const subject = withoutOneTake(asWritten(shotCount === undefined ? about : withoutCount(about)))
  const { timeline, situation: { model } } = request
  const genre = readGenre(request.clause.text)
  const brief = inOrder(subject, asWritten(request.clause.text))
  const manyMs = shotCount === undefined ? undefined : inTotal.test(request.clause.text) ? slots.durationMs : shotCount * (slots.durationMs ?? usualShotMs)
  const durationMs = manyMs ?? slots.durationMs ?? (genre ? usualMs(genre, brief) : Math.max(usualFilmMs(model), spokenMs(slots, timeline.language)))
  if (durationMs < 1000 || durationMs > maxGeneratedMs) {
    const said = request.say('lengthOutOfRange', request.length(durationMs), request.length(maxGeneratedMs))
    return durationMs > maxGeneratedMs ? { ...said, isRefusal: true } : said
  }
  const isAnother = request.filmMs > 0 && anotherFilm.test(request.clause.text)
  const beginMs = isAnother ? 0 : request.filmMs
  const appending = request.filmMs > 0 && !isAnother
  const calls: ToolCall[] = [...(isAnother ? [{ tool: 'new-film', input: {} }] : []), ...canvasCalls(slots)]
  // One shot that is longer than its model can make goes on where a piece of it ends.
  const isOneShot = !genre && (asksForOneTake(request.clause.text) || (durationMs <= longestSingleShotMs && model?.firstFrame === true))
  const most = model && model.api !== 'built-in' ? (isOneShot ? longestShotMs(model) : longestMs(model)) : undefined
  const shots: readonly Shot[] = shotCount !== undefined
    ? Array.from({ length: shotCount }, (_, index) => ({ prompt: taken(subject, index), name: subject, durationMs: Math.round(((index + 1) * durationMs) / shotCount) - Math.round((index * durationMs) / shotCount) }))
    : genre
    ? storyboard(genre, brief, { durationMs, longestMs: most ?? longestSingleShotMs, ...(slots.title && { title: slots.title }) })
    : (isOneShot && durationMs <= (most ?? maxGeneratedMs) ? [durationMs] : shotLengths(durationMs, most)).map((ms) => ({ prompt: subject, name: subject, durationMs: ms }))
  shots.forEach(({ prompt, name, durationMs: shotDurationMs }, index) => {
    const comesIn = index > 0 || appending ? { transition: 'crossfade' } : {}
    calls.push({
      tool: 'generate-scene',
      input: {
        prompt,
        ...(name !== prompt && { name: name.slice(0, 200) }),
        durationMs: shotDurationMs,
        ...(model && { model: model.name }),
        ...(slots.seed === undefined ? {} : { seed: slots.seed + index }),
        ...comesIn,
        id: request.newId(),
      },
    })
  })
  const hasMusic = !isAnother && timeline.tracks.some(({ role, clips }) => role === 'bgm' && clips.length > 0)
  const musicWords = (slots.music?.kind === 'described' && slots.music.words) || (genre ? mannerOf(brief).join(', ') : '')
  if (slots.music?.kind !== 'none' && (!hasMusic || slots.music?.kind === 'described')) {
    calls.push({
      tool: 'add-music',
      input: {
        scene: subject.slice(0, 2000),
        ...(musicWords !== '' && { words: musicWords }),
        ...(slots.seed === undefined ? {} : { seed: slots.seed }),
        id: request.newId(),
      },
    })
  }
  if (genre) {
    calls.push(...textCalls(shots, { genre, manner: mannerOf(brief), isNarrow: isNarrow(slots, timeline) }, request, beginMs), ...narrationCalls(slots, shots, request, beginMs))
    const isPrivate = genre === 'event' && privateFeast.test(request.clause.text)
    const more = beginMs === 0 && !isPrivate ? lacking(genre, brief, request.language) : undefined
    return { calls, note: [...(isAnother ? [request.phrase('newVersion')] : []), request.phrase('draft'), ...(more === undefined ? [] : [more])].join(request.word(' ', '')) }
  }
  if (slots.title) calls.push({ tool: 'add-text', input: { text: slots.title, ...(beginMs > 0 && { startMs: beginMs }), id: request.newId() } })
  calls.push(...narrationCalls(slots, shots, request, beginMs))
  const isCut = model !== undefined && most !== undefined && asksForOneTake(request.clause.text) && shots.length > 1
  const notes = [...(isAnother ? [request.phrase('newVersion')] : []), ...(isCut ? [modelPhrases.noOneTake[request.language](model.name, most, shots.length)] : []), ...(slots.narrates !== undefined ? [request.phrase('draft')] : [])]
  return { calls, ...(notes.length > 0 && { note: notes.join(request.word(' ', '')) }) }
}

/** Nobody is to find the way to it. */
const privateFeast = /^(?!.*(?:\binvit|\bcome to\b|邀请|请柬)).*(?:\b(?:birthday|anniversary|wedding|engagement|graduation)\b|生日|周年|婚礼|毕业)/is

/** A film of its own, where a clip or a scene would be a part of the one that is there. */
export const anotherFilm =
  /\b(?:another|a (?:new|second|third|different|separate)|one more|the next|new) (?:(?!clip|scene|shot)[\w-]+ ){0,2}(?:film|video|movie|reel|short|promo|ad)s?\b(?! clip| scene| shot)|(?:另外?|再|新)(?:[做拍来剪整弄]|生成|制作)?出?一?[个個条條部支](?:新的?)?(?!.{0,12}(?:镜头|鏡頭|画面|畫面|场景|場景|片段))[^,，。:：]{0,12}?(?:视频|視頻|片子|短片|影片|宣传片)/i

/** As long as one clip of its model, where nobody said how long: a second one costs as much again. */
function usualFilmMs(model: VideoModel | undefined): number {
  return model ? Math.min(defaultFilmMs, longestMs(model)) : defaultFilmMs
}

function asksForOneTake(text: string): boolean {
  return /\b(?:(?:in|as|of) one|(?:a|one|single|unbroken|continuous|uncut)(?: \d+[- ]?s\w*)?[- ](?:single|unbroken|continuous|uncut|long)) (?:shot|take)\b|\b(?:one|single)[- ](?:shot|take)\b|一镜到底|长镜头|一个镜头(?:拍)?到底/i.test(text)
}

/** How it is to be taken is nothing that is seen in it. */
function withoutOneTake(subject: string): string {
  const rest = subject.replace(/^(?:(?:an?|one)\s+)?(?:single|unbroken|continuous|uncut|one)[- ](?:shot|take)\s+(?:of|showing)\s+|[,，]?\s*\b(?:in|as) (?:one|a single) (?:shot|take)\b|(?:一镜到底|长镜头|一个镜头(?:拍)?到底)的?[,，]?/giu, '').replace(/^[\s,，]+|[\s,，]+$/g, '')
  return rest === '' ? subject : rest
}

/** The parts of a subject in the order of the request: what stood before the film's noun was put behind the rest. */
function inOrder(subject: string, text: string): string {
  const at = (part: string): number => (text.includes(part) ? text.indexOf(part) : Number.POSITIVE_INFINITY)
  return subject.split(', ').toSorted((a, b) => at(a) - at(b) || 0).join(', ')
}

export function isNarrow({ ratio }: Slots, { width, height }: Timeline): boolean {
  return ratio === undefined ? width <= height : ratio !== '16:9'
}

/** What is read over the shots: the first and the last as titles, what is between as labels. */
export function textCalls(shots: readonly Pick<Shot, 'durationMs' | 'text'>[], film: Omit<TextSite, 'place'>, request: Request, beginMs = request.filmMs): ToolCall[] {
  const last = shots.findLastIndex(({ text }) => text !== undefined)
  const first = shots.findIndex(({ text }) => text !== undefined)
  let startMs = beginMs
  return shots.flatMap(({ durationMs, text }, index): ToolCall[] => {
    const fromMs = startMs
    startMs += durationMs
    if (text === undefined) return []
    const place = index === first ? 'first' : index === last ? 'last' : 'between'
    const role = place === 'between' && film.genre !== 'countdown' ? 'text' : 'title'
    return [{ tool: 'add-text', input: { text, role, startMs: fromMs, durationMs, style: textDesign(text, { place, ...film }), id: request.newId() } }]
  })
}

/** What is said begins with what is added. */
function narrationCalls({ narration, narrates }: Slots, shots: readonly Shot[], request: Request, beginMs: number): ToolCall[] {
  if (!narration && narrates === undefined) return []
  const { text, voice } = narration ?? { text: linesOf(shots, request), voice: narrates ?? '' }
  if (text === '') return []
  const from = beginMs > 0 ? { startMs: beginMs } : {}
  return [{ tool: 'add-voice-over', input: { text, ...(voice !== '' && { voice }), ...from, captions: true, id: request.newId() } }]
}

/** One short line a scene, in the brief's own words, each once; as many as there is time for. */
function linesOf(shots: readonly Shot[], { timeline: { language } }: Request): string {
  const roomMs = shots.reduce((sum, { durationMs }) => sum + durationMs, 0) - 1000
  const lines: string[] = []
  for (const said of shots.flatMap(({ name, text }) => [name, text ?? ''])) {
    const line = sentence(said)
    const isSaid = lines.some((other) => other.toLowerCase().includes(line.slice(0, -1).toLowerCase()))
    if (line === '' || isSaid || estimateVoiceMs([...lines, line].join(' '), language) > roomMs) continue
    lines.push(line)
  }
  return lines.join(' ')
}

function sentence(words: string): string {
  const plain = asWritten(words.replace(/["“”「」『』]/g, '').trim())
  if (plain === '' || /[.!?。！？]$/.test(plain)) return plain
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${/\p{Script=Han}/u.test(plain) ? '。' : '.'}`
}

/** A film of no given length has time for what is said in it, in whole seconds. */
function spokenMs({ narration }: Slots, language: string): number {
  return narration ? Math.ceil(estimateVoiceMs(narration.text, language) / 1000 + 1) * 1000 : 0
}

/** The shape and size that were asked for. */
export function canvasCalls({ ratio, shortSide }: Slots): ToolCall[] {
  if (!ratio && !shortSide) return []
  return [{ tool: 'set-canvas', input: { ...(ratio && { ratio }), ...(shortSide && { shortSide: Math.min(shortSide, largestPx) }) } }]
}

/**
 * Lengths of the shots, in whole tenths of a second, summing to the film's exactly.
 *
 * @param mostMs - Of one shot, where what makes it can't make longer ones.
 */
function shotLengths(durationMs: number, mostMs = Number.POSITIVE_INFINITY): number[] {
  if (durationMs <= Math.min(longestSingleShotMs, mostMs)) return [durationMs]
  const evenOf = (count: number): number => Math.floor(durationMs / count / 100) * 100
  let count = Math.round(durationMs / shotMs) || 1
  while (durationMs - evenOf(count) * (count - 1) > mostMs) count++
  const even = evenOf(count)
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? even : durationMs - even * (count - 1)))
}
