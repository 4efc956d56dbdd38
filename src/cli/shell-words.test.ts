import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shellWords, withHome } from './shell-words.ts'

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

describe('withHome', () => {
  it('should read a tilde as shells do', () => {
    const paths = ['~', '~/a b.jpg', '~/films/', '~me/a.jpg', 'a~/b', '/~/c'].map((path) => withHome(path, { HOME: '/home/me' }))
    assert.deepEqual(paths, ['/home/me', '/home/me/a b.jpg', '/home/me/films/', '~me/a.jpg', 'a~/b', '/~/c'])
  })
})
