import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linkLifetimeMs, signPath, verifySignedUrl } from './signed-url.ts'

const secret = new Uint8Array(32).fill(7)
const nowMs = 1_800_000_000_000
const url = (path: string): URL => new URL(path, 'http://localhost')

describe('signed links', () => {
  const link = signPath(secret, '/api/render/files/1/film.mp4', nowMs)

  it('should open what they were made for, for a day', () => {
    assert.ok(verifySignedUrl(secret, url(link), nowMs))
    assert.ok(verifySignedUrl(secret, url(link), nowMs + linkLifetimeMs - 1))
    assert.ok(!verifySignedUrl(secret, url(link), nowMs + linkLifetimeMs))
  })

  it('should open nothing else', () => {
    assert.ok(!verifySignedUrl(secret, url(link.replace('files/1', 'files/2')), nowMs), 'another file')
    assert.ok(!verifySignedUrl(secret, url(link.replace(/expires=\d/, 'expires=9')), nowMs), 'a longer life')
    assert.ok(!verifySignedUrl(secret, url(link.replace(/signature=.*/, 'signature=')), nowMs), 'no signature')
    assert.ok(!verifySignedUrl(secret, url('/api/render/files/1/film.mp4'), nowMs), 'no query')
    assert.ok(!verifySignedUrl(new Uint8Array(32), url(link), nowMs), 'another secret')
  })
})
