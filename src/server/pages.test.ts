import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { changeTimeline } from '../store/sessions.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { tongueOf } from './pages/words.ts'
import { type TestReply, type TestServer, openTestServer } from './testing.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(async () => await server.close())

const password = 'correct horse battery'

async function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<TestReply> {
  const body = new URLSearchParams(fields).toString()
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
  return await server.call('POST', path, { body, headers: form })
}

/** What a browser keeps of the reply, to be sent back. */
function cookieOf(reply: TestReply): { cookie: string } {
  const [cookie = ''] = (reply.headers.get('set-cookie') ?? '').split(';')
  return { cookie }
}

async function newFilm(title: string): Promise<{ token: string; userId: string; taskId: string; sessionId: string }> {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const sessionId = json.session_id as string
  const timeline = { ...emptyTimeline({ language: 'en' }), title }
  await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
  return { token, userId, taskId: json.task_id as string, sessionId }
}

describe('every page', () => {
  it('should run no script, load nothing from elsewhere, and stay out of frames and search engines', async () => {
    for (const path of ['/', '/register', '/login', '/task/unknown', '/workspace/claim']) {
      const { headers, text } = await server.call('GET', path)
      assert.equal(headers.get('content-type'), 'text/html; charset=utf-8')
      const policy = headers.get('content-security-policy')!
      assert.match(policy, /default-src 'none'; style-src 'sha256-[^']+'/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.ok(!/unsafe|\*/.test(policy))
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.equal(headers.get('x-robots-tag'), 'noindex')
      assert.ok(!/<script|https?:\/\/(?!reelsmith\.test)|javascript:|\son\w+=/i.test(text), path)
    }
  })

  it('should speak the language that the browser asks for', async () => {
    const chinese = await server.call('GET', '/register', { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } })
    assert.match(chinese.text, /<html lang="zh">/)
    assert.match(chinese.text, /保留你的影片/)
    assert.deepEqual([tongueOf('en-GB,zh'), tongueOf('fr,zh'), tongueOf('fr'), tongueOf(undefined)], ['en', 'zh', 'en', 'en'])
  })
})

describe('/register', () => {
  it('should turn the anonymous account into one with a name, and show it', async () => {
    const { userId, token, taskId } = await newFilm('Waves & <b>wind</b>')
    const form = await server.call('GET', `/register?bind=${userId}`)
    assert.ok(form.text.includes(`name="bind" value="${userId}"`))
    const reply = await send('/register', { name: 'anna', password, bind: userId })
    assert.equal(reply.status, 200)
    assert.match(reply.text, /Welcome, anna/)
    assert.match(reply.text, /200 credits/)
    assert.ok(reply.text.includes('Waves &amp; &lt;b&gt;wind&lt;/b&gt;'))
    assert.match(reply.headers.get('set-cookie')!, /HttpOnly; SameSite=Lax$/)
    assert.equal((await server.call('GET', `/task/${taskId}`, { headers: cookieOf(reply) })).status, 200)
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).json.total, 200)
  })

  it('should show again what was sent, and say what is wrong with it', async () => {
    await send('/register', { name: 'taken', password, bind: '' })
    for (const [fields, says] of [
      [{ name: 'taken', password }, /is taken/],
      [{ name: '"><script>', password }, /expected letters/],
      [{ name: 'bob', password: 'short' }, /password: expected at least 8 characters/],
      [{ name: 'bob' }, /password: /],
    ] as const) {
      const { status, text } = await send('/register', { bind: 'anon_1', ...fields })
      assert.equal(status, 400)
      assert.match(text, says)
      assert.match(text, /name="bind" value="anon_1"/)
      assert.ok(!text.includes('<script'))
    }
  })

  it('should take no form of another site', async () => {
    const forms: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }]
    for (const headers of forms) {
      assert.equal((await send('/register', { name: 'mallory', password }, headers)).status, 403)
      assert.equal((await send('/logout', {}, headers)).status, 403)
    }
    const own = await send('/register', { name: 'own', password }, { origin: 'http://reelsmith.test' })
    assert.equal(own.status, 200)
  })
})

describe('/login', () => {
  before(async () => void (await send('/register', { name: 'carl', password })))

  it('should lead on to where one came from, on this site alone', async () => {
    const next = async (path: string): Promise<string | null> => {
      const reply = await send('/login', { name: 'Carl', password, next: path })
      return reply.headers.get('location')
    }
    assert.equal(await next('/task/0b9c'), '/task/0b9c')
    for (const path of ['//elsewhere.example', 'https://elsewhere.example', '/task/../x', '']) {
      assert.equal(await next(path), '/account')
    }
  })

  it('should refuse a wrong password without saying more', async () => {
    for (const name of ['carl', 'nobody']) {
      const { status, text } = await send('/login', { name, password: 'wrong password' })
      assert.equal(status, 400)
      assert.match(text, /The name or the password is wrong/)
    }
  })

  it('should make and revoke tokens of the account, and end with the logout', async () => {
    const cookie = cookieOf(await send('/login', { name: 'carl', password }))
    const made = await send('/account/tokens', { name: 'my agent' }, cookie)
    const [token] = /nmv_usr_[\w-]{43}/.exec(made.text)!
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).status, 200)
    const shown = await server.call('GET', '/account', { headers: cookie })
    assert.ok(shown.text.includes('my agent') && !shown.text.includes(token))
    const [, id] = /name="id" value="(tok_\w+)"/.exec(shown.text)!
    assert.equal((await send('/account/revoke', { id: id! }, cookie)).status, 303)
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).status, 401)

    const out = await send('/logout', {}, cookie)
    assert.match(out.headers.get('set-cookie')!, /reelsmith_login=;.*Max-Age=0/)
    const after = await server.call('GET', '/account', { headers: cookie })
    assert.equal(after.headers.get('location'), '/login?next=/account')
  })

  it('should open pages alone: the API knows no cookies', async () => {
    const cookie = cookieOf(await send('/login', { name: 'carl', password }))
    assert.equal((await server.call('GET', '/api/tokens', { headers: cookie })).status, 401)
  })
})

describe('a session as a page', () => {
  it('should open to whoever has the address while its owner has no login', async () => {
    const { taskId, userId } = await newFilm('The sea')
    const { status, text } = await server.call('GET', `/task/${taskId}`)
    assert.equal(status, 200)
    assert.match(text, /<h1>The sea<\/h1>/)
    assert.match(text, /Whoever has this link can see this page/)
    assert.ok(!text.includes(userId), 'who sees it can not register as its owner')
    assert.match(text, /Nothing has been exported yet/)
  })

  it('should open to nobody but its owner once registered', async () => {
    const { taskId, userId } = await newFilm('Mine')
    const owner = cookieOf(await send('/register', { name: 'dora', password, bind: userId }))
    const other = cookieOf(await send('/register', { name: 'eve', password }))
    for (const headers of [{ cookie: '' }, other]) {
      const { status, text } = await server.call('GET', `/task/${taskId}`, { headers })
      assert.equal(status, 403)
      assert.ok(!text.includes('Mine'))
    }
    assert.match((await server.call('GET', `/task/${taskId}`, { headers: owner })).text, /<h1>Mine<\/h1>/)
  })

  it('should open by a claim link for seven days', async () => {
    const { token, sessionId, userId } = await newFilm('Claimed')
    const { json } = await server.call('POST', '/api/auth/claim-token', { token, body: { session_id: sessionId } })
    const open = async (ct: string): Promise<TestReply> => await server.call('GET', `/workspace/claim?ct=${ct}`)
    const { text } = await open(json.claim_token as string)
    assert.match(text, /<h1>Claimed<\/h1>/)
    assert.ok(text.includes(`/register?bind=${userId}`), 'whom it was made for can')
    assert.equal((await open(`${json.claim_token}x`)).status, 404)
    server.store.advance(json.expires_in * 1000)
    assert.match((await open(json.claim_token as string)).text, /has expired/)
  })
})
