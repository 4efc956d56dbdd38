/** The server's routes on a real store, without a port, for tests. */
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endOfJob } from '../actions/job-end.ts'
import { Turns } from '../agent/turns.ts'
import { type Jobs, openJobs } from '../jobs/jobs.ts'
import { type TestStore, openTestStore } from '../store/testing.ts'
import { Framer } from '../render/framer.ts'
import { createApp } from './app.ts'
import type { Server } from './context.ts'
import { errandsOf } from './errands.ts'
import { httpListener } from './http-listener.ts'
import { createLog } from '../process/log.ts'
import { Metrics } from './metrics.ts'
import { type Settings, readSettings } from './settings.ts'

export interface TestServer extends AsyncDisposable {
  /** What the routes stand on. */
  readonly parts: Server
  readonly store: TestStore
  readonly jobs: Jobs
  readonly lines: readonly string[]
  /** As they are registered. */
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  /** One request; a body that is no text is sent as JSON. */
  call(method: string, path: string, options?: CallOptions): Promise<TestReply>
  /** The same with the response as it is, for streams. */
  open(method: string, path: string, options?: CallOptions): Promise<Response>
  /** A new anonymous account. */
  newUser(): Promise<{ token: string; userId: string; clientId: string }>
  /** Serves the routes on a port as well. @returns The base URL. */
  listen(): Promise<string>
  close(): Promise<void>
}

export interface CallOptions {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Of the client; each new one is told apart by the limits. */
  readonly address?: string
}

export interface TestReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed
}

export interface TestServerOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
  /** Workers by kind of job; without them nothing is ever done. */
  readonly handlers?: Readonly<Record<string, URL>>
}

/** Leaves nothing open when it can't be opened. */
export async function openTestServer({ env = {}, settings, handlers = {} }: TestServerOptions = {}): Promise<TestServer> {
  await using opened = new AsyncDisposableStack()
  const store = opened.use(await openTestStore({ REELSMITH_TOKENS_PER_IP: '1000000', ...env }))
  const started = Promise.withResolvers<Server>()
  const jobs = await openJobs(store, {
    handlers: { analyse: new URL('../ingest/analyse-worker.ts', import.meta.url), ...handlers },
    concurrency: 2,
    background: ['analyse'],
    onEnd: async (tx, job, more) => await endOfJob(store, tx, job, more),
    errands: errandsOf(started.promise),
  })
  opened.defer(() => jobs.close())
  const turns = new Turns({ goOnLater: true })
  opened.defer(() => turns.close())
  const lines: string[] = []
  const framer = opened.use(new Framer({ log: (line) => void lines.push(line) }))
  const parts: Server = {
    settings: readSettings({ REELSMITH_DATA: store.dataDir, REELSMITH_RATE_LIMIT: '0', ...env }, settings),
    store,
    jobs,
    turns,
    framer,
    metrics: new Metrics(),
    log: createLog('json', (line) => void lines.push(line)),
  }
  started.resolve(parts)
  const app = createApp(parts)
  const http = createServer(httpListener(app))
  opened.defer(() => void http.close().closeAllConnections())
  let clients = 0
  const open: TestServer['open'] = async (method, path, { token, body, headers, address = '192.0.2.1' } = {}) => {
    const request = new Request(`http://reelsmith.test${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const incoming = { socket: { remoteAddress: address } } as IncomingMessage
    return await app.fetch(request, { incoming })
  }
  const call: TestServer['call'] = async (method, path, options) => {
    const response = await open(method, path, options)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parse(text) }
  }
  const all = opened.move()
  const close = async (): Promise<void> => await all.disposeAsync()
  return {
    parts,
    store,
    jobs,
    lines,
    routes: app.routes,
    open,
    call,
    async newUser() {
      const clientId = `client-${++clients}`
      const { json } = await call('POST', '/api/auth/anonymous-token', { headers: { 'x-client-id': clientId } })
      return { token: json.token as string, userId: json.user_id as string, clientId }
    },
    async listen() {
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function parse(text: string): TestReply['json'] {
  try {
    return JSON.parse(text) as TestReply['json']
  } catch {
    return undefined!
  }
}
