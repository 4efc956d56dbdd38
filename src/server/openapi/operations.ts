/** Every route of the API in words and schemas, by the same key as in access.ts; a test holds the two together. */
import { z } from 'zod'
import {
  claimReplySchema,
  claimRequestSchema,
  loginReplySchema,
  loginRequestSchema,
  namedTokenSchema,
  newTokenReplySchema,
  newTokenRequestSchema,
  registerRequestSchema,
  tokenListSchema,
} from '../../wire/access.ts'
import { creditsReplySchema, sessionReplySchema, sessionRequestSchema, tokenReplySchema } from '../../wire/account.ts'
import {
  adminUserSchema,
  grantRequestSchema,
  newUserSchema,
  planRequestSchema,
  revokedSchema,
  userListQuerySchema,
  userListSchema,
} from '../../wire/admin.ts'
import { adkEventSchema } from '../../wire/event.ts'
import { oneShotJobSchema, oneShotReplySchema, oneShotRequestSchema } from '../../wire/one-shot.ts'
import { frameQuerySchema } from '../../wire/preview.ts'
import { renderObjectSchema, renderPageSchema, renderRequestSchema } from '../../wire/render.ts'
import { runRequestSchema } from '../../wire/run.ts'
import {
  actionListSchema,
  actionReplySchema,
  actionRequestSchema,
  pageSchema,
  sessionPageSchema,
  turnReplySchema,
  versionEntrySchema,
  versionPageSchema,
} from '../../wire/session.ts'
import { stateReplySchema } from '../../wire/state.ts'
import { uploadReplySchema, urlUploadSchema } from '../../wire/upload.ts'
import { newWebhookReplySchema, newWebhookSchema, webhookListSchema } from '../../wire/webhook.ts'
import type { OperationDoc } from './operation.ts'
import { videoOperations } from './video-operations.ts'

const attribution = ['X-Skill-Source', 'X-Skill-Version', 'X-Skill-Platform'] as const
const deleted = z.object({ deleted: z.literal(true) })
const done = z.object({ status: z.string() })
const next = z.string().nullable().describe('What to pass as `after` for the next page; null at the end')

const submitRender = {
  tag: 'renders',
  details:
    'The same `id` with the same session, draft and output is the same job. Costs no credits. Poll it until it is completed; its link is good for 24 hours and needs no token.',
  headers: [...attribution, 'Idempotency-Key'],
  body: { json: renderRequestSchema },
  reply: { data: renderObjectSchema, mirrored: true },
  refusals: [402, 404],
} as const satisfies Partial<OperationDoc>

const pollRender = {
  tag: 'renders',
  reply: { data: renderObjectSchema, mirrored: true },
  refusals: [404],
} as const satisfies Partial<OperationDoc>

const oneShot = {
  tag: 'sessions',
  headers: ['Idempotency-Key'],
  body: { json: oneShotRequestSchema },
  reply: { data: oneShotReplySchema, mirrored: true },
} as const satisfies Partial<OperationDoc>

const downloadRender = {
  tag: 'renders',
  reply: { file: '*/*' },
  refusals: [404, 416],
} as const satisfies Partial<OperationDoc>

export const operations: Readonly<Record<string, OperationDoc>> = {
  'POST /api/auth/anonymous-token': {
    id: 'getAnonymousToken',
    tag: 'accounts',
    summary: 'Open an account, or get its token again',
    details: 'The same client id gets the same token while it lives, 7 days.',
    headers: ['X-Client-Id'],
    reply: { data: tokenReplySchema, mirrored: true },
    refusals: [400, 403],
  },
  'POST /api/auth/register': {
    id: 'register',
    tag: 'accounts',
    summary: 'Give an account a name and a password',
    details: 'It keeps sessions, credits and files, and gets more credits. No client id opens it afterwards.',
    body: { json: registerRequestSchema },
    reply: { data: loginReplySchema, mirrored: true },
  },
  'POST /api/auth/login': {
    id: 'logIn',
    tag: 'accounts',
    summary: 'Get a token with name and password',
    body: { json: loginRequestSchema },
    reply: { data: loginReplySchema, mirrored: true },
    refusals: [401],
  },
  'POST /api/auth/logout': {
    id: 'logOut',
    tag: 'accounts',
    summary: 'End the token of this request',
    reply: { data: z.object({ revoked: z.literal(true) }), mirrored: true },
  },
  'POST /api/auth/claim-token': {
    id: 'getClaimToken',
    tag: 'accounts',
    summary: 'Get a link to a session for a person without an account',
    body: { json: claimRequestSchema },
    reply: { data: claimReplySchema, mirrored: true },
    refusals: [404],
  },
  'DELETE /api/me': {
    id: 'deleteAccount',
    tag: 'accounts',
    summary: 'Delete the account with all it has',
    reply: { data: deleted, mirrored: true },
  },
  'GET /api/credits/balance/simple': {
    id: 'getCredits',
    tag: 'accounts',
    summary: 'The balance in credits',
    reply: { data: creditsReplySchema, mirrored: true },
  },
  'GET /api/tokens': {
    id: 'listTokens',
    tag: 'accounts',
    summary: 'The named tokens of the account',
    reply: { data: tokenListSchema, mirrored: true },
  },
  'POST /api/tokens': {
    id: 'createToken',
    tag: 'accounts',
    summary: 'Make a token with a name and scopes of its own',
    body: { json: newTokenRequestSchema },
    reply: { data: newTokenReplySchema, mirrored: true },
  },
  'POST /api/tokens/:id/revoke': {
    id: 'revokeToken',
    tag: 'accounts',
    summary: 'End a token',
    reply: { data: namedTokenSchema.pick({ id: true, revoked: true }), mirrored: true },
    refusals: [404],
  },
  'POST /api/tasks/:user/with-session/:app': {
    id: 'createSession',
    tag: 'sessions',
    summary: 'Begin a film',
    headers: ['Idempotency-Key'],
    body: { json: sessionRequestSchema, optional: true },
    reply: { data: sessionReplySchema, mirrored: true }, refusals: [404],
  },
  'GET /api/state/:app/:user/:sessionId/latest': {
    id: 'getState',
    tag: 'sessions',
    summary: 'What is on the timeline, and what it is made of',
    reply: { data: stateReplySchema },
    refusals: [404],
  },
  'POST /run_sse': {
    id: 'say',
    tag: 'sessions',
    summary: 'Say what you want, and hear what is done',
    details:
      'One turn as server-sent events, ended by closing. What it will cost is said, and refused if it can’t be paid, before any work. The turn runs on without its listener, `X-Turn-Id` names it; the same message posted again attaches to it. Names may be in camel case.',
    headers: ['Idempotency-Key', 'Last-Event-ID'],
    body: { json: runRequestSchema },
    reply: { events: adkEventSchema },
    refusals: [404],
  },
  'GET /api/sessions': {
    id: 'listSessions',
    tag: 'sessions',
    summary: 'The sessions of the account, the one changed last first',
    query: pageSchema,
    reply: { data: sessionPageSchema },
  },
  'GET /api/actions': {
    id: 'listActions',
    tag: 'sessions',
    summary: 'What can be done to a film, each with the schema of its input',
    reply: { data: actionListSchema },
  },
  'POST /api/sessions/:sessionId/actions/:name': {
    id: 'act',
    tag: 'sessions',
    summary: 'Do one thing to the film',
    details: 'Answered when it is done; with 202 when it has begun long work, or as events when `Accept` asks for them.',
    headers: ['Idempotency-Key'],
    body: { json: actionRequestSchema, optional: true },
    reply: { data: actionReplySchema, early: turnReplySchema },
    refusals: [402, 403, 404, 409],
  },
  'GET /api/sessions/:sessionId/turns/:turnId': {
    id: 'getTurn',
    tag: 'sessions',
    summary: 'A turn: where it is, and what it told',
    headers: ['Last-Event-ID'],
    reply: { data: turnReplySchema },
    refusals: [404],
  },
  'POST /api/sessions/:sessionId/turns/:turnId/cancel': {
    id: 'cancelTurn',
    tag: 'sessions',
    summary: 'Stop a turn, and the work it has begun',
    details: 'Answered when its work has stopped. What it has changed stays, and can be undone. One that has ended is told as it is.',
    reply: { data: turnReplySchema },
    refusals: [404],
  },
  'GET /api/sessions/:sessionId/operations': {
    id: 'watchOperations',
    tag: 'sessions',
    summary: 'Every change of the timeline, as it happens',
    query: z.object({ after: z.coerce.number().int().min(0).optional().describe('The version known so far; now when left out') }),
    headers: ['Last-Event-ID'],
    reply: {
      events: z.object({
        version: z.int(),
        action: z.string(),
        turn_id: z.string().optional(),
        operations: z.unknown().describe('Applied in order they lead from the version before to this one'),
        created_at: z.string(),
      }),
    },
    refusals: [404],
  },
  'GET /api/sessions/:sessionId/versions': {
    id: 'listVersions',
    tag: 'sessions',
    summary: 'The versions of the timeline, the last one first',
    query: versionPageSchema,
    reply: { data: z.object({ versions: z.array(versionEntrySchema), next }) },
    refusals: [404],
  },
  'GET /api/sessions/:sessionId/frame': {
    id: 'getFrame',
    tag: 'sessions',
    summary: 'A picture of the film as it is now',
    query: frameQuerySchema,
    reply: { file: 'image/jpeg' },
    refusals: [404],
  },
  'POST /api/sessions/:sessionId/preview': {
    id: 'preview',
    tag: 'sessions',
    summary: 'A small film of the film as it is now',
    details: 'Polled and downloaded like an export. The same timeline has the same preview.',
    reply: { data: renderObjectSchema, mirrored: true, status: 202 },
    refusals: [402, 404],
  },
  'POST /mcp': {
    id: 'speakMcp',
    tag: 'sessions',
    summary: 'The Model Context Protocol over streamable HTTP',
    details: 'All that can be done here as tools, resources and prompts, under the same token. Revisions 2025-11-25 and 2026-07-28; no session is kept.',
    body: { json: z.looseObject({ jsonrpc: z.literal('2.0'), method: z.string() }) },
    reply: { json: z.looseObject({ jsonrpc: z.literal('2.0') }) },
    refusals: [403],
  },
  'POST /v1/run': {
    ...oneShot,
    id: 'runOnce',
    summary: 'One request, one film',
    details: 'A session with one message, exported at its end. What is missing in the words is asked back as the error of the job.',
  },
  'POST /api/v1/generate': { ...oneShot, id: 'generateOnce', summary: 'The same (older name)' },
  'GET /v1/jobs/:id': {
    id: 'getOneShotJob',
    tag: 'sessions',
    summary: 'How far a one-shot film is, and its files',
    reply: { data: oneShotJobSchema, mirrored: true },
    refusals: [404],
  },
  ...videoOperations,
  'POST /api/upload-video/:app/:user/:sessionId': {
    id: 'upload',
    tag: 'files',
    summary: 'Bring files into a session',
    details:
      'Multipart field `files` (repeatable), or URLs as JSON. The content decides the type. One bad file among good ones is told in its entry; none good is an error.',
    body: { files: 'files', json: urlUploadSchema },
    reply: { data: uploadReplySchema, mirrored: true },
    refusals: [404, 413, 415],
  },
  'GET /api/files/:sessionId/:assetId': {
    id: 'downloadFile',
    tag: 'files',
    summary: 'A file, by a signed link',
    details: 'The links in replies lead here; they need no token, support ranges and end after a day.',
    reply: { file: '*/*' },
    refusals: [404, 416],
  },
  'GET /api/files/:sessionId/:assetId/thumbnail.jpg': {
    id: 'downloadThumbnail',
    tag: 'files',
    summary: 'A small picture of a file, by a signed link',
    reply: { file: 'image/jpeg' },
    refusals: [404, 416],
  },
  'POST /api/render/proxy/lambda': { ...submitRender, id: 'submitRender', summary: 'Export a film' },
  'POST /api/render/proxy/draft': { ...submitRender, id: 'submitRenderOld', summary: 'Export a film (older name)' },
  'GET /api/render/proxy/lambda/:id': { ...pollRender, id: 'getRender', summary: 'How far an export is, and its link' },
  'GET /api/render/proxy/:id': { ...pollRender, id: 'getRenderOld', summary: 'The same (older name)' },
  'POST /api/render/proxy/lambda/:id/cancel': { ...pollRender, id: 'cancelRender', summary: 'Stop an export' },
  'POST /api/render/proxy/:id/cancel': { ...pollRender, id: 'cancelRenderOld', summary: 'The same (older name)' },
  'GET /api/render/proxy/lambda/:id/download': {
    ...downloadRender,
    id: 'downloadRender',
    summary: 'The exported file, by its token',
  },
  'GET /api/render/proxy/:id/download': { ...downloadRender, id: 'downloadRenderOld', summary: 'The same (older name)' },
  'GET /api/render/jobs': {
    id: 'listRenders',
    tag: 'renders',
    summary: 'The exports of the account, the newest first',
    query: renderPageSchema,
    reply: { data: z.object({ renders: z.array(renderObjectSchema.extend({ session_id: z.string() })), next }) },
  },
  'GET /api/render/files/:jobId/:name': {
    id: 'downloadRenderedFile',
    tag: 'renders',
    summary: 'The exported file, by a signed link',
    reply: { file: '*/*' },
    refusals: [404, 416],
  },
  'GET /api/webhooks': {
    id: 'listWebhooks',
    tag: 'webhooks',
    summary: 'The webhooks of the account',
    reply: { data: webhookListSchema },
  },
  'POST /api/webhooks': {
    id: 'createWebhook',
    tag: 'webhooks',
    summary: 'Hear of the end of renders and clips',
    details: 'Messages are signed as Standard Webhooks says, with the secret that is told this once, and sent again for half a day until they are taken.',
    body: { json: newWebhookSchema },
    reply: { data: newWebhookReplySchema },
  },
  'DELETE /api/webhooks': {
    id: 'deleteWebhook',
    tag: 'webhooks',
    summary: 'Delete a webhook',
    query: z.object({ id: z.string() }),
    reply: { data: deleted.extend({ id: z.string() }) },
    refusals: [404],
  },
  'DELETE /api/webhooks/:id': {
    id: 'deleteWebhookById',
    tag: 'webhooks',
    summary: 'Delete a webhook',
    reply: { data: deleted.extend({ id: z.string() }) },
    refusals: [404],
  },
  'GET /api/admin/users': {
    id: 'listUsers',
    tag: 'admin',
    summary: 'Accounts, newest first',
    query: userListQuerySchema,
    reply: { data: userListSchema },
  },
  'POST /api/admin/users': {
    id: 'addUser',
    tag: 'admin',
    summary: 'Make an account with a name and a password',
    body: { json: newUserSchema },
    reply: { data: adminUserSchema },
  },
  'POST /api/admin/users/:user/credits': {
    id: 'grantCredits',
    tag: 'admin',
    summary: 'Give credits',
    body: { json: grantRequestSchema },
    reply: { data: adminUserSchema },
    refusals: [404],
  },
  'POST /api/admin/users/:user/plan': {
    id: 'setPlan',
    tag: 'admin',
    summary: 'Set the plan',
    body: { json: planRequestSchema },
    reply: { data: adminUserSchema },
    refusals: [404],
  },
  'POST /api/admin/users/:user/revoke': {
    id: 'revokeTokens',
    tag: 'admin',
    summary: 'End all tokens of an account',
    reply: { data: revokedSchema },
    refusals: [404],
  },
  'GET /healthz': { id: 'isAlive', tag: 'server', summary: 'Whether the process lives', reply: { json: done } },
  'GET /readyz': { id: 'isReady', tag: 'server', summary: 'Whether the database answers', reply: { json: done }, refusals: [503] },
  'GET /metrics': { id: 'getMetrics', tag: 'server', summary: 'Figures for Prometheus', reply: { file: 'text/plain' } },
  'GET /openapi.json': {
    id: 'getDescription',
    tag: 'server',
    summary: 'This description',
    reply: { json: z.object({ openapi: z.literal('3.1.1') }).loose() },
  },
}
