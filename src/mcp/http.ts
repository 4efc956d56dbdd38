/** MCP over streamable HTTP: each request by itself, for whoever its token says. */
import { createMcpHandler, hostHeaderValidationResponse, localhostAllowedHostnames, originValidationResponse } from '@modelcontextprotocol/server'
import { createClient } from '../client/client.ts'
import { createMcpServer } from './server.ts'

export interface McpRequest {
  /** Method, headers and body as they came; that the token is good was seen to. */
  readonly request: Request
  readonly token: string
  /** How the routes of the server are called. */
  readonly fetch: typeof fetch
  /** What they are called by: scheme, host and port. */
  readonly baseUrl: string
  readonly version: string
  /** Names by which this server is called; a page of another name may have had its own lead here (DNS rebinding). */
  readonly hostnames: readonly string[] | 'any'
  /** Of pages that may call it. */
  readonly origins: readonly string[] | 'any'
  readonly onError: (error: Error) => void
}

export const loopbackNames: readonly string[] = localhostAllowedHostnames()

export async function answerMcp({ request, token, fetch, baseUrl, version, hostnames, origins, onError }: McpRequest): Promise<Response> {
  const refused =
    (hostnames === 'any' ? undefined : hostHeaderValidationResponse(request, [...hostnames])) ??
    (origins === 'any' ? undefined : originValidationResponse(request, [...origins]))
  if (refused) return refused
  const client = createClient({
    baseUrl,
    fetch,
    token,
    skill: { source: 'reelsmith-mcp', version, platform: 'unknown' },
    clientId: 'mcp',
  })
  const handler = createMcpHandler(({ era }) => createMcpServer({ client, version, era }), { onerror: onError })
  return await handler.fetch(request)
}
