/** The official SDK's client on `/mcp`, in both families of revisions that it speaks. */
import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { z } from 'zod'
import { actions } from '../../actions/registry.ts'
import { waitFor } from '../../process/testing.ts'
import { type TestServer, openTestServer } from '../testing.ts'

let server: TestServer
let url: string
let token: string
before(async () => {
  const fixture = (name: string): URL => new URL(`../__fixtures__/${name}.ts`, import.meta.url)
  server = await openTestServer({ handlers: { generate: fixture('patient'), render: fixture('film') } })
  url = `${await server.listen()}/mcp`
  token = (await server.newUser()).token
})
after(async () => await server.close())

type Era = 'legacy' | 'modern'
const eras: readonly Era[] = ['legacy', 'modern']
const tasks = 'io.modelcontextprotocol/tasks'

interface Tool {
  (name: string, args?: object, options?: Parameters<Client['callTool']>[1]): Promise<Told>
}
interface Told {
  readonly text: string
  readonly isError: boolean
  readonly facts: Record<string, any>
  readonly content: readonly Record<string, any>[]
}

interface ConnectOptions {
  readonly token?: string
  readonly capabilities?: object
  /** What the client says it is. */
  readonly name?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function connect(era: Era, { token: own = token, capabilities = {}, name = 'test', headers = {} }: ConnectOptions = {}): Promise<{ client: Client; tool: Tool }> {
  const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' }
  const client = new Client({ name, version: '1.0.0' }, { versionNegotiation: { mode }, capabilities } as ConstructorParameters<typeof Client>[1])
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { ...headers, authorization: `Bearer ${own}` } } }))
  const tool: Tool = async (name, args = {}, options) => {
    const result = await client.callTool({ name, arguments: { ...args } }, options)
    const content = result.content as Told['content']
    const text = content.flatMap((block) => (block.type === 'text' ? [block.text as string] : [])).join('\n')
    return { text, isError: result.isError === true, facts: (result.structuredContent ?? {}) as Told['facts'], content }
  }
  return { client, tool }
}

const scene = { prompt: 'the sea', durationMs: 1000 }

for (const era of eras) {
  describe(`an MCP client of the ${era} revisions`, () => {
    it('should find every action as a tool with its schema, and what we add', async () => {
      const { client } = await connect(era)
      assert.equal(client.getProtocolEra(), era)
      assert.match(client.getInstructions() ?? '', /make-film/)
      const { tools } = await client.listTools()
      const names = tools.map(({ name }) => name)
      for (const { name } of actions) assert.ok(names.includes(name), name)
      for (const name of ['make-film', 'get-turn', 'wait-for-turn', 'cancel-turn', 'start-session', 'list-sessions', 'upload-files', 'show-frame']) assert.ok(names.includes(name), name)
      assert.equal(new Set(names).size, names.length)
      const canvas = tools.find(({ name }) => name === 'set-canvas')!
      assert.deepEqual(canvas.inputSchema.required, ['session_id'])
      assert.ok((canvas.inputSchema.properties!.ratio as { enum: string[] }).enum.includes('9:16'))
      assert.deepEqual([canvas.annotations?.readOnlyHint, tools.find(({ name }) => name === 'show-timeline')!.annotations?.readOnlyHint], [false, true])
      assert.ok(!JSON.stringify(tools.find(({ name }) => name === 'upload-files')!.inputSchema).includes('paths'), 'no files of this machine for others')
    })

    it('should edit a film, see what changed, and read its timeline and summary', async () => {
      const { client, tool } = await connect(era)
      const { facts } = await tool('start-session', { language: 'en' })
      const session = { session_id: facts.session_id as string }
      const changed = await tool('set-canvas', { ...session, ratio: '9:16' })
      assert.match(changed.text, /1080×1920/)
      assert.deepEqual([changed.isError, changed.facts.status], [false, 'done'])
      const link = changed.content.find(({ type, name }) => type === 'resource_link' && name === 'timeline')!
      const said = await tool('make-film', { ...session, request: 'undo' })
      assert.match(said.text, /[Uu]ndid|[Uu]ndone|back/)
      assert.match((await tool('show-timeline', session)).text, /1920/)
      const { resources } = await client.listResources()
      assert.ok(resources.some(({ uri }) => uri === link.uri))
      assert.deepEqual((await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate), ['reelsmith://sessions/{session_id}/summary', 'reelsmith://sessions/{session_id}/timeline'])
      const summary = (link.uri as string).replace(/timeline$/, 'summary')
      const { contents } = await client.readResource({ uri: summary })
      assert.equal((contents[0] as { text: string }).text, 'The timeline is empty.')
      await assert.rejects(client.readResource({ uri: 'reelsmith://sessions/1/timeline' }), (error) => error instanceof ProtocolError && /not found/i.test(error.message))
    })

    it('should be told which argument is wrong, and what to do', async () => {
      const { client, tool } = await connect(era)
      const { facts } = await tool('start-session')
      const session = { session_id: facts.session_id as string }
      const cases: [string, object, RegExp][] = [
        ['set-canvas', { ...session, ratio: '5:1' }, /^ratio: expected .*9:16.*got "5:1"/],
        ['set-canvas', { ratio: '9:16' }, /^session_id: expected string, got nothing/],
        ['set-canvas', { session_id: '42', ratio: '9:16' }, /session/],
        ['trim-clip', session, /^\w+: expected/],
        ['make-film', { ...session }, /^request: expected string, got nothing/],
        ['make-film', { ...session, request: 'x', wait_seconds: 1e9 }, /^wait_seconds: expected at most 600/],
        ['upload-files', { ...session, urls: ['ftp://x/y.png'] }, /^urls\[0\]:/],
        ['upload-files', { ...session, urls: ['http://169.254.169.254/a.png'] }, /public|private|address/],
        ['show-frame', { ...session, width: 5000 }, /^width: expected at most 1280/],
        ['get-turn', { ...session, turn_id: 'nothing' }, /no such turn/],
        ['export-film', session, /nothing to export/],
        ['export-film', { ...session, format: 'exe' }, /^format: expected "mp4"/],
      ]
      for (const [name, args, pattern] of cases) {
        const { isError, text } = await tool(name, args)
        assert.ok(isError, name)
        assert.match(text, pattern, name)
      }
      await assert.rejects(client.callTool({ name: 'make-coffee', arguments: {} }), (error) => error instanceof ProtocolError && /no tool "make-coffee"/.test(error.message))
    })

    it('should start long work, hear how far it is, see where it is, and stop it', async () => {
      const mine = (await server.newUser()).token
      const { tool } = await connect(era, { token: mine })
      const { facts } = await tool('start-session')
      const session = { session_id: facts.session_id as string }
      const begun = await tool('make-film', { ...session, request: 'a 2-second clip of the sea', wait_seconds: 0 })
      assert.equal(begun.facts.status, 'working')
      assert.match(begun.text, /wait-for-turn with session_id "\d+" and turn_id/)
      const turn = { ...session, turn_id: begun.facts.turn_id as string }
      await waitFor('the work to begin', async () => (await tool('get-turn', turn)).facts.doing !== undefined)
      const heard: { progress: number; message?: string }[] = []
      const onprogress = (update: { progress: number; message?: string }): void => {
        if (heard.push(update) === 1) void tool('cancel-turn', turn)
      }
      const waited = await tool('wait-for-turn', turn, { onprogress })
      assert.deepEqual([waited.facts.status, waited.isError], ['cancelled', true])
      assert.match(waited.text, /The work was cancelled\. What it had changed by then stays/)
      assert.ok(heard.some(({ message }) => /the sea/.test(message ?? '')), JSON.stringify(heard))
      for (const [index, { progress }] of heard.entries()) assert.ok(index === 0 || progress > heard[index - 1]!.progress)
      assert.equal((await tool('get-turn', turn)).facts.status, 'cancelled')
      assert.equal((await tool('show-credits', session)).facts.results[0].result.frozen, 0)
    })

    it('should offer the workflows as prompts', async () => {
      const { client } = await connect(era)
      const { prompts } = await client.listPrompts()
      assert.deepEqual(prompts.map(({ name }) => name), ['quick-film', 'batch-films', 'refine-film'])
      const { tools } = await client.listTools()
      for (const { name, arguments: wanted = [] } of prompts) {
        const given = Object.fromEntries(wanted.map((argument) => [argument.name, `the ${argument.name}`]))
        const { messages } = await client.getPrompt({ name, arguments: given })
        const { text } = messages[0]!.content as { text: string }
        for (const value of Object.values(given)) assert.ok(text.includes(value), `${name}: ${value}`)
        const named = [...text.matchAll(/\b(?:[a-z]+-)+[a-z]+\b/g)].map(([word]) => word)
        const known = new Set(tools.map((tool) => tool.name))
        assert.ok(named.filter((word) => known.has(word)).length >= 3, name)
      }
      await assert.rejects(client.getPrompt({ name: 'quick-film', arguments: {} }), /request: expected a text/)
      await assert.rejects(client.getPrompt({ name: 'none', arguments: {} }), /there are quick-film/)
    })

    it('should be known by its name, unless it says for whom it works', async () => {
      /** Whom the routes were called by, on behalf of a client. */
      const callerOf = async (options: ConnectOptions): Promise<[unknown, unknown]> => {
        const { token: mine, userId } = await server.newUser()
        const { client, tool } = await connect(era, { ...options, token: mine })
        await tool('start-session')
        await client.close()
        const lines = server.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
        const { skill, platform } = lines.find((line) => line.user === userId && String(line.route).includes('with-session'))!
        return [skill, platform]
      }
      assert.deepEqual(await callerOf({ name: 'cursor-vscode' }), ['reelsmith-mcp', 'cursor'])
      assert.deepEqual(await callerOf({ name: 'Claude Code' }), ['reelsmith-mcp', 'claude-code'])
      assert.deepEqual(await callerOf({ name: '…' }), ['reelsmith-mcp', 'unknown'])
      const skill = { 'x-skill-source': 'veo-3-ai', 'x-skill-version': '1.0.0', 'x-skill-platform': 'clawhub' }
      assert.deepEqual(await callerOf({ headers: skill }), ['veo-3-ai', 'clawhub'])
    })

    it('should keep two tokens apart', async () => {
      const [one, other] = [await connect(era), await connect(era, { token: (await server.newUser()).token })]
      const { facts } = await one.tool('start-session')
      const session = { session_id: facts.session_id as string }
      const { facts: changed } = await one.tool('set-canvas', { ...session, ratio: '1:1' })
      assert.ok(!JSON.stringify((await other.tool('list-sessions')).facts).includes(session.session_id))
      assert.ok(!JSON.stringify(await other.client.listResources()).includes(session.session_id))
      for (const [name, args] of [['set-canvas', { ratio: '4:5' }], ['show-timeline', {}], ['get-turn', { turn_id: changed.turn_id }], ['cancel-turn', { turn_id: changed.turn_id }], ['show-frame', {}], ['make-film', { request: 'undo' }]] as const) {
        assert.ok((await other.tool(name, { ...session, ...args })).isError, name)
      }
      for (const view of ['timeline', 'summary']) await assert.rejects(other.client.readResource({ uri: `reelsmith://sessions/${session.session_id}/${view}` }), /not found/i)
      assert.match((await one.tool('show-timeline', session)).text, /1080/)
    })
  })
}

describe('a call that is stopped', () => {
  it('should stop its work where a closed stream means that, and leave it where it does not', async () => {
    for (const era of eras) {
      const { tool } = await connect(era, { token: (await server.newUser()).token })
      const { facts } = await tool('start-session')
      const session = { session_id: facts.session_id as string }
      const stopping = new AbortController()
      const call = tool('generate-scene', { ...session, ...scene }, { signal: stopping.signal, onprogress: () => stopping.abort('stop') })
      await assert.rejects(call)
      const balance = async (): Promise<Record<string, number>> => (await tool('show-credits', session)).facts.results?.[0].result
      if (era === 'legacy') {
        const { facts: film } = await tool('list-sessions')
        assert.equal(film.sessions.length, 1)
        const next = await tool('make-film', { ...session, request: 'status', wait_seconds: 0 })
        assert.equal(next.facts.status, 'working', 'it waits behind the scene, which goes on')
      } else await waitFor('what was frozen to come back', async () => (await balance()).frozen === 0)
    }
  })
})

describe('a task', () => {
  it('should be what long work becomes for a client of 2026-07-28 that declares tasks', async () => {
    const mine = (await server.newUser()).token
    const { client, tool } = await connect('modern', { token: mine, capabilities: { extensions: { [tasks]: {} } } })
    assert.deepEqual(client.getServerCapabilities()?.extensions, { [tasks]: {} })
    const { facts } = await tool('start-session')
    const session = { session_id: facts.session_id as string }
    assert.equal((await tool('set-canvas', { ...session, ratio: '1:1' })).facts.status, 'done', 'quick work is answered at once')
    const call = { name: 'generate-scene', arguments: { ...session, ...scene } }
    const created = await rawCall(mine, 'tools/call', call)
    assert.equal(created.result.resultType, 'task')
    assert.deepEqual([created.result.status, created.result.ttlMs], ['working', null])
    const { taskId } = created.result as { taskId: string }
    const any = z.looseObject({ status: z.string().optional() })
    const got = await client.request({ method: 'tasks/get', params: { taskId } }, any)
    assert.deepEqual([got.status, got.taskId], ['working', taskId])
    await client.request({ method: 'tasks/update', params: { taskId, inputResponses: {} } }, any)
    await client.request({ method: 'tasks/cancel', params: { taskId } }, any)
    await waitFor('the task to end', async () => (await client.request({ method: 'tasks/get', params: { taskId } }, any)).status === 'cancelled')
    const other = await connect('modern', { token: (await server.newUser()).token, capabilities: { extensions: { [tasks]: {} } } })
    for (const id of [taskId, 'nothing', '1.2.3']) {
      await assert.rejects(other.client.request({ method: 'tasks/get', params: { taskId: id } }, any), (error) => error instanceof ProtocolError && error.code === -32602)
    }
    const undeclared = await rawCall(mine, 'tasks/get', { taskId }, {})
    assert.equal(undeclared.error.code, -32021)
  })

  it('should tell the result of work that is done', async () => {
    const mine = (await server.newUser()).token
    const { client, tool } = await connect('modern', { token: mine, capabilities: { extensions: { [tasks]: {} } } })
    const { facts } = await tool('start-session')
    const { facts: done } = await tool('set-canvas', { session_id: facts.session_id, ratio: '9:16' })
    const taskId = `${done.session_id}.${done.turn_id}.${Date.now().toString(36)}`
    const got = (await client.request({ method: 'tasks/get', params: { taskId } }, z.looseObject({}))) as Record<string, any>
    assert.equal(got.status, 'completed')
    assert.match(got.result.content[0].text, /1080×1920/)
    assert.ok(Date.parse(got.lastUpdatedAt) >= Date.parse(got.createdAt))
  })

  it('should be what a call of 2025-11-25 is given that asks for one', async () => {
    const { client, tool } = await connect('legacy')
    assert.deepEqual(client.getServerCapabilities()?.tasks, { requests: { tools: { call: {} } }, cancel: {} })
    const { tools } = await client.listTools()
    assert.deepEqual(['make-film', 'set-canvas', 'show-timeline'].map((name) => tools.find((each) => each.name === name)!.execution?.taskSupport), ['optional', 'optional', undefined])
    const { facts } = await tool('start-session')
    const any = z.looseObject({})
    const ask = async (method: string, params: object): Promise<Record<string, any>> => await client.request({ method, params: { ...params } }, any)
    const { task } = await ask('tools/call', { name: 'set-canvas', arguments: { session_id: facts.session_id, ratio: '9:16' }, task: { ttl: 60_000 } })
    assert.match(task.status, /working|completed/)
    const result = await ask('tasks/result', { taskId: task.taskId })
    assert.match(result.content[0].text, /1080×1920/)
    assert.deepEqual(result._meta['io.modelcontextprotocol/related-task'], { taskId: task.taskId })
    assert.equal((await ask('tasks/get', { taskId: task.taskId })).status, 'completed')
    await assert.rejects(ask('tasks/cancel', { taskId: task.taskId }), /ended already/)
    const long = await ask('tools/call', { name: 'generate-scene', arguments: { session_id: facts.session_id, ...scene }, task: {} })
    assert.equal((await ask('tasks/cancel', { taskId: long.task.taskId })).status, 'cancelled')
  })
})

/** A request of 2026-07-28 as it is on the wire: the SDK's client reads no tasks yet. */
async function rawCall(own: string, method: string, params: Record<string, unknown>, extensions: object = { [tasks]: {} }): Promise<Record<string, any>> {
  const meta = 'io.modelcontextprotocol'
  const _meta = { [`${meta}/protocolVersion`]: '2026-07-28', [`${meta}/clientInfo`]: { name: 'test', version: '1' }, [`${meta}/clientCapabilities`]: { extensions } }
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${own}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28', 'mcp-method': method, 'mcp-name': String(params.name ?? params.taskId),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
  })
  const text = await response.text()
  return JSON.parse(text.startsWith('{') ? text : /^data: (\{.*"id":1.*)$/m.exec(text)![1]!) as Record<string, any>
}

describe('POST /mcp', () => {
  const post = async (headers: Record<string, string>): Promise<number> => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers } }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
    request.once('error', reject).end(body)
    return await promise
  }

  it('should want a token that is good', async () => {
    assert.deepEqual([await post({}), await post({ authorization: 'Bearer nmv_usr_none' }), await post({ authorization: `Bearer ${token}` })], [401, 401, 200])
  })

  it('should refuse pages and names that were led to a loopback address', async () => {
    const authorization = `Bearer ${token}`
    assert.equal(await post({ authorization, host: 'evil.example:8787' }), 403)
    assert.equal(await post({ authorization, origin: 'https://evil.example' }), 403)
    assert.equal(await post({ authorization, origin: 'null' }), 403)
    assert.equal(await post({ authorization, host: 'localhost:1', origin: 'http://localhost:3000' }), 200)
  })

  it('should say that there are no streams and no sessions', async () => {
    for (const method of ['GET', 'DELETE']) assert.equal((await fetch(url, { method })).status, 405)
  })

  it('should need the scopes that the work needs', async () => {
    const named = await server.call('POST', '/api/tokens', { token, body: { name: 'reader', scopes: ['read'] } })
    const { tool } = await connect('modern', { token: named.json.token as string })
    assert.equal((await tool('list-sessions')).isError, false)
    const refused = await tool('start-session')
    assert.ok(refused.isError)
    assert.match(refused.text, /scope "write"/)
  })
})
