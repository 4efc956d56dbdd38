/** Registration, login and named tokens: our own additions to the contract, and rows that few skills use. */
import { z } from 'zod'

/** What a token may be used for; `*` is all of it, the account itself included. */
export const scopes = ['read', 'write', 'upload', 'render', '*'] as const
export type Scope = (typeof scopes)[number]

const name = z
  .string()
  .trim()
  .min(3)
  .max(64)
  .regex(/^[\p{L}\p{N}._@+-]+$/u, 'expected letters, digits and any of ._@+-')

const password = z.string().min(8).max(200)

/** Body of `POST /api/auth/register`. */
export const registerRequestSchema = z.object({
  name: name.describe('What you log in with: 3 to 64 letters, digits and any of ._@+-'),
  password: password.describe('8 to 200 characters'),
  bind: z
    .string()
    .max(64)
    .optional()
    .describe('User id of the anonymous account that is to become this one; without it that of the token, else a new one'),
})

/** Body of `POST /api/auth/login`. */
export const loginRequestSchema = z.object({ name: z.string().max(200), password: z.string().max(200) })

/** `data` of both. */
export const loginReplySchema = z.object({
  token: z.string(),
  user_id: z.string(),
  name: z.string(),
  expires_at: z.string().describe('ISO 8601'),
  credits: z.number().describe('Credits that can be spent now'),
})

const longestTokenDays = 365

/** Body of `POST /api/tokens`. */
export const newTokenRequestSchema = z.object({
  name: z.string().trim().min(1).max(64),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).default(['*']),
  expires_in_days: z.int().min(1).max(longestTokenDays).default(30),
})

export const namedTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  created_at: z.string().describe('ISO 8601'),
  expires_at: z.string().describe('ISO 8601'),
  revoked: z.boolean(),
})

/** `data` of `POST /api/tokens`: the only time that the token is told. */
export const newTokenReplySchema = namedTokenSchema.extend({ token: z.string() })

/** `data` of `GET /api/tokens`. */
export const tokenListSchema = z.object({ tokens: z.array(namedTokenSchema) })

/** Body of `POST /api/auth/claim-token`. */
export const claimRequestSchema = z.object({ task_id: z.string().max(64).optional(), session_id: z.string().max(64) })

/** `data` of the claim call. */
export const claimReplySchema = z.object({
  claim_token: z.string().describe('Opens /workspace/claim?ct=…, nothing else'),
  expires_in: z.number().describe('Seconds'),
})
