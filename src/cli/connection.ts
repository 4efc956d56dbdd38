/** The server that a command talks to: the one that is named, the one that runs, or one started for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { NemoClient } from '../client/client.ts'
import { type FilmSession, openFilmSession } from '../client/film-session.ts'
import { configFolder } from '../client/node/config-folder.ts'
import { clientOfEnvironment } from '../client/node/connect.ts'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { dataFolder } from '../process/data-folder.ts'
import { keepSession, keptSession } from './kept-session.ts'
import { useLocalServer } from './local-server.ts'
import type { ServerChild } from './server-child.ts'
import { version } from './version.ts'

export interface Connection {
  readonly client: NemoClient
  readonly session: FilmSession
  /** Leaves the session open for a later command with `isContinued`. */
  keep(): Promise<void>
  /** What to tell of an error: that our own server has ended says more than that it doesn't answer. */
  explain(error: unknown): Promise<unknown>
  /** Lets go of the server; one that was started for this command alone has ended when this resolves. */
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** BCP 47, of the session. */
  readonly language: string
  /** Goes on with the session that was kept, instead of a new one. */
  readonly isContinued: boolean
}

const skill = { source: 'reelsmith-cli', version, platform: 'unknown' }

/** A server that is just closing is met by finding or starting another. */
const maxAttempts = 10

/**
 * Connects to `NEMO_API_URL`, else to the server that owns the data folder, else to one started for this
 * command, and makes a session there.
 *
 * @throws {ReelsmithError} `server/unreachable`, `auth/…`, and what the start of a server throws.
 */
export async function openConnection(options: ConnectOptions): Promise<Connection> {
  const { environment, signal } = options
  if (environment.NEMO_API_URL) {
    const client = await clientOfEnvironment({ environment: { ...environment, NEMO_API_URL: requireUrl(environment.NEMO_API_URL) }, skill })
    return {
      ...(await openSession(client, client.baseUrl, options)),
      explain: async (error) => error,
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
        const session = await openSession(await clientOfEnvironment({ environment, skill, localUrl: target.baseUrl }), dataDir, options)
        return { ...session, explain: (error) => explainEnd(error, target.child), close: server.close }
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

async function openSession(
  client: NemoClient,
  server: string,
  { environment, signal, language, isContinued }: ConnectOptions,
): Promise<Omit<Connection, 'close' | 'explain'>> {
  const folder = configFolder(environment)
  await client.connect(signal)
  const sessionId = isContinued ? await keptSession(folder, server) : undefined
  if (isContinued && sessionId === undefined) {
    throw new ReelsmithError('session/not-found', 'No session was kept here; make a film with --keep first.')
  }
  const session = await openFilmSession(client, { sessionId, language, signal })
  return { client, session, keep: () => keepSession(folder, server, session.id) }
}

async function explainEnd(error: unknown, child: ServerChild | undefined): Promise<unknown> {
  if (!child || !ReelsmithError.is(error, 'server/unreachable')) return error
  // its connections break a moment before we hear of its end
  if (!(await child.endsWithin(1000))) return error
  const message = `The server ended in the middle of the work; the end of ${child.logFile} may say why. Try again.`
  return new ReelsmithError('process/failed', message, { retryable: true, cause: error })
}

function requireUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new ReelsmithError('request/invalid', `NEMO_API_URL: expected an http(s) address, got "${text}".`)
}
