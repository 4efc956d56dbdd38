/** Starts and stops the whole server: data folder, database, jobs, HTTP. */
import { type Server as HttpServer, createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import { endOfJob } from '../actions/job-end.ts'
import { Turns } from '../agent/turns.ts'
import { ReelsmithError } from '../errors/error.ts'
import { openJobs } from '../jobs/jobs.ts'
import { releaseUnused } from '../store/credit-holds.ts'
import { giveUpUnfinishedKeys } from '../store/idempotency.ts'
import { claimDataDir } from '../store/owner.ts'
import { openStore } from '../store/store.ts'
import type { Log } from '../process/log.ts'
import { Framer } from '../render/framer.ts'
import { createApp } from './app.ts'
import type { Server } from './context.ts'
import { errandsOf } from './errands.ts'
import { type HttpListener, httpListener } from './http-listener.ts'
import { Metrics } from './metrics.ts'
import type { Settings } from './settings.ts'
import { endTurns, resumeTurns } from './post-turn.ts'

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Ends within 5 s: turns are cancelled, renders are put back for the next start. */
  close(): Promise<void>
}

/** Painting and encoding use all cores by themselves; a second job only keeps a short one from waiting for a long one. */
const concurrentJobs = Math.max(2, Math.floor(availableParallelism() / 2))

/**
 * Starts the server and resolves when it is ready to work.
 *
 * @throws {ReelsmithError} `server/port-in-use`, `store/owned` (with `details.port`) when another server owns the data
 *   folder, `store/unavailable`, `store/disk-full`, `file/unwritable`.
 */
export async function startServer(settings: Settings, log: Log): Promise<RunningServer> {
  const owner = await claimDataDir(settings.dataDir)
  if (!owner.owned) {
    throw new ReelsmithError(
      'store/owned',
      `A server already runs on this data folder, at http://127.0.0.1:${owner.port} (process ${owner.pid}); use that one, or name another folder with REELSMITH_DATA.`,
      { details: { port: owner.port, pid: owner.pid } },
    )
  }
  // In the order of opening; closed in reverse, whatever failed on the way.
  const closers: (() => Promise<void>)[] = [owner.release]
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: Error) => log(`while closing: ${error.message}`))
    }
  }
  try {
    let listener: HttpListener = starting
    // The port is taken first: when it is in use, that is said before a database is set up for nothing.
    const http = createServer((request, response) => listener(request, response))
    http.requestTimeout = 0 // a slow upload is no fault
    const port = await listen(http, settings)
    closers.push(() => stopListening(http))
    const store = await openStore({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, log })
    closers.push(() => store.close())
    await giveUpUnfinishedKeys(store)
    // Who stops the server that a command started for itself has no more use for what it was doing.
    const goOnLater = !settings.personal
    const { promise, resolve } = Promise.withResolvers<Server>()
    const jobs = await openJobs(store, {
      handlers,
      concurrency: concurrentJobs,
      background: ['analyse'],
      boundToAsker: goOnLater ? [] : ['generate', 'speak', 'transcribe'],
      onEnd: (tx, job, more) => endOfJob(store, tx, job, more),
      errands: errandsOf(promise),
    })
    closers.push(() => jobs.close())
    const turns = new Turns({ goOnLater })
    closers.push(() => turns.close())
    const framer = new Framer({ log })
    closers.push(() => framer[Symbol.asyncDispose]())
    const server = { settings, store, jobs, turns, framer, metrics: new Metrics(), log }
    const goingOn = await (goOnLater ? resumeTurns(server) : endTurns(server))
    await releaseUnused(store, { butTurns: goingOn })
    resolve(server)
    const app = createApp(server)
    listener = httpListener(app)
    await owner.setPort(port)
    return { url: `http://${urlHost(settings.host)}:${port}`, port, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}

const handlers = {
  analyse: new URL('../ingest/analyse-worker.ts', import.meta.url),
  generate: new URL('../models/generate-worker.ts', import.meta.url),
  render: new URL('../render/render-worker.ts', import.meta.url),
  speak: new URL('../models/speak-worker.ts', import.meta.url),
  transcribe: new URL('../models/transcribe-worker.ts', import.meta.url),
  try: new URL('../models/try-worker.ts', import.meta.url),
  video: new URL('../render/video-worker.ts', import.meta.url),
}

const starting: HttpListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
  response.end(JSON.stringify({ code: 503, message: 'The server is starting; try again in a second.', data: null }))
}

async function listen(http: HttpServer, { host, port }: Settings): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  http.once('error', (cause: NodeJS.ErrnoException) => {
    const problem =
      cause.code === 'EADDRINUSE'
        ? `port ${port} is in use; choose another with PORT, or 0 for any that is free`
        : `can't listen on ${host}:${port} (${cause.code})`
    reject(new ReelsmithError('server/port-in-use', `The server was not started: ${problem}.`, { cause }))
  })
  http.listen(port, host, () => resolve((http.address() as { port: number }).port))
  return await promise
}

/** Connections get a moment to end by themselves. */
async function stopListening(http: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  http.close(() => resolve())
  http.closeIdleConnections()
  setTimeout(() => http.closeAllConnections(), 500).unref()
  await promise
}

function urlHost(host: string): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return reachable.includes(':') ? `[${reachable}]` : reachable
}
