/**
 * Turns as tasks, for clients that declare them: of the extension `io.modelcontextprotocol/tasks` (SEP-2663) since
 * 2026-07-28, where the server decides, and of the revision 2025-11-25, where a call asks for one. A task is its turn:
 * it is kept with the session, outlives this process, and is found by whoever may see the session.
 */
import {
  CLIENT_CAPABILITIES_META_KEY,
  type CallToolResult,
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerCapabilities,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { NemoClient } from '../client/client.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { TurnPlace } from './tool.ts'
import { statusOf, turnResult } from './turn-result.ts'
import { type TurnSeen, lookAtTurn, watchTurn } from './watch-turn.ts'

export const tasksExtension = 'io.modelcontextprotocol/tasks'
/** Of 2026-07-28 and later, or before it. */
export type Era = 'modern' | 'legacy'

const pollIntervalMs = 2000
/** How long a call that waits for a task's result may last; the task goes on. */
const longestWaitMs = 10 * 60_000
/** How long a task may take to stop before it is told to be stopped. */
const stopMs = 5000
const relatedTask = 'io.modelcontextprotocol/related-task'

export const taskCapabilities = (era: Era): ServerCapabilities =>
  era === 'modern' ? { extensions: { [tasksExtension]: {} } } : ({ tasks: { requests: { tools: { call: {} } }, cancel: {} } } as ServerCapabilities)

/** Whether the answer to this call may be a task. */
export function wantsTask(era: Era, params: object, context: ServerContext): boolean {
  return era === 'modern' ? declaresTasks(context) : 'task' in params && params.task !== undefined
}

function declaresTasks({ mcpReq: { envelope } }: ServerContext): boolean {
  const declared = (envelope as Record<string, unknown> | undefined)?.[CLIENT_CAPABILITIES_META_KEY]
  const capabilities = declared as { extensions?: Record<string, unknown> } | undefined
  return capabilities?.extensions?.[tasksExtension] !== undefined
}

/** The answer to a call whose work goes on as a task. */
export function newTask(era: Era, place: TurnPlace, seen: TurnSeen): CallToolResult {
  const task = taskOf(era, taskIdOf(place, Date.now()), seen)
  // The SDK wants a content where 2025-11-25 has none; it is read by nobody.
  const created = era === 'modern' ? { resultType: 'task', ...task } : { content: [], task }
  return created as unknown as CallToolResult
}

export function serveTasks(server: Server, { client, era }: { client: NemoClient; era: Era }): void {
  const params = z.looseObject({ taskId: z.string().max(200) })
  const result = z.looseObject({})
  const on = (method: string, answer: (taskId: string, place: TurnPlace, context: ServerContext) => Promise<object>): void =>
    server.setRequestHandler(method, { params, result }, async ({ taskId }, context) => {
      if (era === 'modern' && !declaresTasks(context)) {
        throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { extensions: { [tasksExtension]: {} } } })
      }
      try {
        return (await answer(taskId, placeOf(taskId), context)) as Record<string, unknown>
      } catch (error) {
        throw isUnknown(error) ? noSuchTask() : error
      }
    })

  on('tasks/get', async (taskId, place, { mcpReq: { signal } }) => {
    const seen = await lookAtTurn(client, place, signal)
    const isDone = era === 'modern' && ['done', 'failed'].includes(statusOf(seen))
    return { ...taskOf(era, taskId, seen), ...(isDone && { result: turnResult(place, seen) }) }
  })
  on('tasks/cancel', async (taskId, place, { mcpReq: { signal } }) => {
    const before = await lookAtTurn(client, place, signal)
    if (era === 'legacy' && before.isOver) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The task has ended already')
    await client.own.cancelTurn(place.sessionId, place.turnId, signal)
    if (era === 'modern') return {}
    const seen = await watchTurn(client, place, { signal, waitMs: stopMs })
    return { ...taskOf(era, taskId, seen), status: 'cancelled' }
  })
  if (era === 'modern') on('tasks/update', async (_taskId, place, { mcpReq: { signal } }) => {
    await lookAtTurn(client, place, signal) // it must be there, but asks for nothing
    return {}
  })
  else on('tasks/result', async (taskId, place, { mcpReq: { signal } }) => {
    const seen = await watchTurn(client, place, { signal, waitMs: longestWaitMs })
    return { ...turnResult(place, seen), _meta: { [relatedTask]: { taskId } } }
  })
}

/** 2025-11-25 counts a tool's own error as the task's; 2026-07-28 keeps it in the result. */
function taskOf(era: Era, taskId: string, seen: TurnSeen): Record<string, unknown> {
  const status = statusOf(seen)
  const told = status === 'working' ? seen.doing : seen.error?.message
  const createdMs = createdMsOf(taskId)
  const createdAt = new Date(createdMs).toISOString()
  return {
    taskId,
    status: status === 'done' || (status === 'failed' && era === 'modern') ? 'completed' : status,
    ...(told !== undefined && { statusMessage: told }),
    createdAt,
    lastUpdatedAt: new Date(Math.max(createdMs, seen.toldMs ?? 0)).toISOString(),
    ...(era === 'modern' ? { ttlMs: null, pollIntervalMs } : { ttl: null, pollInterval: pollIntervalMs }),
  }
}

/** Names the turn, so that nothing has to be kept of a task; who may see it is asked of the session each time. */
function taskIdOf({ sessionId, turnId }: TurnPlace, createdMs: number): string {
  return `${sessionId}.${turnId}.${createdMs.toString(36)}`
}

const taskIdPattern = /^([\w-]{1,64})\.([\w-]{1,64})\.([0-9a-z]{8,9})$/

function placeOf(taskId: string): TurnPlace {
  const [, sessionId, turnId] = taskIdPattern.exec(taskId) ?? []
  if (sessionId === undefined || turnId === undefined) throw noSuchTask()
  return { sessionId, turnId }
}

function createdMsOf(taskId: string): number {
  return Number.parseInt(taskIdPattern.exec(taskId)?.[3] ?? '0', 36)
}

function isUnknown(error: unknown): boolean {
  return ReelsmithError.is(error, 'session/not-found') || ReelsmithError.is(error, 'job/not-found') || ReelsmithError.is(error, 'request/not-found')
}

function noSuchTask(): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, 'Failed to retrieve task: there is no such task')
}
