/** Tokens, sessions and credits. */
import { z } from 'zod'
import { wireLimits } from './limits.ts'
import { invalidField, parseInput } from './parse.ts'

/** `data` of `POST /api/auth/anonymous-token`. */
export interface TokenReply {
  token: string
  user_id: string
  /** ISO 8601. */
  expires_at: string
  credits: number
}

export const tokenReplySchema: z.ZodType<TokenReply> = z.object({
  token: z.string().min(1),
  user_id: z.string().default(''),
  expires_at: z.string().default(''),
  credits: z.number().default(0),
})

/**
 * The `X-Client-Id` header of the token call: any 1 to 64 characters, not always a UUID.
 *
 * @throws {ReelsmithError} `request/invalid`
 */
export function parseClientId(header: string | null | undefined): string {
  const clientId = header?.trim() ?? ''
  const { clientIdCharacters } = wireLimits
  if (clientId === '') {
    throw invalidField(
      'X-Client-Id',
      `expected a header of 1 to ${clientIdCharacters} characters; make up an id, keep it, and send it again`,
    )
  }
  if ([...clientId].length > clientIdCharacters) {
    throw invalidField(
      'X-Client-Id',
      `expected at most ${clientIdCharacters} characters, got ${[...clientId].length}`,
    )
  }
  return clientId
}

/** Body of `POST /api/tasks/me/with-session/nemo_agent`. */
export interface SessionRequest {
  taskName: string
  /** BCP 47, when the client says. */
  language?: string
}

export const sessionRequestSchema = z.object({
  task_name: z.string().max(200).optional(),
  taskName: z.string().max(200).optional(),
  language: z.string().max(35).optional(),
})

/** An empty body asks for a session as well. */
export function parseSessionRequest(body: unknown): SessionRequest {
  const { task_name: taskName, taskName: camelName, language } = parseInput(sessionRequestSchema, body ?? {})
  return { taskName: taskName ?? camelName ?? 'project', ...(language && { language }) }
}

/** `data` of the session call, mirrored at the top level. */
export interface SessionReply {
  task_id: string
  /** 19 digits: too many for a number. */
  session_id: string
  user_id: string
}

export const sessionReplySchema: z.ZodType<SessionReply> = z.object({
  task_id: z.string().default(''),
  session_id: z.string().min(1),
  user_id: z.string().default(''),
})

/** `data` of `GET /api/credits/balance/simple`, mirrored at the top level; `total = available + frozen`. */
export interface CreditsReply {
  available: number
  frozen: number
  total: number
}

export const creditsReplySchema: z.ZodType<CreditsReply> = z.object({
  available: z.number(),
  frozen: z.number().default(0),
  total: z.number().default(0),
})
