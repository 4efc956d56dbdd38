import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { type Server as HttpServer, createServer, request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { closedAfter, waitFor } from '../../process/testing.ts'
import { docxOf } from '../../ingest/testing.ts'
import { type TestServer, openTestServer } from '../testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

const megabyte = 1024 * 1024
let server: TestServer
let url: string
let token: string
let outside: HttpServer
const opened = closedAfter()
before(async () => {
  outside = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://x')
    if (pathname === '/named') response.setHeader('content-disposition', `attachment; filename="x.png"; filename*=UTF-8''${encodeURIComponent('照片.png')}`)
    if (pathname === '/large') response.setHeader('content-length', 10 * megabyte)
    if (pathname === '/missing') response.statusCode = 404
    response.end(pathname === '/endless' ? Buffer.alloc(4 * megabyte) : pngOf(1))
  })
  opened.defer(() => void outside.close().closeAllConnections())
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  server = opened.use(await openTestServer({
    env: { REELSMITH_UPLOAD_MB: '2', REELSMITH_FETCH_ALLOW: `127.0.0.1:${(outside.address() as AddressInfo).port}` },
  }))
  url = await server.listen()
  token = (await server.newUser()).token
})

/** A picture of one pixel; each seed another content. */
function pngOf(seed: number): Buffer {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  return Buffer.concat([png, Buffer.from(`seed ${seed}`)])
}

async function newSession(as = token): Promise<string> {
  return (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: as })).json.session_id as string
}

async function stateOf(sessionId: string): Promise<Json> {
  return (await server.call('GET', `/api/state/nemo_agent/me/${sessionId}/latest`, { token })).json.data.state as Json
}

type Part = [name: string, content: Uint8Array | string, field?: string]

async function post(sessionId: string, body: FormData | object, headers: Record<string, string> = {}): Promise<{ status: number; json: Json }> {
  const isForm = body instanceof FormData
  const response = await fetch(`${url}/api/upload-video/nemo_agent/me/${sessionId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }), ...headers },
    body: isForm ? body : JSON.stringify(body),
  })
  return { status: response.status, json: (await response.json()) as Json }
}

async function upload(sessionId: string, ...parts: Part[]): Promise<{ status: number; json: Json }> {
  const form = new FormData()
  for (const [name, content, field = 'files'] of parts) form.append(field, new Blob([content as string]), name)
  return await post(sessionId, form)
}

async function unfinished(): Promise<string[]> {
  return await readdir(join(server.store.objects.folder, 'incoming'))
}

/** Of pictures as they were uploaded. */
async function objectCount(): Promise<number> {
  const names = await readdir(server.store.objects.folder, { recursive: true })
  return names.filter((name) => /^[0-9a-f]{2}\/.*\.png$/.test(name)).length
}

describe('an upload', () => {
  it('should become a file of the session, with its facts, its hash and a link', async () => {
    const sessionId = await newSession()
    const png = pngOf(2)
    const { status, json } = await upload(sessionId, ['照片 1.PNG', png, 'files[]'], ['script.docx', docxOf(['Scene one']), 'file'])
    assert.equal(status, 200)
    const [picture, script] = json.data.files as Json[]
    assert.deepEqual([picture!.filename, picture!.file_type, picture!.width, picture!.height, picture!.duration], ['照片 1.PNG', 'image', 1, 1, 0])
    assert.equal(picture!.hash, createHash('sha256').update(png).digest('hex'))
    assert.deepEqual([script!.filename, script!.file_type], ['script.docx', 'document'])
    assert.deepEqual([json.data.session_state_applied, json.url, json.files.length], [true, picture!.cdn_url, 2])
    for (const [file, content, type] of [[picture, png, 'image/png'], [script, undefined, 'application/vnd.openxml']] as const) {
      const link = new URL(file!.cdn_url as string)
      const sent = await fetch(url + link.pathname + link.search)
      assert.ok(sent.headers.get('content-type')!.startsWith(type))
      if (content) assert.deepEqual(Buffer.from(await sent.arrayBuffer()), content)
    }
    const state = await stateOf(sessionId)
    assert.deepEqual(state.video_infos.map((file: Json) => [file.filename, file.asset]), [picture, script].map((file) => [file!.filename, file!.asset]))
    assert.deepEqual(await unfinished(), [])
  })

  it('should be looked at afterwards: what is found in it, and a small picture, are in the state', async () => {
    const sessionId = await newSession()
    const { json } = await upload(sessionId, ['a.png', pngOf(7)], ['words.txt', 'Scene one'])
    const { asset } = json.files[0] as Json
    await waitFor('the analysis', async () => asset in (await stateOf(sessionId)).video_analyses)
    const state = await stateOf(sessionId)
    assert.deepEqual(state.video_analyses[asset], { shots: null, loudness: null, silence: null, beats: null, palette: [] })
    assert.deepEqual(Object.keys(state.video_analyses), [asset], 'a document has none')
    const link = new URL(state.video_infos[0].thumbnail_url as string)
    const small = await fetch(url + link.pathname + link.search)
    assert.deepEqual([small.status, small.headers.get('content-type')], [200, 'image/jpeg'])
    assert.equal((await fetch(url + link.pathname)).status, 404)
    const again = await upload(await newSession(), ['a.png', pngOf(7)])
    assert.ok(again.json.files[0].thumbnail_url, 'known from the other session')
  })

  it('should say of each bad file among good ones why it was not taken', async () => {
    const sessionId = await newSession()
    const { status, json } = await upload(sessionId, ['good.png', pngOf(3)], ['bad.mp4', 'no film'], ['big.png', Buffer.alloc(3 * megabyte)], ['also good.png', pngOf(4)])
    assert.equal(status, 200)
    const files = json.files as Json[]
    assert.deepEqual(files.map(({ filename, error }) => [filename, error === undefined]), [['good.png', true], ['bad.mp4', false], ['big.png', false], ['also good.png', true]])
    assert.match(files[1]!.error, /"bad\.mp4" can't be used: .*Accepted are: mp4/)
    assert.match(files[2]!.error, /larger than the limit of 2 MB/)
    assert.equal((await stateOf(sessionId)).video_infos.length, 2)
  })

  it('should be refused when there is nothing good in it', async () => {
    const sessionId = await newSession()
    const cases: [Part[], number, number, RegExp][] = [
      [[['empty.mp4', '']], 415, 4001, /"empty\.mp4" can't be used: it is empty/],
      [[['page.html', '<html>']], 415, 4001, /Accepted are: mp4, mov/],
      [[['big.mp4', Buffer.alloc(3 * megabyte)]], 413, 4002, /limit of 2 MB/],
      [[['a.png', pngOf(5), 'attachment']], 400, 400, /field "files"/],
      [Array.from({ length: 51 }, (_, index) => [`${index}.png`, pngOf(index)] as Part), 400, 400, /at most 50/],
    ]
    for (const [parts, status, code, message] of cases) {
      const { status: got, json } = await upload(sessionId, ...parts)
      assert.deepEqual([got, json.code, json.data], [status, code, null], json.message)
      assert.match(json.message, message)
    }
    const noForm = await post(sessionId, new FormData(), { 'content-type': 'multipart/form-data' })
    assert.deepEqual([noForm.status, noForm.json.code], [400, 400])
    const image = await post(sessionId, {}, { 'content-type': 'image/png' })
    assert.equal(image.status, 400)
    assert.equal((await stateOf(sessionId)).video_infos.length, 0)
    assert.deepEqual(await unfinished(), [])
  })

  it('should be called what its client calls it, without what hides or leads elsewhere', async () => {
    const sessionId = await newSession()
    const long = `${'片'.repeat(300)}.png`
    const names: [string, string][] = [
      ['фото (копия).png', 'фото (копия).png'],
      ['صورة.png', 'صورة.png'],
      ['../../etc/passwd.png', 'passwd.png'],
      ['C:\\Users\\me\\a.png', 'a.png'],
      ['film\u202egpj.png', 'filmgpj.png'],
      [long, `${'片'.repeat(196)}.png`],
    ]
    for (const [index, [name, kept]] of names.entries()) {
      const { json } = await upload(sessionId, [name, pngOf(100 + index)])
      assert.equal(json.files[0].filename, kept)
    }
  })

  it('should be read whatever the case of its content type', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'Multipart/Form-Data; boundary=b' }
    const body = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhello\r\n--b--\r\n'
    const reply = await fetch(`${url}/api/upload-video/x/me/${await newSession()}`, { method: 'POST', headers, body })
    assert.equal(reply.status, 200, await reply.text())
  })

  it('should be kept once for each content', async () => {
    const [first, second] = [await newSession(), await newSession()]
    const count = await objectCount()
    const asset = async (sessionId: string, name: string): Promise<string> => (await upload(sessionId, [name, pngOf(6)])).json.files[0].asset as string
    const one = await asset(first, 'one.png')
    assert.equal(await asset(first, 'renamed.png'), one)
    assert.notEqual(await asset(second, 'one.png'), one)
    const both = await Promise.all([asset(second, 'a.png'), asset(first, 'b.png')])
    assert.equal(both[1], one)
    assert.equal(await objectCount(), count + 1)
  })

  it('should leave nothing behind when its client goes away', async () => {
    const sessionId = await newSession()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    const head = `POST /api/upload-video/nemo_agent/me/${sessionId} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 1000000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n`
    socket.write(`${head}--b\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n`)
    socket.write(Buffer.alloc(100_000))
    await waitFor('the file', async () => (await unfinished()).length === 1)
    socket.destroy()
    await waitFor('its end', async () => (await unfinished()).length === 0)
  })
})

describe('an upload that is refused while it is sent', () => {
  /** Sends so many bytes of one file, and stops there; gives the reply. */
  async function begin(sentBytes: number, announcedBytes: number, authorization = `Bearer ${token}`): Promise<{ status: number; json: Json; closed: Promise<void> }> {
    const sessionId = await newSession()
    const sending = httpRequest(`${url}/api/upload-video/nemo_agent/me/${sessionId}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'multipart/form-data; boundary=b', 'content-length': announcedBytes },
    })
    sending.on('error', () => {})
    sending.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n')
    for (let sent = 0; sent < sentBytes; sent += megabyte) sending.write(Buffer.alloc(megabyte))
    const { promise, resolve } = Promise.withResolvers<{ status: number; json: Json; closed: Promise<void> }>()
    const closed = new Promise<void>((done) => sending.once('close', done))
    sending.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode!, json: JSON.parse(text) as Json, closed }))
    })
    const reply = await promise
    sending.destroy()
    return reply
  }

  it('should get its reply before the rest of it is sent', async () => {
    const reply = await begin(3 * megabyte, 1000 * megabyte)
    assert.deepEqual([reply.status, reply.json.code], [413, 4002])
  })

  it('should get its reply when the token is no good', async () => {
    const reply = await begin(megabyte, 1000 * megabyte, 'Bearer nmv_usr_x')
    assert.deepEqual([reply.status, reply.json.code], [401, 1001])
  })

  it('should be refused at once when it says that it is more than may be kept', async () => {
    const reply = await begin(0, 6 * 1024 * megabyte)
    assert.deepEqual([reply.status, reply.json.code], [413, 4002])
    assert.match(reply.json.message, /you may keep 5 GB/)
  })

  it('should have its connection back when it is sent to the end', async () => {
    const sessionId = await newSession()
    const boundary = `--b\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n`
    const body = Buffer.concat([Buffer.from(boundary), randomBytes(8 * megabyte), Buffer.from('\r\n--b--\r\n')])
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.setEncoding('latin1').on('data', (part: string) => (text += part))
    socket.write(
      `POST /api/upload-video/nemo_agent/me/${sessionId} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n`,
    )
    socket.write(body)
    socket.write(`GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    await new Promise((resolve) => socket.once('end', resolve))
    assert.match(text, /^HTTP\/1\.1 413 [\s\S]*HTTP\/1\.1 200 /)
  })
})

describe('an upload by URL', () => {
  const at = (path: string): string => `http://127.0.0.1:${(outside.address() as AddressInfo).port}${path}`

  it('should be fetched and kept like any other', async () => {
    const sessionId = await newSession()
    const { status, json } = await post(sessionId, { urls: [at('/named'), at('/a%20picture.png?x=1')], source_type: 'url' })
    assert.equal(status, 200, json.message)
    assert.deepEqual(json.files.map((file: Json) => [file.filename, file.file_type]), [['照片.png', 'image'], ['a picture.png', 'image']])
    assert.equal((await stateOf(sessionId)).video_infos.length, 1, 'the same content')
  })

  it('should say of each URL why it could not be had', async () => {
    const sessionId = await newSession()
    const urls = [at('/a.png'), at('/missing'), at('/large'), at('/endless'), 'http://169.254.169.254/latest', 'http://localhost:1/', 'file:///etc/passwd']
    const { json } = await post(sessionId, { urls })
    const errors = json.files.map(({ error }: Json) => error as string | undefined)
    assert.equal(errors[0], undefined)
    const expected = [/urls\[1\]: .*status 404/, /urls\[2\]: .*limit of 2 MB/, /urls\[3\]: .*limit of 2 MB/, /urls\[4\]: .*public internet/, /urls\[5\]: .*public internet/, /urls\[6\]: .*http or https/]
    for (const [index, pattern] of expected.entries()) assert.match(errors[index + 1]!, pattern)
    assert.deepEqual(await unfinished(), [])
  })

  it('should be refused when none could be had, or the body is no list of URLs', async () => {
    const sessionId = await newSession()
    const refused = await post(sessionId, { urls: ['http://127.0.0.1:1/x.mp4'], source_type: 'url' })
    assert.deepEqual([refused.status, refused.json.code], [400, 400])
    const bodies: [object, string][] = [[{}, 'urls'], [{ urls: [] }, 'urls'], [{ urls: 'http://x' }, 'urls'], [{ urls: [7] }, 'urls[0]'], [{ urls: ['http://x'], source_type: 'ftp' }, 'source_type']]
    for (const [body, field] of bodies) {
      const { status, json } = await post(sessionId, body)
      assert.equal(status, 400)
      assert.ok(json.message.startsWith(`${field}: `), json.message)
    }
  })
})
