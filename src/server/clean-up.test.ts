import assert from 'node:assert/strict'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { addAsset } from '../store/assets.ts'
import { freezeCredits } from '../store/credit-holds.ts'
import { eq } from '../store/drizzle.ts'
import { giveCredits } from '../store/operator.ts'
import { creditBalance } from '../store/ledger.ts'
import { closeAccount } from '../store/removal.ts'
import { submitRender } from '../store/renders.ts'
import { assets, jobs, ledgerEntries, sessions, tokens, turns, users } from '../store/schema.ts'
import { cleanUp } from './clean-up.ts'
import { type TestServer, openTestServer } from './testing.ts'

const day = 86_400_000

let server: TestServer
before(async () => {
  const patient = new URL('__fixtures__/patient.ts', import.meta.url)
  server = await openTestServer({ handlers: { generate: patient, render: patient } })
})
after(async () => await server.close())

async function newSession(token: string): Promise<string> {
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  return json.session_id as string
}

/** An object on disk; its key. */
async function keepFile(): Promise<string> {
  const file = server.store.objects.temporaryPath('mp4')
  await writeFile(file, 'film')
  return await server.store.objects.adopt(file, 'mp4')
}

const isThere = async (key: string): Promise<boolean> => (await server.store.objects.size(key)) !== null

/** An upload in a session; the key of its file. */
async function upload(userId: string, sessionId: string, objectKey?: string): Promise<string> {
  const key = objectKey ?? (await keepFile())
  await addAsset(server.store, {
    userId,
    sessionId,
    kind: 'video',
    origin: 'uploaded',
    objectKey: key,
    fileName: 'a.mp4',
    sizeBytes: 4,
    durationMs: 1000,
    handleMs: 0,
    width: 2,
    height: 2,
    fps: 30,
    hasAudio: false,
    prompt: null,
    model: null,
    seed: null,
  })
  return key
}

/** A finished render; the key of its film. */
async function render(userId: string, sessionId: string, renderId: string): Promise<string> {
  const key = await keepFile()
  const { store } = server
  await submitRender(store, { userId, sessionId, renderId, contentHash: renderId }, async (tx) => {
    const finishedAt = store.now()
    const job = { id: renderId, kind: 'render', userId, sessionId, payload: {}, status: 'completed', progress: 1 } as const
    await tx.insert(jobs).values({ ...job, result: { objectKey: key }, attempts: 1, createdAt: finishedAt, finishedAt })
    return renderId
  })
  return key
}

/** A turn that paints until it is cancelled. */
async function startPainting(token: string, sessionId: string): Promise<void> {
  const { status } = await server.call('POST', `/api/sessions/${sessionId}/actions/generate-scene`, {
    token,
    body: { input: { prompt: 'the sea', durationMs: 1000 } },
  })
  assert.equal(status, 202)
}

describe('cleanUp', () => {
  it('should remove sessions that nobody used for 30 days, with their files, and no other', async () => {
    const { token, userId } = await server.newUser()
    const [idle, used] = [await newSession(token), await newSession(token)]
    const [mine, shared] = [await upload(userId, idle), await upload(userId, idle)]
    server.store.advance(29 * day)
    await upload(userId, used, shared)
    server.store.advance(day - 1)
    await cleanUp(server.parts)
    assert.ok(await isThere(mine))
    server.store.advance(2)
    await cleanUp(server.parts)
    const left = await server.store.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId))
    assert.deepEqual(left, [{ id: used }])
    assert.deepEqual([await isThere(mine), await isThere(shared)], [false, true])
  })

  it('should keep a session that something works on', async () => {
    const user = await server.newUser()
    const busy = await newSession(user.token)
    await startPainting(user.token, busy)
    server.store.advance(31 * day)
    await cleanUp(server.parts)
    assert.equal((await server.store.db.select().from(sessions).where(eq(sessions.id, busy))).length, 1)
    await server.parts.turns.cancel(busy)
    await cleanUp(server.parts)
    assert.equal((await server.store.db.select().from(sessions).where(eq(sessions.id, busy))).length, 0)
  })

  it('should remove old films and leave their session', async () => {
    const { token, userId } = await server.newUser()
    const session = await newSession(token)
    const old = await render(userId, session, 'render_old')
    server.store.advance(20 * day)
    const recent = await render(userId, session, 'render_recent')
    server.store.advance(15 * day)
    await cleanUp(server.parts)
    assert.deepEqual([await isThere(old), await isThere(recent)], [false, true])
    assert.equal((await server.store.db.select().from(jobs).where(eq(jobs.id, 'render_old'))).length, 0)
    assert.equal((await server.store.db.select().from(sessions).where(eq(sessions.id, session))).length, 1)
  })

  it('should drop pieces of films that were not used since', async () => {
    const folder = join(server.store.dataDir, 'cache', 'media')
    await mkdir(folder, { recursive: true })
    const now = server.store.now().getTime()
    for (const [name, ageDays] of [['old', 31], ['used', 29]] as const) {
      await writeFile(join(folder, name), '')
      await utimes(join(folder, name), new Date(now - ageDays * day), new Date(now - ageDays * day))
    }
    await cleanUp(server.parts)
    assert.deepEqual(await readdir(folder), ['used'])
  })

  it('should end credits that were given for a time', async () => {
    const { userId } = await server.newUser()
    await giveCredits(server.store, userId, { amount: 50, reference: 'gift', lifetimeMs: day })
    server.store.advance(day)
    await cleanUp(server.parts)
    assert.equal((await creditBalance(server.store, userId)).total, 100)
  })

  it('should remove nothing when the operator keeps all for ever', async () => {
    const hoarder = await openTestServer({ env: { REELSMITH_RETENTION_DAYS: '0' } })
    const { token } = await hoarder.newUser()
    await hoarder.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
    hoarder.store.advance(10_000 * day)
    await cleanUp(hoarder.parts)
    assert.equal((await hoarder.store.db.select().from(sessions)).length, 1)
    await hoarder.close()
  })
})

describe('DELETE /api/me', () => {
  it('should stop what is under way and remove all but the ledger', async () => {
    const user = await server.newUser()
    const body = { name: 'leaving', password: 'correct horse', bind: user.userId }
    await server.call('POST', '/api/auth/register', { body })
    const session = await newSession(user.token)
    const files = [await upload(user.userId, session), await render(user.userId, session, 'render_mine')]
    await startPainting(user.token, session)
    const other = await server.newUser()
    const theirs = await upload(other.userId, await newSession(other.token))
    const { db } = server.store
    assert.deepEqual(await creditBalance(server.store, user.userId), { available: 198, frozen: 2, total: 200 })

    const reply = await server.call('DELETE', '/api/me', { token: user.token })
    assert.deepEqual([reply.status, reply.json.data], [200, { deleted: true }])
    for (const table of [sessions, assets, jobs, tokens] as const) {
      assert.deepEqual(await db.select().from(table).where(eq(table.userId, user.userId)), [])
    }
    assert.deepEqual(await Promise.all([...files, theirs].map(isThere)), [false, false, true])
    assert.equal((await db.select().from(turns).where(eq(turns.sessionId, session))).length, 0)
    const [left] = await db.select().from(users).where(eq(users.id, user.userId))
    assert.deepEqual([left!.name, left!.passwordHash, left!.clientHash], [null, null, null])
    assert.deepEqual(await creditBalance(server.store, user.userId), { available: 0, frozen: 0, total: 0 })
    const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.userId, user.userId))
    assert.deepEqual(entries.map(({ kind }) => kind).toSorted(), ['expire', 'freeze', 'grant', 'grant', 'release'])

    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token: user.token })).status, 401)
    const again = await server.call('POST', '/api/auth/login', { body })
    assert.equal(again.status, 401)
    assert.equal((await server.call('POST', '/api/auth/register', { body: { ...body, bind: user.userId } })).status, 400)
    const reused = await server.call('POST', '/api/auth/register', { body: { name: 'leaving', password: 'correct horse' } })
    assert.equal(reused.status, 200)
  })

  it('should be finished by the clean-up when the server ended in the middle of it', async () => {
    const user = await server.newUser()
    const session = await newSession(user.token)
    const file = await upload(user.userId, session)
    await server.store.db.transaction(async (tx) => {
      await freezeCredits(server.store, tx, [{ id: 'half', userId: user.userId, amount: 5, item: 'procedural-clip' }])
    })
    await closeAccount(server.store, user.userId)
    await cleanUp(server.parts)
    assert.equal(await isThere(file), false)
    assert.deepEqual(await creditBalance(server.store, user.userId), { available: 0, frozen: 0, total: 0 })
  })

  it('should be closed to tokens without all scopes', async () => {
    const { token } = await server.newUser()
    const made = await server.call('POST', '/api/tokens', { token, body: { name: 'x', scopes: ['write'] } })
    assert.equal((await server.call('DELETE', '/api/me', { token: made.json.token as string })).status, 403)
  })
})
