/** The MCP server as programs start it: a film from a sentence to a file, over standard input and output, and over HTTP. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import sharp from 'sharp'
import { systemPaths } from '../src/process/system.ts'
import { processesOf } from './support/processes.ts'
import { mainFile, startReelsmith, temporaryFolder } from './support/reelsmith.ts'

interface Told {
  readonly text: string
  readonly isError: boolean
  readonly facts: Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed
  readonly links: readonly { uri: string; mimeType?: string; size?: number }[]
}

async function connect(transport: Transport, pin?: string): Promise<{ client: Client; tool(name: string, args?: object, onprogress?: () => void): Promise<Told> }> {
  const client = new Client({ name: 'test', version: '1.0.0' }, pin === undefined ? {} : { versionNegotiation: { mode: { pin } } })
  await client.connect(transport)
  return {
    client,
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

describe('reelsmith mcp', () => {
  it('should make a film over standard input and output and over HTTP, and leave nothing behind', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder()
    const dataDir = join(folder.path, 'data')
    await using server = startReelsmith(['serve', '--port', '0'], { dataDir })
    await server.url
    // It finds the server on the data folder, as it would start one if there were none.
    const environment = { ...process.env, REELSMITH_DATA: dataDir, REELSMITH_SETUP: 'off', HOME: folder.path } as Record<string, string>
    for (const name of ['NEMO_API_URL', 'NEMO_TOKEN']) delete environment[name]
    const stdio = await connect(new StdioClientTransport({ command: process.execPath, args: [mainFile, 'mcp'], env: environment }))
    assert.equal(stdio.client.getProtocolEra(), 'legacy')

    const picture = join(folder.path, 'photo.png')
    await sharp({ create: { width: 64, height: 36, channels: 3, background: '#3377aa' } }).png().toFile(picture)
    const { facts } = await stdio.tool('start-session')
    const film = { session_id: facts.session_id as string }
    assert.match((await stdio.tool('upload-files', { ...film, paths: [picture] })).text, /photo\.png: image/)
    const secret = await stdio.tool('upload-files', { ...film, paths: ['/etc/passwd'] })
    assert.ok(secret.isError && secret.text.startsWith('paths[0]: expected a picture'), secret.text)

    let made = await stdio.tool('make-film', { ...film, request: 'turn this photo into a 3-second video without music', wait_seconds: 1 })
    while (made.facts.status === 'working') made = await stdio.tool('wait-for-turn', { ...film, turn_id: made.facts.turn_id })
    assert.equal(made.facts.status, 'done', made.text)
    const { contents } = await stdio.client.readResource({ uri: made.links.find(({ uri }) => uri.endsWith('/summary'))!.uri })
    assert.match((contents[0] as { text: string }).text, /^Timeline \(\d tracks?\): 1\. Video: photo.*\(0-3s\)/)

    let heard = 0
    let exported = await stdio.tool('export-film', { ...film, quality: 'draft', resolution: '360p' }, () => void heard++)
    while (exported.facts.status === 'working') exported = await stdio.tool('wait-for-turn', { ...film, turn_id: exported.facts.turn_id })
    const link = exported.links.find(({ mimeType }) => mimeType === 'video/mp4')
    assert.ok(link, exported.text)
    assert.ok(heard > 0, 'it was told how far the work is')
    const file = join(folder.path, 'film.mp4')
    const bytes = Buffer.from(await (await fetch(link.uri)).arrayBuffer())
    assert.equal(bytes.length, link.size)
    await writeFile(file, bytes)
    const lasts = execFileSync(systemPaths().ffprobe, ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file])
    assert.equal(Number(lasts.toString()), 3)
    await stdio.client.close()

    const token = await anonymousToken(await server.url)
    const transport = new StreamableHTTPClientTransport(new URL('/mcp', await server.url), { requestInit: { headers: { authorization: `Bearer ${token}` } } })
    const http = await connect(transport, '2026-07-28')
    const sessions = (await http.tool('list-sessions')).facts.sessions as object[]
    assert.equal(sessions.length, 0, 'the film is another user\'s')
    const other = { session_id: (await http.tool('start-session')).facts.session_id as string }
    const form = new FormData()
    form.append('files', new Blob([await readFile(picture)]), 'photo.png')
    const upload = new URL(`/api/upload-video/nemo_agent/me/${other.session_id}`, await server.url)
    await fetch(upload, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    const arranged = await http.tool('arrange-uploads', { ...other, durationMs: 1000 })
    assert.equal(arranged.facts.status, 'done', arranged.text)
    let small = await http.tool('export-film', { ...other, quality: 'draft', resolution: '360p', format: 'gif' })
    while (small.facts.status === 'working') small = await http.tool('wait-for-turn', { ...other, turn_id: small.facts.turn_id })
    assert.ok(small.links.some(({ mimeType }) => mimeType === 'image/gif'), small.text)
    await http.client.close()
    await server.stop()
    assert.deepEqual(processesOf(folder.path), [], 'nothing runs on')
  })
})

async function anonymousToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': 'an mcp client' } })
  return ((await response.json()) as { token: string }).token
}
