import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { waitFor } from '../process/testing.ts'
import { openTestServer } from './testing.ts'

describe('a server for tests', () => {
  it('should leave nothing running when it can not be opened, so that its file ends', async () => {
    const running = (): number => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length
    const before = running()
    await assert.rejects(openTestServer({ env: { REELSMITH_RATE_LIMIT: 'many' } }), /REELSMITH_RATE_LIMIT/)
    await waitFor('its database to end', () => running() === before)
  })
})
