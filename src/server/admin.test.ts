import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { operatorTokenFile } from '../process/data-folder.ts'
import { type TestReply, type TestServer, openTestServer } from './testing.ts'

let server: TestServer
let token: string
before(async () => {
  server = await openTestServer()
  token = await readFile(join(server.store.dataDir, operatorTokenFile), 'utf8')
})
after(async () => await server.close())

const ask = async (path: string, body?: object): Promise<TestReply> =>
  await server.call(body ? 'POST' : 'GET', `/api/admin/users${path}`, { token, body })

describe('the routes of the operator', () => {
  it('should open to the token in the data folder alone, which only its owner can read', async () => {
    assert.equal((await stat(join(server.store.dataDir, operatorTokenFile))).mode & 0o777, 0o600)
    const { token: users } = await server.newUser()
    for (const wrong of ['', users, `${token}x`, token.slice(1)]) {
      const { status, json } = await server.call('GET', '/api/admin/users', { token: wrong })
      assert.deepEqual([status, json.code], [401, 1001])
    }
    assert.equal((await ask('')).status, 200)
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).status, 401)
  })

  it('should list accounts, newest first, and find them by a part of id or name', async () => {
    const [first, second] = [await server.newUser(), await server.newUser()]
    const body = { name: 'Olga_50', password: 'correct horse', bind: first.userId }
    await server.call('POST', '/api/auth/register', { body })
    const { users, total } = (await ask('?limit=2')).json.data
    assert.equal(users.length, 2)
    assert.ok(total >= 2)
    const found = async (search: string): Promise<string[]> =>
      (await ask(`?search=${encodeURIComponent(search)}`)).json.data.users.map((user: { user_id: string }) => user.user_id)
    assert.deepEqual(await found('olga_50'), [first.userId])
    assert.deepEqual(await found('o%50'), [])
    assert.deepEqual(await found(second.userId.slice(5)), [second.userId])
    assert.deepEqual((await ask('?search=olga')).json.data.users[0], {
      user_id: first.userId,
      name: 'Olga_50',
      plan: 'registered',
      created_at: server.store.now().toISOString(),
      available: 200,
      frozen: 0,
      sessions: 0,
      live_tokens: 2,
    })
  })

  it('should make accounts, for a server that gives none by itself', async () => {
    const closed = await openTestServer({ env: { REELSMITH_ANON: 'off' } })
    const operator = await readFile(join(closed.store.dataDir, operatorTokenFile), 'utf8')
    const account = { name: 'pia', password: 'correct horse' }
    assert.equal((await closed.call('POST', '/api/auth/anonymous-token', { headers: { 'x-client-id': 'x' } })).status, 403)
    assert.equal((await closed.call('POST', '/api/auth/register', { body: account })).status, 403)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const page = await closed.call('POST', '/register', { body: new URLSearchParams(account).toString(), headers: form })
    assert.match(page.text, /ask its operator/)
    const add = async (body: object) => await closed.call('POST', '/api/admin/users', { token: operator, body })
    const { json } = await add({ ...account, plan: 'unlimited' })
    assert.deepEqual([json.data.name, json.data.plan, json.data.live_tokens], ['pia', 'unlimited', 0])
    assert.equal(json.data.available, 200)
    assert.equal((await add(account)).json.field, 'name')
    assert.equal((await add({ name: 'al', password: 'short' })).status, 400)
    const twins = await Promise.all([1, 2].map(async () => (await add({ ...account, name: 'twin' })).status))
    assert.deepEqual(twins.toSorted(), [200, 400])
    assert.equal((await closed.call('POST', '/api/auth/login', { body: account })).status, 200)
    await closed.close()
  })

  it('should give credits, which may end', async () => {
    const user = await server.newUser()
    assert.equal((await ask(`/${user.userId}/credits`, { amount: 25, expires_in_days: 2 })).json.data.available, 125)
    assert.equal((await ask(`/${user.userId}/credits`, { amount: 25 })).json.data.available, 150)
    for (const body of [{}, { amount: 0 }, { amount: -5 }, { amount: 1.5 }, { amount: '5' }, { amount: 1, expires_in_days: 0 }]) {
      assert.equal((await ask(`/${user.userId}/credits`, body)).status, 400)
    }
    assert.equal((await ask('/nobody/credits', { amount: 5 })).status, 404)
  })

  it('should set the plan and end all tokens', async () => {
    const user = await server.newUser()
    assert.equal((await ask(`/${user.userId}/plan`, { plan: 'unlimited' })).json.data.plan, 'unlimited')
    assert.equal((await ask(`/${user.userId}/plan`, { plan: 'gold' })).status, 400)
    assert.deepEqual((await ask(`/${user.userId}/revoke`, {})).json.data, { user_id: user.userId, revoked: 1 })
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token: user.token })).status, 401)
    assert.deepEqual((await ask(`/${user.userId}/revoke`, {})).json.data.revoked, 0)
  })
})
