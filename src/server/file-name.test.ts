import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cleanFileName } from './file-name.ts'

describe('cleanFileName', () => {
  it('should leave a name of any script as it is', () => {
    for (const name of ['照片 1.png', 'фото.jpg', 'صورة (1).webp', 'a-b_c.d.mp4', '👩‍🚀.gif', 'می‌خواهم.png']) {
      assert.equal(cleanFileName(name), name)
    }
  })

  it('should call a name without anything "file"', () => {
    for (const name of ['', '..', '.', '/', 'a/', '\u202e', ' \n']) assert.equal(cleanFileName(name), 'file')
  })

  it('should never give a folder, a control character or too many characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const clean = cleanFileName(name)
        assert.ok([...clean].length >= 1 && [...clean].length <= 200)
        assert.doesNotMatch(clean, /[/\\\p{Cc}]/u)
        assert.ok(clean.isWellFormed())
      }),
    )
  })
})
