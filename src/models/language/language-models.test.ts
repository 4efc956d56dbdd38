import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openLanguageModel, readLanguageModel } from './language-models.ts'

describe('readLanguageModel', () => {
  it('should know where each service is, and who takes money', () => {
    assert.equal(readLanguageModel({}), undefined)
    const own = readLanguageModel({ REELSMITH_LLM: 'own:qwen3:8b', REELSMITH_LLM_URL: 'http://gpu:8000/v1/', REELSMITH_LLM_TOKENS: '5000' })
    assert.deepEqual(own, { service: 'own', model: 'qwen3:8b', url: 'http://gpu:8000/v1', isPaid: false, secondsPerTurn: 120, tokensPerTurn: 5000 })
    assert.partialDeepStrictEqual(readLanguageModel({ REELSMITH_LLM: 'anthropic:claude' }), { isPaid: true, url: 'https://api.anthropic.com/v1' })
  })

  for (const [environment, said] of [
    [{ REELSMITH_LLM: 'qwen3' }, /REELSMITH_LLM: expected SERVICE:MODEL with a service of openai, /],
    [{ REELSMITH_LLM: 'own:m' }, /REELSMITH_LLM_URL: expected where the model is served/],
    [{ REELSMITH_LLM: 'ollama:m', REELSMITH_LLM_URL: 'file:///x' }, /REELSMITH_LLM_URL/],
    [{ REELSMITH_LLM: 'ollama:m', REELSMITH_LLM_SECONDS: '0' }, /REELSMITH_LLM_SECONDS: expected a number over 0/],
  ] as const) {
    it(`should refuse ${JSON.stringify(environment)}`, () => assert.throws(() => readLanguageModel(environment), said))
  }

  it('should need a key where one is paid', async () => {
    const settings = readLanguageModel({ REELSMITH_LLM: 'gemini:m' })!
    await assert.rejects(openLanguageModel(settings, {}), /m has no key on this server \(GEMINI_API_KEY or/)
  })
})
