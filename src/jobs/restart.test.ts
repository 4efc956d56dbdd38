import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { isRunning, waitFor } from '../process/testing.ts'
import { openStore } from '../store/store.ts'
import { makeTestFolder } from '../store/testing.ts'
import type { Orders } from './__fixtures__/obedient.ts'
import { type JobState, openJobs } from './jobs.ts'

let dataDir: string
let server: ChildProcess | undefined
beforeEach(async () => void (dataDir = await makeTestFolder()))
afterEach(async () => {
  server?.kill('SIGKILL')
  await waitFor('the end of the database', async () => (await databaseProcesses()).length === 0)
  await rm(dataDir, { recursive: true })
})

async function serve(orders: Orders): Promise<{ server: ChildProcess; id: string }> {
  const script = new URL('__fixtures__/serve-jobs.ts', import.meta.url).pathname
  server = spawn(process.execPath, [script, dataDir, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [id] = (await once(createInterface(server.stdout!), 'line')) as [string]
  return { server, id }
}

async function hanging(file: string): Promise<number[]> {
  let pids: number[] = []
  await waitFor('the worker', async () => {
    pids = JSON.parse((await readFile(file, 'utf8').catch(() => '')) || '[]') as number[]
    return pids.length > 0
  })
  await rm(file)
  return pids
}

async function databaseProcesses(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(
    pids.map(async (pid) => await readlink(`/proc/${pid}/cwd`).catch(() => '')),
  )
  return pids.filter((_, index) => places[index] === join(dataDir, 'postgres'))
}

/** What becomes of a job at the next start of the server, where it is maybe cancelled as soon as it runs. */
async function finishAfterRestart(
  id: string,
  { cancel = false, boundToAsker = [] as string[] } = {},
): Promise<JobState> {
  const store = await openStore({ dataDir, env: {}, durable: false })
  const handlers = { obey: new URL('__fixtures__/obedient.ts', import.meta.url) }
  const jobs = await openJobs(store, { handlers, concurrency: 2, boundToAsker })
  let last: JobState | undefined
  for await (const state of jobs.watch(id)) {
    last = state
    if (cancel && state.status === 'processing') await jobs.cancel(id)
  }
  await jobs.close()
  await store.close()
  return last!
}

describe('a server of jobs', { skip: process.platform !== 'linux' }, () => {
  it('should leave nothing running when it is killed, and take its jobs up again', async () => {
    const file = join(dataDir, 'pids')
    const { server: killed, id } = await serve({ hang: file, deaf: true })
    const pids = await hanging(file)
    assert.ok(pids.every(isRunning))
    assert.ok((await databaseProcesses()).length > 0)
    killed.kill('SIGKILL')
    await waitFor('the end of worker and child', () => !pids.some(isRunning))
    await waitFor('the end of the database', async () => (await databaseProcesses()).length === 0)
    assert.deepEqual(await readdir(join(dataDir, 'work')), [id])

    const state = await finishAfterRestart(id, { cancel: true })
    assert.equal(state.status, 'cancelled')
    assert.notEqual(state.startedAt, null)
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
  })

  it('should put its jobs back when it closes, and leave nothing running', async () => {
    const file = join(dataDir, 'pids')
    const { server: closing, id } = await serve({ hang: file, deaf: true })
    const pids = await hanging(file)
    closing.kill('SIGTERM')
    assert.deepEqual(await once(closing, 'exit'), [0, null])
    assert.ok(!pids.some(isRunning))
    assert.deepEqual(await databaseProcesses(), [])
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
    assert.equal((await finishAfterRestart(id, { cancel: true })).status, 'cancelled')
  })

  it('should not take up again what nobody waits for any more', async () => {
    const file = join(dataDir, 'pids')
    const { server: killed, id } = await serve({ hang: file })
    await hanging(file)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const state = await finishAfterRestart(id, { boundToAsker: ['obey'] })
    assert.equal(state.status, 'cancelled')
  })

  it('should give a job up that is there whenever the server is killed', async () => {
    const file = join(dataDir, 'pids')
    const { id } = await serve({ hang: file })
    for (let life = 0; ; life++) {
      await hanging(file)
      server!.kill('SIGKILL')
      await once(server!, 'exit')
      if (life === 2) break
      await serve({ echo: 'beside' })
    }
    const state = await finishAfterRestart(id)
    assert.deepEqual([state.status, state.error?.code], ['failed', 'job/failed'])
  })
})
