import assert from 'node:assert/strict'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { issueAnonymousToken } from './accounts.ts'
import { addAsset } from './assets.ts'
import { connect } from './database.ts'
import { jobs } from './schema.ts'
import { createSession } from './sessions.ts'
import { type Store, openStore } from './store.ts'
import { authenticate } from './token-records.ts'
import { makeTestFolder } from './testing.ts'

let dataDir: string
before(async () => void (dataDir = await makeTestFolder()))
after(async () => await rm(dataDir, { recursive: true }))

async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ dataDir, env: {}, durable: false })
  try {
    await use(store)
  } finally {
    await store.close()
  }
}

async function keep(store: Store): Promise<string> {
  const file = store.objects.temporaryPath('mp4')
  await writeFile(file, 'film')
  return await store.objects.adopt(file, 'mp4')
}

describe('openStore', () => {
  it('should keep accounts and named files over a restart, and sweep the rest', async () => {
    let token = ''
    let named = ''
    let made = ''
    let begun: string[] = []
    let orphan = ''
    await withStore(async (store) => {
      const issued = await issueAnonymousToken(store, { clientId: 'me', address: '127.0.0.1' })
      token = issued.token
      const session = await createSession(store, { userId: issued.userId, name: 'p', language: 'en' })
      ;[named, made, orphan] = [await keep(store), await keep(store), await keep(store)]
      const job = {
        id: 'made',
        kind: 'render',
        userId: issued.userId,
        payload: {},
        status: 'completed',
        progress: 1,
      } as const
      const result = { film: { key: made } }
      begun = [await keep(store), await keep(store), await keep(store)]
      // What an order was answered with, and a picture that a video begins with; other jobs name what has rows of its own.
      const working = { ...job, status: 'processing', progress: 0, attempts: 1, createdAt: store.now() } as const
      await store.db.insert(jobs).values([
        { ...working, id: 'ordered', note: { order: { handle: JSON.stringify({ key: begun[0] }) } } },
        { ...working, id: 'photo', kind: 'video', payload: { photo: { objectKey: begun[1] } } },
        { ...working, id: 'other', payload: { photo: { objectKey: begun[2] } } },
      ])
      await store.db.insert(jobs).values({ ...job, result, attempts: 1, createdAt: store.now() })
      const asset = {
        origin: 'generated',
        kind: 'video',
        objectKey: named,
        fileName: 'a.mp4',
        sizeBytes: 4,
      } as const
      const shape = { durationMs: 1, handleMs: 0, width: 2, height: 2, fps: 30, hasAudio: false }
      const source = { prompt: null, model: null, seed: null }
      await addAsset(store, { ...asset, ...shape, ...source, sessionId: session.id, userId: issued.userId })
      await writeFile(join(await store.makeWorkDir('left'), 'half'), 'x')
      await writeFile(store.objects.temporaryPath('mp4'), 'half')
    })
    await withStore(async (store) => {
      assert.equal((await authenticate(store, token)).anonymous, true)
      assert.equal(await store.objects.size(named), 4)
      assert.equal(await store.objects.size(made), 4)
      assert.equal(await store.objects.size(orphan), null)
      assert.deepEqual(await Promise.all(begun.map(async (key) => await store.objects.size(key))), [4, 4, null])
      assert.deepEqual(await readdir(join(dataDir, 'work')), [])
      assert.deepEqual(await readdir(join(dataDir, 'objects', 'incoming')), [])
    })
  })

  it('should close everything in the data folder to others', async () => {
    await withStore(async () => {
      for (const name of await readdir(dataDir)) {
        assert.equal((await stat(join(dataDir, name))).mode & 0o077, 0, name)
      }
    })
  })

  it('should work the same on a given database', async () => {
    await withStore(async (host) => {
      assert.ok('host' in host.address)
      const { pool } = connect(host.address, () => {})
      await pool.query('create database given')
      await pool.end()
      const databaseUrl = `postgres://reelsmith@/given?host=${encodeURIComponent(host.address.host)}`
      const guestDir = await makeTestFolder()
      const guest = await openStore({ dataDir: guestDir, databaseUrl, env: {}, durable: false })
      const { token } = await issueAnonymousToken(guest, { clientId: 'me', address: '127.0.0.1' })
      await assert.rejects(authenticate(host, token), (error) =>
        ReelsmithError.is(error, 'auth/token-invalid'),
      )
      await guest.ping()
      assert.ok(!(await readdir(guestDir)).includes('postgres'))
      await guest.close()
      await rm(guestDir, { recursive: true })
    })
  })

  it('should say what to do when the given database does not answer', async () => {
    const guestDir = await makeTestFolder()
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none'
    await assert.rejects(openStore({ dataDir: guestDir, databaseUrl, env: {}, durable: false }), (error) => {
      return ReelsmithError.is(error, 'store/unavailable') && /DATABASE_URL/.test(error.message)
    })
    await rm(guestDir, { recursive: true })
  })
})
