/** What a tool of ours is, beside the actions that the server tells. */
import type { CallToolResult, Tool } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { NemoClient } from '../client/client.ts'
import type { FileToUpload } from '../client/multipart.ts'
import { parseInput } from '../wire/parse.ts'

/** A turn of a session at the server: what all work is. */
export interface TurnPlace {
  readonly sessionId: string
  readonly turnId: string
}

/** What came of a call: its result, or a turn to be waited for. */
export type ToolAnswer = CallToolResult | TurnAnswer

export interface TurnAnswer {
  readonly turn: TurnPlace
  /** How long to wait for its end before its place is given instead. */
  readonly waitMs: number
  /** Whether this call began it: then cancelling the call stops the work. */
  readonly isBegun: boolean
}

export interface ToolContext {
  readonly client: NemoClient
  readonly signal: AbortSignal
  /** Reads files of the machine that this runs on; absent where the caller is on another one. */
  readonly readFiles?: (paths: readonly string[]) => Promise<readonly FileToUpload[]>
}

export interface OwnTool {
  readonly tool: Tool
  /** @throws {ReelsmithError} `request/invalid` naming the argument that is wrong, and what the server throws. */
  call(args: unknown, context: ToolContext): Promise<ToolAnswer>
}

export interface ToolSpec<Input> extends Pick<Tool, 'name' | 'title' | 'description'> {
  readonly input: z.ZodType<Input>
  readonly annotations: NonNullable<Tool['annotations']>
  /** Whether it begins a turn, which a client may want as a task. */
  readonly beginsTurn?: boolean
  run(input: Input, context: ToolContext): Promise<ToolAnswer>
}

export const readsOnly = { readOnlyHint: true, openWorldHint: false }
/** All that changes a film can be undone. */
export const changesFilm = { readOnlyHint: false, destructiveHint: false, openWorldHint: false }

export function ownTool<Input>({ input, run, beginsTurn, ...facts }: ToolSpec<Input>): OwnTool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' })
  return {
    tool: {
      ...facts,
      inputSchema: inputSchema as Tool['inputSchema'],
      ...(beginsTurn && taskSupport),
    },
    call: async (args, context) => await run(parseInput(input, args), context),
  }
}

/** Of the revision 2025-11-25; later ones tell it otherwise, and the SDK leaves it out there. */
export const taskSupport: Pick<Tool, 'execution'> = { execution: { taskSupport: 'optional' } }

export const sessionIdSchema = z.string().min(1).max(64).describe('Session of the film, from start-session, make-film or list-sessions')

/** @param facts - The same for programs. */
export function answerOf(text: string, facts: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: facts }
}
