import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './context.ts'
import { drainAfterReply } from './drain.ts'

export type HttpListener = (request: IncomingMessage, response: ServerResponse) => void

function ownName({ localAddress = '', localPort }: Socket): string {
  const address = localAddress.replace(/^::ffff:(?=[\d.]+$)|%.*$/g, '') // IPv4 on a socket for both; a zone
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`
}

/** Serves the routes over Node's HTTP. */
export function httpListener(app: Hono<Env>): HttpListener {
  // What is left of a request after the reply is our business, not the adapter's.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, autoCleanupIncoming: false })
  return (request, response) => {
    // HTTP/1.0 knows no Host, and is answered as whoever it has reached.
    request.headers.host ??= ownName(request.socket)
    drainAfterReply(request, response)
    void listener(request, response)
  }
}
