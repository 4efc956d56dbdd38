import { Hono } from 'hono'
import type { Env, Server } from '../context.ts'

export function healthRoutes({ store }: Server): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/healthz', (context) => context.json({ status: 'ok' }))
  routes.get('/readyz', async (context) => {
    await store.ping()
    return context.json({ status: 'ready' })
  })
  return routes
}
