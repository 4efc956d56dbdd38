import assert from 'node:assert/strict'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { nothingAllowed, parseAllowed } from './public-address.ts'
import { type PublicRequest, type Resolve, publicRequest } from './public-request.ts'

let server: Server
let port: number
const asked: string[] = []
/** Paths that were asked for with a key. */
const keyed: string[] = []

const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/file': (_request, response) => void response.setHeader('content-type', 'image/png').end('a file'),
  '/loop': (_request, response) => void response.writeHead(302, { location: '/loop' }).end(),
  '/once': (_request, response) => void response.writeHead(307, { location: '/file' }).end('moved'),
  '/inside': (_request, response) => void response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end(),
  '/other-port': (_request, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port + 1}/` }).end(),
  '/other-name': (_request, response) => void response.writeHead(302, { location: `http://localhost:${port}/file` }).end(),
  '/scheme': (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/silent': () => {},
  '/half': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setImmediate(() => response.destroy())
  },
  '/missing': (_request, response) => void response.writeHead(404).end('none'),
}

before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`)
    if (request.headers.authorization !== undefined) keyed.push(request.url!)
    pages[request.url!]!(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
after(() => {
  server.closeAllConnections()
  server.close()
})

async function get(url: string, options: Partial<PublicRequest> = {}): Promise<{ status: number; text: string; from: string }> {
  const common = { redirects: 3, patienceMs: 5000, allowed: parseAllowed(`127.0.0.1:${port}`), signal: new AbortController().signal }
  return await publicRequest({ url, ...common, ...options }, async ({ status, body, url: from }) => {
    const parts: Uint8Array[] = []
    for await (const part of body) parts.push(part)
    return { status, text: Buffer.concat(parts).toString(), from: from.pathname }
  })
}

const code = (expected: string) => (error: unknown) => ReelsmithError.is(error) && error.code === expected

/** Answers of a name server that the test makes up, one after another. */
function answers(...all: string[][]): Resolve {
  let count = 0
  return (_host, _options, done) => {
    const addresses = all[Math.min(count++, all.length - 1)]!
    done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  }
}

describe('publicRequest', () => {
  it('should fetch from where it is allowed to, redirects too', async () => {
    assert.deepEqual(await get(`http://127.0.0.1:${port}/file`), { status: 200, text: 'a file', from: '/file' })
    assert.deepEqual(await get(`http://127.0.0.1:${port}/once`), { status: 200, text: 'a file', from: '/file' })
    assert.equal((await get(`http://127.0.0.1:${port}/missing`)).status, 404)
  })

  const spellings = [
    'http://127.0.0.1:PORT/file', 'http://localhost:PORT/file', 'http://2130706433:PORT/file',
    'http://0x7f000001:PORT/file', 'http://0177.0.0.1:PORT/file', 'http://127.1:PORT/file', 'http://0:PORT/file',
    'http://[::1]:PORT/file', 'http://[::ffff:127.0.0.1]:PORT/file', 'http://[::ffff:7f00:1]:PORT/file',
    'http://[64:ff9b::7f00:1]:PORT/file', 'http://①②⑦.0.0.1:PORT/file', 'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/', 'http://user:secret@127.0.0.1:PORT/file', 'file:///etc/passwd', 'ftp://127.0.0.1:PORT/file',
    'gopher://127.0.0.1:PORT/', 'data:text/plain,x', 'no url',
  ]
  for (const spelling of spellings) {
    it(`should refuse ${spelling}, and connect to nothing`, async () => {
      asked.length = 0
      await assert.rejects(get(spelling.replace('PORT', String(port)), { allowed: nothingAllowed }), code('fetch/refused'))
      assert.deepEqual(asked, [])
    })
  }

  it('should follow no redirect to where it may not go', async () => {
    for (const path of ['/inside', '/other-port', '/scheme']) {
      asked.length = 0
      await assert.rejects(get(`http://127.0.0.1:${port}${path}`), code('fetch/refused'), path)
      assert.equal(asked.length, 1)
    }
    await assert.rejects(get(`http://127.0.0.1:${port}/loop`), code('fetch/failed'))
    await assert.rejects(get(`http://127.0.0.1:${port}/once`, { redirects: 0 }), code('fetch/failed'))
  })

  it('should leave a key behind where it redirects to another origin', async () => {
    const sent = { headers: { authorization: 'Bearer k' }, allowed: parseAllowed(`127.0.0.1:${port} localhost:${port}`), resolve: answers(['127.0.0.1']) }
    assert.equal((await get(`http://127.0.0.1:${port}/other-name`, sent)).text, 'a file')
    assert.equal((await get(`http://127.0.0.1:${port}/once`, sent)).text, 'a file')
    assert.deepEqual(keyed, ['/other-name', '/once', '/file'])
  })

  it('should refuse a host of which one address is private', async () => {
    const mixed = { allowed: nothingAllowed, resolve: answers(['8.8.8.8', '127.0.0.1']) }
    await assert.rejects(get(`http://rebind.example:${port}/file`, mixed), code('fetch/refused'))
    await assert.rejects(get(`http://rebind.example:${port}/file`, { ...mixed, resolve: answers([]) }), code('fetch/refused'))
  })

  it('should connect to the address that was checked, however the answers change', async () => {
    asked.length = 0
    const allowed = parseAllowed('127.0.0.0/8')
    const resolve = answers(['127.0.0.1'], ['10.0.0.1'])
    const { text } = await get(`http://pinned.example:${port}/file`, { allowed, resolve })
    assert.equal(text, 'a file')
    assert.deepEqual(asked, [`GET pinned.example:${port}/file`])
  })

  it('should wait no longer than it has patience for', async () => {
    await assert.rejects(get(`http://127.0.0.1:${port}/silent`, { patienceMs: 50 }), code('fetch/failed'))
    await assert.rejects(get(`http://127.0.0.1:${port}/silent`, { signal: AbortSignal.timeout(50) }), code('fetch/failed'))
  })

  it('should say that it could not be reached, or broke off', async () => {
    await assert.rejects(get(`http://127.0.0.1:${port}/half`), code('fetch/failed'))
    const allowed = parseAllowed('127.0.0.1')
    await assert.rejects(get('http://127.0.0.1:1/', { allowed }), code('fetch/failed'))
  })

  it('should leave errors of the caller as they are', async () => {
    const own = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const options = { redirects: 0, patienceMs: 5000, allowed: parseAllowed('127.0.0.1'), signal: new AbortController().signal }
    const failing = publicRequest({ url: `http://127.0.0.1:${port}/file`, ...options }, async () => {
      throw own
    })
    await assert.rejects(failing, (error) => error === own)
  })
})
