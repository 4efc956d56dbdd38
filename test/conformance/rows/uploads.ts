/** Files into a session, by multipart or URL. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Client, Json, Reply } from '../client.ts'
import { listen } from '../listener.ts'
import { type Row, Untried, form, mirrored, onePixel, refused, stateOf } from '../row.ts'

const gigabyte = 1024 ** 3
const megabyte = 1024 ** 2

async function upload({ call, sessionId }: Client, body: unknown): Promise<Reply> {
  return await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body })
}

/**
 * Sends the beginning of a large file, and no more than that.
 *
 * @returns Undefined when the server waits for the rest.
 */
async function beginUpload({ base, token, sessionId }: Client, sentBytes: number, announcedBytes: number): Promise<Reply | undefined> {
  const url = new URL(`/api/upload-video/nemo_agent/me/${sessionId}`, base)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b', 'content-length': announcedBytes }
  const sending = (url.protocol === 'https:' ? secureRequest : request)(url, { method: 'POST', headers })
  const { promise, resolve } = Promise.withResolvers<Reply | undefined>()
  sending.on('error', () => resolve(undefined)).on('response', (response) => {
    let text = ''
    response.setEncoding('utf8').on('data', (part: string) => (text += part))
    response.on('end', () => resolve({ status: response.statusCode!, headers: new Headers(), text, json: JSON.parse(text) as Json }))
  })
  sending.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n')
  for (let sent = 0; sent < sentBytes; sent += megabyte) sending.write(Buffer.alloc(megabyte))
  const waiting = setTimeout(() => resolve(undefined), 15_000)
  const reply = await promise
  clearTimeout(waiting)
  sending.destroy()
  return reply
}

export const uploadRows: readonly Row[] = [
  ['upload: multipart fields files, files[] and file; type by content, a text by its name; url of the first mirrored', async (client) => {
    const body = form('图片.mp4', onePixel)
    body.append('files[]', new Blob(['A hiker at dawn.']), 'script.txt')
    body.append('file', new Blob([onePixel, 'another']), 'b.png')
    const reply = await upload(client, body)
    const data = mirrored(reply)
    const files = data.files as Json[]
    assert.deepEqual(
      files.map(({ filename, file_type: type, width, height, duration }) => [filename, type, width, height, duration]),
      [['图片.mp4', 'image', 1, 1, 0], ['script.txt', 'document', 0, 0, 0], ['b.png', 'image', 1, 1, 0]],
    )
    for (const { fps, hash, cdn_url: url } of files) assert.ok(typeof fps === 'number' && hash && url)
    assert.equal(data.session_state_applied, true)
    assert.equal(reply.json.url, files[0]!.cdn_url)
    assert.deepEqual(Buffer.from(await (await fetch(files[0]!.cdn_url as string)).arrayBuffer()), onePixel)
  }],
  ['upload: video_infos lists what came', async (client) => {
    const { video_infos: infos } = await stateOf(client)
    const picture = infos.find(({ filename }: Json) => filename === '图片.mp4') as Json
    assert.ok(picture.asset && picture.cdn_url && picture.hash)
  }],
  ['error 4001: no media, an empty file; the accepted types are listed', async (client) => {
    for (const content of ['no film', '']) {
      const reply = await upload(client, form('broken.mp4', Buffer.from(content)))
      refused(reply, 415, 4001)
      if (content) assert.match(reply.json.message, /mp4.*png.*mp3.*pdf/)
    }
  }],
  ['upload: one bad file among good ones is told in its entry', async (client) => {
    const body = form('good.png', onePixel)
    body.append('files', new Blob(['no film']), 'broken.mp4')
    const { files } = mirrored(await upload(client, body))
    assert.deepEqual(files.map(({ error }: Json) => typeof error), ['undefined', 'string'])
  }],
  ['error 4002: a file beyond the limit, named, before all of it was sent', async (client) => {
    const reply = await beginUpload(client, 3 * megabyte, gigabyte)
    if (!reply) throw new Untried('it takes files of more than 3 MB; REELSMITH_UPLOAD_MB=2 shows it without sending half a gigabyte')
    refused(reply, 413, 4002)
    assert.match(reply.json.message, /\d+ MB/)
  }],
  ['error 4002: more than 5 GB of files of one user, before anything was sent', async (client) => {
    const reply = await beginUpload(client, 0, 6 * gigabyte)
    if (!reply) throw new Untried('it lets a user have more than 6 GB (REELSMITH_FILES_GB)')
    refused(reply, 413, 4002)
    assert.match(reply.json.message, /GB/)
  }],
  ['upload by URL: an address that is not public, and what is no web address, are refused', async (client) => {
    for (const url of ['http://169.254.169.254/latest/meta-data', 'http://[::ffff:10.0.0.1]/', 'http://0xa9fea9fe/', 'file:///etc/passwd']) {
      refused(await upload(client, { urls: [url], source_type: 'url' }), 400, 400)
    }
  }],
  ['upload by URL: fetched, kept and listed like any other', async (client) => {
    await using files = await listen((_request, response) => void response.end('A hiker at dusk.'))
    const reply = await upload(client, { urls: [`${files.url}/far%20away.txt`], source_type: 'url' })
    if (reply.status === 400) throw new Untried(`the server may not fetch from this machine (REELSMITH_FETCH_ALLOW=${new URL(files.url).hostname}): ${reply.json.message}`)
    const [file] = mirrored(reply).files as Json[]
    assert.deepEqual([file!.filename, file!.file_type], ['far away.txt', 'document'])
    assert.equal(reply.json.url, file!.cdn_url)
  }],
]
