/** A film of what was uploaded. */
import type { SessionAsset } from '../../../actions/action.ts'
import type { Outcome } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import { languageIn } from '../reading/languages.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { parseNumber } from '../reading/numbers.ts'
import type { Slots } from './film-slots.ts'
import { shareTime } from '../../../actions/arrange-uploads.ts'
import { placeTexts, textsOf } from './brief-texts.ts'
import { readGenre } from './genres.ts'
import { logosAmong, orderPhotos } from './photo-order.ts'
import { canvasCalls, isNarrow, textCalls } from './plan-film.ts'
import type { Shot } from './storyboard.ts'
import { readUploadsBrief } from './uploads-brief.ts'

/** How long a photo is seen, as `arrange-uploads` has it. */
const photoMs = 4000

/** @param only - Those that are named; all unless told. */
export function planUploads(request: Request, slots: Slots, only?: readonly SessionAsset[]): Outcome {
  const { timeline, situation, filmMs, clause } = request
  const used = new Set(timeline.tracks.flatMap((track) => (track.kind === 'text' ? [] : track.clips.flatMap(({ asset }) => asset ?? []))))
  const all = situation.assets.filter(({ origin }) => origin === 'uploaded')
  // What is not asked to be added is a film of its own: of what was uploaded since the last one, else of everything.
  const isNew = filmMs > 0 && !clause.has('(ADD|MORE)')
  const lastUsed = all.findLastIndex(({ id }) => used.has(id))
  const uploads = isNew ? (lastUsed < all.length - 1 ? all.slice(lastUsed + 1) : all) : all.filter(({ id }) => !used.has(id))
  const logos = logosAmong(uploads)
  const shown = uploads.filter((upload) => upload.kind !== 'audio' && !logos.includes(upload))
  const pictures = only ?? (asUploaded.test(clause.text) ? shown : orderPhotos(shown))
  const isReordered = only === undefined && pictures.some((picture, index) => picture !== shown[index])
  if (pictures.length === 0) return request.say('noUploads')
  const calls: ToolCall[] = isNew ? [{ tool: 'new-film', input: {} }, ...canvasCalls(slots)] : [...canvasCalls(slots)]
  const eachMs = readEach(clause.text)
  const durationMs = slots.durationMs === eachMs ? undefined : slots.durationMs
  const allMs = pictures.reduce((sum, { kind, durationMs: ownMs }) => sum + (kind === 'image' ? (eachMs ?? photoMs) : ownMs), 0)
  const isBest = clause.has('HIGHLIGHT') || /\bbest\b|精彩|精华|高光/i.test(clause.text)
  const keepsBest = isBest && durationMs !== undefined && durationMs >= 1000 && durationMs < allMs
  calls.push({
    tool: 'arrange-uploads',
    input: { assets: pictures.map(({ id }) => id), ...(durationMs !== undefined && !keepsBest && { durationMs }), ...(eachMs !== undefined && { eachMs }) },
  })
  if (keepsBest) calls.push({ tool: 'keep-best', input: { durationMs } })
  const song = uploads.findLast(({ kind }) => kind === 'audio')
  const hasMusic = !isNew && timeline.tracks.some(({ role }) => role === 'bgm')
  const speech = speechCalls(clause)
  const isSpoken = speech.length > 0 || speaks.test(clause.source)
  // Who wants to read what is said gets no music over it unasked.
  if (slots.music?.kind !== 'none' && !hasMusic && (!isSpoken || slots.music !== undefined)) {
    calls.push({ tool: 'add-music', input: { words: (slots.music?.words ?? '') || 'upbeat', id: request.newId() } })
  }
  if (song && !hasMusic) calls.push({ tool: 'add-audio', input: { asset: song.id, role: 'voice', id: request.newId() } })
  if (uploads.some(({ hasAudio }) => hasAudio)) calls.push(...speech)
  const logo = logos.at(-1)
  if (logo) calls.push({ tool: 'add-overlay', input: { asset: logo.id, placement: { position: 'top-right', size: 0.18 }, id: request.newId() } })
  const { points, manner } = readUploadsBrief(slots.rest)
  const genre = readGenre(clause.text) ?? 'promo'
  const texts = textsOf(genre, points, slots.title)
  // Where there is too little time for the pictures, the action says so.
  const isEven = keepsBest || (durationMs !== undefined && durationMs < pictures.length * 1000)
  const lengths = isEven ? evenly(durationMs!, pictures.length) : shareTime(pictures, durationMs, eachMs)
  const beginMs = isNew ? 0 : filmMs
  if (texts.length === 1) calls.push({ tool: 'add-text', input: { text: texts[0]!, startMs: beginMs, id: request.newId() } })
  else if (texts.length > 1) calls.push(...textCalls(spread(texts, lengths), { genre, manner, isNarrow: isNarrow(slots, timeline) }, request, beginMs))
  const isWordless = texts.length === 0 && clause.has('(TEXT|TITLE)')
  const notes = [...(isNew ? [request.phrase('newVersion')] : []), ...(isWordless ? [request.phrase('noWords')] : []), ...(isReordered ? [request.phrase('photosOrdered')] : [])]
  return { calls, ...(notes.length > 0 && { note: notes.join(request.word(' ', '')) }) }
}

/** The order that they came in is to stay. */
export const asUploaded = /\bin (?:this|that|the(?: given| same| right| upload(?:ed)?| original)?|their) order\b|\border (?:i|we|they(?:'re| are| were)?) (?:uploaded|sent|in)\b|按(?:照)?(?:上传|发送|这个|原来|文件|发)的?(?:先后)?(?:顺序|次序)|顺序(?:不要|别)(?:变|改|动)/i

/** Elsewhere in the message something is wanted of what is said in the clips. */
const speaks = /\b(?:ums?|uhs?|ahs|fillers?|filler words|pauses|silences?|dead air|what (?:i|we|he|she|they) says?)\b|口头禅|语气词|嗯[嗯啊]|停顿|冷场|气口|口播/i

/** What the request wants done with what is said in the uploads. */
function speechCalls(clause: Clause): ToolCall[] {
  const isLess = clause.has('(REMOVE|TRIM|SPLIT|LESS)')
  const language = languageIn(clause.text)
  const spoken = language === undefined ? {} : { language }
  return [
    ...(isLess && clause.has('PAUSE') ? [{ tool: 'remove-pauses', input: {} }] : []),
    ...(isLess && clause.has('FILLER') ? [{ tool: 'remove-words', input: spoken }] : []),
    ...((clause.has('CAPTION') || /\bcaption(?:ed|s)?\b/i.test(clause.text)) && !clause.has('(no|NOT|WITHOUT|REMOVE) (any|the)* CAPTION') ? [{ tool: 'add-captions', input: spoken }] : []),
  ]
}

/** Each text over pictures of its own, or where there are more texts than pictures, for its share of the time. */
function spread(texts: readonly string[], lengthsMs: readonly number[]): Pick<Shot, 'durationMs' | 'text'>[] {
  const totalMs = lengthsMs.reduce((sum, ms) => sum + ms, 0)
  const slots = texts.length > lengthsMs.length ? evenly(totalMs, texts.length) : lengthsMs
  const placed = placeTexts(texts, slots.length)
  return slots.map((durationMs, index) => ({ durationMs, ...(placed[index] !== undefined && { text: placed[index] }) }))
}

function evenly(totalMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(((index + 1) * totalMs) / count) - Math.round((index * totalMs) / count))
}

/** "Each for 2 seconds", "3 seconds per photo", 每张2秒: in ms. */
function readEach(text: string): number | undefined {
  const number = '(\\d+(?:\\.\\d+)?|one|two|three|four|five|six|[一两二三四五六])'
  const photo = '(?:photos?|pictures?|images?|pics?|one|of them)'
  const found = new RegExp(`\\b(?:each|every)(?: ${photo})?\\b[^,.;\\d]{0,24}?${number}[ -]?(?:s|secs?|seconds?)\\b|${number}[ -]?(?:s|secs?|seconds?) (?:each|(?:per|for each|for every|a) ${photo})|每[张個个]\\p{Script=Han}{0,6}${number} ?秒`, 'iu').exec(text)
  const amount = found?.slice(1).find((part) => part !== undefined)
  const seconds = amount === undefined ? Number.NaN : parseNumber(amount)
  return seconds >= 0.2 && seconds <= 600 ? Math.round(seconds * 1000) : undefined
}

