/** What is said beside a request: that the rest stays as it is. Pure. */

const restStays: readonly RegExp[] = [
  /[,;]?\s*(?:(?:and|but|just)\s+)*(?:leave|keep)\s+(?:everything else|all else|the rest|the others?|the other (?:clips|ones|parts|scenes))(?:\s+(?:(?:exactly )?(?:as|like) (?:it is|they are|is|it was|before)|alone|the same|untouched|unchanged|in (?:full )?colou?r))?\s*(?=[.!,;]|$)/i,
  /[,，;；]?\s*(?:其他|其它|其余|别的|剩下)(?:的|嘅|部分|片段|几段|地方|画面)*(?:都|就)?(?:不动|不变|别动|唔好郁|不用动|不用改|不要动|保持不变|保持原样|保留原样|照旧|维持原样)(?:就好|就行|吧|了)?(?=[.。!！,，;；]|$)/,
]

/** The message without it, where there is more to the message. */
export function withoutAsides(message: string): string {
  const text = restStays.reduce((rest, pattern) => rest.replace(pattern, ''), message)
  return /[\p{L}\p{N}]/u.test(text) ? text : message
}
