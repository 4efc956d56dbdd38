/** The server that a command talks to: the one that is named, the one that runs, or one started for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { NemoClient } from '../client/client.ts'
import { type FilmSession, openFilmSession } from '../client/film-session.ts'
import { configFolder } from '../client/node/config-folder.ts'
import { clientOfEnvironment } from '../client/node/connect.ts'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { dataFolder } from '../process/data-folder.ts'
import type { Attribution } from '../wire/attribution.ts'
import { keepSession, keptSession } from './kept-session.ts'
import { useLocalServer } from './local-server.ts'
import type { ServerChild } from './server-child.ts'
import { version } from './version.ts'

export interface Connection {
  readonly client: NemoClient
  /**
   * @throws {ReelsmithError} `session/not-found` for `kept` when none was kept, or the server has it no more.
   */
  openSession(options: OpenSessionOptions): Promise<FilmSession>
  /** Leaves the session open for later commands; for those of one purpose alone when that is named. */
  keep(session: FilmSession, purpose?: string): Promise<void>
  /** Lets go of the server; one that was started for this command alone has ended when this resolves. */
  close(): Promise<void>
}

export interface OpenSessionOptions {
  /** BCP 47. */
  readonly language: string
  /** The one that an earlier command kept, or a new one. */
  readonly which: 'new' | 'kept' | 'kept-or-new'
  /** Of the session that was kept; that of the user's own film unless named. */
  readonly purpose?: string
}

export interface ConnectOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** Who does the work, unless the environment says who it is for; the command line unless told. */
  readonly source?: string
  /** What program that is done in, as soon as that is known. */
  readonly platform?: () => string | undefined
}

/** A skill that has the command line do its work says so. */
const skillOf = ({ environment, source = 'reelsmith-cli', platform }: ConnectOptions): Attribution => ({
  source: environment.SKILL_SOURCE || source,
  version,
  get platform() {
    return platform?.() ?? 'cli'
  },
})

/** A server that is just closing is met by finding or starting another. */
const maxAttempts = 10

/**
 * Connects to `NEMO_API_URL`, else to the server that owns the data folder, else to one started for this
 * command.
 *
 * @throws {ReelsmithError} `server/unreachable`, `auth/…`, and what the start of a server throws.
 */
export async function openConnection(options: ConnectOptions): Promise<Connection> {
  const { environment, signal } = options
  if (environment.NEMO_API_URL) {
    const named = { ...environment, NEMO_API_URL: requireUrl(environment.NEMO_API_URL) }
    const client = await clientOfEnvironment({ environment: named, skill: skillOf(options) })
    await client.connect(signal)
    return {
      ...sessionsOf(client, client.baseUrl, options),
      close: async () => {},
    }
  }
  const dataDir = dataFolder(environment)
  const server = await useLocalServer(dataDir, signal)
  try {
    for (let attempt = 1; ; attempt++) {
      throwIfCancelled(signal, 'Connecting')
      const target = await server.find()
      try {
        const { baseUrl: localUrl, child } = target
        const client = await clientOfEnvironment({ environment, skill: skillOf(options), localUrl, ...(child && { fetch: fetchFrom(child) }) })
        await client.connect(signal)
        return { ...sessionsOf(client, dataDir, options), close: server.close }
      } catch (error) {
        if (target.child || attempt >= maxAttempts || !(ReelsmithError.is(error) && error.retryable)) throw error
        await sleep(300, undefined, { signal })
      }
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** @param server - Base URL, or the data folder of a local server, whose port changes. */
function sessionsOf(
  client: NemoClient,
  server: string,
  { environment, signal }: ConnectOptions,
): Pick<Connection, 'client' | 'openSession' | 'keep'> {
  const folder = configFolder(environment)
  const place = (purpose?: string): string => (purpose === undefined ? server : `${server} ${purpose}`)
  return {
    client,
    async openSession({ language, which, purpose }) {
      const sessionId = which === 'new' ? undefined : await keptSession(folder, place(purpose))
      if (which === 'kept' && sessionId === undefined) throw nothingKept()
      try {
        return await openFilmSession(client, { sessionId, language, signal })
      } catch (error) {
        if (sessionId === undefined || !ReelsmithError.is(error, 'session/not-found')) throw error
        if (which === 'kept') throw nothingKept(error)
        return await openFilmSession(client, { language, signal })
      }
    },
    keep: (session, purpose) => keepSession(folder, place(purpose), session.id),
  }
}

function nothingKept(cause?: unknown): ReelsmithError {
  const what = cause === undefined ? 'No film is kept here' : 'The server has the film that was kept no more'
  const message = `${what}; begin one with make --keep, edit FILE "…" or chat.`
  return new ReelsmithError('session/not-found', message, { cause })
}

/** Of a server of our own, whose end says more than that it does not answer, and for which nobody has to wait. */
function fetchFrom(child: ServerChild): typeof fetch {
  return async (...request) => {
    try {
      return await fetch(...request)
    } catch (cause) {
      // its connections break a moment before we hear of its end
      if (request[1]?.signal?.aborted || !(await child.endsWithin(1000))) throw cause
      const message = `The server ended in the middle of the work; the end of ${child.logFile} may say why. Try again.`
      throw new ReelsmithError('process/failed', message, { retryable: true, cause })
    }
  }
}

function requireUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new ReelsmithError('request/invalid', `NEMO_API_URL: expected an http(s) address, got "${text}".`)
}
