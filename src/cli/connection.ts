/** The server that a command talks to: the one that is named, the one that runs, or one started for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type NemoClient, createClient } from '../client/client.ts'
import { clientId } from '../client/node/client-id.ts'
import { configFolder } from '../client/node/config-folder.ts'
import { tokenFile } from '../client/node/token-file.ts'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { dataFolder } from '../process/data-folder.ts'
import { claimDataDir } from '../store/owner.ts'
import { isAnybodyPresent, markPresence } from './presence.ts'
import { type ServerChild, startServerChild } from './server-child.ts'
import { version } from './version.ts'

export interface Connection {
  readonly client: NemoClient
  readonly sessionId: string
  /** Lets go of the server; one that was started for this command alone has ended when this resolves. */
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** BCP 47, of the session. */
  readonly language: string
}

interface Target {
  readonly baseUrl: string
  readonly child?: ServerChild
}

/** A server that is just closing is met by finding or starting another. */
const maxAttempts = 10
const closeMs = 6000

/**
 * Connects to `NEMO_API_URL`, else to the server that owns the data folder, else to one started for this command,
 * and makes a session there.
 *
 * @throws {ReelsmithError} `server/unreachable`, `auth/…`, and what the start of a server throws.
 */
export async function openConnection({ environment, signal, language }: ConnectOptions): Promise<Connection> {
  if (environment.NEMO_API_URL) {
    const client = await nemoClient(requireUrl(environment.NEMO_API_URL), environment)
    await client.connect(signal)
    const sessionId = await client.createSession({ language, signal })
    return { client, sessionId, close: async () => {} }
  }
  const dataDir = dataFolder(environment)
  const leave = await markPresence(dataDir).catch((error) => unwritable(error))
  let target: Target | undefined
  const close = async (): Promise<void> => {
    await leave()
    if (!target?.child) return
    if (await isAnybodyPresent(dataDir)) target.child.abandon()
    else await target.child.release(closeMs)
  }
  try {
    for (let attempt = 1; ; attempt++) {
      throwIfCancelled(signal, 'Connecting')
      target = await findOrStart(dataDir, signal)
      try {
        const client = await nemoClient(target.baseUrl, environment)
        await client.connect(signal)
        return { client, sessionId: await client.createSession({ language, signal }), close }
      } catch (error) {
        if (target.child || attempt >= maxAttempts || !(ReelsmithError.is(error) && error.retryable)) throw error
        await sleep(300, undefined, { signal })
      }
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function findOrStart(dataDir: string, signal: AbortSignal): Promise<Target> {
  const owner = await claimDataDir(dataDir, { signal })
  if (!owner.owned) return { baseUrl: local(owner.port) }
  // Only a look whether somebody owns it: the server claims it for itself.
  await owner.release()
  const started = await startServerChild(dataDir, signal)
  return 'ownerPort' in started ? { baseUrl: local(started.ownerPort) } : { baseUrl: started.url, child: started.child }
}

async function nemoClient(baseUrl: string, environment: NodeJS.ProcessEnv): Promise<NemoClient> {
  const folder = configFolder(environment)
  const isRemote = environment.NEMO_API_URL !== undefined && environment.NEMO_API_URL !== ''
  return createClient({
    baseUrl,
    fetch,
    skill: { source: 'reelsmith-cli', version, platform: 'unknown' },
    clientId: await clientId(environment, folder),
    // A user's token belongs to the server they named, and to no other. Local servers change ports and give the
    // same token again: nothing is kept for them.
    ...(isRemote && environment.NEMO_TOKEN ? { token: environment.NEMO_TOKEN } : {}),
    ...(isRemote ? { tokenStore: tokenFile(folder) } : {}),
  })
}

function local(port: number): string {
  return `http://127.0.0.1:${port}`
}

function requireUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new ReelsmithError('request/invalid', `NEMO_API_URL: expected an http(s) address, got "${text}".`)
}

function unwritable(cause: NodeJS.ErrnoException): never {
  throw new ReelsmithError(
    cause.code === 'ENOSPC' ? 'store/disk-full' : 'file/unwritable',
    `The data folder can't be written (${cause.code ?? cause.message}); name another one with REELSMITH_DATA.`,
    { cause },
  )
}
