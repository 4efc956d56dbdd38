/**
 * What providers took for language models in November 2026, in US dollars for a million tokens, by their own lists or by those
 * who sell them on at the same price. What an operator says comes first; what stands here neither is has no known price.
 */

export interface TokenPrice {
  /** Of questions, in US dollars for a million tokens. */
  readonly input: number
  /** Of answers, thoughts included. */
  readonly output: number
  /** Where a question has more tokens than this, all of it and its answer cost so many times as much. */
  readonly long?: { readonly above: number; readonly input: number; readonly output: number }
}

const openaiLong = { above: 272_000, input: 2, output: 1.5 }

const prices: Readonly<Record<string, TokenPrice>> = {
  // https://developers.openai.com/api/docs/pricing
  'gpt-6-astra': { input: 10, output: 50, long: openaiLong },
  'gpt-6-sol': { input: 2, output: 10, long: openaiLong },
  'gpt-6-luna': { input: 0.1, output: 0.5, long: openaiLong },
  'gpt-5.6-sol': { input: 4, output: 20, long: openaiLong },
  'gpt-5.6-terra': { input: 2, output: 12, long: openaiLong },
  'gpt-5.6-luna': { input: 0.2, output: 1.2, long: openaiLong },
  'gpt-5.5': { input: 5, output: 30, long: openaiLong },
  'gpt-5.4': { input: 2.5, output: 15, long: openaiLong },
  'gpt-5.4-mini': { input: 0.75, output: 4.5 },
  'gpt-5.4-nano': { input: 0.2, output: 1.25 },
  // https://ai.google.dev/gemini-api/docs/pricing; Gemini 3.8 Flash costs half of it until the end of 2026.
  'gemini-3.8-flash': { input: 1.5, output: 7.5 },
  'gemini-3.5-flash': { input: 1.5, output: 9 },
  'gemini-3.5-flash-lite': { input: 0.3, output: 2.5 },
  'gemini-3.1-pro-preview': { input: 2, output: 12, long: { above: 200_000, input: 2, output: 1.5 } },
  // https://platform.claude.com/docs/en/about-claude/pricing
  'claude-fable-5-1': { input: 10, output: 50 },
  'claude-opus-5-5': { input: 4, output: 20 },
  'claude-opus-5': { input: 5, output: 25 },
  'claude-opus-4-6': { input: 5, output: 25 },
  'claude-opus-4-5': { input: 5, output: 25 },
  'claude-sonnet-5-5': { input: 2, output: 10 },
  'claude-sonnet-5': { input: 2, output: 10 },
  'claude-sonnet-4-6': { input: 3, output: 15 },
  'claude-sonnet-4-5': { input: 3, output: 15 },
  'claude-haiku-5-5': { input: 0.1, output: 0.5, long: { above: 100_000, input: 5, output: 5 } },
  'claude-haiku-4-5': { input: 1, output: 5 },
  // https://vercel.com/ai-gateway/models/alibaba/qwen3.7-plus
  'qwen3.7-plus': { input: 0.4, output: 1.6 },
}

export function knownTokenPrice(model: string): TokenPrice | undefined {
  return Object.hasOwn(prices, model) ? prices[model] : undefined
}

/** In US dollars, upwards; what was kept of earlier questions at the provider counts in full. */
export function usdForTokens({ input, output, long }: TokenPrice, { asked, answered }: { asked: number; answered: number }): number {
  const times = long !== undefined && asked > long.above ? long : { input: 1, output: 1 }
  return Math.ceil(asked * input * times.input + answered * output * times.output) / 1e6
}

/** So long is an answer thought to be before it is there. */
export const usualAnswerTokens = 2000

/** How many tokens a text has, at a guess that is rather high: three letters each, or one of another script. */
export function guessTokens(text: string): number {
  const foreign = text.match(/[^ -\u024f]/g)?.length ?? 0
  return Math.ceil((text.length - foreign) / 3) + foreign
}
