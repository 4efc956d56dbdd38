import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { startReelsmith, temporaryFolder } from '../support/reelsmith.ts'
import { checkConformance } from './check.ts'
import { rows } from './rows.ts'

it('should hold every row of the contract', async () => {
  await using folder = await temporaryFolder()
  await using server = startReelsmith(['serve', '--port', '0'], { dataDir: join(folder.path, 'data') })
  let count = 0
  for await (const { name, fault } of checkConformance(await server.url)) {
    count++
    assert.equal(fault, undefined, name)
  }
  assert.equal(count, rows.length)
})
