/** Envelope, tokens, scopes, claims, registration; what belongs to one user alone. */
import assert from 'node:assert/strict'
import { type Json, attribution } from '../client.ts'
import { type Row, Untried, balanceOf, creditsPath, mirrored, refused, submitPath } from '../row.ts'

const anonymousToken = '/api/auth/anonymous-token'
const withSession = '/api/tasks/me/with-session/nemo_agent'
const password = 'correct horse battery staple'

export const accountRows: readonly Row[] = [
  ['envelope: compact JSON of code, message, data', async ({ tokenReply }) => {
    assert.match(tokenReply.text, /"code":0,"message":"ok","data":\{"/)
  }],
  ['anonymous-token: any client id of 64 characters; token, user_id, expires_at in 7 days, credits', async ({ tokenReply }) => {
    const { token, user_id: userId, expires_at: expiresAt, credits: given } = mirrored(tokenReply)
    assert.match(token, /^nmv_usr_/)
    assert.match(userId, /^anon_/)
    assert.equal(typeof given, 'number')
    assert.ok(Math.abs(Date.parse(expiresAt) - Date.now() - 7 * 86_400_000) < 3_600_000, expiresAt)
  }],
  ['anonymous-token: the same client id gets the same token', async ({ call, clientId, tokenReply }) => {
    const again = await call('POST', anonymousToken, { token: null, headers: { 'X-Client-Id': clientId } })
    assert.equal(again.json.data.token, tokenReply.json.data.token)
  }],
  ['error 400: X-Client-Id is missing, empty or longer than 64 characters', async ({ call }) => {
    const wrong: Readonly<Record<string, string>>[] = [{}, { 'X-Client-Id': '' }, { 'X-Client-Id': 'x'.repeat(65) }]
    for (const headers of wrong) {
      const reply = await call('POST', anonymousToken, { token: null, headers })
      refused(reply, 400, 400)
      assert.match(reply.json.message, /X-Client-Id/)
    }
  }],
  ['error 1001: no token, an unknown one, what is no bearer token', async ({ call }) => {
    for (const token of [null, 'nmv_usr_unknown']) refused(await call('GET', creditsPath, { token }), 401, 1001)
    refused(await call('GET', creditsPath, { token: null, headers: { authorization: 'Basic eDp4' } }), 401, 1001)
  }],
  ['error 1001: an expired token', async () => {
    throw new Untried('no token ends within a run; src/store/accounts.test.ts moves the clock')
  }],
  ['credits: available, frozen, total, mirrored', async (client) => {
    const { available, frozen, total } = await balanceOf(client)
    assert.equal(total, available + frozen)
  }],
  ['error 1002: what is another user’s does not exist: state, turn, upload, export, render', async (client) => {
    const { call, sessionId } = client
    const { token } = await client.other()
    const said = { session_id: sessionId, new_message: { parts: [{ text: 'status' }] } }
    refused(await call('GET', `/api/state/nemo_agent/me/${sessionId}/latest`, { token }), 404, 1002)
    refused(await call('POST', '/run_sse', { token, body: said }), 404, 1002)
    refused(await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { token, body: { urls: ['https://example.com/a.png'] } }), 404, 1002)
    refused(await call('POST', submitPath, { token, body: { id: 'theirs', sessionId, draft: { v: 1 } }, headers: attribution }), 404, 1002)
  }],
  ['error 1002: a path that names another user', async ({ call, sessionId }) => {
    refused(await call('GET', `/api/state/nemo_agent/anon_another/${sessionId}/latest`), 404, 1002)
  }],
  ['tokens: named, listed without their secret, each scope opening its own; 403 without it, 1001 once revoked', async ({ call, sessionId }) => {
    const opens: Record<string, readonly [method: string, path: string]> = {
      read: ['GET', creditsPath],
      write: ['POST', withSession],
      upload: ['POST', `/api/upload-video/nemo_agent/me/${sessionId}`],
      render: ['POST', submitPath],
    }
    for (const scope of [...Object.keys(opens), '*']) {
      const made = mirrored(await call('POST', '/api/tokens', { body: { name: scope, scopes: [scope], expires_in_days: 1 } }))
      for (const [needed, [method, path]] of Object.entries(opens)) {
        const reply = await call(method, path, { token: made.token as string })
        const isOpen = scope === '*' || scope === needed
        if (isOpen) assert.ok(![401, 403].includes(reply.status), `${scope}: ${path}: ${reply.text}`)
        else refused(reply, 403, 403)
      }
      const list = await call('GET', '/api/tokens')
      assert.ok(mirrored(list).tokens.some(({ id, name }: Json) => id === made.id && name === scope))
      assert.ok(!list.text.includes(made.token as string))
      mirrored(await call('POST', `/api/tokens/${made.id}/revoke`))
      refused(await call('GET', creditsPath, { token: made.token as string }), 401, 1001)
    }
  }],
  ['claim-token: clm_…, a week, opens its page and no API', async ({ call, sessionId, sessionReply }) => {
    const body = { session_id: sessionId, task_id: sessionReply.json.data.task_id as string }
    const { claim_token: token, expires_in: seconds } = mirrored(await call('POST', '/api/auth/claim-token', { body }))
    assert.match(token, /^clm_/)
    assert.equal(seconds, 604_800)
    refused(await call('GET', creditsPath, { token }), 401, 1001)
    assert.equal((await call('GET', `/workspace/claim?ct=${token}`, { token: null })).status, 200)
  }],
  ['pages that skills print: /task/<task_id>, /register?bind=<user_id>', async ({ call, sessionReply, userId }) => {
    for (const path of [`/task/${sessionReply.json.data.task_id}`, `/register?bind=${userId}`]) {
      const { status, headers } = await call('GET', path, { token: null })
      assert.deepEqual([status, headers.get('content-type')?.split(';')[0]], [200, 'text/html'], path)
    }
  }],
  ['register, login, logout: the anonymous account keeps its token and gets a name', async (client) => {
    const { call } = client
    const { token, userId } = await client.other()
    const name = `c-${userId.slice(-20)}`
    const registered = succeededWithToken(await call('POST', '/api/auth/register', { token: null, body: { name, password, bind: userId } }))
    assert.equal(registered.user_id, userId)
    assert.equal((await call('GET', creditsPath, { token })).status, 200)
    const wrong = await call('POST', '/api/auth/login', { token: null, body: { name, password: 'another password' } })
    assert.equal(wrong.status, 401)
    const login = succeededWithToken(await call('POST', '/api/auth/login', { token: null, body: { name, password } }))
    assert.equal(login.user_id, userId)
    mirrored(await call('POST', '/api/auth/logout', { token: login.token as string }))
    refused(await call('GET', creditsPath, { token: login.token as string }), 401, 1001)
  }],
]

function succeededWithToken(reply: Parameters<typeof mirrored>[0]): Json {
  const data = mirrored(reply)
  assert.match(data.token, /^nmv_usr_/)
  return data
}

/** They end accounts, or use up an address: tried after all others. */
export const lastAccountRows = (options: { readonly useUpTokens?: boolean }): readonly Row[] => [
  ['DELETE /api/me: the account is gone with its token', async (client) => {
    const { token } = await client.other()
    mirrored(await client.call('DELETE', '/api/me', { token }))
    refused(await client.call('GET', creditsPath, { token }), 401, 1001)
  }],
  ['error 429: one address has so many tokens in 7 days; Retry-After', async ({ call }) => {
    if (!options.useUpTokens) throw new Untried('it would leave this address without new tokens for a week; --use-up-tokens does it')
    for (let asked = 0; asked < 50; asked++) {
      const reply = await call('POST', anonymousToken, { token: null, headers: { 'X-Client-Id': `one of many ${Math.random()}` } })
      if (reply.status === 200) continue
      refused(reply, 429, 429)
      assert.ok(Number(reply.headers.get('retry-after')) > 0, 'Retry-After')
      return
    }
    throw new Untried('it gave one address 50 tokens: its operator lets more through (REELSMITH_TOKENS_PER_IP)')
  }],
]
