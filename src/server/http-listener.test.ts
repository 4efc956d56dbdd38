import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { type Server, createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import type { Env } from './context.ts'
import { httpListener } from './http-listener.ts'

async function listen(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer(httpListener(new Hono<Env>().get('/', (context) => context.text(new URL(context.req.url).host))))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === 'IPv6'))

describe('a request of HTTP/1.0', () => {
  for (const [listens, asked, named] of [
    ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['::1', '::1', '[::1]'],
    ['::', '127.0.0.1', '127.0.0.1'],
  ] as const) {
    it(`should be answered without a Host, as what it has reached: ${asked} of ${listens}`, { skip: listens.includes(':') && !hasIpv6 && 'this machine has no IPv6' }, async () => {
      const { server, port } = await listen(listens)
      try {
        const ask = async (head: string): Promise<string> => {
          const socket = connect(port, asked)
          socket.write(`GET / HTTP/1.0\r\n${head}\r\n`)
          return await text(socket)
        }
        assert.match(await ask(''), /^HTTP\/1\.1 200 /)
        assert.ok((await ask('')).endsWith(`\r\n\r\n${named}:${port}`))
        assert.ok((await ask('Host: films.example\r\n')).endsWith('\r\n\r\nfilms.example'))
      } finally {
        server.close().closeAllConnections()
      }
    })
  }
})
