/** MCP over streamable HTTP: each request by itself, for whoever its token says. */
import { createMcpHandler, hostHeaderValidationResponse, isInitializeRequest, localhostAllowedHostnames, originValidationResponse } from '@modelcontextprotocol/server'
import { createClient } from '../client/client.ts'
import { readAttribution } from '../wire/attribution.ts'
import { platformOfRequest, sessionHeader, sessionNaming } from './platform.ts'
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
  const message: unknown = await request.clone().json().catch(() => undefined) // what is no JSON is refused below
  const platform = platformOfRequest(message, request.headers)
  const named = readAttribution(request.headers)
  const skill = 'missing' in named ? { source: 'reelsmith-mcp', version, platform: platform ?? 'unknown' } : named
  const client = createClient({ baseUrl, fetch, token, skill, clientId: 'mcp' })
  const handler = createMcpHandler(({ era }) => createMcpServer({ client, version, era }), { onerror: onError })
  const response = await handler.fetch(request)
  if (isInitializeRequest(message) && platform !== undefined && response.ok) response.headers.set(sessionHeader, sessionNaming(platform))
  return response
}
