/** The MCP server as programs start it: a film from a sentence to a file, over standard input and output, and over HTTP. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Client, SdkError, SdkErrorCode, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import sharp from 'sharp'
import { z } from 'zod'
import { systemPaths } from '../src/process/system.ts'
import { processesOf } from './support/processes.ts'
import { mainFile, startReelsmith, temporaryFolder, waitUntil } from './support/reelsmith.ts'

interface Told {
  readonly text: string
  readonly isError: boolean
  readonly facts: Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed
  readonly links: readonly { uri: string; mimeType?: string; size?: number }[]
}

async function connect(transport: Transport, pin?: string, capabilities: object = {}, name = 'test'): Promise<Connected> {
  const client = new Client({ name, version: '1.0.0' }, { capabilities, ...(pin !== undefined && { versionNegotiation: { mode: { pin } } }) })
  await client.connect(transport)
  return {
    client,
    [Symbol.asyncDispose]: async () => await client.close(),
    async tool(name, args = {}, onprogress) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...args } }, onprogress && { onprogress })
      return {
        text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n'),
        isError: isError === true,
        facts: (structuredContent ?? {}) as Told['facts'],
        links: content.flatMap((block) => (block.type === 'resource_link' ? [block] : [])),
      }
    },
  }
}

interface Connected extends AsyncDisposable {
  readonly client: Client
  tool(name: string, args?: object, onprogress?: () => void): Promise<Told>
}

interface Film {
  readonly session_id: string
}

async function smallFilm({ tool }: Connected): Promise<Film> {
  const { facts } = await tool('start-session')
  const film = { session_id: facts.session_id as string }
  await tool('set-canvas', { ...film, shortSide: 144 })
  return film
}

/** From a sentence to the bytes of a painted film of one second. */
async function wholeFilm({ client, tool }: Connected, film: Film): Promise<Buffer> {
  const ended = async (begun: Told, onprogress?: () => void): Promise<Told> => {
    let told = begun
    while (told.facts.status === 'working') told = await tool('wait-for-turn', { ...film, turn_id: told.facts.turn_id }, onprogress)
    assert.equal(told.facts.status, 'done', told.text)
    return told
  }
  const made = await ended(await tool('make-film', { ...film, request: 'a 1-second clip of a sunset over the ocean without music', wait_seconds: 0 }))
  const { contents } = await client.readResource({ uri: made.links.find(({ uri }) => uri.endsWith('/summary'))!.uri })
  assert.match((contents[0] as { text: string }).text, /^Timeline \(1 track\): 1\. Video: .*sunset.*\(0-1s\)/)
  let heard = 0
  const exported = await ended(await tool('export-film', { ...film, quality: 'draft' }, () => void heard++))
  const link = exported.links.find(({ mimeType }) => mimeType === 'video/mp4')
  assert.ok(link, exported.text)
  assert.ok(heard > 0, 'it was told how far the work is')
  const bytes = Buffer.from(await (await fetch(link.uri)).arrayBuffer())
  assert.equal(bytes.length, link.size)
  return bytes
}

/** Long work stopped by its own tool. */
async function stopsWork({ tool }: Connected, film: Film): Promise<void> {
  const begun = await tool('make-film', { ...film, request: 'a 60-second clip of rain', wait_seconds: 0 })
  const turn = { ...film, turn_id: begun.facts.turn_id as string }
  await waitUntil('the work to begin', async () => (await tool('get-turn', turn)).facts.doing !== undefined, 20_000)
  assert.equal((await tool('cancel-turn', turn)).facts.status, 'cancelled')
}

/** Long work stopped because its client waits no longer. */
async function stopsWhatIsNotWaitedFor({ tool, client }: Connected, film: Film): Promise<void> {
  const call = { name: 'generate-scene', arguments: { ...film, prompt: 'rain', durationMs: 60_000 } }
  await assert.rejects(client.callTool(call, { timeout: 500 }), (error) => error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout)
  // Were it still at work, this would wait behind it.
  const next = await tool('make-film', { ...film, request: 'status', wait_seconds: 20 })
  assert.equal(next.facts.status, 'done', next.text)
}

describe('reelsmith mcp', () => {
  it('should make a film over standard input and output and over HTTP, stop what it is told to, and leave nothing behind', { timeout: 300_000 }, async () => {
    await using folder = await temporaryFolder()
    const dataDir = join(folder.path, 'data')
    await using server = startReelsmith(['serve', '--port', '0'], { dataDir })
    await server.url
    // It finds the server on the data folder, as it would start one if there were none.
    const environment = { ...process.env, REELSMITH_DATA: dataDir, REELSMITH_SETUP: 'off', HOME: folder.path } as Record<string, string>
    for (const name of ['NEMO_API_URL', 'NEMO_TOKEN']) delete environment[name]
    await using stdio = await connect(new StdioClientTransport({ command: process.execPath, args: [mainFile, 'mcp'], env: environment }))
    assert.equal(stdio.client.getProtocolEra(), 'legacy')
    const token = await anonymousToken(await server.url)
    const transport = new StreamableHTTPClientTransport(new URL('/mcp', await server.url), { requestInit: { headers: { authorization: `Bearer ${token}` } } })
    await using http = await connect(transport, '2026-07-28')
    assert.equal(http.client.getProtocolEra(), 'modern')

    for (const [name, connected] of Object.entries({ stdio, http })) {
      const file = join(folder.path, `${name}.mp4`)
      const film = await smallFilm(connected)
      await writeFile(file, await wholeFilm(connected, film))
      const lasts = execFileSync(systemPaths().ffprobe, ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file])
      assert.equal(Number(lasts.toString()), 1)
    }

    await stopsWork(http, await smallFilm(http))
    const film = await smallFilm(stdio)
    await stopsWhatIsNotWaitedFor(stdio, film)
    const picture = join(folder.path, 'photo.png')
    await sharp({ create: { width: 64, height: 36, channels: 3, background: '#3377aa' } }).png().toFile(picture)
    assert.match((await stdio.tool('upload-files', { ...film, paths: [picture] })).text, /photo\.png: image/)
    const secret = await stdio.tool('upload-files', { ...film, paths: ['/etc/passwd'] })
    assert.ok(secret.isError && secret.text.startsWith('paths[0]: expected a picture'), secret.text)
    const seen = ((await http.tool('list-sessions')).facts.sessions as { session_id: string }[]).map(({ session_id: id }) => id)
    assert.ok(seen.length === 2 && !seen.includes(film.session_id), "a film of stdio is another user's")

    await stdio.client.close()
    await http.client.close()
    await server.stop()
    assert.deepEqual(processesOf(folder.path), [], 'nothing runs on')
  })
})

describe('reelsmith mcp for a server that is named', () => {
  const tasks = 'io.modelcontextprotocol/tasks'
  const anything = z.looseObject({})

  it('should be what the token says, in both families of revisions, with progress, resources, prompts, tasks and an end to work that is stopped', { timeout: 300_000 }, async () => {
    await using folder = await temporaryFolder()
    await using server = startReelsmith(['serve', '--port', '0'], { dataDir: join(folder.path, 'data') })
    const url = await server.url
    const token = await anonymousToken(url)
    // Its own data folder is not looked at: there is no server on it, and none is started.
    const named = { ...process.env, REELSMITH_DATA: join(folder.path, 'elsewhere'), REELSMITH_SETUP: 'off', HOME: folder.path, NEMO_API_URL: url, NEMO_TOKEN: token } as Record<string, string>
    const stdio = (environment: Record<string, string>): Transport => new StdioClientTransport({ command: process.execPath, args: [mainFile, 'mcp'], env: environment })
    await using http = await connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers: { authorization: `Bearer ${token}` } } }))

    for (const [era, pin] of [['legacy', undefined], ['modern', '2026-07-28']] as const) {
      await using connected = await connect(stdio(named), pin, {}, `Films of ${era}`)
      const { client } = connected
      assert.equal(client.getProtocolEra(), era)
      const capabilities = client.getServerCapabilities() as { extensions?: object; tasks?: object } | undefined
      assert.ok(era === 'modern' ? capabilities?.extensions : capabilities?.tasks, `${era}: tasks are offered`)
      const film = await smallFilm(connected)
      assert.match(server.stderr(), new RegExp(`route="POST [^\n]* skill=reelsmith-mcp platform=films-of-${era}$`, 'm'), `${era}: by the name of the program that started it`)
      assert.ok(((await http.tool('list-sessions')).facts.sessions as Film[]).some(({ session_id: id }) => id === film.session_id), `${era}: the same user's over HTTP`)
      const { contents } = await client.readResource({ uri: `reelsmith://sessions/${film.session_id}/timeline` })
      assert.equal(contents[0]!.mimeType, 'application/json')
      assert.match(((await client.getPrompt({ name: 'refine-film', arguments: { change: 'shorter' } })).messages[0]!.content as { text: string }).text, /First change: shorter/)

      const call = { name: 'generate-scene', arguments: { ...film, prompt: 'rain', durationMs: 60_000 } }
      let heard = 0
      const stopping = new AbortController()
      await assert.rejects(client.callTool(call, { signal: stopping.signal, onprogress: () => void (heard++, stopping.abort('enough')) }))
      assert.ok(heard > 0, `${era}: it was told how far the work is`)

      // The SDK's client of 2026-07-28 takes no task for a tool's result, so there one is looked at that began over HTTP.
      await using declaring = await connect(stdio(named), pin, era === 'modern' ? { extensions: { [tasks]: {} } } : {})
      const ask = async (method: string, params: object): Promise<Record<string, any>> => await declaring.client.request({ method, params: { ...params } }, anything) // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed
      const begin = async (): Promise<string> => {
        if (era === 'legacy') return (await ask('tools/call', { ...call, task: {} })).task.taskId as string
        const { facts } = await http.tool('make-film', { ...film, request: 'a 60-second clip of rain', wait_seconds: 0 })
        return `${facts.session_id}.${facts.turn_id}.${Date.now().toString(36)}`
      }
      const taskId = await begin()
      await waitUntil('the task to be at work', async () => (await ask('tasks/get', { taskId })).statusMessage !== undefined, 20_000)
      await ask('tasks/cancel', { taskId })
      await waitUntil('the task to end', async () => (await ask('tasks/get', { taskId })).status === 'cancelled', 20_000)
    }

    await using refused = await connect(stdio({ ...named, NEMO_TOKEN: 'nmv_usr_none' }))
    const { isError, text } = await refused.tool('start-session')
    assert.ok(isError && /NEMO_TOKEN/.test(text), text)
  })

  it('should start a server of its own where none is named and none runs, and end it', { timeout: 300_000 }, async () => {
    await using folder = await temporaryFolder()
    const environment = { ...process.env, REELSMITH_DATA: join(folder.path, 'data'), REELSMITH_SETUP: 'off', HOME: folder.path } as Record<string, string>
    for (const name of ['NEMO_API_URL', 'NEMO_TOKEN']) delete environment[name]
    const connected = await connect(new StdioClientTransport({ command: process.execPath, args: [mainFile, 'mcp'], env: environment }))
    assert.match((await connected.tool('start-session')).text, /is ready/)
    assert.ok(processesOf(folder.path).length > 0)
    await connected.client.close()
    await waitUntil('all to end', () => processesOf(folder.path).length === 0, 20_000)
  })
})

async function anonymousToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': 'an mcp client' } })
  return ((await response.json()) as { token: string }).token
}
