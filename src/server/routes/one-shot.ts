/** One request, one film, for clients that want no conversation: a session with one message, exported at its end. */
import { Hono } from 'hono'
import { createSession } from '../../store/sessions.ts'
import { findTurnOfUser } from '../../store/turns.ts'
import { mirroredSuccess } from '../../wire/envelope.ts'
import { type OneShotReply, parseOneShotRequest } from '../../wire/one-shot.ts'
import { type Env, type RequestContext, type Server, baseUrl, linkMaker, readJson, requireAccount } from '../context.ts'
import { describeOneShot, estimateSeconds } from '../one-shot.ts'
import { idempotencyKey } from '../idempotency.ts'
import { keyedTurnId, postTurn } from '../post-turn.ts'
import { skillOf } from '../preferred-model.ts'

export function oneShotRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()

  const run = async (context: RequestContext): Promise<Response> => {
    const account = await requireAccount(server, context)
    const { skill, text, language = 'en' } = parseOneShotRequest(await readJson(context))
    const key = idempotencyKey(context)
    const sessionId = (await begunSession(server, account.userId, key)) ?? (await createSession(server.store, { userId: account.userId, name: skill, language })).id
    const base = baseUrl(server, context)
    const preferring = skillOf(server, context, skill)
    const request = { kind: 'one-shot', text, ...(preferring !== undefined && { skill: preferring }) } as const
    const turn = await postTurn(server, { account, sessionId, baseUrl: base, request }, { key })
    const reply: OneShotReply = {
      job_id: turn.id,
      status: 'queued',
      estimated_seconds: estimateSeconds(text),
      poll_url: `${base}/v1/jobs/${turn.id}`,
    }
    return context.json(mirroredSuccess(reply))
  }
  routes.post('/v1/run', run)
  routes.post('/api/v1/generate', run)

  routes.get('/v1/jobs/:id', async (context) => {
    const { userId } = await requireAccount(server, context)
    const job = await describeOneShot(server, userId, context.req.param('id'), linkMaker(server, context))
    return context.json(mirroredSuccess(job))
  })

  return routes
}

/** The session of a film that was begun with this key by a server that ended before it could answer. */
async function begunSession({ store }: Server, userId: string, key: string | undefined): Promise<string | undefined> {
  if (key === undefined) return undefined
  return (await findTurnOfUser(store, userId, keyedTurnId(userId, key)))?.sessionId
}
