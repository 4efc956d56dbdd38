/** The server on the data folder: the one that runs, or one started for this command. */
import { ReelsmithError } from '../errors/error.ts'
import { claimDataDir } from '../store/owner.ts'
import { isAnybodyPresent, markPresence } from './presence.ts'
import { type ServerChild, startServerChild } from './server-child.ts'

export interface LocalServer {
  /** The server as it is now; one that is just closing is met by finding or starting another. */
  find(): Promise<Target>
  /** Lets go of the server; one that was started for this command alone has ended when this resolves. */
  close(): Promise<void>
}

export interface Target {
  readonly baseUrl: string
  /** When it was started for this command. */
  readonly child?: ServerChild
}

const closeMs = 6000

/** @throws {ReelsmithError} `file/unwritable` or `store/disk-full` when the data folder can't be used. */
export async function useLocalServer(dataDir: string, signal: AbortSignal): Promise<LocalServer> {
  const leave = await markPresence(dataDir).catch((error) => unwritable(error))
  let child: ServerChild | undefined
  return {
    async find() {
      const target = await findOrStart(dataDir, signal)
      child = target.child
      return target
    },
    async close() {
      await leave()
      if (child && (await isAnybodyPresent(dataDir))) child.abandon()
      else await child?.release(closeMs)
    },
  }
}

async function findOrStart(dataDir: string, signal: AbortSignal): Promise<Target> {
  const owner = await claimDataDir(dataDir, { signal })
  if (!owner.owned) return { baseUrl: local(owner.port) }
  // Only a look whether somebody owns it: the server claims it for itself.
  await owner.release()
  const started = await startServerChild(dataDir, signal)
  return 'ownerPort' in started
    ? { baseUrl: local(started.ownerPort) }
    : { baseUrl: started.url, child: started.child }
}

function local(port: number): string {
  return `http://127.0.0.1:${port}`
}

function unwritable(cause: NodeJS.ErrnoException): never {
  throw new ReelsmithError(
    cause.code === 'ENOSPC' ? 'store/disk-full' : 'file/unwritable',
    `The data folder can't be written (${cause.code ?? cause.message}); name another one with REELSMITH_DATA.`,
    { cause },
  )
}
