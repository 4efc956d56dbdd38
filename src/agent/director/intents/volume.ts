/** How loud things are. */
import { type SoundKind, soundTracks } from '../../../actions/sound/sound-targets.ts'
import { type Clip, endMs } from '../../../timeline/locate.ts'
import { usualDuckDb } from '../../../timeline/sound.ts'
import { type Amount, type Setting, readAmount, readDegrees, readSetting, readUpDown } from '../degrees.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { heardFromTo } from './music-span.ts'
import { partOf } from './part-of-clips.ts'
import { clipTargets, hasSound, isSaid, namedClips, soundNamed } from '../targets.ts'

const steps: Record<Amount, number> = { little: 1.2, usual: 1.5, lot: 2 }

export function volume(request: Request): Outcome | undefined {
  const { clause } = request
  const alone = heardAlone(request)
  if (alone) return alone
  if (isRemoval(request)) return removal(request)
  const direction = volumeDirection(request)
  const isMute = isMuting(request)
  const isUnmute = clause.has('UNMUTE') || (clause.has('NOT') && clause.has('MUTE'))
  const low = staysLow.test(clause.text) ? (soundNamed(request) === undefined ? focusedSound(request) : { of: soundNamed(request)! }) : undefined
  if (low) return request.call('set-volume', { ...low, volume: quietMusic })
  const setting = readSetting(clause, direction ?? 1)
  const isSet = soundWord(request) && (setting.to !== undefined || setting.factor !== undefined || clause.has('NORMAL'))
  if (direction === undefined && !isMute && !isUnmute && !isSet) return undefined
  const target = targetOf(request, isMute || isUnmute)
  if (target === undefined) return undefined
  if (isSaid(target)) return target
  const heard = clipsIn(request, target)
  // What was composed for its length can't be cut through: it begins later, or ends sooner.
  const songs = isMute && request.times.stretch ? heard.filter((clip) => 'music' in clip && clip.music !== undefined) : []
  const part = partOf(request, heard.filter((clip) => !songs.includes(clip)))
  if (songs.length > 0 && !isUnmute) {
    const [from, to] = [request.at(request.times.stretch!.from), request.at(request.times.stretch!.to)]
    if (from > 0 && to < request.filmMs) return request.say('notPossible', request.word('the music was composed in one piece and can begin later or end sooner, but not pause.', '配乐是一整段作成的，可以晚点开始或早点结束，中间停不下来。'))
    const { calls } = heardFromTo(request, from === 0 ? to : songs[0]!.startMs, from === 0 ? endMs(songs[0]!) : from)
    return { calls: [...calls, ...(part ? [...part.cuts, { tool: 'set-volume', input: { clips: part.clips.map(({ id }) => id), volume: 0 } }] : [])] }
  }
  if (part && !isUnmute) {
    const clips = part.clips.map(({ id }) => id)
    const level = isMute ? { volume: 0 } : wanted(setting, direction, readAmount(clause))
    return { calls: [...part.cuts, { tool: 'set-volume', input: { clips, ...level } }] }
  }
  if (isUnmute) return unmute(request, target)
  if (isMute) return mute(request, target)
  const volumes = clause.has('NORMAL') && !isSet ? { volume: 1 } : wanted(setting, direction, readAmount(clause))
  const isWish = clause.has('(NOISY|INAUDIBLE)') || readDegrees(clause).some(({ of, isComplaint }) => (of === 'volume' || of === 'size') && isComplaint)
  return request.call('set-volume', { ...target, ...(clause.has('NORMAL') ? { volume: 1 } : volumes) }, { isWish, ...(isForAWhile(request) && { note: request.phrase('oneVolume') }) })
}

/** "Lower the music during the ocean": it has one volume. */
function isForAWhile(request: Request): boolean {
  return request.has('MUSIC') && /\b(?:during|while|when|right before|over the)\b|那段|的时候|时候/i.test(request.clause.text)
}

/** "Keep it very low". */
const staysLow = /\b(?:keep|make|leave|have|play|set|put)\b(?:\s\w+){0,3}?\s(?:(?:very|really|quite|nice and|pretty|super) )?low\b(?! (?:angle|third|pass))/i

const soundKinds: readonly (readonly [SoundKind, RegExp])[] = [
  ['music', /\b(?:music|song|track|soundtrack|bgm)\b|音乐|音樂|配乐|配樂|歌/i],
  ['voice', /\b(?:voice|narration|narrator|speech|voice-?over)\b|旁白|配音|人声|人聲|解说/i],
  ['effects', /\b(?:sound )?effects?\b|\bsfx\b|音效/i],
  ['clips', /\b(?:original|clips?|footage)\b|原声|原聲|原音/i],
]

/** "Mute everything except the music", 除了音乐都静音: all other sound is silent. */
function heardAlone(request: Request): Outcome | undefined {
  const { text } = request.clause
  if (!/\b(?:mute|silence|sounds?|audio|volume)\b|静音|靜音|声音|聲音|消音/i.test(text)) return undefined
  const named = /\b(?:except|but|apart from|other than|save)\b(?: for)?\s+(.+)$/i.exec(text)?.[1] ?? /\b(?:only (?:keep|leave)|(?:keep|leave) only)\b\s+(.+)$/i.exec(text)?.[1] ?? /除了?(.+?)(?:之外|以外|其[他它余]|全|都|[,，])/.exec(text)?.[1] ?? /只(?:保?留|要)(.+)$/.exec(text)?.[1]
  const kept = named === undefined ? [] : soundKinds.filter(([, words]) => words.test(named)).map(([kind]) => kind)
  if (kept.length === 0) return undefined
  const others = soundKinds.map(([kind]) => kind).filter((kind) => !kept.includes(kind) && hasSound(request, kind))
  return others.length === 0 ? request.say('alreadySo') : { calls: others.map((of) => ({ tool: 'mute-sound', input: { of } })) }
}

/** Music and effects are removed where they are read; what is left is a voice. */
function isRemoval({ clause }: Request): boolean {
  if (!clause.has('VOICE') || clause.has('(ADD|GEN|DUCK|FADE|DEGREE|ENOUGH)')) return false
  return clause.has('REMOVE') || clause.has('NOT (the|any|MORE)* VOICE')
}

function removal(request: Request): Outcome {
  const voices = request.sounds('voice')
  if (voices.length === 0) return request.say('nothingOf', kindName(request, 'voice'), '')
  return request.call('remove-clips', { clips: voices.map(({ clip }) => clip.id) })
}

/** A kind of sound, or clips of the picture by their own sound. */
type Target = { of: SoundKind } | { clips: string[] }

function targetOf(request: Request, isMute: boolean): Target | ReturnType<Request['say']> | undefined {
  const kind = soundNamed(request)
  if (kind !== undefined) {
    const clips = kind === 'clips' || kind === 'all' ? namedClips(request) : []
    if (clips.length > 0) return clipsOf(request)
    if (hasSound(request, kind)) return { of: kind }
    return request.say('nothingOf', kindName(request, kind), adviceFor(request, kind))
  }
  if (namedClips(request).length > 0 && !request.has('(TITLE|CAPTION|TEXT)')) {
    const all = request.has('ALL') && request.references.length === 1 && request.references[0]!.to.by === 'all'
    return all && isMute ? { of: 'clips' } : clipsOf(request)
  }
  if (/\b(?:clips|scenes|shots|videos)\b|片段|镜头/i.test(request.clause.text) && !request.has('(TITLE|TEXT)')) return { of: 'clips' }
  const focused = focusedSound(request)
  if (focused) return focused
  if (request.has('(SOUND|ITS|FILM|MUTE|UNMUTE)') || request.has('DEGREE') || request.has('UP') || request.has('DOWN')) {
    return hasSound(request, 'all') ? { of: 'all' } : request.say('noClips')
  }
  return undefined
}

function clipsOf(request: Request): Target | ReturnType<Request['say']> {
  const clips = clipTargets(request, { fallback: 'only' })
  return isSaid(clips) ? clips : { clips: clips.map(({ id }) => id) }
}

/** The sound that was spoken of before. */
function focusedSound({ timeline, topic }: Request): Target | undefined {
  for (const track of timeline.tracks) {
    if (track.kind === 'text') continue
    const clips = (track.clips as readonly Clip[]).filter(({ id }) => topic.focus.includes(id))
    if (clips.length === 0) continue
    return { clips: clips.map(({ id }) => id) }
  }
  return undefined
}

function volumeDirection(request: Request): 1 | -1 | undefined {
  const { clause } = request
  if (clause.has('NOISY') || (clause.has('REMOVE') && /\b(?:volume|level)\b|音量/i.test(clause.text))) return -1
  if (clause.has('INAUDIBLE')) return 1
  const degrees = readDegrees(clause)
  const loud = degrees.find(({ of }) => of === 'volume')
  if (loud) return loud.direction
  if (!soundWord(request) && !focusedSoundWord(request)) return undefined
  // 大 and 小 of a sound are loud and soft.
  const size = degrees.find(({ of }) => of === 'size')
  if (size) return size.direction
  if (!clause.has('(UP|DOWN)') && !(clause.has('SOUND') && clause.has('(MORE|LESS)'))) return clause.has('(TOO LOT|LOT TOO)') ? -1 : undefined
  return readUpDown(clause)
}

function soundWord(request: Request): boolean {
  return request.has('(SOUND|MUSIC|VOICE|EFFECT|ORIGINAL)')
}

/** "Turn it up", when a sound was spoken of. */
function focusedSoundWord(request: Request): boolean {
  if (request.clause.is('(UP|DOWN|MORE|LESS|LITTLE|LOT|BUT|INSTEAD|.|!|,)+')) return focusedSound(request) !== undefined
  return request.has('(UP|DOWN)') && !request.has('(DEGREE|RATIO|TITLE|TEXT|CAPTION|LOGO|SPEEDWORD|SIZEWORD|CLIP)') && request.has('ITS') && focusedSound(request) !== undefined
}

function isMuting(request: Request): boolean {
  const { clause } = request
  if (clause.has('UNMUTE')) return false
  if (clause.has('(PAUSE|FILLER)') && clause.has('(REMOVE|TRIM)')) return false
  // "A long silence" is one that is heard of already.
  if (clause.has('(a|an|the|some|any|this|that|awkward|DEGREE|OF|HERE)+ PAUSE')) return false
  if (clause.has('MUTE') && !clause.has('NOT')) return true
  if (clause.has('NOT (the|any|MORE)* (SOUND|ORIGINAL)') && !clause.has('(ENOUGH|DEGREE)')) return true
  return clause.has('REMOVE') && (clause.has('(ORIGINAL|SOUND)') || /\b(?:sound|audio|noise)s?\b|声音?/.test(clause.text)) && !clause.has('(MUSIC|VOICE|EFFECT)')
}

/** All that sounds of a target. */
function clipsIn({ timeline }: Request, target: Target): readonly Clip[] {
  const tracks = 'of' in target ? soundTracks(timeline, target.of) : timeline.tracks
  const clips = tracks.flatMap((track) => track.clips as readonly Clip[])
  return 'of' in target ? clips : clips.filter(({ id }) => target.clips.includes(id))
}

function mute(request: Request, target: Target): Outcome {
  if ('clips' in target) return request.call('set-volume', { clips: target.clips, volume: 0 })
  return request.call('mute-sound', { of: target.of })
}

function unmute(request: Request, target: Target): Outcome {
  if ('clips' in target) return request.call('set-volume', { clips: target.clips, volume: 1 })
  const tracks = soundTracks(request.timeline, target.of)
  const isMuted = tracks.some((track) => track.muted)
  return isMuted ? request.call('mute-sound', { of: target.of, muted: false }) : request.call('set-volume', { of: target.of, volume: 1 })
}

function wanted({ to, factor }: Setting, direction: 1 | -1 | undefined, amount: Amount): Record<string, number> {
  if (to !== undefined) return { volume: Math.round(to * 1000) / 1000 }
  if (factor !== undefined) return { factor: Math.round(factor * 1000) / 1000 }
  const step = steps[amount]
  return { factor: Math.round((direction === -1 ? 1 / step : step) * 1000) / 1000 }
}

export function kindName(request: Request, kind: SoundKind): string {
  const names: Record<SoundKind, readonly [string, string]> = {
    music: ['music', '音乐'],
    voice: ['voice-over', '旁白'],
    effects: ['sound effect', '音效'],
    clips: ['sound of clips', '原声'],
    all: ['sound', '声音'],
  }
  return request.word(...names[kind])
}

function adviceFor(request: Request, kind: SoundKind): string {
  return kind === 'music' ? request.word('Say "add calm piano music" to have some.', '可以说“加一段舒缓的钢琴曲”。') : ''
}

/** "Don't drown out the voice", 别盖过人声: said of music. */
export const leavesVoiceClear = /\b(?:don't|do not|shouldn't|should not|mustn't|without|not|never) (?:to |let it )?(?:drown|cover|overpower|bury|compete|distract)\w*|(?:别|不要|不能|不会|唔好)(?:让它)?太?(?:盖过|盖住|压过|抢|遮)/i

/** How loud music is that is to stay in the background. */
export const quietMusic = 0.3

/** How far the music goes down under a voice. */
function isAboutDucking(request: Request): boolean {
  return request.has('MUSIC') && request.has('(VOICE|SPEAK)') && request.has('(DOWN|UP|DEGREE|LESS|MORE)') && !request.has('ADD') && /\b(?:when|while|whenever|under|during|below)\b|时|的时候|响|说话|讲话/i.test(request.clause.text)
}

/** "The voice-over is hard to hear over the music": it is the music that is in the way. */
function isDrowned(request: Request): boolean {
  return request.has('VOICE') && request.has('(INAUDIBLE|NOISY)') && /\b(?:over|because of|under|behind|through|with) (?:the |this |that )?(?:background )?(?:music|song|track)\b/i.test(request.clause.text) && hasSound(request, 'voice')
}

export function ducking(request: Request): Outcome | undefined {
  const staysClear = leavesVoiceClear.test(request.clause.text) && request.has('(VOICE|SPEAK)')
  if (!request.has('DUCK') && !isAboutDucking(request) && !isDrowned(request) && !(staysClear && !request.has('ADD'))) return undefined
  if (!hasSound(request, 'music')) return request.say('nothingOf', kindName(request, 'music'), adviceFor(request, 'music'))
  // Under people who speak in the clips it is quiet all along.
  if (staysClear && !hasSound(request, 'voice')) return request.call('set-volume', { of: 'music', volume: quietMusic })
  const track = request.timeline.tracks.find(({ role }) => role === 'bgm')
  const now = (track?.kind === 'audio' ? track.duckDb : undefined) ?? usualDuckDb
  const asked = request.clause.value<number>('DB')
  if (asked !== undefined) return request.call('duck-music', { db: Math.abs(asked) })
  const isOff = !staysClear && (request.has('(NOT|REMOVE)') || /\boff\b/i.test(request.clause.text)) && !request.has('(ENOUGH|TOO|LOT)')
  if (isOff) return request.call('duck-music', { db: 0 })
  const isLess = request.has('LESS') || (request.has('UP') && !request.has('DOWN'))
  return request.call('duck-music', { db: isLess ? Math.max(0, now - 4) : Math.min(30, now + 6) })
}
