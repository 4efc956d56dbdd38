import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPlans, requireExport } from './plans.ts'
import { priceOf, readPrices } from './prices.ts'
import { ReelsmithError } from '../errors/error.ts'

describe('readPrices', () => {
  it('should change the rows that are named', () => {
    assert.deepEqual(readPrices(), { 'procedural-clip': 2, 'model-clip': 100, 'voice-over': 1 })
    assert.deepEqual(readPrices('voice-over=0, procedural-clip=3'), {
      'procedural-clip': 3,
      'model-clip': 100,
      'voice-over': 0,
    })
  })

  it('should know a price of one model, and that of all for the others', () => {
    const prices = readPrices('model-clip/Gemini Omni=40 model-clip=90')
    assert.deepEqual((['model-clip/Gemini Omni', 'model-clip/Wan', 'voice-over'] as const).map((item) => priceOf(prices, item)), [40, 90, 1])
  })

  it('should name the row that it can not read', () => {
    for (const row of ['clip=2', 'voice-over', 'voice-over=', 'voice-over=-1', 'voice-over=1.5', 'voice-over=1e3']) {
      assert.throws(
        () => readPrices(row),
        (error) => ReelsmithError.is(error, 'request/invalid') && error.message.includes(`"${row}"`),
      )
    }
  })
})

describe('readPlans', () => {
  it('should change the terms that are named', () => {
    const plans = readPlans('{"anonymous":{"exportShortSidePx":720},"registered":{"pays":false}}')
    assert.equal(plans.anonymous.exportShortSidePx, 720)
    assert.equal(plans.anonymous.pays, true)
    assert.equal(plans.registered.pays, false)
    assert.deepEqual(readPlans(' '), readPlans())
  })

  it('should say what it can not read', () => {
    for (const text of ['x', '[]', '{"gold":{}}', '{"anonymous":{"free":true}}', '{"anonymous":{"pays":1}}']) {
      assert.throws(() => readPlans(text), /REELSMITH_PLANS: /)
    }
  })
})

describe('requireExport', () => {
  const film = { width: 1080, height: 1920, durationMs: 60_000 }
  const terms = readPlans('{"anonymous":{"exportShortSidePx":720,"exportMinutes":0.5}}')

  it('should let through what the plan allows', () => {
    requireExport(terms.registered, film)
    requireExport(terms.anonymous, { width: 1280, height: 720, durationMs: 30_000 })
  })

  it('should refuse what is larger or longer, saying what to do', () => {
    const refused = (change: object, says: RegExp): void =>
      assert.throws(
        () => requireExport(terms.anonymous, { ...film, ...change }),
        (error) => ReelsmithError.is(error, 'render/not-allowed') && says.test(error.message),
      )
    refused({}, /up to 720p, and this film is 1080p; .*register/)
    refused({ width: 720, height: 1280 }, /up to 0.5 minutes, and this film has 1; .*register/)
    assert.throws(() => requireExport({ ...terms.anonymous, exportShortSidePx: 0 }, film), /does not export/)
  })
})
