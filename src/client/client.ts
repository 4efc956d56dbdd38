/**
 * A client of the Nemo wire contract: any server that keeps it. Nothing here is of Node
 * alone; `fetch` is passed in.
 */
import { ReelsmithError } from '../errors/error.ts'
import { type CreditsReply, creditsReplySchema, sessionReplySchema } from '../wire/account.ts'
import type { Attribution } from '../wire/attribution.ts'
import { type ReceivedRender, renderListSchema, renderObjectSchema } from '../wire/render.ts'
import { turnIdHeader } from '../wire/run.ts'
import { stateReplySchema } from '../wire/state.ts'
import { uploadReplySchema } from '../wire/upload.ts'
import { type ModelTrial, type VideoModelFacts, type VideoObject, modelTrialSchema, videoModelListSchema, videoObjectSchema } from '../wire/videos.ts'
import { hearTurn } from './hear-turn.ts'
import { type FileToUpload, multipart } from './multipart.ts'
import { type OwnRoutes, ownRoutes } from './own-routes.ts'
import { adviceFor, explain } from './playbook.ts'
import { randomId } from './random-id.ts'
import { readReply } from './read-reply.ts'
import type { ListenOptions } from './say.ts'
import { sleep } from './sleep.ts'
import { type TokenStore, anonymousToken, givenToken } from './token.ts'
import { type Call, type TransportSettings, readData, send } from './transport.ts'
import type { TurnEvent } from './turn-event.ts'
import { type XhrLike, xhrFetch } from './xhr-fetch.ts'

export interface ClientOptions {
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly skill: Attribution
  /** A token of the user's own; without it one is asked for with `clientId`. */
  readonly token?: string
  readonly clientId: string
  readonly tokenStore?: TokenStore
  readonly sleep?: TransportSettings['sleep']
  /** That `fetch` takes a stream as body, as Node's does: uploads then tell how far they are. Browsers' mostly don't. */
  readonly streamsUploads?: boolean
  /** Sends uploads where `fetch` takes no streams, and tells how far they are; without either they tell each file's end. */
  readonly XMLHttpRequest?: new () => XhrLike
}

export interface SessionState {
  /** As the server gave it, to be passed on unchanged; `null` when there is nothing on the timeline. */
  readonly draft: unknown
  readonly generatedMedia: readonly unknown[]
  /** What was uploaded. */
  readonly files: readonly { readonly filename: string }[]
}

/** An uploaded file, or why it wasn't taken. */
export interface Uploaded {
  readonly filename: string
  readonly fileType: string
  readonly error?: string
}

export interface SubmitOptions {
  readonly sessionId: string
  /** The client's own id of the job: the same one again is the same job. */
  readonly renderId: string
  /** As the state gave it. */
  readonly draft: unknown
  readonly output: Record<string, unknown>
  readonly signal?: AbortSignal
}

export interface NemoClient {
  readonly baseUrl: string
  readonly own: OwnRoutes
  /** Gets a token if there is none yet. */
  connect(signal?: AbortSignal): Promise<void>
  createSession(options?: { language?: string; signal?: AbortSignal }): Promise<string>
  /**
   * Posts a message and hears the turn; see {@link hearTurn}. A message is never sent twice. When the signal fires the
   * turn is stopped at the server too, where the server names it.
   */
  say(
    sessionId: string,
    text: string,
    options?: ListenOptions & { streaming?: boolean },
  ): AsyncGenerator<TurnEvent>
  upload(
    sessionId: string,
    files: readonly FileToUpload[],
    options?: { signal?: AbortSignal; onProgress?: (fraction: number) => void },
  ): Promise<Uploaded[]>
  state(sessionId: string, signal?: AbortSignal): Promise<SessionState>
  credits(signal?: AbortSignal): Promise<CreditsReply>
  submitRender(options: SubmitOptions): Promise<ReceivedRender>
  render(renderId: string, signal?: AbortSignal): Promise<ReceivedRender>
  cancelRender(renderId: string, signal?: AbortSignal): Promise<ReceivedRender>
  /** The user's renders, newest first, of all sessions. Of Reelsmith alone. */
  renders(signal?: AbortSignal): Promise<readonly ReceivedRender[]>
  /** Begins a small, quick film of what is on the timeline now; ask for it with {@link render}. Of Reelsmith alone. */
  submitPreview(sessionId: string, signal?: AbortSignal): Promise<ReceivedRender>
  /** What makes videos there. Of Reelsmith alone, as the next three. */
  videoModels(signal?: AbortSignal): Promise<readonly VideoModelFacts[]>
  /** The cheapest real call of one that makes no clips. */
  tryModel(model: string, signal?: AbortSignal): Promise<ModelTrial>
  /** Begins a video of the Videos API; ask for it with {@link video}. */
  makeVideo(request: { model: string; prompt: string; seconds: number; size: string }, signal?: AbortSignal): Promise<VideoObject>
  video(id: string, signal?: AbortSignal): Promise<VideoObject>
}

/** How long a server is waited for that is to stop a turn. */
const cancelMs = 3000

export function createClient(options: ClientOptions): NemoClient {
  const settings: TransportSettings = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    fetch: options.fetch,
    skill: options.skill,
    sleep: options.sleep ?? sleep,
  }
  const tokens = options.token
    ? givenToken(options.token)
    : anonymousToken(settings, options.clientId, options.tokenStore)

  /** A refused token is replaced once: the server did nothing with the request, so it may be sent again. */
  async function authorized(path: string, call: Call): Promise<Response> {
    const token = await tokens.current(call.signal)
    try {
      return await send(settings, path, { ...call, token })
    } catch (error) {
      if (!ReelsmithError.is(error) || adviceFor(error.code).remedy !== 'renew-token') throw error
      const renewed = await tokens.renew(call.signal)
      // The server's words are for those who can ask it for a token; this one was given by somebody.
      if (renewed === null) throw explain(error.code, 'The server refuses the token', { details: error.details, cause: error })
      return await send(settings, path, { ...call, token: renewed })
    }
  }
  const data = async (path: string, call: Call): Promise<unknown> => readData(await authorized(path, call))
  const agent = 'nemo_agent'
  const renderPath = '/api/render/proxy/lambda'
  const own = ownRoutes({ authorized, data, sleep: settings.sleep })

  return {
    baseUrl: settings.baseUrl,
    own,
    async connect(signal) {
      await tokens.current(signal)
    },
    async createSession({ language, signal } = {}) {
      const json = { task_name: 'project', ...(language && { language }) }
      const reply = await data(`/api/tasks/me/with-session/${agent}`, { method: 'POST', json, signal })
      return readReply(sessionReplySchema, reply, 'session').session_id
    },
    async *say(sessionId, text, { streaming = false, ...listening } = {}) {
      const json = {
        app_name: agent,
        user_id: 'me',
        session_id: sessionId,
        new_message: { role: 'user', parts: [{ text }] },
        ...(streaming && { streaming }),
      }
      const headers = { accept: 'text/event-stream' }
      const response = await authorized('/run_sse', {
        method: 'POST',
        json,
        headers,
        signal: listening.signal,
      })
      if (!response.headers.get('content-type')?.includes('text/event-stream')) await readData(response)
      else if (response.body) {
        const named = response.headers.get(turnIdHeader) ?? undefined
        try {
          yield* hearTurn({
            ...listening,
            first: response.body,
            turnId: named,
            sleep: settings.sleep,
            async reopen({ turnId, lastEventId }) {
              const path = `/api/sessions/${sessionId}/turns/${encodeURIComponent(turnId)}`
              const resuming = { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
              return (await authorized(path, { headers: resuming, signal: listening.signal })).body
            },
          })
        } catch (error) {
          if (listening.signal?.aborted && named !== undefined) {
            await own.cancelTurn(sessionId, named, AbortSignal.timeout(cancelMs)).catch(() => {}) // it may be over
          }
          throw error
        }
      }
    },
    async upload(sessionId, files, { signal, onProgress } = {}) {
      const form = multipart('files', files, `----reelsmith${randomId()}`)
      const totalBytes = files.reduce((sum, file) => sum + file.content.size, 0)
      const told = (sentBytes: number): void => onProgress?.(totalBytes === 0 ? 1 : sentBytes / totalBytes)
      const body = (): Blob | ReadableStream<Uint8Array<ArrayBuffer>> =>
        options.streamsUploads ? form.stream(told) : form.blob()
      const byXhr = options.streamsUploads ? undefined : options.XMLHttpRequest
      const headers = { 'content-type': form.contentType }
      const reply = await data(`/api/upload-video/${agent}/me/${sessionId}`, {
        method: 'POST',
        headers,
        body,
        signal,
        ...(byXhr && { fetch: xhrFetch(byXhr, (fraction) => onProgress?.(fraction)) }),
      })
      if (!options.streamsUploads && !byXhr) onProgress?.(1)
      return readReply(uploadReplySchema, reply, 'upload').files.map(
        ({ filename, file_type: fileType, error }) => ({
          filename,
          fileType,
          ...(error !== undefined && { error }),
        }),
      )
    },
    async state(sessionId, signal) {
      const reply = await data(`/api/state/${agent}/me/${sessionId}/latest`, { signal })
      const { state } = readReply(stateReplySchema, reply, 'state')
      const files = state.video_infos.map((file) => ({ filename: nameOf(file) }))
      return { draft: state.draft ?? null, generatedMedia: state.generated_media, files }
    },
    async credits(signal) {
      return readReply(creditsReplySchema, await data('/api/credits/balance/simple', { signal }), 'credits')
    },
    async submitRender({ sessionId, renderId, draft, output, signal }) {
      const json = { id: renderId, sessionId, draft, output }
      // the same id again is the same job
      const submitted = await data(renderPath, { method: 'POST', json, signal, isRepeatable: true })
      return readReply(renderObjectSchema, submitted, 'render')
    },
    async render(renderId, signal) {
      return readReply(
        renderObjectSchema,
        await data(`${renderPath}/${encodeURIComponent(renderId)}`, { signal }),
        'render',
      )
    },
    async cancelRender(renderId, signal) {
      const path = `${renderPath}/${encodeURIComponent(renderId)}/cancel`
      return readReply(renderObjectSchema, await data(path, { method: 'POST', signal }), 'render')
    },
    async renders(signal) {
      return readReply(renderListSchema, await data('/api/render/jobs', { signal }), 'renders').renders
    },
    async submitPreview(sessionId, signal) {
      const path = `/api/sessions/${encodeURIComponent(sessionId)}/preview`
      return readReply(renderObjectSchema, await data(path, { method: 'POST', signal }), 'preview')
    },
    async videoModels(signal) {
      // Its list is no envelope, although it has `data`.
      const reply: unknown = await (await authorized('/v1/models', { signal })).json().catch(() => undefined)
      return readReply(videoModelListSchema, reply, 'models').data
    },
    async tryModel(model, signal) {
      return readReply(modelTrialSchema, await data('/v1/models/test', { method: 'POST', json: { model }, signal }), 'trial')
    },
    async makeVideo(request, signal) {
      return readReply(videoObjectSchema, await data('/v1/videos', { method: 'POST', json: request, signal }), 'video')
    },
    async video(id, signal) {
      return readReply(videoObjectSchema, await data(`/v1/videos/${encodeURIComponent(id)}`, { signal }), 'video')
    },
  }
}

function nameOf(file: unknown): string {
  return typeof file === 'object' && file !== null && 'filename' in file ? String(file.filename) : ''
}
