/** Speech, captions of it, sound effects and what needs to know what is heard. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { spokenLines } from '../../../actions/texts/spoken-lines.ts'
import { readWords } from '../text-content.ts'
import { readStyle } from '../text-style.ts'

/** Captions of what is said, and their translation. */
export function captions(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('TRANSLATE') || (clause.has('CAPTION') && clause.has('LANGUAGE') && clause.has('(CHANGE|ADD|GEN|TO)'))) return request.say('noTranslator')
  if (clause.has('TRANSCRIBE') && !clause.has('(QUOTE)')) return ofSpeech(request)
  const isVerb = /^\W*(?:caption|subtitle)\b/i.test(clause.text) && clause.starts('CAPTION (QUESTION|ITS|the|ALL|FILM)') && !clause.has('REMOVE')
  if (isVerb) return ofSpeech(request)
  if (!clause.has('CAPTION') || clause.has('TEXT') || !clause.has('(ADD|GEN|SHOW|CHANGE|PLEASE|ALIGN)') || clause.has('(QUOTE|REMOVE|QUESTION)')) return undefined
  if (readWords(clause) || request.times.stretch || request.times.point) return undefined
  if (clause.has('CHANGE') && !clause.has('(ADD|GEN)') && request.texts('caption').length > 0) return undefined
  return clause.has('(ADD|GEN|VOICE|ALIGN)') ? ofSpeech(request) : undefined
}

function ofSpeech(request: Request): Outcome {
  if (request.filmMs === 0) return request.say('noClips')
  if (spokenLines(request.timeline).length === 0) return request.say('noRecogniser')
  const style = readStyle(request.clause)
  return request.call('add-captions', Object.keys(style).length > 0 ? { style } : {})
}

/** Words to be spoken. */
export function voiceOver(request: Request): Outcome | undefined {
  const { clause } = request
  const isVoice = clause.has('VOICE') && (clause.has('(ADD|GEN|CHANGE|SPEAK|REPLACE)') || clause.has('BA ... VOICE'))
  const isSpeaking = clause.has('SPEAK') && clause.has('(QUOTE|TITLE|TEXT|CAPTION|SCRIPT|:)')
  if (!isVoice && !isSpeaking) return undefined
  if (clause.has('(NOT|UP|DOWN|DEGREE|MUTE|UNMUTE|PCT|DB|FADE|REMOVE|QUESTION|PLACE)')) return undefined
  const recording = ownVoice(request)
  if (recording) return recording
  return request.say('noVoice')
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
