/** Speech, captions of it, sound effects and what needs to know what is heard. */
import { unheard } from '../../../actions/sound/recordings.ts'
import { spokenLines } from '../../../actions/texts/spoken-lines.ts'
import { readSlots } from '../film/film-slots.ts'
import { planUploads } from '../film/plan-uploads.ts'
import type { Outcome, Said } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import { asWritten } from '../reading/normalize.ts'
import { languageIn } from '../reading/languages.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'
import { type Words, readWords } from '../text-content.ts'
import { readStyle } from '../text-style.ts'

/** Captions of what is said, its words, and their translation. */
export function captions(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('TRANSLATE')) return request.say('noTranslator')
  if (whatIsSaid.test(clause.text) && !clause.has('(TITLE|TEXT)')) return clause.has('CAPTION') ? ofSpeech(request) : transcript(request)
  if (clause.has('TRANSCRIBE') && !clause.has('(QUOTE|REMOVE)')) return clause.has('CAPTION') || captionWords.test(clause.text) ? ofSpeech(request) : transcript(request)
  if (clause.has('CAPTION') && clause.has('LANGUAGE') && clause.has('(CHANGE|ADD|GEN|TO)')) return isSpoken(request) ? ofSpeech(request) : request.say('noTranslator')
  if (clause.is('(the|a|some|my)* CAPTION') && request.texts('caption').length === 0) return ofSpeech(request)
  const isVerb = /^\W*(?:caption|subtitle)\b/i.test(clause.text) && clause.starts('CAPTION (QUESTION|ITS|the|ALL|FILM)') && !clause.has('REMOVE')
  if (isVerb) return ofSpeech(request)
  if (!clause.has('CAPTION') || clause.has('(TEXT|PLATE)') || !clause.has('(ADD|GEN|SHOW|CHANGE|PLEASE|ALIGN)') || clause.has('(QUOTE|REMOVE|QUESTION)')) return undefined
  if (readWords(clause) || request.times.stretch || request.times.point) return undefined
  if ((clause.has('OUTLINE') || (clause.has('(ANIM|ANIMATION)') && !/\badd\b|加上?字幕|生成/i.test(clause.text)) || (clause.has('CHANGE') && !clause.has('(ADD|GEN)'))) && request.texts('caption').length > 0) return undefined
  return clause.has('(ADD|GEN|VOICE|ALIGN)') ? ofSpeech(request) : undefined
}

const whatIsSaid = /\bwhat(?:'s| is| are| was| does| do| did)?\b[^,.;]{0,20}\b(?:said|say|says|saying)\b|\b(?:read|show|give|tell) me what\b.{0,16}\b(?:says?|said|saying)\b|[说讲講說][了的]?(?:些|的是)?(?:什么|什麼|啥|乜)/i

/** What asks for captions among the names of recognition. */
const captionWords = /caption|字幕/i

/** Whether captions in the language that is named are of what is said, and no translation. */
function isSpoken(request: Request): boolean {
  const named = languageIn(request.clause.text)?.split('-')[0]
  const film = request.timeline.language.split('-')[0]
  // With nothing heard yet the language that is named is the one that is spoken, as far as anybody knows.
  return named !== undefined && (named === film || (named === 'en' && unheard(request.timeline, request.situation.assets).length > 0))
}

function ofSpeech(request: Request): Outcome {
  if (request.filmMs === 0) return fromUploads(request) ?? request.say('noClips')
  if (!hasSpeech(request)) return request.say('nothingSaid')
  const style = readStyle(request.clause)
  const language = languageIn(request.clause.text)
  return request.call('add-captions', { ...(Object.keys(style).length > 0 && { style }), ...(language !== undefined && { language }) })
}

/** "Transcribe it", "what does she say?": the words, and nothing is changed. */
function transcript(request: Request): Outcome {
  const language = languageIn(request.clause.text)
  const call = { tool: 'transcribe', input: language === undefined ? {} : { language } }
  if (request.filmMs === 0) {
    const film = fromUploads(request)
    return film && 'calls' in film ? { ...film, calls: [...film.calls, call] } : request.say('noClips')
  }
  return hasSpeech(request) ? { calls: [call] } : request.say('nothingSaid')
}

/** With nothing on the timeline yet, what was uploaded is meant: it is put there as it is, without music. */
function fromUploads(request: Request): Outcome | undefined {
  const { situation: { assets } } = request
  if (!assets.some(({ origin, kind, hasAudio }) => origin === 'uploaded' && kind === 'video' && hasAudio)) return undefined
  return planUploads(request, { music: { kind: 'none' }, ...readSlots(request.clause.text) })
}

function hasSpeech({ timeline, situation: { assets } }: Request): boolean {
  return spokenLines(timeline, assets).length > 0 || unheard(timeline, assets).length > 0
}

/** "Remove the pauses", which are known from listening; "cut the ums" and "cut where I say …", for which the words are written down. */
export function pauses(request: Request): Outcome | undefined {
  const { clause } = request
  const said = wordsToCut(request)
  if ((!clause.has('(PAUSE|FILLER)') && said === undefined) || !clause.has('(REMOVE|TRIM|SPLIT|LESS)') || clause.has('(MUSIC|EFFECT|ADD|TITLE|CAPTION)')) return undefined
  if (said === undefined && clause.has('TEXT')) return undefined
  if (request.filmMs === 0) return (said === undefined ? fromUploads(request) : undefined) ?? request.say('noClips')
  if (said !== undefined || !clause.has('PAUSE')) {
    return hasSpeech(request) ? request.call('remove-words', said === undefined ? {} : { words: said }) : request.say('nothingSaid')
  }
  const atLeast = request.times.lengths[0]?.ms
  return request.call('remove-pauses', atLeast !== undefined && atLeast >= 500 ? { shortestMs: atLeast } : {})
}

/** Words in quotes that are heard, not seen: by a verb of speaking, or because no text of the film has them. */
function wordsToCut(request: Request): string | undefined {
  const { clause } = request
  const quote = clause.values<string>('QUOTE')[0]
  if (quote === undefined) return saidPart(clause.text)
  if (/\b(?:say|says|said|saying|spoken)\b|[说講讲說]/i.test(clause.text)) return quote
  const isSeen = request.texts().some(({ clip }) => clip.text.toLowerCase().includes(quote.toLowerCase()))
  return !isSeen && /\b(?:words?|phrase)\b|口头禅|这个词|这句话/i.test(clause.text) && hasSpeech(request) ? quote : undefined
}

/** "The part where he says goodbye", 他说再见的那段: by the words that are heard there. */
function saidPart(text: string): string | undefined {
  const found = /\b(?:part|bit|moment|section|place|where|when)\b.{0,20}\b(?:say|says|said|saying|mentions?)\b (?:that )?([^,;.!?]{2,60})|(?:[他她我你]们?|主持人)(?:说|講|讲)(?:到)?(?!话)([^,，。的]{1,20})的?(?:那段|那一段|地方|部分|那里|那句)/i.exec(text)
  const words = (found?.[1] ?? found?.[2])?.replace(/\s+(?:out|please|away)$/i, '').trim()
  return words === '' ? undefined : words
}

/** "Clean up the voice", "remove the background noise", and leaving a recording as it is. */
export function cleaning(request: Request): Outcome | undefined {
  const { clause } = request
  const isCleaning = clause.has('CLEAN') && clause.has('(VOICE|NOISE|SOUND|AUDIO|UPLOAD)')
  const isNoise = clause.has('NOISE') && clause.has('(REMOVE|LESS|DOWN|TOO|NOT|LOT)')
  if (/\b(?:picture|image|photo)s?\b|画面|照片/i.test(clause.text)) return undefined
  if ((!isCleaning && !isNoise && !/降噪|去噪|\bdenois|noise (?:reduction|removal)/i.test(clause.text)) || clause.has('(ADD|QUOTE|TITLE|TEXT|CAPTION|MUSIC|EFFECT)')) return undefined
  const isOff = clause.has('CLEAN') && (clause.has('(NOT|REMOVE|UNDO)') || /\boff\b|关/i.test(clause.text))
  return request.call('clean-voice', isOff ? { cleaned: false } : {})
}

/** Words to be spoken. */
export function voiceOver(request: Request): Outcome | undefined {
  const { clause } = request
  const said = spokenWords(clause)
  const rest = said ? clause.without(said) : clause
  const isSpeaking = (said !== undefined || rest.has('(TITLE|TEXT|CAPTION|SCRIPT)')) && (rest.has('SPEAK') || speakingWords.test(rest.text))
  const isVoice = rest.has('VOICE') && (said !== undefined || rest.has('(ADD|GEN|CHANGE|SPEAK|REPLACE)') || rest.has('BA ... VOICE'))
  if (!isVoice && !isSpeaking) return undefined
  const otherwise = said ? '(MUTE|UNMUTE|FADE|REMOVE)' : '(NOT|UP|DOWN|DEGREE|NOISY|INAUDIBLE|MUTE|UNMUTE|PCT|DB|FADE|REMOVE|QUESTION|PLACE)'
  if (rest.has(otherwise)) return undefined
  return ownVoice(request) ?? speaking(request.with(rest), said?.words)
}

/** What asks for speech without one of its verbs. */
const speakingWords = /\bread\b.*\b(?:aloud|out)\b|\bvoice\b.*\bsay|[男女]声.{0,3}[说念读]/i

/** Words in quotes, or all that stands behind a colon. */
function spokenWords(clause: Clause): Words | undefined {
  const found = clause.has('(QUOTE|:)') || !speakingWords.test(clause.text) ? readWords(clause) : undefined
  const colon = clause.find(':')
  if (!colon || clause.has('QUOTE')) return found && { ...found, words: asWritten(found.words) }
  // Politeness is no part of a request, but of what is said: "Hello everyone".
  const words = clause.source.slice(clause.tokens[colon.start]!.end).trim()
  return words === '' ? undefined : { start: colon.start, end: clause.tokens.length, words: asWritten(words) }
}

/** Whether all that stands behind the colon of a message is to be said, whatever it looks like. */
export function saysTheRest(clause: Clause): boolean {
  const colon = clause.find(':')
  if (!colon || clause.has('QUOTE')) return false
  const head = clause.slice(0, colon.start)
  return (head.has('(SPEAK|VOICE)') || speakingWords.test(head.text)) && !head.has('(QUESTION|REMOVE|MUTE|,|.|;)')
}

/** The words are spoken by a voice of the server. */
function speaking(request: Request, words: string | undefined): Outcome {
  const { clause } = request
  if (request.filmMs === 0) return request.say('noClips')
  const text = words ?? wordsOf(request)
  if (text === '') return request.ask('words', 'whatSaid')
  const startMs = startOf(request)
  if (isSaid(startMs)) return startMs
  const language = languageIn(clause.text)
  const voice = voiceWords(clause.text)
  const pace = paceOf(clause.text)
  return request.call('add-voice-over', {
    text,
    ...(voice !== '' && { voice }),
    ...(language !== undefined && { language }),
    ...(pace !== undefined && { pace }),
    ...(startMs !== undefined && { startMs }),
    ...(clause.has('CAPTION') && words !== undefined && { captions: true }),
    id: request.newId(),
  })
}

/** The words of the film's own texts ("read the title aloud"), or those of the script that was uploaded. */
function wordsOf(request: Request): string {
  const { clause, situation } = request
  if (clause.has('SCRIPT')) return situation.documents.at(-1)?.text.trim() ?? ''
  if (!clause.has('(TITLE|TEXT|CAPTION)')) return ''
  const role = clause.has('TITLE') ? 'title' : clause.has('CAPTION') ? 'caption' : undefined
  const texts = request.texts(role).map(({ clip }) => clip.text)
  return texts.map((text) => text.replace(/(?<=[\p{L}\p{N}])$/u, /\p{Script=Han}/u.test(text) ? '。' : '.')).join(' ')
}

/** Where the request says so; else the action finds a place. */
function startOf(request: Request): number | Said | undefined {
  const at = request.times.point?.at ?? request.times.stretch?.from
  if (at) {
    const startMs = request.at(at)
    return startMs < request.filmMs ? startMs : request.say('beyondFilm', request.length('ms' in at ? at.ms : startMs), request.length(request.filmMs))
  }
  if (namedClips(request).length === 0) return undefined
  const targets = clipTargets(request, { fallback: 'none' })
  return isSaid(targets) ? targets : targets[0]?.startMs
}

/** What the voice should be like, as the choice of a voice reads it. */
function voiceWords(text: string): string {
  const found = text.match(/\b(?:female|male|woman|man|girl|boy|lady|guy|calm|warm|deep|soft|young|old)(?:'s)?\b|女|男/gi) ?? []
  return found.join(', ').toLowerCase()
}

/** 1 is the usual one. */
function paceOf(text: string): number | undefined {
  if (/\b(?:slow|slowly|slower|leisurely)\b|慢/i.test(text)) return 0.85
  return /\b(?:fast|faster|quickly|quick|brisk)\b|快/i.test(text) ? 1.2 : undefined
}

/** A recording that the user uploaded. */
function ownVoice(request: Request): Outcome | undefined {
  const { clause, situation } = request
  const file = clause.values<string>('FILE').find((name) => /\.(?:mp3|wav|m4a|aac)$/i.test(name))
  const recordings = situation.assets.filter(({ kind, origin }) => kind === 'audio' && origin === 'uploaded')
  const isMine = /\b(?:my|uploaded|this|own)\b|我的|我录|上传/i.test(clause.text)
  const recording = file ? recordings.findLast(({ name }) => name.toLowerCase() === file.toLowerCase()) : isMine ? recordings.at(-1) : undefined
  if (!recording) return file ? request.say('noUploadOf', file) : undefined
  if (request.filmMs === 0) return request.say('noClips')
  return request.call('add-audio', { asset: recording.id, role: 'voice', id: request.newId() })
}
