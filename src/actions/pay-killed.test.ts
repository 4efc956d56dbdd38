import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { openJobs } from '../jobs/jobs.ts'
import { issueAnonymousToken } from '../store/accounts.ts'
import { creditBalance, listEntries } from '../store/ledger.ts'
import { jobs as jobTable } from '../store/schema.ts'
import { openStore } from '../store/store.ts'
import { makeTestFolder } from '../store/testing.ts'
import { settleJob } from './pay.ts'

let dataDir: string
let server: ChildProcess | undefined
before(async () => void (dataDir = await makeTestFolder()))
after(async () => {
  server?.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

/** Runs a server and kills it in the moment that so many jobs of it are about to end. */
async function liveUntil(ends: number): Promise<void> {
  const script = new URL('__fixtures__/pay-jobs.ts', import.meta.url).pathname
  server = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = 0
  for await (const _line of createInterface(server.stdout!)) {
    if (++said >= ends) break
  }
  server.kill('SIGKILL')
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
}

describe('the ledger', { skip: process.platform !== 'linux' }, () => {
  it('should be right however often the server is killed in the moment a job ends', { timeout: 120_000 }, async () => {
    for (const ends of [1, 3, 2]) await liveUntil(ends)
    const store = await openStore({ dataDir, env: {}, durable: false })
    const jobs = await openJobs(store, {
      handlers: { obey: new URL('../jobs/__fixtures__/obedient.ts', import.meta.url) },
      concurrency: 2,
      onEnd: async (tx, job) => await settleJob(store, tx, job),
    })
    const { userId } = await issueAnonymousToken(store, { clientId: 'me', address: '127.0.0.1' })
    const all = await store.db.select({ id: jobTable.id }).from(jobTable)
    const ended = await Promise.all(all.map(async ({ id }) => {
      let last
      for await (const state of jobs.watch(id)) last = state
      return last!
    }))
    assert.ok(ended.length > 4, 'several lives queued jobs')
    const completed = ended.filter(({ status }) => status === 'completed').length
    assert.ok(completed > 0 && completed < ended.length)
    const available = 100 - 2 * completed
    assert.deepEqual(await creditBalance(store, userId), { available, frozen: 0, total: available })
    const entries = await listEntries(store.db, userId)
    const of = (kind: string): string[] => entries.filter((entry) => entry.kind === kind).map(({ reference }) => reference).toSorted()
    const ids = (isMeant: boolean): string[] => ended.filter(({ status }) => (status === 'completed') === isMeant).map(({ id }) => id).toSorted()
    assert.deepEqual(of('freeze'), all.map(({ id }) => id).toSorted())
    assert.deepEqual([of('settle'), of('release')], [ids(true), ids(false)])
    await jobs.close()
    await store.close()
  })
})
