import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Clause } from './clause.ts'
import { normalize } from './normalize.ts'
import { readTimes, resolveMoment } from './times.ts'
import { tokenize } from './tokens.ts'

/** In a film of 20 s: `from-to`, `@at`, `lengths`. */
function read(said: string): string {
  const text = normalize(said)
  const { stretch, point, lengths } = readTimes(new Clause(text, tokenize(text)))
  const at = (moment: Parameters<typeof resolveMoment>[0]): number => resolveMoment(moment, 20_000)
  return [
    ...(stretch ? [`${at(stretch.from)}-${at(stretch.to)}`] : []),
    ...(point ? [`@${at(point.at)}`] : []),
    ...lengths.map(({ ms }) => String(ms)),
  ].join(' ')
}

describe('readTimes', () => {
  const cases: [string, string][] = [
    ['from 2 to 5 seconds', '2000-5000'],
    ['between 2s and 5s', '2000-5000'],
    ['0:02 to 0:05', '2000-5000'],
    ['2秒到5秒', '2000-5000'],
    ['从2秒至5秒', '2000-5000'],
    ['the first 3 seconds', '0-3000'],
    ['前3秒', '0-3000'],
    ['the last two seconds', '18000-20000'],
    ['最后两秒', '18000-20000'],
    ['the second half', '10000-20000'],
    ['后半段', '10000-20000'],
    ['the last third', '13333-20000'],
    ['everything after 0:15', '15000-20000'],
    ['15秒以后', '15000-20000'],
    ['before 5s', '0-5000'],
    ['5秒之前', '0-5000'],
    ['from 15s to the end', '15000-20000'],
    ['at 0:04', '@4000'],
    ['the 12 second mark', '@12000'],
    ['在8秒处', '@8000'],
    ['at 2s for 3 seconds', '@2000 3000'],
    ['for 3 seconds', '3000'],
    ['the title should last 5 seconds', '5000'],
    ['trim clip 2 to 5s', '5000'],
    ['5s and 3s', '5000 3000'],
  ]
  for (const [text, times] of cases) it(`should read "${text}"`, () => assert.equal(read(text), times))
})
