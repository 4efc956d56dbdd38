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

const message = z.object({
  role: z.string().optional(),
  parts: z.array(z.looseObject({ text: z.string().optional() })),
})

const runRequestSchema = z.object({
  appName: z.string().default('nemo_agent'),
  userId: z.string().default('me'),
  sessionId: z.string().min(1),
  newMessage: message,
  streaming: z.boolean().default(false),
})

/**
 * Reads the request in snake or camel case; members it doesn't know are ignored.
 *
 * @throws {ReelsmithError} `request/invalid` naming the field: no words, too many of them, no session.
 */
export function parseRunRequest(body: unknown): RunRequest {
  const { newMessage, ...request } = parseInput(runRequestSchema, toCamelCase(body))
  const text = newMessage.parts
    .flatMap((part) => part.text ?? [])
    .join('\n')
    .trim()
  if (text === '') {
    throw invalidField('new_message.parts', 'expected a part with text: say in words what you want, e.g. "a 10-second clip of a sunset"')
  }
  const characters = [...text].length
  if (characters > wireLimits.promptCharacters) {
    throw invalidField(
      'new_message.parts',
      `expected at most ${wireLimits.promptCharacters} characters in one message, got ${characters}; shorten it, or upload it as a .txt file`,
    )
  }
  return { ...request, text }
}

/** The members of the request itself; those inside the message are the same in both cases. */
function toCamelCase(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  )
}
