/** What is said beside a request: sighs, excuses, and that the rest stays as it is. Pure. */

const restStays: readonly RegExp[] = [
  /[,;]?\s*(?:(?:and|but|just)\s+)*(?:leave|keep)\s+(?:everything else|all else|the rest|the others?|the other (?:clips|ones|parts|scenes))(?:\s+(?:(?:exactly )?(?:as|like) (?:it is|they are|is|it was|before)|alone|the same|untouched|unchanged|in (?:full )?colou?r))?\s*(?=[.!,;]|$)/i,
  /[,，;；]?\s*(?:其他|其它|其余|别的|剩下)(?:的|嘅|部分|片段|几段|地方|画面)*(?:都|就)?(?:不动|不变|别动|唔好郁|不用动|不用改|不要动|保持不变|保持原样|保留原样|照旧|维持原样)(?:就好|就行|吧|了)?(?=[.。!！,，;；]|$)/,
]

const chatter: readonly RegExp[] = [
  /\s*\b(?:lol|lmao|haha+|hehe+)\b[,.!]*/gi,
  /^(?:(?:u+gh+|a+rgh+|omg|wow|oof|yikes|geez|dude|sigh|ok so|so yeah)\b[\s,.!…-]*)+/i,
  /(?:^|(?<=[,;.!]\s*))(?:sorry,? )?(?:i(?:'ve| have)?(?: got)? )?(?:no (?:idea|clue)|don't (?:really )?know) what (?:i'?m|i am) (?:even )?doing(?: here)?\s*[,.;!]*\s*(?:so |but |and )?/i,
  /^(?:i'?m|i am) (?:totally |completely |very |quite )?(?:new (?:to|at|here)|a (?:total |complete )?(?:beginner|noob|newbie))[^,.;!]*[,.;!]+\s*(?:so |but |and )?/i,
  /^(?:哎呀?|唉|额|呃|哇塞?|天[哪啊]|我去|哈哈+|嘿嘿|唔好意思|不好意思|抱歉|对不起)[,，!！。~～…\s]+/,
  /[,，]?\s*哈哈+(?=[,，。!！]|$)/g,
]

/** 幫我除咗個logo: what is to be taken off, where no rest is spoken of. */
const takenOff = /^((?:唔該|唔该|麻烦|麻煩|请|請)?(?:你)?(?:幫我|帮我|同我)?)除(?:咗|走)(?!.*(?:之外|以外|其他|其它|都|全))/

/** The message without it, where there is more to the message. */
export function withoutAsides(message: string): string {
  return [...chatter, ...restStays].reduce((rest, pattern) => {
    const text = rest.replace(pattern, '').trim()
    return /[\p{L}\p{N}]/u.test(text) ? text : rest
  }, message.replace(takenOff, '$1删走'))
}
