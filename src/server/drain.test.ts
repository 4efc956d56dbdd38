import assert from 'node:assert/strict'
import { type Server, createServer } from 'node:http'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test'
import { drainAfterReply } from './drain.ts'

const megabyte = 1024 * 1024

/** A server that refuses every request before it has read any of it. */
let server: Server
before(async () => {
  server = createServer((request, response) => {
    drainAfterReply(request, response)
    response.writeHead(413).end('too large')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
after(() => {
  server.closeAllConnections()
  server.close()
})

function open(announcedBytes: number): { socket: Socket; told: Promise<string>; closed: Promise<string> } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  const { promise: told, resolve } = Promise.withResolvers<string>()
  socket.setEncoding('latin1').on('error', () => {}).on('data', (part: string) => resolve((text += part)))
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${announcedBytes}\r\n\r\n`)
  return { socket, told, closed: new Promise((done) => socket.once('close', () => done(text))) }
}

/** Sends on and on, as long as the connection takes it. */
async function send(socket: Socket, bytes: number): Promise<number> {
  let sent = 0
  for (const chunk = Buffer.alloc(megabyte); sent < bytes && !socket.destroyed; sent += chunk.length) {
    await new Promise((resolve) => socket.write(chunk, resolve))
  }
  return sent
}

describe('a refusal before the whole request came in', () => {
  // No time passes but what a test lets pass.
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => mock.timers.reset())

  it('should be read by a client that sends up to 16 MB on, which may then ask again', async () => {
    const { socket, closed } = open(15 * megabyte)
    await send(socket, 15 * megabyte)
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    assert.equal((await closed).match(/HTTP\/1\.1 413/g)?.length, 2)
  })

  it('should close on a client that sends more', async () => {
    const { socket, told, closed } = open(1000 * megabyte)
    assert.match(await told, /^HTTP\/1\.1 413/)
    const sent = await send(socket, 200 * megabyte)
    await closed
    assert.ok(sent > 16 * megabyte && sent < 200 * megabyte, `${sent} bytes`)
  })

  it('should close on a client that takes longer than 2 s', async () => {
    const { told, closed, socket } = open(megabyte)
    assert.match(await told, /^HTTP\/1\.1 413/)
    mock.timers.tick(1999)
    await send(socket, megabyte / 2)
    assert.ok(!socket.destroyed)
    mock.timers.tick(1)
    await closed
  })
})
