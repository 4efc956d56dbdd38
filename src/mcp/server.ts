/** An MCP server for one caller: a client of a Reelsmith server that offers all that it can do. */
import {
  type CallToolRequest,
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { ReelsmithError } from '../errors/error.ts'
import { actionTool, callAction } from './action-tools.ts'
import { nameInEnvelope } from './platform.ts'
import { progressTeller } from './progress.ts'
import { servePrompts } from './prompts.ts'
import { serveResources } from './resources.ts'
import { sessionTools } from './session-tools.ts'
import { type Era, newTask, serveTasks, taskCapabilities, wantsTask } from './tasks.ts'
import type { ToolContext, TurnAnswer } from './tool.ts'
import { errorResult, turnResult } from './turn-result.ts'
import { turnTools } from './turn-tools.ts'
import { watchTurn } from './watch-turn.ts'

export interface McpServerOptions extends Pick<ToolContext, 'client' | 'readFiles'> {
  readonly version: string
  /** Which family of revisions the connection speaks. */
  readonly era: Era
  /** Told before each tool what the calling program says it is, where only its messages say so. */
  readonly onCaller?: (name: string | undefined) => void
}

const instructions = `Reelsmith makes films. Say what you want to make-film in plain words, English or Chinese; it begins a session when it is given none, and later requests in that session change the film. Single actions (trim-clip, add-text, set-volume, …) take exact values. show-frame shows what is there, export-film gives the file as a link. Work that takes longer than a call goes on by itself: wait-for-turn waits for it, cancel-turn stops it. Times are in milliseconds. Everything can be undone.`

/** How long a client that stops a call is helped to stop its work. */
const cancelMs = 5000

export function createMcpServer({ client, readFiles, version, era, onCaller }: McpServerOptions): Server {
  const server = new Server(
    { name: 'reelsmith', title: 'Reelsmith', version },
    { instructions, capabilities: { tools: {}, resources: {}, prompts: {}, ...taskCapabilities(era) } },
  )
  const ownTools = [...turnTools, ...sessionTools(readFiles !== undefined)]

  const tellCaller = ({ mcpReq: { envelope } }: ServerContext): void =>
    onCaller?.(nameInEnvelope(envelope) ?? server.getClientVersion()?.name)

  server.setRequestHandler('tools/list', async (_request, context) => {
    tellCaller(context)
    const actions = await client.own.actions(context.mcpReq.signal)
    return { tools: [...ownTools.map(({ tool }) => tool), ...actions.map(actionTool)] }
  })

  server.setRequestHandler('tools/call', async ({ params }, context) => {
    tellCaller(context)
    try {
      return await call(params, context)
    } catch (error) {
      if (ReelsmithError.is(error)) return errorResult(error)
      throw error
    }
  })

  async function call({ name, arguments: args = {}, ...more }: CallToolRequest['params'], context: ServerContext): Promise<CallToolResult> {
    const { signal } = context.mcpReq
    const own = ownTools.find(({ tool }) => tool.name === name)
    if (!own) await requireAction(name, signal)
    const toolContext: ToolContext = { client, signal, ...(readFiles && { readFiles }) }
    const answer = own ? await own.call(args, toolContext) : await callAction(name, args, toolContext)
    if (!('turn' in answer)) return answer as CallToolResult
    return await followTurn(answer as TurnAnswer, wantsTask(era, more, context), context)
  }

  async function followTurn({ turn, waitMs, isBegun }: TurnAnswer, asTask: boolean, context: ServerContext): Promise<CallToolResult> {
    const { signal } = context.mcpReq
    const stop = (): void => {
      if (isBegun && isCancelled(context)) client.own.cancelTurn(turn.sessionId, turn.turnId, AbortSignal.timeout(cancelMs)).catch(() => {}) // it may be over
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      const untilLongWork = isBegun && asTask
      // A call of 2025-11-25 that asks for a task is given one, however soon it ends.
      if (untilLongWork && era === 'legacy') return newTask(era, turn, await watchTurn(client, turn, { signal, waitMs: 0 }))
      const seen = await watchTurn(client, turn, { signal, waitMs, onProgress: progressTeller(context), untilLongWork })
      return untilLongWork && !seen.isOver ? newTask(era, turn, seen) : turnResult(turn, seen)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** Whether the caller wants the work stopped, or is merely gone. A closed stream of 2026-07-28 is how it says so. */
  function isCancelled({ mcpReq: { signal }, http }: ServerContext): boolean {
    return !(signal.reason instanceof Error) || (http !== undefined && era === 'modern')
  }

  async function requireAction(name: string, signal: AbortSignal): Promise<void> {
    const actions = await client.own.actions(signal)
    if (actions.some((action) => action.name === name)) return
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool "${name.slice(0, 100)}".`)
  }

  serveResources(server, client)
  servePrompts(server)
  serveTasks(server, { client, era })
  return server
}
