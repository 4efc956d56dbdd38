import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { startReelsmith, temporaryFolder } from '../support/reelsmith.ts'
import { checkConformance } from './check.ts'

/** What no run can wait for; its own tests move the clock. */
const untriable = ['error 1001: an expired token', 'run_sse: a turn that takes longer than 14 minutes says where it stands, closes, and runs on']

it('should hold every row of the contract', async (test) => {
  await using folder = await temporaryFolder()
  const env = { REELSMITH_TOKENS_PER_IP: '3', REELSMITH_UPLOAD_MB: '2', REELSMITH_FETCH_ALLOW: '127.0.0.1' }
  await using server = startReelsmith(['serve', '--port', '0'], { dataDir: join(folder.path, 'data'), env })
  const untried: string[] = []
  const faults: string[] = []
  for await (const { name, fault, untried: why } of checkConformance(await server.url, { useUpTokens: true })) {
    if (why !== undefined) untried.push(name)
    if (fault !== undefined) faults.push(`${name}: ${fault}`)
  }
  test.diagnostic(`${untried.length} rows can't be tried in a run`)
  assert.deepEqual(faults, [])
  assert.deepEqual(untried.toSorted(), untriable)
})
