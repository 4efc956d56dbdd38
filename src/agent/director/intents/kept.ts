/** What is not to be taken away: said in so many words, or only asked about. Nothing is ever removed for it. */
import type { Outcome } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import type { Request } from '../request.ts'

const removing = '(?:delet|remov|eras|cut(?!e)|trim|drop|scrap|discard|get(?:ting)? rid|tak(?:e|ing) (?:out|away|off)|throw)\\w*'

const forbids: readonly RegExp[] = [
  new RegExp(`\\b(?:don't|do not|dont|never|mustn't|must not|shouldn't|should not|can't|cannot|won't|no need to|stop) (?:you |ever |please |just |dare (?:to )?|go and )*${removing}`, 'i'),
  /(?:别|別|不要|勿|唔好|咪|不准|不许|不許|不能|不用|唔使|不可以|不该)(?:再|给我|畀我)?(?:把|将|將)?[^,，。;；!！?？了]{0,8}?(?:删|刪|移除|剪掉|剪走|拿掉|抹掉)/,
]

const asks: readonly RegExp[] = [
  new RegExp(`^\\W*(?:should (?:i|we)|do you think|would it be (?:better|ok|okay|good)|is it (?:better|ok|okay|a good idea)|what (?:if|happens|would happen)|why|did (?:you|i|we)|have you|will it|does it|is there)\\b.*\\b${removing}`, 'i'),
  /(?:要不要|该不该|該不該|是不是(?:该|該|应该|應該|要)|需不需要|用不用|为什么|為什麼|点解|點解|做乜|干嘛|幹嘛|如果|万一).*(?:删|刪|移除|剪掉|去掉|拿掉)/,
]

export function kept(request: Request): Outcome | undefined {
  const { clause, clause: { text, tokens } } = request
  const comma = tokens.findLastIndex(({ name }) => name === ',' || name === 'AND')
  if (comma > 0 && isInPicture(clause.slice(0, comma)) && removesIt(clause.slice(comma + 1))) return request.say('notInPicture')
  if (forbids.some((words) => words.test(text)) && !/\b(?:don't|do not|dont) (?:forget|hesitate)\b/i.test(text)) return request.say('stays')
  return asks.some((words) => words.test(text)) ? request.say('yourChoice') : undefined
}

/** "There is a sign in the second clip": what a picture shows, which is no part of the film that could go. */
export function isInPicture(clause: Clause): boolean {
  if (clause.has('(PAUSE|FILLER|NOISE|SOUND|MUSIC|VOICE|TITLE|TEXT|CAPTION|LOGO|OVERLAY|TRANSITION|QUOTE)')) return false
  return /\b(?:there(?:'s| is| are| was)|(?:you|i|we) (?:can )?see|someone|somebody|a (?:man|woman|person|guy|girl|boy|kid|child|car|sign|stranger|tourist))\b.*\b(?:in|on|at|behind|through) (?:the |my |that |this )/i.test(clause.text) || /(?:里|裡|里面|中|上|后面|背景)(?:有|站着|出现|走过)/.test(clause.text)
}

/** "Remove him", 去掉他: what was just spoken of. */
export function removesIt(clause: Clause): boolean {
  return clause.has('(REMOVE|TRIM)') && clause.is("(REMOVE|TRIM|ITS|OUT|PLEASE|BA|AND|THEN|him|her|them|the|guy|man|person|他|她|它|佢|他们|咗|了|.|!|,)+")
}
