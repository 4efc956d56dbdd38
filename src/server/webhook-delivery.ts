/** Tells a webhook how a job ended. Run by the queue, which tries again when it throws. */
import { describeRender } from '../actions/export.ts'
import { clipAssetId } from '../actions/generate-clip.ts'
import type { WebhookNews } from '../actions/webhook-news.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { JobState } from '../jobs/jobs.ts'
import { publicRequest } from '../net/public-request.ts'
import { getAsset } from '../store/assets.ts'
import { findRenderOfJob } from '../store/renders.ts'
import { type Webhook, findWebhook, removeWebhook, webhookSecret } from '../store/webhooks.ts'
import { renderReply } from '../wire/render.ts'
import { type Server, linksFrom } from './context.ts'
import { generatedMedia } from './generated-media.ts'
import { signedHeaders } from './webhook-signature.ts'

const patienceMs = 10_000
/** Over about half a day. */
export const webhookRetries = { retries: 12, firstRetrySeconds: 10 } as const

export async function deliverWebhook(server: Server, { webhookId, messageId, jobId, event }: WebhookNews): Promise<void> {
  const { store, jobs, settings } = server
  const webhook = await findWebhook(store, webhookId)
  if (!webhook) return // deleted meanwhile
  const job = await jobs.get(jobId).catch((error: unknown) => {
    if (!ReelsmithError.is(error, 'job/not-found')) throw error
  })
  if (!job) return
  const data = job.kind === 'render' ? await renderData(server, webhook, job) : await clipData(server, webhook, job)
  const timestamp = (job.finishedAt ?? store.now()).toISOString()
  const body = JSON.stringify({ type: event, timestamp, data })
  const status = await publicRequest(
    {
      url: webhook.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(webhookSecret(store, webhook.id), messageId, body, store.now()),
      },
      body,
      redirects: 0,
      patienceMs,
      allowed: settings.fetchAllowed,
      signal: AbortSignal.timeout(2 * patienceMs),
    },
    async (response) => response.status,
  )
  // Gone: the receiver wants no more of them.
  if (status === 410) return await removeWebhook(store, webhook.userId, webhook.id)
  if (status < 200 || status > 299) throw new ReelsmithError('fetch/failed', `${webhook.id} answered with the status ${status}.`)
}

async function renderData(server: Server, { baseUrl }: Webhook, { id }: JobState): Promise<object> {
  const record = await findRenderOfJob(server.store, id)
  if (!record) return { job_id: id }
  const { data } = renderReply(await describeRender(server, record, linksFrom(server, baseUrl)))
  return { ...data, session_id: record.sessionId }
}

async function clipData(server: Server, { baseUrl }: Webhook, { id, sessionId, status, error }: JobState): Promise<object> {
  const asset =
    status === 'completed' && sessionId !== null ? await getAsset(server.store, sessionId, clipAssetId(id)) : undefined
  return {
    id,
    session_id: sessionId,
    status,
    error: error?.message ?? null,
    media: asset ? generatedMedia(asset, linksFrom(server, baseUrl)) : null,
  }
}
