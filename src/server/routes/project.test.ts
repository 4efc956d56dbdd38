import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { actions } from '../../actions/registry.ts'
import { changeTimeline } from '../../store/sessions.ts'
import { emptyTimeline, videoClip } from '../../timeline/create.ts'
import { actionListSchema } from '../../wire/session.ts'
import { type CallOptions, type TestReply, type TestServer, openTestServer } from '../testing.ts'

let server: TestServer
let token: string
before(async () => {
  server = await openTestServer({
    env: { REELSMITH_ANON_CREDITS: '3' },
    handlers: { generate: new URL('../__fixtures__/patient.ts', import.meta.url) },
  })
  token = (await server.newUser()).token
})
after(async () => await server.close())

const get = async (path: string, options: CallOptions = {}): Promise<TestReply> => await server.call('GET', path, { token, ...options })

async function newSession(language = 'en'): Promise<string> {
  const body = { task_name: 'project', language }
  return (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token, body })).json.session_id as string
}

async function act(sessionId: string, name: string, body: object = {}, options: CallOptions = {}): Promise<TestReply> {
  return await server.call('POST', `/api/sessions/${sessionId}/actions/${name}`, { token, body, ...options })
}

/** Reads the messages of a stream until the test has seen enough. */
async function* messagesOf(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + part).split('\n\n')
    rest = messages.pop()!
    yield* messages
  }
}

describe('GET /api/sessions', () => {
  it('should list the sessions of the user, the one changed last first, page by page', async () => {
    const user = await server.newUser()
    const mine = { token: user.token }
    const ids: string[] = []
    for (let count = 0; count < 3; count++) {
      const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', mine)
      ids.unshift(json.session_id as string)
      server.store.advance(1000)
    }
    await act(ids[2]!, 'set-canvas', { input: { ratio: '9:16' } }, mine)
    const all = [ids[2], ids[0], ids[1]]
    const first = (await get('/api/sessions?limit=2', mine)).json.data
    const listed = (page: { sessions: { session_id: string }[] }): string[] => page.sessions.map(({ session_id: id }) => id)
    assert.deepEqual(listed(first), all.slice(0, 2))
    assert.deepEqual([first.sessions[0].version, first.sessions[0].task_name, first.sessions[0].duration], [1, 'project', 0])
    const second = (await get(`/api/sessions?limit=2&after=${first.next}`, mine)).json.data
    assert.deepEqual([listed(second), second.next], [all.slice(2), null])
  })

  it('should call a film by its title, else by what is seen first', async () => {
    const clip = videoClip({ id: 'clip', name: 'p.jpg', asset: 'a', durationMs: 1000 })
    for (const [title, told] of [['', 'p.jpg'], ['Holiday', 'Holiday']] as const) {
      const sessionId = await newSession()
      const timeline = { ...emptyTimeline({ title }), tracks: [{ id: 'v', kind: 'video' as const, role: 'main' as const, name: 'Video', clips: [clip] }] }
      await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
      assert.equal((await get('/api/sessions?limit=1')).json.data.sessions[0].title, told)
      server.store.advance(1000)
    }
  })

  it('should name the parameter that is wrong', async () => {
    for (const query of ['limit=0', 'limit=101', 'limit=many', `after=${'1'.repeat(65)}`]) {
      const { status, json } = await get(`/api/sessions?${query}`)
      assert.deepEqual([status, json.field], [400, query.split('=')[0]])
    }
  })
})

describe('GET /api/actions', () => {
  it('should tell what can be done, with the schema of each input', async () => {
    const { actions: listed } = actionListSchema.parse((await get('/api/actions')).json.data)
    assert.deepEqual(listed.map(({ name }) => name), actions.map(({ name }) => name))
    const lookers = listed.filter((entry) => entry.read_only).map(({ name }) => name)
    assert.deepEqual(lookers.toSorted(), ['list-files', 'list-versions', 'read-document', 'show-brand', 'show-credits', 'show-timeline'])
    const { properties } = listed.find(({ name }) => name === 'set-canvas')!.input as { properties: { ratio: { enum: string[] } } }
    assert.ok(properties.ratio.enum.includes('9:16'))
  })
})

describe('POST /api/sessions/<sid>/turns/<tid>/cancel', () => {
  it('should stop the work of a turn, give back what it would have cost, and leave the session free', async () => {
    const mine = { token: (await server.newUser()).token }
    const sessionId = (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', mine)).json.session_id as string
    const scene = { input: { prompt: 'the sea', durationMs: 1000 } }
    const { turn_id: turnId } = (await act(sessionId, 'generate-scene', scene, mine)).json.data
    const waiting = act(sessionId, 'set-canvas', { input: { ratio: '1:1' } }, mine)
    const path = `/api/sessions/${sessionId}/turns/${turnId}`
    const { status, json } = await server.call('POST', `${path}/cancel`, mine)
    assert.deepEqual([status, json.data.turn_id], [200, turnId])
    assert.equal((await waiting).status, 200)
    const { data } = (await get(path, mine)).json
    assert.deepEqual([data.status, data.events.at(-1).type, data.events.at(-1).code], ['ended', 'error', 409])
    assert.deepEqual((await get('/api/credits/balance/simple', mine)).json.data, { available: 3, frozen: 0, total: 3 })
    const again = await server.call('POST', `${path}/cancel`, mine)
    assert.deepEqual([again.status, again.json.data.status], [200, 'ended'])
  })

  it('should keep a turn that still waits from doing anything', async () => {
    const mine = { token: (await server.newUser()).token }
    const sessionId = (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', mine)).json.session_id as string
    const scene = { input: { prompt: 'the sea', durationMs: 1000 } }
    const { turn_id: first } = (await act(sessionId, 'generate-scene', scene, mine)).json.data
    const body = { session_id: sessionId, new_message: { parts: [{ text: 'make it square' }] } }
    const response = await server.open('POST', '/run_sse', { ...mine, body })
    const second = response.headers.get('x-turn-id')!
    for (const turnId of [second, first]) await server.call('POST', `/api/sessions/${sessionId}/turns/${turnId}/cancel`, mine)
    assert.match(await response.text(), /The turn was cancelled/)
    assert.equal((await get(`/api/sessions/${sessionId}/versions`, mine)).json.data.versions.length, 0)
    assert.equal((await server.call('POST', `/api/sessions/${sessionId}/turns/nothing/cancel`, mine)).status, 404)
  })
})

describe('POST /api/sessions/<sid>/actions/<name>', () => {
  it('should do what the agent would do, and say what came of it', async () => {
    const sessionId = await newSession()
    const { status, json } = await act(sessionId, 'set-canvas', { input: { ratio: '9:16' } })
    assert.deepEqual([status, json.data.version], [200, 1])
    assert.deepEqual([json.data.result.width, json.data.result.height], [1080, 1920])
    const state = await get(`/api/state/nemo_agent/me/${sessionId}/latest`)
    assert.equal(state.json.data.state.canvas_config.ratio, '9:16')
    const { data } = (await get(`/api/sessions/${sessionId}/turns/${json.data.turn_id}`)).json
    assert.equal(data.status, 'ended')
    assert.deepEqual(data.events.map(({ type }: { type: string }) => type), ['tool_call', 'tool_result'])
  })

  it('should change nothing when somebody else has changed it since', async () => {
    const sessionId = await newSession()
    await act(sessionId, 'set-canvas', { input: { ratio: '1:1' }, baseVersion: 0 })
    const { status, json } = await act(sessionId, 'set-canvas', { input: { ratio: '4:5' }, baseVersion: 0 })
    assert.deepEqual([status, json.type], [409, 'urn:reelsmith:problem:session:version-conflict'])
    assert.match(json.detail, /expected version 0, it is at 1/)
    assert.equal((await act(sessionId, 'set-canvas', { input: { ratio: '4:5' }, baseVersion: 1 })).status, 200)
  })

  it('should name the field that is wrong', async () => {
    const sessionId = await newSession()
    const cases: [string, object, string][] = [
      ['set-canvas', { input: { ratio: '5:1' } }, 'input.ratio'],
      ['set-canvas', { input: 7 }, 'input'],
      ['set-canvas', { baseVersion: -1 }, 'baseVersion'],
      ['make-coffee', {}, 'name'],
    ]
    for (const [name, body, field] of cases) {
      const { status, json } = await act(sessionId, name, body)
      assert.deepEqual([status, json.field], [400, field], json.detail)
    }
  })

  it('should say why an action failed, and leave the session free for the next', async () => {
    const sessionId = await newSession()
    const { status, json } = await act(sessionId, 'export-film')
    assert.deepEqual([status, json.type], [400, 'urn:reelsmith:problem:render:nothing-to-export'])
    assert.equal((await act(sessionId, 'show-timeline')).status, 200)
  })

  it('should answer at once when it has begun long work, and refuse what cannot be paid', async () => {
    const sessionId = await newSession()
    const scene = { input: { prompt: 'the sea', durationMs: 1000 } }
    const { status, json } = await act(sessionId, 'generate-scene', scene)
    assert.equal(status, 202)
    const turn = (await get(`/api/sessions/${sessionId}/turns/${json.data.turn_id}`)).json.data
    assert.deepEqual([turn.status, turn.progress, turn.doing], ['running', 0, 'painting "the sea"'])
    assert.deepEqual((await get('/api/credits/balance/simple')).json.data, { available: 1, frozen: 2, total: 3 })
    const refused = await act(await newSession(), 'generate-scene', scene)
    assert.deepEqual([refused.status, refused.json.code], [403, 2001])
    assert.match(refused.json.data.registration_url, /\/register\?bind=anon_/)
  })

  it('should stream its events to those who ask for them', async () => {
    const sessionId = await newSession()
    const headers = { accept: 'text/event-stream' }
    const { text } = await act(sessionId, 'set-canvas', { input: { ratio: '1:1' } }, { headers })
    const lines = text.trim().split('\n\n')
    assert.equal(lines.length, 2)
    const [, turnId] = /^id: ([\w-]+):1\n/.exec(lines[0]!)!
    const again = await get(`/api/sessions/${sessionId}/turns/${turnId}`, { headers: { ...headers, 'last-event-id': `${turnId}:1` } })
    assert.equal(again.text.trim(), lines[1])
  })

  it('should be out of reach of other users', async () => {
    const sessionId = await newSession()
    const { json } = await act(sessionId, 'set-canvas', { input: { ratio: '1:1' } })
    const other = { token: (await server.newUser()).token }
    assert.equal((await act(sessionId, 'set-canvas', { input: { ratio: '4:5' } }, other)).json.code, 1002)
    const theirs = (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', other)).json.session_id as string
    for (const path of ['operations', 'versions', `turns/${json.data.turn_id}`]) {
      assert.equal((await get(`/api/sessions/${sessionId}/${path}`, other)).json.code, 1002, path)
    }
    assert.equal((await get(`/api/sessions/${theirs}/turns/${json.data.turn_id}`, other)).status, 404)
  })
})

describe('GET /api/sessions/<sid>/operations', () => {
  it('should tell what was missed, then each change as it comes', async () => {
    const sessionId = await newSession()
    for (const ratio of ['1:1', '4:5']) await act(sessionId, 'set-canvas', { input: { ratio } })
    const path = `/api/sessions/${sessionId}/operations`
    const messages = messagesOf(await server.open('GET', path, { token, headers: { 'last-event-id': '1' } }))
    const next = async (): Promise<string> => (await messages.next()).value as string
    assert.match(await next(), /^: /)
    const missed = await next()
    assert.match(missed, /^id: 2\ndata: \{"version":2,"action":"set-canvas",/)
    await act(sessionId, 'set-canvas', { input: { ratio: '9:16' } })
    const live = await next()
    assert.match(live, /^id: 3\n/)
    const { operations } = JSON.parse(live.split('\ndata: ')[1]!) as { operations: object[] }
    assert.deepEqual(operations, [{ type: 'set-canvas', width: 1080, height: 1920 }])
    await messages.return(undefined)
  })

  it('should begin with what comes next unless told', async () => {
    const sessionId = await newSession()
    await act(sessionId, 'set-canvas', { input: { ratio: '1:1' } })
    const messages = messagesOf(await server.open('GET', `/api/sessions/${sessionId}/operations`, { token }))
    await messages.next()
    await act(sessionId, 'set-canvas', { input: { ratio: '4:5' } })
    assert.match((await messages.next()).value as string, /^id: 2\n/)
    await messages.return(undefined)
    assert.equal((await get(`/api/sessions/${sessionId}/operations?after=x`)).json.field, 'after')
  })
})

describe('GET /api/sessions/<sid>/versions', () => {
  it('should say in words what each version changed, newest first', async () => {
    const sessionId = await newSession()
    for (const ratio of ['1:1', '4:5', '9:16']) await act(sessionId, 'set-canvas', { input: { ratio } })
    const { data } = (await get(`/api/sessions/${sessionId}/versions?limit=2`)).json
    assert.deepEqual(data.versions.map(({ version }: { version: number }) => version), [3, 2])
    assert.match(data.versions[0].changes[0], /1080×1350.* → 1080×1920/)
    const rest = (await get(`/api/sessions/${sessionId}/versions?limit=2&after=${data.next}`)).json.data
    assert.deepEqual([rest.versions.length, rest.versions[0].version, rest.next], [1, 1, null])
  })
})

describe('what a request brings', () => {
  it('should be cleaned of what no database can hold', async () => {
    const sessionId = await newSession()
    assert.equal((await get('/api/sessions/12%0034/versions')).status, 400)
    const body = `{"session_id":"${sessionId}","new_message":{"parts":[{"text":"hel\\u0000lo \\ud83c!"}]}}`
    const { status, text } = await server.call('POST', '/run_sse', { token, body })
    assert.equal(status, 200)
    assert.match(text, /"type":"text"/)
  })
})
