import { Hono } from 'hono'
import { issueAnonymousToken } from '../../store/accounts.ts'
import { creditBalance } from '../../store/ledger.ts'
import { parseClientId } from '../../wire/account.ts'
import { mirroredSuccess } from '../../wire/envelope.ts'
import { type Env, type Server, clientAddress, requireAccount } from '../context.ts'
import { requireOpen } from '../open-server.ts'

export function accountRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()

  routes.post('/api/auth/anonymous-token', async (context) => {
    requireOpen(server)
    const issued = await issueAnonymousToken(server.store, {
      clientId: parseClientId(context.req.header('x-client-id')),
      address: clientAddress(server, context),
      ...(server.settings.personal ? { plan: 'unlimited' as const } : {}),
    })
    const { token, userId, expiresAt, credits } = issued
    return context.json(mirroredSuccess({ token, user_id: userId, expires_at: expiresAt.toISOString(), credits }))
  })

  routes.get('/api/credits/balance/simple', async (context) => {
    const { userId } = await requireAccount(server, context)
    const { available, frozen, total } = await creditBalance(server.store, userId)
    return context.json(mirroredSuccess({ available, frozen, total }))
  })

  return routes
}
