/** The actions of the server as tools: each takes the session beside its own input. */
import type { Tool } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { parseInput } from '../wire/parse.ts'
import type { ActionEntry } from '../wire/session.ts'
import { type TurnAnswer, type ToolContext, changesFilm, readsOnly, sessionIdSchema, taskSupport } from './tool.ts'
import { defaultWaitMs } from './turn-tools.ts'

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>
  readonly required?: readonly string[]
}

export function actionTool({ name, description, read_only: isReadOnly, input }: ActionEntry): Tool {
  const { properties = {}, required = [], ...rest } = input as ObjectSchema
  const { $schema: _, ...sessionId } = z.toJSONSchema(sessionIdSchema)
  return {
    name,
    title: name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
    description,
    inputSchema: { ...rest, type: 'object', properties: { session_id: sessionId, ...properties }, required: ['session_id', ...required] },
    annotations: isReadOnly ? readsOnly : changesFilm,
    ...(!isReadOnly && taskSupport),
  } as Tool
}

const argumentsSchema = z.looseObject({ session_id: sessionIdSchema })

/** @throws {ReelsmithError} `request/invalid` naming the argument that is wrong, by the schema that the server has. */
export async function callAction(action: string, args: unknown, { client, signal }: ToolContext): Promise<TurnAnswer> {
  const { session_id: sessionId, ...input } = parseInput(argumentsSchema, args)
  const turnId = await client.own.startTurn(sessionId, { action, input }, signal)
  return { turn: { sessionId, turnId }, waitMs: defaultWaitMs, isBegun: true }
}
