import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openLanguageModel, readLanguageModel } from './language-models.ts'
import { guessTokens, usdForTokens } from './language-prices.ts'

describe('readLanguageModel', () => {
  it('should know where each service is, and who takes money', () => {
    assert.equal(readLanguageModel({}), undefined)
    const own = readLanguageModel({ REELSMITH_LLM: 'own:qwen3:8b', REELSMITH_LLM_URL: 'http://gpu:8000/v1/', REELSMITH_LLM_TOKENS: '5000' })
    assert.deepEqual(own, { service: 'own', model: 'qwen3:8b', url: 'http://gpu:8000/v1', isPaid: false, secondsPerTurn: 120, tokensPerTurn: 5000, price: { input: 0, output: 0 } })
    assert.partialDeepStrictEqual(readLanguageModel({ REELSMITH_LLM: 'anthropic:claude' }), { isPaid: true, url: 'https://api.anthropic.com/v1' })
  })

  it('should know what tokens cost: what the operator says, else what its provider does, else nothing', () => {
    const priceOf = (model: string, told?: string) => readLanguageModel({ REELSMITH_LLM: model, REELSMITH_LLM_USD: told })!.price
    assert.deepEqual([priceOf('openai:gpt-6-sol')?.output, priceOf('openai:gpt-6-sol', '0.5, 2'), priceOf('openai:gpt-x')], [10, { input: 0.5, output: 2 }, undefined])
    const long = priceOf('anthropic:claude-haiku-5-5')!
    assert.deepEqual([usdForTokens(long, { asked: 100_000, answered: 1000 }), usdForTokens(long, { asked: 100_001, answered: 1000 })], [0.0105, 0.052501])
    assert.deepEqual([guessTokens('six letters'), guessTokens('六个汉字')], [4, 4])
  })

  for (const [environment, said] of [
    [{ REELSMITH_LLM: 'qwen3' }, /REELSMITH_LLM: expected SERVICE:MODEL with a service of openai, /],
    [{ REELSMITH_LLM: 'own:m' }, /REELSMITH_LLM_URL: expected where the model is served/],
    [{ REELSMITH_LLM: 'ollama:m', REELSMITH_LLM_URL: 'file:///x' }, /REELSMITH_LLM_URL/],
    [{ REELSMITH_LLM: 'openai:m', REELSMITH_LLM_USD: '3' }, /REELSMITH_LLM_USD: expected US dollars for a million tokens/],
    [{ REELSMITH_LLM: 'ollama:m', REELSMITH_LLM_SECONDS: '0' }, /REELSMITH_LLM_SECONDS: expected a number over 0/],
  ] as const) {
    it(`should refuse ${JSON.stringify(environment)}`, () => assert.throws(() => readLanguageModel(environment), said))
  }

  it('should need a key where one is paid', async () => {
    const settings = readLanguageModel({ REELSMITH_LLM: 'gemini:m' })!
    await assert.rejects(openLanguageModel(settings, {}), /m has no key on this server \(GEMINI_API_KEY or/)
  })
})
