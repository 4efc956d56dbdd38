/** `POST /mcp`: what an MCP client calls is asked of the routes of this server, with the caller's own token. */
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { type Env, type RequestContext, type Server, native, readBody } from '../context.ts'
import { readVersion } from '../version.ts'

/** Told by a trusted proxy: links in replies start with it. */
const forwarded = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for'] as const

/** @param fetchHere - Calls a route of this server. */
export function mcpRoutes(server: Server, fetchHere: (request: Request, env: HttpBindings) => Promise<Response>): Hono<Env> {
  const routes = new Hono<Env>()

  routes.post('/mcp', native, async (context) => {
    const { answerMcp, loopbackNames } = await import('../../mcp/http.ts')
    const { headers, url, method, signal } = context.req.raw
    const body = await readBody(context)
    const inside: typeof fetch = async (input, init) => {
      const request = new Request(input, init)
      for (const name of forwarded) {
        const value = headers.get(name)
        if (value !== null) request.headers.set(name, value)
      }
      return await fetchHere(request, context.env)
    }
    return await answerMcp({
      request: new Request(url, { method, headers, signal, body: new Uint8Array(body) }),
      token: headers.get('authorization')!.trim().replace(/^bearer +/i, ''),
      fetch: inside,
      baseUrl: new URL(url).origin,
      version: await readVersion(),
      ...callersOf(server, loopbackNames),
      onError: (error) => server.log(`mcp: ${error.message}`, { id: context.get('requestId') }),
    })
  })

  // Streams that a client opens by itself, and ends of sessions: of both there are none.
  routes.all('/mcp', (context: RequestContext) => context.text('POST is all there is here.', 405, { allow: 'POST' }))

  return routes
}

/** On a loopback address nobody calls this server by another name than that, or the public one; elsewhere all may. */
function callersOf({ settings }: Server, loopbackNames: readonly string[]): { hostnames: readonly string[] | 'any'; origins: readonly string[] | 'any' } {
  const { host, publicUrl, corsOrigins } = settings
  const publicNames = publicUrl ? [new URL(publicUrl).hostname] : []
  const isLoopback = loopbackNames.includes(host) || host === '::1'
  const own = [...(isLoopback ? loopbackNames : []), ...publicNames]
  return {
    hostnames: isLoopback ? own : 'any',
    origins: corsOrigins.includes('*') ? 'any' : [...own, ...corsOrigins.map((origin) => new URL(origin).hostname)],
  }
}
