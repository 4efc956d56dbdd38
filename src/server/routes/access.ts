/** Registration, login, named tokens, claim links, and the end of an account. */
import { Hono } from 'hono'
import { type Login, logIn, registerAccount } from '../../store/registration.ts'
import { getSession } from '../../store/sessions.ts'
import {
  type TokenRecord,
  createNamedToken,
  listNamedTokens,
  revokeToken,
} from '../../store/token-records.ts'
import {
  claimRequestSchema,
  loginRequestSchema,
  newTokenRequestSchema,
  registerRequestSchema,
} from '../../wire/access.ts'
import { mirroredSuccess } from '../../wire/envelope.ts'
import { invalidField, parseInput } from '../../wire/parse.ts'
import { optionalAccount } from '../access.ts'
import { claimLifetimeMs, claimToken } from '../claim-token.ts'
import { deleteAccount } from '../delete-account.ts'
import { type Env, type Server, clientAddress, native, readJson, requireAccount } from '../context.ts'
import { requireOpen } from '../open-server.ts'

const dayMs = 24 * 3_600_000

export function accessRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  routes.post('/api/auth/register', native, async (context) => {
    const { bind, ...request } = parseInput(registerRequestSchema, await readJson(context))
    const shown = bind === undefined ? await optionalAccount(server, context) : undefined
    const bound = bind ?? (shown?.anonymous ? shown.userId : undefined)
    if (bound === undefined) requireOpen(server)
    const login = await registerAccount(store, { ...request, bind: bound, address: clientAddress(server, context) })
    return context.json(mirroredSuccess(loginReply(login)))
  })

  routes.post('/api/auth/login', native, async (context) => {
    const request = parseInput(loginRequestSchema, await readJson(context))
    return context.json(mirroredSuccess(loginReply(await logIn(store, request))))
  })

  routes.post('/api/auth/logout', native, async (context) => {
    const { userId, tokenId } = await requireAccount(server, context)
    await revokeToken(store, userId, tokenId)
    return context.json(mirroredSuccess({ revoked: true }))
  })

  routes.delete('/api/me', native, async (context) => {
    const { userId } = await requireAccount(server, context)
    await deleteAccount(server, userId)
    return context.json(mirroredSuccess({ deleted: true }))
  })

  routes.post('/api/auth/claim-token', async (context) => {
    const { userId } = await requireAccount(server, context)
    const { session_id: sessionId, task_id: taskId } = parseInput(claimRequestSchema, await readJson(context))
    const session = await getSession(store, userId, sessionId)
    if (taskId !== undefined && taskId !== session.taskId) throw invalidField('task_id', 'expected that of the session')
    const token = claimToken(store.secret, session.id, store.now().getTime())
    return context.json(mirroredSuccess({ claim_token: token, expires_in: claimLifetimeMs / 1000 }))
  })

  routes.post('/api/tokens', async (context) => {
    const { userId } = await requireAccount(server, context)
    const { expires_in_days: days, ...request } = parseInput(newTokenRequestSchema, (await readJson(context)) ?? {})
    const { token, ...record } = await createNamedToken(store, { ...request, userId, lifetimeMs: days * dayMs })
    return context.json(mirroredSuccess({ token, ...tokenReply(record) }))
  })

  routes.get('/api/tokens', async (context) => {
    const { userId } = await requireAccount(server, context)
    const tokens = (await listNamedTokens(store, userId)).map(tokenReply)
    return context.json(mirroredSuccess({ tokens }))
  })

  routes.post('/api/tokens/:id/revoke', async (context) => {
    const { userId } = await requireAccount(server, context)
    const id = context.req.param('id')
    await revokeToken(store, userId, id)
    return context.json(mirroredSuccess({ id, revoked: true }))
  })

  return routes
}

function loginReply({ token, userId, name, expiresAt, credits }: Login) {
  return { token, user_id: userId, name, expires_at: expiresAt.toISOString(), credits }
}

function tokenReply({ id, name, scopes, createdAt, expiresAt, revoked }: TokenRecord) {
  return {
    id,
    name,
    scopes,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    revoked,
  }
}
