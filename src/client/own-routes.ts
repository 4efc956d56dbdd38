/** What only Reelsmith's servers have: actions by their names, and turns by their ids. */
import { ReelsmithError } from '../errors/error.ts'
import { turnIdHeader } from '../wire/run.ts'
import {
  type ActionEntry,
  type SessionEntry,
  type TurnReply,
  actionListSchema,
  sessionPageSchema,
  turnReplySchema,
} from '../wire/session.ts'
import { uploadReplySchema } from '../wire/upload.ts'
import type { Uploaded } from './client.ts'
import { hearTurn } from './hear-turn.ts'
import { readReply } from './read-reply.ts'
import type { ListenOptions } from './say.ts'
import type { Call, TransportSettings } from './transport.ts'
import type { TurnEvent } from './turn-event.ts'

/** What a turn is asked for: in words, or as one action with its input. */
export type TurnRequest = { readonly text: string } | { readonly action: string; readonly input: unknown }

export interface OwnRoutes {
  /** What can be done to a film, each with the JSON Schema of its input. */
  actions(signal?: AbortSignal): Promise<readonly ActionEntry[]>
  /** The user's sessions, the one changed last first: so many of them. */
  sessions(limit: number, signal?: AbortSignal): Promise<readonly SessionEntry[]>
  /** Begins a turn and leaves it to the server. @returns Its id. */
  startTurn(sessionId: string, request: TurnRequest, signal?: AbortSignal): Promise<string>
  /** Where a turn is, and all that it has told. */
  turn(sessionId: string, turnId: string, signal?: AbortSignal): Promise<TurnReply>
  /** All that a turn tells, from its beginning to its end; see {@link hearTurn}. */
  hear(sessionId: string, turnId: string, options?: ListenOptions): AsyncGenerator<TurnEvent>
  /** Stops a turn and its work. @returns Where it is now: it may take a moment to end. */
  cancelTurn(sessionId: string, turnId: string, signal?: AbortSignal): Promise<TurnReply>
  /** Lets the server fetch files from public addresses. */
  uploadUrls(sessionId: string, urls: readonly string[], signal?: AbortSignal): Promise<readonly Uploaded[]>
  /** A JPEG of the film as it is now. */
  frame(sessionId: string, place: { atMs: number; width: number }, signal?: AbortSignal): Promise<Uint8Array>
}

export interface Requests {
  /** With the token; renewed when it was refused. */
  authorized(path: string, call: Call): Promise<Response>
  /** What is in the envelope of the reply. */
  data(path: string, call: Call): Promise<unknown>
  readonly sleep: TransportSettings['sleep']
}

const events = { accept: 'text/event-stream' }

export function ownRoutes({ authorized, data, sleep }: Requests): OwnRoutes {
  const sessionPath = (id: string): string => `/api/sessions/${encodeURIComponent(id)}`
  const turnPath = (sessionId: string, turnId: string): string => `${sessionPath(sessionId)}/turns/${encodeURIComponent(turnId)}`
  return {
    async actions(signal) {
      return readReply(actionListSchema, await data('/api/actions', { signal }), 'actions').actions
    },
    async sessions(limit, signal) {
      return readReply(sessionPageSchema, await data(`/api/sessions?limit=${limit}`, { signal }), 'sessions').sessions
    },
    async startTurn(sessionId, request, signal) {
      const [path, json] =
        'text' in request
          ? ['/run_sse', { session_id: sessionId, new_message: { role: 'user', parts: [{ text: request.text }] } }]
          : [`${sessionPath(sessionId)}/actions/${encodeURIComponent(request.action)}`, { input: request.input }]
      const response = await authorized(path, { method: 'POST', json, headers: events, signal })
      response.body?.cancel().catch(() => {}) // the turn is heard by its id
      const turnId = response.headers.get(turnIdHeader)
      if (turnId !== null) return turnId
      throw new ReelsmithError('client/protocol', 'The server began the work without naming it; check that NEMO_API_URL is a Reelsmith server.')
    },
    async turn(sessionId, turnId, signal) {
      return readReply(turnReplySchema, await data(turnPath(sessionId, turnId), { signal }), 'turn')
    },
    async *hear(sessionId, turnId, listening = {}) {
      const open = async (lastEventId?: string): Promise<ReadableStream<Uint8Array> | null> => {
        const headers = { ...events, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
        return (await authorized(turnPath(sessionId, turnId), { headers, signal: listening.signal })).body
      }
      const first = await open()
      if (first) yield* hearTurn({ ...listening, first, turnId, sleep, reopen: ({ lastEventId }) => open(lastEventId) })
    },
    async cancelTurn(sessionId, turnId, signal) {
      const reply = await data(`${turnPath(sessionId, turnId)}/cancel`, { method: 'POST', signal })
      return readReply(turnReplySchema, reply, 'turn')
    },
    async uploadUrls(sessionId, urls, signal) {
      const json = { urls, source_type: 'url' }
      const path = `/api/upload-video/nemo_agent/me/${encodeURIComponent(sessionId)}`
      const { files } = readReply(uploadReplySchema, await data(path, { method: 'POST', json, signal }), 'upload')
      return files.map(({ filename, file_type: fileType, error }) => ({ filename, fileType, ...(error !== undefined && { error }) }))
    },
    async frame(sessionId, { atMs, width }, signal) {
      const response = await authorized(`${sessionPath(sessionId)}/frame?t=${atMs}&w=${width}`, { signal })
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
