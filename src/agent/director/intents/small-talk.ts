/** Talk that is not about the film. */
import { readGenre } from '../film/genres.ts'
import type { Outcome } from '../outcome.ts'
import { readReferences } from '../reading/references.ts'
import { examples } from '../replies/next-steps.ts'
import { listed } from '../replies/wording.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid } from '../targets.ts'

const filler = '(PLEASE|GREETING|.|!|,|QMARK|FILM|ITS|the|so|LOT|ALL|that|is|this|there|you|for|me|AND|LAST|LITTLE|MORE|a|i|DEGREE|everyone|DOUBLE|REDO)'

export function smallTalk(request: Request): Outcome | undefined {
  const { clause } = request
  const ideas = examples(request.timeline, request.language)
  if (clause.is(`(WHO|${filler})+`) && clause.has('WHO')) return request.say('who')
  if (clause.has('HELP') && clause.is(`(HELP|CAN|QUESTION|can|${filler})+`)) return request.say('canDo')
  if (clause.is('(NEVERMIND|PLEASE|.|!|,|it)+') && clause.has('NEVERMIND')) return request.say('nevermind')
  if (clause.has('THANKS') && !clause.has('MORE') && clause.is(`(THANKS|${filler})+`)) return request.say('thanks', ideas)
  if (clause.has('BYE') && clause.is(`(BYE|THANKS|${filler})+`)) return request.say('bye')
  if (clause.has('GREETING') && clause.is(`${filler}+`)) return request.say('hello', ideas)
  if (clause.is('(YES|PLEASE|.|!|,)+') && clause.has('YES')) return /^(?:thanks?|thank you|thx|谢谢|多谢)/i.test(clause.text) ? request.say('thanks', ideas) : request.say('yesTo')
  if (request.filmMs > 0 && ready.test(clause.text)) return request.say('isReady', request.length(request.filmMs))
  if (rejection.test(clause.text)) return request.situation.steps.length === 0 ? request.say('nevermind') : request.ask('choice', 'whatInstead')
  if (clause.is('(PLEASE|.|!|,)+')) return /thank|thx|谢/i.test(clause.text) ? request.say('thanks', ideas) : request.say('hello', ideas)
  return undefined
}

const ready = /^\W*(?:is (?:it|the (?:video|film)) (?:done|ready|finished)|are you done|(?:视频|片子)?(?:做|弄|搞|完成)?(?:好|完)?了[吗没]有?)\W*$/iu

/** "No", and nothing else. */
const rejection = /^(?:no+|nope|nah|wrong|not (?:that|like that|this|good|what i (?:meant|wanted))|that(?:'s| is| was) (?:wrong|not (?:it|right|good|what i (?:meant|wanted)))|i (?:don't|do not) like (?:it|that|this))[\s.!,]*$|^(?:不|不对|不是|不好|不行|错了|不是这样的?|不是这个|唔系|唔啱|我不喜欢|不喜欢|不满意)(?:吧|啊|的)?[\s。!！，]*$/i

/** Words of other worlds: the director is asked for what no film is made of. */
const elsewhere =
  /\b(?:what(?:'s| is| will) the weather|weather (?:like|forecast|today|tomorrow)|president|capital of|recipe for|poem|joke|email|essay|homework|translate this|stock|bitcoin|football|score|news|math|calculate|solve|code|python|javascript|flight|hotel|restaurant|phone number|meaning of life|sing|love you|marry|wikipedia|who (?:is|was|won|are)|what (?:is|are) (?:the )?(?:capital|meaning)|how (?:old|tall|far)|square root|time is it|date is it|order (?:a |me )?pizza)\b|天气(?:怎|如何|好)|总统|首都|写一?首?诗|笑话|作业|股票|新闻|算一下|^(?:现在)?几点|代码|机票|酒店|餐厅|电话|足球|比分|点外卖|讲个故事给我听|情书|今天星期|历史上/i

export function offTopic(request: Request): Outcome | undefined {
  const { clause } = request
  if (!elsewhere.test(clause.text.replace(/\bto e-?mail\b/i, '')) || readGenre(clause.text) !== undefined || clause.has('(FILM|MUSIC|TITLE|CAPTION|TRANSITION|GEN|REMOVE|LOGO|QUOTE)')) return undefined
  return request.say('offTopic', examples(request.timeline, request.language))
}

/** A clip by its name alone, of which nothing is wanted yet. */
export function onlyClip(request: Request): Outcome | undefined {
  const { clause } = request
  const named = readReferences(clause)
  if (named.length === 0 || !clause.is('(the|my|NTH|NUM|FIRST|BEGIN|LAST|END|MIDDLE|CLIP|PHOTO|ONE|MEASURE|OF|FILM|AND|,|.|!)+')) return undefined
  const clips = clipTargets(request, { fallback: 'none' })
  return isSaid(clips) ? clips : request.askOf(clips, 'deed', 'whatWith', listed(request.language, clips.map((clip) => request.label(clip))))
}

/** "Make it better": one question, with things to say. */
export function vague(request: Request): Outcome | undefined {
  const { clause, timeline, language } = request
  if (!clause.has('BETTER') || timeline.tracks.length === 0) return undefined
  return request.ask('choice', 'better', examples(timeline, language))
}

/** "… but keep the music": what is to stay as it is needs no doing. */
export function staying(request: Request): Outcome | undefined {
  const { clause } = request
  const stays = /^(?:但|不过)?(?:把)?.{1,8}(?:留着|保留|不变|别动|不动|照旧|不用动|不用改)(?:就行|就好|吧)?$/.test(clause.text) && clause.has('(MUSIC|SOUND|VOICE|TITLE|TEXT|CAPTION|LOGO|TRANSITION|CLIP)')
  if (!stays && !clause.starts('(BUT)* (KEEP|leave) (the|my|ALL)* (MUSIC|SOUND|VOICE|TITLE|TEXT|CAPTION|LOGO|TRANSITION|REST|CLIP|FILM)') || clause.has('(DUR|TIME|PCT|RATIO|DEGREE|PLACE|ONLY|for|FOR)')) return undefined
  return { calls: [] }
}
