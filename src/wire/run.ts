/** `POST /run_sse`: one turn of the conversation. */
import { z } from 'zod'
import { wireLimits } from './limits.ts'
import { invalidField, parseInput } from './parse.ts'

export interface RunRequest {
  /** Any name is accepted. */
  appName: string
  /** `me` when the client doesn't say. */
  userId: string
  sessionId: string
  /** The user's words: the text parts of the message, one per line. Never empty. */
  text: string
  /** Whether partial text is wanted as it is made. */
  streaming: boolean
}

/** Names the turn in the head of the reply: to stop it, or to hear it again, by our own routes. */
export const turnIdHeader = 'x-turn-id'

const message = z.object({
  role: z.string().optional(),
  parts: z.array(z.looseObject({ text: z.string().optional() })),
})

export const runRequestSchema = z.object({
  app_name: z.string().default('nemo_agent'),
  user_id: z.string().default('me'),
  session_id: z.string().min(1),
  new_message: message,
  streaming: z.boolean().default(false),
})

/**
 * Reads the request in snake or camel case; members it doesn't know are ignored.
 *
 * @throws {ReelsmithError} `request/invalid` naming the field: no words, too many of them, no session.
 */
export function parseRunRequest(body: unknown): RunRequest {
  const request = parseInput(runRequestSchema, toSnakeCase(body))
  const text = request.new_message.parts
    .flatMap((part) => part.text ?? [])
    .join('\n')
    .trim()
  if (text === '') {
    throw invalidField(
      'new_message.parts',
      'expected a part with text: say in words what you want, e.g. "a 10-second clip of a sunset"',
    )
  }
  const characters = [...text].length
  if (characters > wireLimits.promptCharacters) {
    throw invalidField(
      'new_message.parts',
      `expected at most ${wireLimits.promptCharacters} characters in one message, got ${characters}; shorten it, or upload it as a .txt file`,
    )
  }
  return {
    appName: request.app_name,
    userId: request.user_id,
    sessionId: request.session_id,
    text,
    streaming: request.streaming,
  }
}

/** The names of the request's own members; those inside the message are the same in both cases. */
function toSnakeCase(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
