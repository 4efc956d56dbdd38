/** The client library as its users get it: compiled, imported by its name, in a real browser, against a real server. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, normalize } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { runChild } from '../src/process/child.ts'
import { type Browser, startBrowser } from './support/browser.ts'
import { startReelsmith, temporaryFolder } from './support/reelsmith.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { exports, files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

/** What a module and all that it leads to import by name. */
async function packagesOf(file: string, seen = new Set<string>()): Promise<Set<string>> {
  const names = new Set<string>()
  if (seen.has(file)) return names
  seen.add(file)
  for (const [, name] of (await readFile(file, 'utf8')).matchAll(/^(?:import|export)\b(?:[\w\s{},*]* from )?\s*['"]([^'"]+)['"]/gm)) {
    if (!name!.startsWith('.')) names.add(name!)
    else for (const found of await packagesOf(join(dirname(file), name!), seen)) names.add(found)
  }
  return names
}

/** Serves a page that knows the library and its one package by name, those, and a picture. */
function servePage(folders: Readonly<Record<string, string>>, picture: Buffer): Server {
  const imports = { 'reelsmith/client': `/${exports['./client'].default}`, zod: '/zod/index.js' }
  const page = `<!doctype html><title>A page</title><script type="importmap">${JSON.stringify({ imports })}</script>`
  return createServer((request, response) => {
    const path = normalize(request.url!).slice(1)
    const [top = '', ...rest] = path.split('/')
    const send = (type: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': type }).end(body)
    if (path === '') send('text/html', page)
    else if (path === 'picture.png') send('image/png', picture)
    else if (folders[top] && extname(path) === '.js') {
      readFile(join(folders[top], ...rest)).then((text) => send('text/javascript', text), () => response.writeHead(404).end())
    } else response.writeHead(404).end()
  })
}

describe('reelsmith/client', { timeout: 120_000 }, () => {
  const closers = new AsyncDisposableStack()
  let dist: string
  before(async () => {
    const folder = closers.use(await temporaryFolder())
    dist = join(folder.path, 'dist')
    for (const config of ['tsconfig.client.json', 'tsconfig.client-node.json']) {
      const built = await runChild(process.execPath, [join(root, 'node_modules/.bin/tsc'), '-p', config, '--outDir', dist], { cwd: root })
      assert.equal(built.exitCode, 0, built.stdout.toString())
    }
  })
  after(async () => await closers.disposeAsync())

  it('should be compiled without the types of Node, packed, and need one package', async () => {
    assert.ok(files.includes('dist'), 'it is packed')
    const compiled = (name: string): string => join(dist, name.replace(/^\.\/dist\//, ''))
    for (const { types, default: code } of [exports['./client'], exports['./client/node']]) {
      assert.ok(existsSync(compiled(types)) && existsSync(compiled(code)))
    }
    assert.deepEqual([...(await packagesOf(compiled(exports['./client'].default)))], ['zod'])
  })

  describe('in a browser', () => {
    /** A page of another origin than the server's, that came over plain http: without `crypto.randomUUID`. */
    const host = 'page.test'
    const picture = { width: 1600, height: 1200, channels: 3, background: '#3377aa' } as const
    let browser: Browser
    let api: string
    let pageUrl: string
    before(async () => {
      const large = await sharp({ create: picture }).png({ compressionLevel: 0 }).toBuffer()
      const pages = servePage({ dist, zod: join(root, 'node_modules/zod') }, large)
      await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
      closers.defer(() => void pages.close().closeAllConnections())
      pageUrl = `http://${host}:${(pages.address() as AddressInfo).port}/`
      const data = closers.use(await temporaryFolder())
      const env = { REELSMITH_CORS_ORIGINS: new URL(pageUrl).origin }
      const server = closers.use(startReelsmith(['serve', '--port', '0'], { dataDir: data.path, env }))
      browser = closers.use(await startBrowser({ hosts: [host] }))
      api = await server.url
    })

    /** Runs the body in a page, which has the library, and `openSession()` on the server. */
    async function inPage(body: string): Promise<Record<string, any>> { // eslint-disable-line typescript/no-explicit-any -- what the page says is checked, not typed
      const page = await browser.open(pageUrl, { uploadBytesPerSecond: 5_000_000 })
      const seen = await page.run(`
        const { connect, openFilmSession } = await import('reelsmith/client')
        const baseUrl = ${JSON.stringify(api)}
        const openSession = async (options) => await openFilmSession(await connect({ baseUrl, ...options }))
        const picture = async () => ({ name: 'picture.png', content: await (await fetch('picture.png')).blob() })
        ${body}
      `)
      assert.deepEqual(page.said, [])
      return seen as Record<string, any> // eslint-disable-line typescript/no-explicit-any
    }

    it('should upload with progress, converse, export and give the film', async () => {
      const { page, uploading, turn, film } = await inPage(`
        const session = await openSession()
        const told = []
        const files = await session.upload([await picture()], { onProgress: (fraction) => told.push(fraction) })
        const events = []
        for await (const event of session.say('turn this photo into a 1-second video titled "Hello"', { streaming: true })) events.push(event)
        const isPartial = (event) => event.isPartial === true
        const summary = await session.summary()
        const progress = []
        const film = await session.export({ renderId: 'r' + Date.now(), output: { format: 'mp4', quality: 'draft' }, onProgress: (fraction) => progress.push(fraction) })
        const reply = await fetch(film.url)
        const bytes = new Uint8Array(await reply.arrayBuffer())
        const part = await fetch(film.url, { headers: { range: 'bytes=4-7' } })
        return {
          page: { isSecureContext, hasRandomUuid: 'randomUUID' in crypto, nodeNames: ['process', 'global', 'require', 'Buffer'].filter((name) => name in globalThis) },
          uploading: { told, files },
          turn: { types: [...new Set(events.map(({ type }) => type))], pieces: events.filter(isPartial).length, reply: events.findLast((event) => event.type === 'text' && !isPartial(event)).text, summary },
          film: { ...film, progress, type: reply.headers.get('content-type'), bytes: bytes.length, part: await part.text(), range: part.headers.get('content-range') },
        }
      `)
      assert.deepEqual(page, { isSecureContext: false, hasRandomUuid: false, nodeNames: [] })
      assert.deepEqual(uploading.files, [{ filename: 'picture.png', fileType: 'image' }])
      const told = uploading.told as number[]
      assert.ok(told.filter((fraction) => fraction > 0 && fraction < 1).length >= 3, `told on its way: ${told}`)
      assert.deepEqual([told.toSorted((one, other) => one - other), told.at(-1)], [told, 1])
      assert.deepEqual(turn.types, ['tool-call', 'tool-result', 'text'])
      assert.ok(turn.pieces > 3, 'its reply comes piece by piece')
      assert.match(turn.reply, /"Hello" is ready: 1 s/)
      assert.match(turn.summary, /picture\.png \(0-1s\).*"Hello"/)
      assert.deepEqual([film.type, film.bytes, film.durationMs, film.part, film.range], ['video/mp4', film.sizeBytes, 1000, 'ftyp', `bytes 4-7/${film.sizeBytes}`])
      assert.ok(film.progress.length > 0)
    })

    it('should be told what the server refuses, and end an upload when it is asked to', async () => {
      const { refused, stopped, left } = await inPage(`
        const session = await openSession()
        const codeOf = (work) => work.then(() => 'done', ({ code, message }) => ({ code, message }))
        const refused = await codeOf(session.upload([{ name: 'a.exe', content: new Blob(['MZ']) }]))
        const stop = new AbortController()
        const stopped = await codeOf(session.upload([await picture()], { signal: stop.signal, onProgress: () => stop.abort() }))
        return { refused, stopped, left: (await session.state()).files }
      `)
      assert.equal(refused.code, 'request/unsupported-type')
      assert.match(refused.message, /mp4/)
      assert.equal(stopped.code, 'job/cancelled')
      assert.deepEqual(left, [])
    })

    it('should upload by a `fetch` that it is given, and tell the end of it', async () => {
      const { told } = await inPage(`
        const told = []
        const session = await openSession({ fetch })
        await session.upload([await picture()], { onProgress: (fraction) => told.push(fraction) })
        return { told }
      `)
      assert.equal(Math.min(...told), 1)
    })
  })
})
