import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { tokenLifetimeMs } from '../store/account-policy.ts'
import { type Scope, scopes } from '../wire/access.ts'
import { accessOf } from './access.ts'
import { type TestServer, openTestServer } from './testing.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(async () => await server.close())

const password = 'correct horse battery'

async function namedToken(token: string, ...granted: string[]): Promise<string> {
  const { status, json } = await server.call('POST', '/api/tokens', { token, body: { name: 'ci', scopes: granted } })
  assert.equal(status, 200)
  return json.token as string
}

/** A token of one user for each scope. */
async function scopedTokens(): Promise<[scope: Scope, token: string][]> {
  const { token } = await server.newUser()
  const tokens: [Scope, string][] = []
  for (const scope of scopes) tokens.push([scope, await namedToken(token, scope)])
  return tokens
}
let sharedTokens: ReturnType<typeof scopedTokens> | undefined
/** Routes whose success takes the token away. */
const endsTokens = new Set(['POST /api/auth/logout', 'DELETE /api/me'])

/** A path of the route, with something in place of its parameters. */
const pathOf = (route: string): [method: string, path: string] => {
  const [method = '', path = ''] = route.split(' ')
  return [method, path.replace(/:\w+/g, '1234567890123456789')]
}

describe('the table of access', () => {
  it('should have a row for every route, and none without one', () => {
    const registered = server.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
    assert.deepEqual([...new Set(registered)].toSorted(), Object.keys(accessOf).toSorted())
  })

  for (const [route, access] of Object.entries(accessOf)) {
    if (access === 'anyone') continue
    it(`should guard ${route}`, async () => {
      const [method, path] = pathOf(route)
      const unknown = await server.call(method, path)
      assert.deepEqual([unknown.status, unknown.json.code], [401, 1001])
      const tokens = await (endsTokens.has(route) ? scopedTokens() : (sharedTokens ??= scopedTokens()))
      for (const [scope, token] of tokens) {
        const { status, json } = await server.call(method, path, { token })
        if (access === 'operator') {
          assert.equal(status, 401)
          continue
        }
        const isMeant: boolean = scope === '*' || access === 'any token' || access.includes(scope)
        assert.equal(status === 403 && json.code === 403, !isMeant, `${scope}: ${status} ${json?.message}`)
      }
    })
  }
})

describe('named tokens', () => {
  it('should be told once, listed without their secret, and end when revoked', async () => {
    const { token } = await server.newUser()
    const made = await server.call('POST', '/api/tokens', { token, body: { name: 'laptop', scopes: ['read', 'render'], expires_in_days: 3 } })
    assert.match(made.json.data.token, /^nmv_usr_[\w-]{43}$/)
    const days = (Date.parse(made.json.expires_at) - Date.parse(made.json.created_at)) / 86_400_000
    assert.equal(days, 3)
    const use = async (): Promise<number> =>
      (await server.call('GET', '/api/credits/balance/simple', { token: made.json.token as string })).status
    assert.equal(await use(), 200)

    const list = await server.call('GET', '/api/tokens', { token })
    const { token: _secret, ...shown } = made.json.data as Record<string, unknown>
    assert.deepEqual(list.json.data, { tokens: [shown] })
    assert.ok(!list.text.includes('nmv_usr_'))

    const revoked = await server.call('POST', `/api/tokens/${made.json.id}/revoke`, { token })
    assert.deepEqual(revoked.json.data, { id: made.json.id, revoked: true })
    assert.equal(await use(), 401)
    assert.equal((await server.call('GET', '/api/tokens', { token })).json.tokens[0].revoked, true)
  })

  it('should be out of reach of other users', async () => {
    const [mine, other] = [await server.newUser(), await server.newUser()]
    const made = await server.call('POST', '/api/tokens', { token: mine.token, body: { name: 'mine' } })
    const { status } = await server.call('POST', `/api/tokens/${made.json.id}/revoke`, { token: other.token })
    assert.equal(status, 404)
    assert.equal((await server.call('GET', '/api/tokens', { token: made.json.token as string })).status, 200)
    assert.deepEqual((await server.call('GET', '/api/tokens', { token: other.token })).json.tokens, [])
  })

  it('should be refused by the field that is wrong', async () => {
    const { token } = await server.newUser()
    const cases: [object, string][] = [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: 'x', scopes: [] }, 'scopes'],
      [{ name: 'x', scopes: ['admin'] }, 'scopes[0]'],
      [{ name: 'x', expires_in_days: 366 }, 'expires_in_days'],
      [{ name: 'x', expires_in_days: '7' }, 'expires_in_days'],
    ]
    for (const [body, field] of cases) {
      const { status, json } = await server.call('POST', '/api/tokens', { token, body })
      assert.equal(status, 400)
      assert.ok(json.message.startsWith(`${field}: `), json.message)
    }
  })

  it('should stop at fifty', async () => {
    const { token } = await server.newUser()
    for (let made = 0; made < 50; made++) await namedToken(token, 'read')
    const { status, json } = await server.call('POST', '/api/tokens', { token, body: { name: 'one more' } })
    assert.deepEqual([status, json.code], [400, 400])
    assert.match(json.message, /50 tokens/)
  })
})

describe('registration', () => {
  let names = 0
  const newName = (): string => `Maker-${++names}`
  const register = async (body: object, token?: string) =>
    await server.call('POST', '/api/auth/register', { body: { password, ...body }, ...(token && { token }) })

  it('should keep the account and give it credits; no client id opens it afterwards, its token lives on', async () => {
    const user = await server.newUser()
    const session = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: user.token })
    const name = newName()
    const { status, json } = await register({ name, bind: user.userId })
    assert.equal(status, 200)
    assert.deepEqual([json.data.user_id, json.data.name, json.data.credits], [user.userId, name, 200])
    for (const token of [user.token, json.token as string]) {
      const state = await server.call('GET', `/api/state/nemo_agent/me/${session.json.session_id}/latest`, { token })
      assert.equal(state.status, 200)
    }
    const again = await server.call('POST', '/api/auth/anonymous-token', { headers: { 'x-client-id': user.clientId } })
    assert.notEqual(again.json.user_id, user.userId)
  })

  it('should register the account of the token that is shown, else a new one', async () => {
    const user = await server.newUser()
    assert.equal((await register({ name: newName() }, user.token)).json.user_id, user.userId)
    const fresh = await register({ name: newName() })
    assert.match(fresh.json.user_id, /^anon_/)
    assert.equal(fresh.json.credits, 200)
  })

  it('should give the credits once, and the account to the first who asks', async () => {
    const user = await server.newUser()
    const all = await Promise.all([1, 2].map(async () => await register({ name: newName(), bind: user.userId })))
    assert.deepEqual(all.map(({ status }) => status).toSorted(), [200, 400])
    const { json } = await server.call('GET', '/api/credits/balance/simple', { token: user.token })
    assert.equal(json.total, 200)
  })

  it('should take a name once, however it is written', async () => {
    const name = newName()
    assert.equal((await register({ name })).status, 200)
    for (const same of [name, name.toUpperCase(), name.replace('M', 'Ｍ')]) {
      const { status, json } = await register({ name: same })
      assert.equal(status, 400)
      assert.match(json.detail, /^name: .*taken/)
    }
  })

  it('should say which field is wrong', async () => {
    const cases: [object, string][] = [
      [{ name: 'ab' }, 'name'],
      [{ name: 'a b c' }, 'name'],
      [{ name: newName(), password: 'short' }, 'password'],
      [{ name: newName(), password: 'x'.repeat(201) }, 'password'],
      [{ name: newName(), bind: 'anon_000000000000000000000000' }, 'bind'],
      [{ name: 7 }, 'name'],
    ]
    for (const [body, field] of cases) {
      const { status, json, headers } = await register(body)
      assert.deepEqual([status, json.field], [400, field], json.detail)
      assert.equal(headers.get('content-type'), 'application/problem+json')
    }
  })

  it('should count new accounts against the address', async () => {
    const strict = await openTestServer({ env: { REELSMITH_TOKENS_PER_IP: '2' } })
    const ask = async (name: string) =>
      await strict.call('POST', '/api/auth/register', { body: { name, password }, address: '198.51.100.1' })
    assert.deepEqual([(await ask('one')).status, (await ask('two')).status], [200, 200])
    const third = await ask('three')
    assert.equal(third.status, 429)
    assert.equal(third.headers.get('retry-after'), String(tokenLifetimeMs / 1000))
    await strict.close()
  })

  it('should log in with the name and the password, and out again', async () => {
    const name = newName()
    const { json: registered } = await register({ name })
    const logIn = async (body: object) => await server.call('POST', '/api/auth/login', { body })
    for (const wrong of [{ name, password: 'not the password' }, { name: 'nobody', password }, { name: '', password: '' }]) {
      assert.equal((await logIn(wrong)).status, 401)
    }
    const { json } = await logIn({ name: name.toLowerCase(), password })
    assert.deepEqual([json.user_id, json.name], [registered.user_id, name])
    assert.notEqual(json.token, registered.token)
    const token = json.token as string
    assert.equal((await server.call('POST', '/api/auth/logout', { token })).json.data.revoked, true)
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).json.code, 1001)
    const other = await server.call('GET', '/api/credits/balance/simple', { token: registered.token as string })
    assert.equal(other.status, 200)
  })
})

describe('a claim token', () => {
  it('should be given for a session of the user, and open no API', async () => {
    const [user, other] = [await server.newUser(), await server.newUser()]
    const { json: session } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: user.token })
    const body = { task_id: session.task_id as string, session_id: session.session_id as string }
    const { json } = await server.call('POST', '/api/auth/claim-token', { token: user.token, body })
    assert.match(json.data.claim_token, /^clm_/)
    assert.equal(json.data.expires_in, 604_800)
    const used = await server.call('GET', '/api/credits/balance/simple', { token: json.claim_token as string })
    assert.equal(used.status, 401)
    assert.equal((await server.call('POST', '/api/auth/claim-token', { token: other.token, body })).json.code, 1002)
    const wrong = { ...body, task_id: 'another' }
    assert.equal((await server.call('POST', '/api/auth/claim-token', { token: user.token, body: wrong })).status, 400)
  })
})
