/** Music: what is played, when, and how it comes and goes. */
import { findMusicKind, musicKinds } from '../../../music/kinds.ts'
import { findMood } from '../../../music/moods.ts'
import type { Outcome } from '../outcome.ts'
import { Clause } from '../reading/clause.ts'
import { simplify } from '../reading/simplify.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid } from '../targets.ts'
import { heardFromTo } from './music-span.ts'
import { kindName, leavesVoiceClear, quietMusic } from './volume.ts'

const giving = '(ADD|CHANGE|REPLACE|GEN|GIVE|PLEASE|SWAP|OF|AND)'

export function music(request: Request): Outcome | undefined {
  const { clause } = request
  const fade = fadeOf(request)
  if (fade) return fade
  const isMusic = clause.has('MUSIC') || namesMusic(request) || (clause.has('FILE') && !clause.has('(VOICE|EFFECT)') && request.namedFiles().some(({ kind }) => kind === 'audio'))
  if (!isMusic) return undefined
  // "Drop the volume of the song": it is to be softer.
  if (clause.has('REMOVE') && /\b(?:volume|level)\b|音量/i.test(clause.text)) return undefined
  if (isRemoval(clause)) return removal(request)
  const words = description(clause)
  if (isDisliked(clause) && request.sounds('bgm').length > 0) return newMusic(request, insteadOf(words, clause))
  const own = ownSong(request)
  if (own) return own
  const isLevel = clause.has('(UP|DOWN|MUTE|UNMUTE|DEGREE|NOISY|INAUDIBLE|PCT|DB|HALF|QUARTER|THIRD|DOUBLE|MAX|KEEP|STOP|QUESTION)') && !clause.has('(ADD|REPLACE)') && !clause.has('MOOD')
  if (retimes(clause)) return retimed(request)
  if (!isLevel && !isNew(request, words)) return retimed(request)
  return isLevel ? undefined : newMusic(request, words)
}

/** Whether other music is wanted than is there, or some where there is none. */
function isNew(request: Request, words: string): boolean {
  const { clause } = request
  if (clause.has('(ADD|REPLACE|SWAP|OTHER|MORE)') || knownMusic(words)) return true
  if (/\b(?:change|switch|swap|different|new|compose|generate|create)\b|换|換|生成/i.test(clause.text)) return true
  return request.sounds('bgm').length === 0 && clause.has('(CHANGE|GEN|OF)')
}

const disliked = /\b(?:boring|dull|bland|annoying|depressing|terrible|awful|wrong)\b|闷|无聊|难听|沉闷/gi

/** "The music is boring", "I don't like this music": other music is wanted. */
function isDisliked({ text }: Clause): boolean {
  return (new RegExp(disliked.source, 'i').test(text) || /\b(?:don't|do not|didn't) (?:really )?(?:like|love|want) (?:the|this|that) (?:music|song|track|tune)\b|不喜欢|不合适|不搭|换掉/i.test(text)) && !/\b(?:too|volume|loud|quiet)\b|音量|太(?:大|小|响)/i.test(text)
}

/** What is wanted instead; without a word of it, something lively. */
function insteadOf(words: string, clause: Clause): string {
  const wanted = words.replace(disliked, ' ').trim()
  return knownMusic(wanted) ? wanted : (findMood(clause.text.replace(disliked, ' ')) ?? 'upbeat')
}

function retimes(clause: Clause): boolean {
  return /\b(?:start|begin|come in|kick in|stop|end|finish)s?\b|开始|停|结束|響到/i.test(clause.text) && clause.has('(DUR|TIME)') && !clause.has('(ADD|REPLACE)')
}

/** "Put some jazz on it": a kind of music by its name alone. */
function namesMusic({ clause }: Request): boolean {
  if (!clause.has(giving) || clause.has('(CLIP|TITLE|CAPTION|TEXT|LOGO|FILM OF|VOICE|EFFECT|GRADE|TRANSITION|FONT|LOOK|QUOTE)')) return false
  return clause.has('MOOD') && !clause.has('RATIO') && (clause.has('(ADD|CHANGE)') && /\b(?:background|beats?|under|behind|on it)\b|背景|曲|钢琴|吉他/i.test(clause.text) || musicKinds.some(({ name }) => new RegExp(`(?:^|[^a-z])${name.replace('-', '[- ]')}(?:[^a-z]|$)`, 'i').test(clause.text)))
}

function isRemoval(clause: Clause): boolean {
  if (clause.has('(REMOVE|WITHOUT)') && !clause.has('(ADD|REPLACE|SWAP|FADE|INSTEAD)')) return true
  return clause.has('NOT (CHANGE|the|any|MORE|background)* MUSIC') && !clause.has('(ENOUGH|DEGREE|DUCK)')
}

function removal(request: Request): Outcome {
  const songs = request.sounds('bgm')
  if (songs.length === 0) return request.say('nothingOf', kindName(request, 'music'), '')
  const { stretch } = request.times
  if (stretch) {
    const [from, to] = [request.at(stretch.from), request.at(stretch.to)]
    return heardFromTo(request, from === 0 ? to : 0, from === 0 ? request.filmMs : from)
  }
  return request.call('remove-clips', { clips: songs.map(({ clip }) => clip.id) })
}

/** Fades of sound; those of the picture and of texts are read elsewhere. */
function fadeOf(request: Request): Outcome | undefined {
  const { clause, times } = request
  if (!clause.has('FADE') || clause.has('(TITLE|TEXT|CAPTION|LOGO|TRANSITION|CLIP|BETWEEN)')) return undefined
  if (!clause.has('(MUSIC|SOUND|VOICE|EFFECT)') && !/渐强|渐弱/.test(clause.text)) return undefined
  const of = clause.has('VOICE') ? 'voice' : clause.has('EFFECT') ? 'effects' : 'music'
  const role = of === 'voice' ? 'voice' : of === 'effects' ? 'sfx' : 'bgm'
  if (request.sounds(role).length === 0) return request.say('nothingOf', kindName(request, of), '')
  const text = clause.text.toLowerCase()
  const both = /in and out|淡入淡出/.test(text)
  const isIn = both || /\bin\b|淡入|渐入|渐强|渐显/.test(text) || clause.has('BEGIN')
  const isOut = both || /\bout\b|淡出|渐出|渐弱|渐隐/.test(text) || (clause.has('(END|LAST)') && !/渐强/.test(text)) || !isIn
  if (clause.has('REMOVE') || clause.has('NOT')) {
    return request.call('fade-sound', { of, ...(isIn && { fadeInMs: 0 }), ...(isOut && { fadeOutMs: 0 }) })
  }
  const { stretch, lengths } = times
  const ms = lengths[0]?.ms ?? (stretch ? request.at(stretch.to) - request.at(stretch.from) : 2000)
  return request.call('fade-sound', { of, ...(isIn && { fadeInMs: ms }), ...(isOut && { fadeOutMs: ms }) })
}

/** A song that the user uploaded: by its name, or as "my song". */
function ownSong(request: Request): Outcome | undefined {
  const { clause } = request
  const file = clause.values<string>('FILE').find((name) => /\.(?:mp3|wav|m4a|aac)$/i.test(name))
  const named = request.filesCalled().findLast(({ kind }) => kind === 'audio')
  const isThere = request.sounds('bgm').length > 0
  const isMine = (!isThere && /\bthe (?:song|track|tune)\b|那首歌?|这首歌?/i.test(clause.text) && clause.has('(CHANGE|ADD|GEN)')) || /\b(?:my|uploaded|this|own)\b[\w\s]*\b(?:song|music|track|audio|tune)\b|我(?:上传)?的(?:音乐|歌|曲)|上传的(?:音乐|歌|音频|曲)|这首/i.test(clause.text) && clause.has('(CHANGE|ADD|REPLACE)')
  if (!file && !named && !isMine) return undefined
  const songs = request.situation.assets.filter(({ kind, origin }) => kind === 'audio' && origin === 'uploaded')
  const song = named ?? (file ? undefined : songs.at(-1))
  if (!song) return request.say('noUploadOf', file ?? request.word('song', '音乐'))
  const volume = askedVolume(clause)
  return request.call('add-audio', { asset: song.id, role: 'bgm', ...(volume !== undefined && { volume }), id: request.newId() })
}

const quiet = /\b(?:but|and|really|very|quite|pretty|super|so|nice and|,)\s*(?:make it |keep it |nice and )?(?:really |very |quite )?(?:quiet|soft|low|subtle|faint)\b|\b(?:quietly|faintly|at (?:a )?low(?: volume| level)?|low volume|low in the mix)\b|(?:声音?|音量)(?:要|得)?(?:很|小|轻|低|别太|不要太|唔好太|细)|小声|轻轻地?放/i

/** How loud new music is to be; nothing where nobody says. */
function askedVolume(clause: Clause): number | undefined {
  return clause.value<number>('PCT') ?? (quiet.test(clause.text) || leavesVoiceClear.test(clause.text) ? quietMusic : undefined)
}

/** The words that say what the music should be like. */
function description(clause: Clause): string {
  const words = clause.tokens
    .filter(({ name }) => /^(?:\p{Script=Han}|[a-z])/u.test(name) || /\b(?:DEGREE|MOOD|LOOK|BEAT)\b/.test(name))
    .map(({ text }) => text)
    .filter((text) => !/^(?:the|a|an|some|low|quiet|quietly|volume|really|underneath|my|for|to|by|it|on|all|whole|under|behind|below|over|me|this|that|new|different|another|sort|kind|piece|of|say|put|video|something|like|track|there|as|more|into|i|we|is|are|be|background|sound|track|needs?|other|could|own|under|hear|cover|compete|distract|bury|大|小|一|的)$/i.test(text))
  return simplify(words.join(' ').trim())
}

function knownMusic(words: string): boolean {
  return findMusicKind(words) !== undefined || findMood(words) !== undefined
}

function newMusic(request: Request, words: string): Outcome {
  if (request.filmMs === 0) return request.say('noClips')
  const { stretch, point, lengths } = request.times
  const edge = stretch || point ? undefined : request.edge()
  const startMs = stretch ? request.at(stretch.from) : point ? request.at(point.at) : edge && !('fromEndMs' in edge.at) ? request.at(edge.at) : 0
  const endMs = stretch ? request.at(stretch.to) : lengths[0] ? Math.min(request.filmMs, startMs + lengths[0].ms) : request.filmMs
  if (point && startMs >= request.filmMs) return request.say('beyondFilm', request.length(startMs), request.length(request.filmMs))
  const volume = askedVolume(request.clause)
  return request.call('add-music', {
    ...(words !== '' && { words }),
    ...(volume !== undefined && { volume }),
    ...(startMs > 0 && { startMs }),
    ...(endMs < request.filmMs && { durationMs: endMs - startMs }),
    id: request.newId(),
  })
}

/** When the music is heard: "music only for the first 5 seconds", "start the music at 3 s". */
function retimed(request: Request): Outcome | undefined {
  const { clause, times } = request
  if (times.lengths.length + Number(times.stretch !== undefined) + Number(times.point !== undefined) === 0) return undefined
  if (request.sounds('bgm').length === 0) return request.say('nothingOf', kindName(request, 'music'), '')
  if (times.stretch) return heardFromTo(request, request.at(times.stretch.from), request.at(times.stretch.to))
  if (times.point && /\b(?:start|begin|come in|kick in)|开始|起/i.test(clause.text)) return heardFromTo(request, request.at(times.point.at), request.filmMs)
  if (times.point && /\b(?:stop|end|finish)|停|结束/i.test(clause.text)) return heardFromTo(request, 0, request.at(times.point.at))
  if (times.lengths[0] && /\b(?:stop|end|finish)|停|结束/i.test(clause.text)) return heardFromTo(request, 0, Math.min(request.filmMs, times.lengths[0].ms))
  return undefined
}

/** "Stop the music when the forest starts", 音乐从第二段开始放: the moment is where a clip begins or ends. */
export function musicByClip(request: Request): Outcome | undefined {
  const { clause, times, filmMs } = request
  const starts = /\b(?:music|song|it|track|soundtrack)\b(?: should| must| to)? (?:only )?(?:starts?|begins?|comes? in|kicks? in)\b|\b(?:start|begin|bring in) (?:the |my )?(?:music|song|track|soundtrack)\b|(?:音乐|配乐|歌|曲).{0,12}(?:开始|进来|响起|起)/i.test(clause.text)
  const stops = /\b(?:music|song|it|track|soundtrack)\b(?: should| must| to)? (?:stops?|ends?|cuts? out|goes? away)\b|\b(?:stop|end|cut) (?:the |my )?(?:music|song|track|soundtrack)\b|(?:音乐|配乐|歌|曲).{0,14}(?:停|结束|没了)/i.test(clause.text)
  if (starts === stops || times.stretch || times.point || times.lengths.length > 0 || clause.has('(ADD|REMOVE)') || clause.starts('(PLEASE)* QUESTION') || request.sounds('bgm').length === 0) return undefined
  const clips = clipTargets(request, { fallback: 'none' })
  if (isSaid(clips) || clips.length !== 1) return undefined
  const [clip] = clips
  const isBehind = clause.has('AFTER') || /\b(?:ends?|is over|finishes)\b\W*$|(?:结束|播完|放完)(?:之?后|就|了|的时候)/i.test(clause.text)
  const ms = isBehind ? clip!.startMs + clip!.durationMs : clip!.startMs
  return starts ? heardFromTo(request, ms, filmMs) : heardFromTo(request, 0, ms)
}
