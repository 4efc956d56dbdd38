import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseNumber } from './numbers.ts'

describe('parseNumber', () => {
  const cases: [string, number][] = [
    ['10', 10],
    ['2.5', 2.5],
    ['twelve', 12],
    ['twenty-five', 25],
    ['half', 0.5],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十五', 35],
    ['一百二十', 120],
    ['两', 2],
    ['一半', 1.5],
    ['半', 0.5],
  ]
  for (const [text, value] of cases) {
    it(`should read ${text} as ${value}`, () => assert.equal(parseNumber(text), value))
  }
  it('should say that other words are no number', () => assert.ok(Number.isNaN(parseNumber('ocean'))))
})
