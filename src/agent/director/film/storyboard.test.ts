import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { genres, readGenre } from './genres.ts'
import { readingMs } from './read-brief.ts'
import { fitShots, storyboard } from './storyboard.ts'

const board = (request: string, subject: string, durationMs: number) => storyboard(readGenre(request)!, subject, { durationMs, longestMs: 15_000 })

describe('readGenre', () => {
  it('should know a genre by its words, in both languages', () => {
    for (const [words, genre] of [
      ['a 30-second promo for my coffee shop', 'promo'],
      ['an explainer video about bees', 'explainer'],
      ['a travel video of Norway', 'travel'],
      ['a pancake recipe video', 'recipe'],
      ['announce our new office', 'announcement'],
      ['an invitation to a wedding', 'event'],
      ['a house for sale by the lake', 'listing'],
      ['a quote video', 'quote'],
      ['a countdown from 5', 'countdown'],
      ['a story about a fox', 'story'],
      ['咖啡店的宣传片', 'promo'],
      ['云南旅行视频', 'travel'],
      ['倒计时视频', 'countdown'],
      ['a sunset over the ocean', undefined],
    ] as const) {
      assert.equal(readGenre(words), genre, words)
    }
  })
})

describe('storyboard', () => {
  it('should tell a promo from its name to what the viewer should do, in the words of the brief', () => {
    const shots = board('promo', 'Luna Coffee, opening on May 5, 20% off all week, visit lunacoffee.com', 30_000)
    assert.deepEqual(shots.flatMap(({ text }) => text ?? []), ['Luna Coffee', 'Opening on May 5', '20% off all week', 'Visit lunacoffee.com'])
    assert.equal(shots[0]!.text, 'Luna Coffee')
    assert.equal(shots.at(-1)!.text, 'Visit lunacoffee.com')
    assert.equal(shots.length, 6)
    assert.equal(new Set(shots.map(({ prompt }) => prompt)).size, 4, 'a shot looks like the one before it')
  })

  it('should let a day pass over a journey, unless the brief names the hour', () => {
    assert.match(board('travel video', 'the mountains of Norway', 20_000)[0]!.prompt, /sunrise/)
    assert.match(board('travel video', 'the mountains of Norway', 20_000).at(-1)!.prompt, /golden hour|sunset/)
    assert.ok(board('travel video', 'the mountains of Norway at night', 20_000).every(({ prompt }) => !/sunrise|sunset/.test(prompt)))
  })

  it('should show the steps of a recipe in order', () => {
    const shots = board('recipe', 'pancakes, mix flour and milk, heat the pan, fry both sides', 24_000)
    assert.deepEqual(shots.flatMap(({ text }) => text ?? []), ['Pancakes', 'Mix flour and milk', 'Heat the pan', 'Fry both sides'])
  })

  it('should name a dish, and say what goes into it', () => {
    assert.deepEqual(board('recipe', 'pancakes with flour, eggs and milk', 15_000).flatMap(({ text }) => text ?? []), ['Pancakes', 'Flour, eggs and milk'])
  })

  it('should leave the words of a quote whole', () => {
    assert.deepEqual(board('a quote', '“山重水复疑无路,柳暗花明又一村”', 12_000).flatMap(({ text }) => text ?? []), ['山重水复疑无路，柳暗花明又一村'])
  })

  it('should leave nothing of a brief out: what can not be shown is read, and a story goes on', () => {
    assert.deepEqual(board('promo', 'Golden Crust, fresh sourdough every morning', 15_000).flatMap(({ text }) => text ?? []), ['Golden Crust', 'Fresh sourdough every morning'])
    assert.match(board('a story', 'a fox in the snow, it goes home', 10_000).at(-1)!.prompt, /a fox in the snow, it goes home/)
  })

  it('should show and not tell what is in the picture, where the title is given', () => {
    const texts = storyboard('announcement', '海边的婚礼', { durationMs: 8000, longestMs: 15_000, title: '我们结婚啦' }).map(({ text }) => text)
    assert.deepEqual(texts.filter((text) => text !== undefined), ['我们结婚啦'])
  })

  it('should count down', () => {
    assert.deepEqual(board('countdown', 'from 5, fireworks', 10_000).map(({ text }) => text), ['5', '4', '3', '2', '1'])
  })

  it('should last exactly so long, with time to read every text where there is time for all', () => {
    const word = fc.constantFrom('coffee', 'opening on May 5', 'a beach at sunset', '20% off', 'visit us.com', 'new', '新品上市', '限时优惠')
    fc.assert(
      fc.property(fc.constantFrom(...genres), fc.array(word, { minLength: 1, maxLength: 9 }), fc.integer({ min: 15, max: 1200 }), (genre, words, tenths) => {
        const durationMs = tenths * 100
        const shots = storyboard(genre, words.join(', '), { durationMs, longestMs: 60_000 })
        assert.equal(shots.reduce((sum, shot) => sum + shot.durationMs, 0), durationMs)
        assert.ok(shots.every((shot) => shot.durationMs >= 1000))
        const needs = shots.map(({ text }) => (text === undefined ? 1500 : readingMs(text)))
        if (needs.reduce((a, b) => a + b, 0) + shots.length * 100 > durationMs) return
        shots.forEach((shot, index) => assert.ok(shot.durationMs >= needs[index]! - 100, JSON.stringify(shots)))
        for (const { text } of shots) if (text !== undefined && genre !== 'countdown') assert.ok(words.some((own) => own.toLowerCase().includes(text.toLowerCase())), text)
      }),
      { numRuns: 40 },
    )
  })
})

describe('fitShots', () => {
  it('should give time to those that need it, from those that can spare it', () => {
    assert.deepEqual(fitShots([1200, 1900, 1200], 4500, 15_000), [1300, 1900, 1300])
    assert.deepEqual(fitShots([1500, 5000, 1500], 12_000, 15_000), [3500, 5000, 3500])
    assert.deepEqual(fitShots([1500, 1500], 7050, 15_000), [3500, 3550])
  })
})
