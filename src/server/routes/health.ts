import { Hono } from 'hono'
import type { Env, Server } from '../context.ts'

export function healthRoutes({ store, metrics }: Server): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/healthz', (context) => context.json({ status: 'ok' }))
  routes.get('/readyz', async (context) => {
    await store.ping()
    return context.json({ status: 'ready' })
  })
  routes.get('/metrics', async (context) =>
    context.body(await metrics.text(store), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
  return routes
}
