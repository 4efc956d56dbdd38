import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError, errorCodes } from '../errors/error.ts'
import { errorText } from './error-words.ts'

describe('errorText', () => {
  it('should say in Chinese what is wrong, with the details as they came', () => {
    const error = new ReelsmithError('auth/rate-limited', 'Too many requests.')
    assert.equal(errorText(error, 'en'), 'Too many requests.')
    assert.equal(errorText(error, 'zh'), '请求太频繁，请半分钟后再试（Too many requests）')
    assert.equal(errorText(new ReelsmithError('job/failed', '没有做成影片。'), 'zh'), '没有做成影片。')
  })

  it('should have Chinese for every code', () => {
    for (const code of errorCodes) assert.match(errorText(new ReelsmithError(code, 'x.'), 'zh'), /^\p{Script=Han}.*（x）$/u, code)
  })
})
