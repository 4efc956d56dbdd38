/** The film's own fades: out of black at its beginning, into black at its end. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { namedClips } from '../targets.ts'

const abrupt = /\babrupt|\bsudden|突然|戛然|生硬/i
const usualMs = 1000
const mostMs = 10_000

export function fades(request: Request): Outcome | undefined {
  const { clause, times } = request
  const black = /\b(?:fade|dip)s?(?:d|ing)? (?:in |out )?(?:to|from|into|through) black\b|黑场|淡到黑|渐黑|黑屏/i.test(clause.text)
  const atEdge = clause.has('(BEGIN|END|FIRST|LAST)')
  // "The ending is too abrupt": what follows may say what to do about it.
  if (abrupt.test(clause.text) && clause.has('END') && request.main.length > 0) return request.call('fade-picture', { outMs: usualMs }, { isWish: true })
  // 渐强 and 渐弱 are heard.
  if ((!clause.has('FADE') && !(black && atEdge)) || /渐强|渐弱/.test(clause.text)) return undefined
  if (clause.has('(MUSIC|SOUND|VOICE|EFFECT|ORIGINAL|TITLE|TEXT|CAPTION|CTA|LOGO|OVERLAY|TRANSITION|BETWEEN|EACH|QUOTE|QUESTION)') || (clause.has('ITS') && !atEdge && !clause.has('FILM') && request.topic.focus.length > 0)) return undefined
  const named = namedClips(request)
  if (named.some((to) => !(to.by === 'number' && (to.number === 1 || to.number === -1)))) return undefined
  if (request.main.length === 0) return request.say('noClips')
  if (/\b(?:from|to|into) white\b|白场|淡[到入]白|渐白/i.test(clause.text)) return { text: request.word('The film can come out of black and go into black, not white: "fade in from black". Between clips there is white too: "fade through white".', '片头片尾只能从黑场淡入、淡出到黑场，不能用白场：“开头从黑场淡入”。片段之间可以用“闪白转场”。') }
  const text = clause.text.toLowerCase()
  const both = /in and (?:fade )?out|淡入(?:和|与|、|跟)?淡出/.test(text)
  const isIn = both || /\bin\b(?! the (?:end|last))|\bfrom black\b|淡入|渐入|渐显/.test(text) || clause.has('BEGIN')
  const isOut = both || /\bout\b|\bto black\b|\binto black\b|淡出|渐出|渐隐|渐黑/.test(text) || clause.has('END') || !isIn
  if (clause.has('(REMOVE|NOT|no)')) return request.call('fade-picture', { ...(isIn && { inMs: 0 }), ...(isOut && { outMs: 0 }) })
  const asked = times.lengths[0]?.ms ?? (times.stretch ? request.at(times.stretch.to) - request.at(times.stretch.from) : usualMs)
  const ms = Math.max(100, Math.min(mostMs, asked, request.filmMs))
  return request.call('fade-picture', { ...(isIn && { inMs: ms }), ...(isOut && { outMs: ms }) })
}
