/** What an operator does to accounts; `reelsmith admin` is the client of it. */
import { z } from 'zod'
import { registerRequestSchema } from './access.ts'

export const planNames = ['anonymous', 'registered', 'unlimited'] as const

/** Query of `GET /api/admin/users`. */
export const userListQuerySchema = z.object({
  search: z.string().max(64).optional().describe('A part of the name or the id'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

export const adminUserSchema = z.object({
  user_id: z.string(),
  name: z.string().nullable().describe('Null for an anonymous account'),
  plan: z.enum(planNames),
  created_at: z.string().describe('ISO 8601'),
  available: z.number(),
  frozen: z.number(),
  sessions: z.number(),
  live_tokens: z.number(),
})
export type AdminUser = z.infer<typeof adminUserSchema>

/** `data` of `GET /api/admin/users`: newest first. */
export const userListSchema = z.object({ users: z.array(adminUserSchema), total: z.number() })

/** Body of `POST /api/admin/users`. */
export const newUserSchema = registerRequestSchema
  .pick({ name: true, password: true })
  .extend({ plan: z.enum(planNames).default('registered') })

/** Body of `POST /api/admin/users/<id or name>/credits`. */
export const grantRequestSchema = z.object({
  amount: z.int().min(1).max(1_000_000),
  expires_in_days: z.int().min(1).max(3650).optional().describe('What is left of them ends then; never when left out'),
})

/** Body of `POST /api/admin/users/<id or name>/plan`. */
export const planRequestSchema = z.object({ plan: z.enum(planNames) })

/** `data` of `POST /api/admin/users/<id or name>/revoke`. */
export const revokedSchema = z.object({ user_id: z.string(), revoked: z.number().describe('How many tokens ended') })
