/** The best of what is there, and cuts that follow the music. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { hasSound } from '../targets.ts'
import { kindName } from './volume.ts'

const bestOf = /\b(?:keep(?:ing)?|with|to|only|just|pick|use|take)\b.*\bbest\b|\bbest (?:of|parts?|bits?|moments?|\d+|ten|fifteen|twenty|thirty)\b|最好的|最精彩|精彩的|精华/i

/** "Keep the best 20 seconds", "a 15-second highlight reel", 剪出最精彩的 10 秒. */
export function highlights(request: Request): Outcome | undefined {
  const { clause, filmMs, main, times } = request
  if (!clause.has('HIGHLIGHT') && !bestOf.test(clause.text)) return undefined
  if (clause.has('(TITLE|TEXT|CAPTION|MUSIC|COLOR|RESWORD|EXPORT|QUOTE|QUESTION|ADD|UPLOADS)') || /\bquality\b|画质/i.test(clause.text)) return undefined
  if (main.length === 0) return request.say('noClips')
  const durationMs = times.lengths[0]?.ms ?? (clause.has('HALF') ? Math.round(filmMs / 2) : undefined)
  if (durationMs === undefined) return request.ask('length', 'whatLength', request.length(filmMs))
  if (durationMs >= filmMs) return request.say('alreadyShort', request.length(filmMs), request.length(durationMs))
  if (durationMs < 1000) return request.say('tooLittleLeft', request.word('The film', '片子'), request.length(filmMs), request.length(filmMs - durationMs))
  return request.call('keep-best', { durationMs })
}

/** "Cut it to the beat", 卡点. */
export function beats(request: Request): Outcome | undefined {
  const { clause, main } = request
  const isSynced = clause.has('ALIGN') && clause.has('(MUSIC|BEAT)') && !clause.has('(LENGTHWORD|CAPTION|VOICE|TITLE|TEXT|DUR)') && /\bbeats?\b|\brhythm\b|\b(?:cuts?|clips?|edits?|transitions?|pictures?|photos?|shots?|it|film|video)\b|节|拍|卡|踩|鼓/i.test(clause.text)
  const isBeat = clause.has('BEAT') && clause.has('(TRIM|SPLIT|CHANGE|TRANSITION|CLIP|PHOTO|ALIGN|SWAP|ITS|FILM|EACH)') && !clause.has('(MUSIC|ADD)') && !clause.tokens.some(({ name }) => /\bMOOD\b/.test(name) && !/\bBEAT\b/.test(name))
  const isChinese = /卡点|踩点|跟着(?:节奏|节拍|音乐|鼓点)(?:剪|切|走)|(?:对上|对齐)(?:节奏|节拍|鼓点)/.test(clause.text)
  if (!(isSynced || isBeat || isChinese) || clause.has('(QUESTION|REMOVE|GEN FILM)')) return undefined
  if (main.length === 0) return request.say('noClips')
  if (!hasSound(request, 'music')) return request.say('nothingOf', kindName(request, 'music'), request.word('Say "add upbeat music", then ask again.', '先说“配一段轻快的音乐”，再说一次。'))
  if (main.length < 2) return request.say('notPossible', request.word('there is only one clip, so there is no cut to move. Split it first, for example "split it every 2 seconds".', '只有一段，没有剪辑点。先切开，例如“每 2 秒切一刀”。'))
  const isBars = /\b(?:every|each)? ?(?:bars?|measures?|downbeats?|four beats|4 beats)\b|小节|重拍|强拍|四拍/i.test(clause.text)
  return request.call('cut-to-beat', isBars ? { on: 'bars' } : {})
}
