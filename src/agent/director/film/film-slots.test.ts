import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { normalize } from '../reading/normalize.ts'
import { type Slots, readSlots } from './film-slots.ts'

function check(text: string, expected: Partial<Slots>): void {
  it(text, () => {
    const slots = readSlots(normalize(text))
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(slots[name as keyof Slots], value, name)
  })
}

describe('readSlots: length', () => {
  check('a 10-second clip of rain', { durationMs: 10_000, rest: 'a clip of rain' })
  check('rain for half a minute', { durationMs: 30_000, rest: 'rain' })
  check('a one minute film of the sea', { durationMs: 60_000 })
  check('twenty-five seconds of city lights', { durationMs: 25_000 })
  check('a film of 1 minute 30 seconds about a forest', { durationMs: 90_000 })
  check('2.5s of snow', { durationMs: 2500, rest: 'snow' })
  check('a 10 hour film', { durationMs: 36_000_000 })
  check('a 0-second clip of rain', { durationMs: 0 })
  check('生成一个10秒的海上日落视频', { durationMs: 10_000, rest: '生成一个 的海上日落视频' })
  check('三十秒的雪山', { durationMs: 30_000 })
  check('一分钟的森林', { durationMs: 60_000 })
  check('半分钟的城市夜景', { durationMs: 30_000 })
  check('two dogs in a meadow', { durationMs: undefined, rest: 'two dogs in a meadow' })
  check('長城的日出', { durationMs: undefined, rest: '長城的日出' })
  check('5 mountains under 3 moons', { durationMs: undefined })
})

describe('readSlots: shape and size', () => {
  check('the sea at dusk, 9:16', { ratio: '9:16', rest: 'the sea at dusk' })
  check('the sea at dusk, vertical', { ratio: '9:16', rest: 'the sea at dusk' })
  check('the sea at dusk for TikTok', { ratio: '9:16', rest: 'the sea at dusk' })
  check('海上日落，竖屏', { ratio: '9:16', rest: '海上日落' })
  check('海上日落，抖音', { ratio: '9:16' })
  check('a city in square format', { ratio: '1:1', rest: 'a city' })
  check('a town square at noon', { ratio: undefined, rest: 'a town square at noon' })
  check('a mountain landscape', { ratio: undefined, rest: 'a mountain landscape' })
  check('the sea in 720p', { shortSide: 720, rest: 'the sea' })
  check('the sea, draft quality', { shortSide: 720, rest: 'the sea' })
})

describe('readSlots: seed, title, music', () => {
  check('the sea, seed 7', { seed: 7, rest: 'the sea' })
  check('the sea with the title "Low Tide"', { title: 'Low Tide', rest: 'the sea' })
  check('海上日落，标题「潮汐」', { title: '潮汐' })
  check('a neon sign that says "OPEN"', { title: undefined, rest: 'a neon sign that says "OPEN"' })
  check('a forest without music', { music: { kind: 'none' }, rest: 'a forest' })
  check('森林，不要音乐', { music: { kind: 'none' }, rest: '森林' })
  check('a forest with calm piano music', { music: { kind: 'described', words: 'calm piano' }, rest: 'a forest' })
  check('a forest, with music', { music: { kind: 'described', words: '' }, rest: 'a forest' })
  check('森林，配轻快的背景音乐', { music: { kind: 'described', words: '轻快' } })
  check('people dancing to music', { music: undefined })
})

describe('readSlots: what a voice says', () => {
  check('the sea with a calm voice-over saying "It never sleeps."', { narration: { text: 'It never sleeps.', voice: 'calm' }, rest: 'the sea' })
  check('a city at night with narration "It wakes."', { narration: { text: 'It wakes.', voice: '' }, rest: 'a city at night' })
  check('大海，旁白：“海浪不停。”', { narration: { text: '海浪不停。', voice: '' }, rest: '大海' })
})
