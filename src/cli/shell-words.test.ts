import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shellWords } from './shell-words.ts'

describe('shellWords', () => {
  const rows: [string, string[]][] = [
    ['', []],
    ['  a  b ', ['a', 'b']],
    [String.raw`/home/me/my\ photo.jpg 'it is.png' "say \"hi\".mp4"`, ['/home/me/my photo.jpg', 'it is.png', 'say "hi".mp4']],
    [`照片.jpg '' a'b c'd`, ['照片.jpg', '', 'ab cd']],
    ['"open', ['open']],
  ]
  for (const [line, words] of rows) it(`should split ${JSON.stringify(line)}`, () => assert.deepEqual(shellWords(line), words))
})
