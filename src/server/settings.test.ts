import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSettings } from './settings.ts'

const environment = { REELSMITH_DATA: '/data' }

describe('readSettings', () => {
  it('should serve the machine itself on 8787 unless told', () => {
    const { host, port, dataDir, anonymous } = readSettings(environment)
    assert.deepEqual({ host, port, dataDir, anonymous }, { host: '127.0.0.1', port: 8787, dataDir: '/data', anonymous: true })
  })

  it('should take an empty variable for one that is not set', () => {
    assert.equal(readSettings({ ...environment, PORT: '' }).port, 8787)
  })

  it('should let the command line win over the environment', () => {
    assert.equal(readSettings({ ...environment, PORT: '1' }, { port: 0 }).port, 0)
  })

  for (const [name, value] of [
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['REELSMITH_ANON', 'yes'],
    ['REELSMITH_PUBLIC_URL', 'films.example'],
    ['REELSMITH_FETCH_ALLOW', '10.0.0.0/40'],
    ['REELSMITH_CORS_ORIGINS', 'https://films.example/page'],
    ['REELSMITH_RATE_LIMIT', '-1'],
    ['REELSMITH_LOG', 'xml'],
    ['REELSMITH_ENCODER', 'h265'],
  ] as const) {
    it(`should refuse ${name}=${value}, naming both`, () => {
      assert.throws(() => readSettings({ ...environment, [name]: value }), (error: Error) => error.message.includes(name) && error.message.includes(value))
    })
  }
})
