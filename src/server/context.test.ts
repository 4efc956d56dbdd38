import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import { type Env, type Server, baseUrl, clientAddress } from './context.ts'
import { readSettings } from './settings.ts'

/** What a request that came from a peer, by these settings, is taken for. */
async function seen(peer: string, headers: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Promise<object> {
  const server = { settings: readSettings({ REELSMITH_DATA: '/tmp', ...env }) } as Server
  const app = new Hono<Env>().get('*', (context) => context.json({ base: baseUrl(server, context), address: clientAddress(server, context) }))
  const request = new Request('http://films.test:8787/x', { headers })
  const incoming = { socket: { remoteAddress: peer } } as IncomingMessage
  return (await (await app.fetch(request, { incoming })).json()) as object
}

const forwarded = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'films.example' }
const behind = { REELSMITH_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' }

describe('a request', () => {
  it('should have links of its own scheme and host, and the address of its peer', async () => {
    assert.deepEqual(await seen('::ffff:192.0.2.1', {}), { base: 'http://films.test:8787', address: '192.0.2.1' })
  })

  it('should be believed what it forwards from a trusted proxy alone', async () => {
    assert.deepEqual(await seen('192.0.2.1', forwarded, behind), { base: 'http://films.test:8787', address: '192.0.2.1' })
    // The last one is what the proxy itself has seen; those before it, anybody can write.
    for (const peer of ['10.0.0.2', '::ffff:10.0.0.1']) {
      assert.deepEqual(await seen(peer, forwarded, behind), { base: 'https://films.example', address: '198.51.100.7' })
    }
    assert.deepEqual(await seen('10.0.0.1', {}, behind), { base: 'http://films.test:8787', address: '10.0.0.1' })
  })

  it('should have the links that the operator says, whoever forwards it', async () => {
    const env = { ...behind, REELSMITH_PUBLIC_URL: 'https://public.example/films/' }
    for (const peer of ['192.0.2.1', '10.0.0.1']) {
      assert.partialDeepStrictEqual(await seen(peer, forwarded, env), { base: 'https://public.example/films' })
    }
  })
})
