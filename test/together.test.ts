/** Several commands on one data folder share one server. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { processesOf } from './support/processes.ts'
import { startReelsmith, temporaryFolder, waitUntil } from './support/reelsmith.ts'

const words = ['make', 'Make it 360p at 10 fps. Then make a 1-second clip of the sea without music']

describe('one data folder', () => {
  it('should serve two make at once, and leave nothing running', async () => {
    await using folder = await temporaryFolder()
    const dataDir = join(folder.path, 'data')
    const files = ['one.mp4', 'two.mp4'].map((name) => join(folder.path, name))
    const runs = files.map((file) => startReelsmith([...words, '-o', file], { dataDir }))
    for (const run of runs) assert.equal(await run.exited, 0, run.stderr())
    for (const file of files) assert.ok(existsSync(file))
    await waitUntil('nothing runs on', () => processesOf(folder.path).length === 0, 10_000)
  })

  it('should let make use the server that runs, and leave that one running', async () => {
    await using folder = await temporaryFolder()
    const dataDir = join(folder.path, 'data')
    const server = startReelsmith(['serve', '--port', '0'], { dataDir })
    const url = await server.url
    const make = startReelsmith([...words, '-o', join(folder.path, 'film.mp4')], { dataDir })
    assert.equal(await make.exited, 0, make.stderr())
    assert.ok((await fetch(`${url}/readyz`)).ok)
    const second = startReelsmith(['serve', '--port', '0'], { dataDir })
    assert.notEqual(await second.exited, 0)
    assert.match(second.stderr(), /already runs/)
    await server.stop()
    await waitUntil('nothing runs on', () => processesOf(folder.path).length === 0, 5000)
  })
})
