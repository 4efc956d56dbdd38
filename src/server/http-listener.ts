import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './context.ts'
import { drainAfterReply } from './drain.ts'

export type HttpListener = (request: IncomingMessage, response: ServerResponse) => void

/** Serves the routes over Node's HTTP. */
export function httpListener(app: Hono<Env>): HttpListener {
  // What is left of a request after the reply is our business, not the adapter's.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, autoCleanupIncoming: false })
  return (request, response) => {
    drainAfterReply(request, response)
    void listener(request, response)
  }
}
