import { Hono } from 'hono'
import { ReelsmithError } from '../../errors/error.ts'
import type { Allowed } from '../../net/public-address.ts'
import { requirePublicUrl } from '../../net/public-request.ts'
import { type Webhook, addWebhook, listWebhooks, removeWebhook, webhookSecret } from '../../store/webhooks.ts'
import { success } from '../../wire/envelope.ts'
import { invalidField, parseInput } from '../../wire/parse.ts'
import { newWebhookSchema } from '../../wire/webhook.ts'
import { type Env, type RequestContext, type Server, baseUrl, native, readJson, requireAccount } from '../context.ts'

export function webhookRoutes(server: Server): Hono<Env> {
  const { store, settings } = server
  const routes = new Hono<Env>()

  routes.get('/api/webhooks', native, async (context) => {
    const { userId } = await requireAccount(server, context)
    return context.json(success({ webhooks: (await listWebhooks(store, userId)).map(webhookReply) }))
  })

  routes.post('/api/webhooks', native, async (context) => {
    const { userId } = await requireAccount(server, context)
    const { url, events } = parseInput(newWebhookSchema, await readJson(context))
    requireUrl(url, settings.fetchAllowed)
    const webhook = await addWebhook(store, { userId, url, events, baseUrl: baseUrl(server, context) })
    return context.json(success({ ...webhookReply(webhook), secret: webhookSecret(store, webhook.id) }))
  })

  const remove = async (context: RequestContext, id: string): Promise<Response> => {
    const { userId } = await requireAccount(server, context)
    await removeWebhook(store, userId, id)
    return context.json(success({ id, deleted: true }))
  }
  routes.delete('/api/webhooks/:id', native, async (context) => await remove(context, context.req.param('id')))
  routes.delete('/api/webhooks', native, async (context) => {
    const id = context.req.query('id')
    if (!id) throw invalidField('id', 'expected the id of a webhook, as ?id=… or in the path')
    return await remove(context, id)
  })

  return routes
}

function requireUrl(url: string, allowed: Allowed): void {
  try {
    requirePublicUrl(url, allowed)
  } catch (error) {
    if (!ReelsmithError.is(error)) throw error
    throw new ReelsmithError(error.code, `url: ${error.message}`, { details: { ...error.details, field: 'url' }, cause: error })
  }
}

function webhookReply({ id, url, events, createdAt }: Webhook) {
  return { id, url, events, created_at: createdAt.toISOString() }
}
