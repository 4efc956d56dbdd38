/** What the operator does to accounts. Only who can read the data folder has the token for it. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { type UserRecord, findUser, giveCredits, listUsers, setPlan } from '../../store/operator.ts'
import { addAccount } from '../../store/registration.ts'
import { revokeAllTokens } from '../../store/token-records.ts'
import { type AdminUser, grantRequestSchema, newUserSchema, planRequestSchema, userListQuerySchema } from '../../wire/admin.ts'
import { success } from '../../wire/envelope.ts'
import { parseInput } from '../../wire/parse.ts'
import { type Env, type Server, native, readJson } from '../context.ts'

const dayMs = 24 * 3_600_000

export function adminRoutes({ store }: Server): Hono<Env> {
  const routes = new Hono<Env>()

  routes.get('/api/admin/users', native, async (context) => {
    const { users, total } = await listUsers(store, parseInput(userListQuerySchema, context.req.query()))
    return context.json(success({ users: users.map(userReply), total }))
  })

  routes.post('/api/admin/users', native, async (context) => {
    const userId = await addAccount(store, parseInput(newUserSchema, await readJson(context)))
    return context.json(success(userReply(await findUser(store, userId))))
  })

  routes.post('/api/admin/users/:user/credits', native, async (context) => {
    const { amount, expires_in_days: days } = parseInput(grantRequestSchema, await readJson(context))
    const { userId } = await findUser(store, context.req.param('user'))
    const reference = `operator ${randomUUID()}`
    await giveCredits(store, userId, { amount, reference, ...(days !== undefined && { lifetimeMs: days * dayMs }) })
    return context.json(success(userReply(await findUser(store, userId))))
  })

  routes.post('/api/admin/users/:user/plan', native, async (context) => {
    const { plan } = parseInput(planRequestSchema, await readJson(context))
    const { userId } = await findUser(store, context.req.param('user'))
    await setPlan(store, userId, plan)
    return context.json(success(userReply(await findUser(store, userId))))
  })

  routes.post('/api/admin/users/:user/revoke', native, async (context) => {
    const { userId } = await findUser(store, context.req.param('user'))
    return context.json(success({ user_id: userId, revoked: await revokeAllTokens(store, userId) }))
  })

  return routes
}

function userReply(user: UserRecord): AdminUser {
  const { userId, name, plan, createdAt, available, frozen, sessions, liveTokens } = user
  return {
    user_id: userId,
    name,
    plan,
    created_at: createdAt.toISOString(),
    available,
    frozen,
    sessions,
    live_tokens: liveTokens,
  }
}
