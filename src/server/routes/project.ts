/** A user's sessions beyond what skills know: the list, actions by name, turns, versions, changes, a quick look. */
import { Hono } from 'hono'
import type { Action } from '../../actions/action.ts'
import { actions } from '../../actions/registry.ts'
import { timelineOf } from '../../actions/session-context.ts'
import { replyLanguage } from '../../agent/director/language.ts'
import { ReelsmithError } from '../../errors/error.ts'
import { type Session, getSession, listSessions, listVersions } from '../../store/sessions.ts'
import { describeChange } from '../../timeline/change.ts'
import { emptyTimeline } from '../../timeline/create.ts'
import { type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import { success } from '../../wire/envelope.ts'
import { parseEventId } from '../../wire/event-id.ts'
import { invalidField, parseInput } from '../../wire/parse.ts'
import { turnIdHeader } from '../../wire/run.ts'
import {
  type ActionEntry,
  type SessionEntry,
  type TurnReply,
  type VersionEntry,
  actionRequestSchema,
  pageSchema,
  versionPageSchema,
} from '../../wire/session.ts'
import { awaitAction, findAction } from '../call-action.ts'
import { type Env, type RequestContext, type Server, baseUrl, native, readJson, requireAccount } from '../context.ts'
import { eventStream, eventStreamHeaders } from '../event-stream.ts'
import { type HeardTurn, findTurnOf } from '../heard-turn.ts'
import { idempotencyKey } from '../idempotency.ts'
import { jsonSchemaOf } from '../openapi/json-schema.ts'
import { operationStream } from '../operation-stream.ts'
import { postTurn } from '../post-turn.ts'
import { skillOf } from '../preferred-model.ts'

export function projectRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  const sessionOf = async (context: RequestContext): Promise<Session> => {
    const { userId } = await requireAccount(server, context)
    return await getSession(store, userId, context.req.param('sessionId') ?? '')
  }

  routes.get('/api/sessions', native, async (context) => {
    const { userId } = await requireAccount(server, context)
    const { limit, after } = parseInput(pageSchema, context.req.query())
    const found = await listSessions(store, userId, { limit, after })
    const next = found.length === limit ? found.at(-1)!.id : null
    return context.json(success({ sessions: found.map(sessionEntry), next }))
  })

  routes.get('/api/actions', native, (context) => context.json(success({ actions: actions.map(actionEntry) })))

  routes.post('/api/sessions/:sessionId/actions/:name', native, async (context) => {
    const account = await requireAccount(server, context)
    const session = await sessionOf(context)
    const { name, input: schema } = findAction(context.req.param('name'))
    const { input, baseVersion } = parseInput(actionRequestSchema, (await readJson(context)) ?? {})
    const skill = skillOf(server, context)
    const request = { kind: 'action', name, input: parseInput(schema, input ?? {}, 'input'), baseVersion, ...(skill !== undefined && { skill }) } as const
    const key = idempotencyKey(context)
    let failure: unknown
    const onError = (error: unknown): void => void (failure = error)
    const turn = await postTurn(server, { account, sessionId: session.id, baseUrl: baseUrl(server, context), request }, { key, onError })
    if (wantsEvents(context)) return streamOf(context, session, turn)
    const result = await awaitAction(turn, () => failure)
    if (!result) return context.json(success(await turnReply(turn)), 202)
    const { version } = await getSession(store, account.userId, session.id)
    return context.json(success({ turn_id: turn.id, version, result }))
  })

  const turnOf = async (context: RequestContext, session: Session): Promise<HeardTurn> => {
    const turn = await findTurnOf(server, session.id, context.req.param('turnId') ?? '')
    if (!turn) throw new ReelsmithError('job/not-found', 'The session has no such turn.')
    return turn
  }

  routes.post('/api/sessions/:sessionId/turns/:turnId/cancel', native, async (context) => {
    const session = await sessionOf(context)
    const turn = await turnOf(context, session)
    const running = server.turns.find(session.id, turn.id)
    running?.cancel()
    // One that still waits ends when its turn comes.
    if (running?.status === 'running') await running.stopped()
    return context.json(success(await turnReply(turn)))
  })

  routes.get('/api/sessions/:sessionId/turns/:turnId', native, async (context) => {
    const session = await sessionOf(context)
    const turn = await turnOf(context, session)
    return wantsEvents(context) ? streamOf(context, session, turn) : context.json(success(await turnReply(turn)))
  })

  routes.get('/api/sessions/:sessionId/operations', native, async (context) => {
    const { id: sessionId, userId, version } = await sessionOf(context)
    const known = context.req.header('last-event-id') ?? context.req.query('after') ?? String(version)
    if (!/^\d{1,9}$/.test(known)) throw invalidField('after', `expected a version, a whole number, got "${known.slice(0, 60)}"`)
    const stream = operationStream(server, { userId, sessionId, afterVersion: Number(known) })
    return new Response(stream, { headers: eventStreamHeaders })
  })

  routes.get('/api/sessions/:sessionId/versions', native, async (context) => {
    const session = await sessionOf(context)
    const { limit, after: before } = parseInput(versionPageSchema, context.req.query())
    const found = await listVersions(store, session.id, { limit, before })
    const language = replyLanguage('', session.language)
    const none = emptyTimeline({ language: session.language })
    const versions = found.map(
      ({ version, operation, timeline, timelineBefore, createdAt }): VersionEntry => ({
        version,
        action: operation.name,
        ...(typeof operation.turn === 'string' && { turn_id: operation.turn }),
        changes: describeChange(timelineBefore ?? none, timeline ?? none, language),
        created_at: createdAt.toISOString(),
      }),
    )
    return context.json(success({ versions, next: found.length === limit ? String(found.at(-1)!.version) : null }))
  })

  return routes
}

function actionEntry({ name, description, input, readOnly }: Action): ActionEntry {
  return { name, description, read_only: readOnly === true, input: jsonSchemaOf(input, 'input') }
}

function sessionEntry(session: Session): SessionEntry {
  const timeline = timelineOf(session)
  return {
    session_id: session.id,
    task_id: session.taskId,
    task_name: session.name,
    title: timeline.title || firstNameOf(timeline),
    language: session.language,
    version: session.version,
    duration: timelineDurationMs(timeline) / 1000,
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
  }
}

/** What tells one film from another where nobody has given it a title. */
function firstNameOf({ tracks }: Timeline): string {
  return tracks.flatMap((track) => (track.kind === 'video' ? track.clips.map(({ name }) => name) : [])).find((name) => name !== '') ?? ''
}

function wantsEvents(context: RequestContext): boolean {
  return context.req.header('accept')?.includes('text/event-stream') ?? false
}

function streamOf(context: RequestContext, session: Session, turn: HeardTurn): Response {
  const heard = parseEventId(context.req.header('last-event-id'))
  const after = heard?.turnId === turn.id ? heard.number : 0
  const stream = eventStream((signal) => turn.listen({ after, signal }), {
    turnId: turn.id,
    streaming: false,
    language: replyLanguage('', session.language),
  })
  return new Response(stream, { headers: { ...eventStreamHeaders, [turnIdHeader]: turn.id } })
}

async function turnReply(turn: HeardTurn): Promise<TurnReply> {
  const { status, progress } = turn
  return {
    turn_id: turn.id,
    status,
    ...(progress && { progress: progress.fraction, doing: progress.what }),
    events: (await turn.told()) as unknown as TurnReply['events'],
  }
}
