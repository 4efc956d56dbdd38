/**
 * One owner per data folder. The owner is who holds the claim with the highest number: a file `owner.<n>`
 * that says process number, start time and port. A claim whose process is gone is followed by `owner.<n+1>`,
 * which only one process can create. Files are removed only by the holder of a higher number, and never the
 * highest, so a process that was slow to act on what it read finds either its number taken or a higher one
 * beside it, and steps back.
 *
 * Whether a process is gone can't be seen from another container; there a claim counts
 * as long as it is kept fresh.
 */
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError } from '../errors/error.ts'
import { createFolder } from './create-folder.ts'
import { tryCreate } from './create-once.ts'
import { explainDiskError } from './disk-error.ts'
import { processSpace, processStartTime } from './process-identity.ts'

interface Claim {
  readonly pid: number
  readonly startTime: string
  /** Where process numbers mean the same, see `processSpace`. */
  readonly space: string
  /** Null until the owner's server listens. */
  readonly port: number | null
  readonly released: boolean
}

export type Ownership =
  | {
      readonly owned: true
      /** Tells those who wait that the server is ready on this port. */
      setPort(port: number): Promise<void>
      release(): Promise<void>
    }
  | { readonly owned: false; readonly port: number; readonly pid: number }

/** How often an owner refreshes its claim, and how old one from elsewhere gets before it counts no more. */
const refreshEveryMs = 5000
const staleAfterMs = 15_000

export interface ClaimOptions {
  /** How long to wait for another owner to become ready; its first start may set up a database. */
  waitMs?: number
  signal?: AbortSignal
}

/**
 * Makes this process the owner of a data folder (created, mode 0700, if missing), or finds the one that is:
 * then it waits until that one is ready. When the other ends while we wait, we try again.
 *
 * @throws {ReelsmithError} `store/owned` when another process owns the folder and isn't ready in time;
 *   `file/unwritable` when the folder can't be made or written.
 */
export async function claimDataDir(dataDir: string, options: ClaimOptions = {}): Promise<Ownership> {
  await createFolder(dataDir).catch(explainDiskError)
  const deadline = performance.now() + (options.waitMs ?? 30_000)
  const startTime = processStartTime(process.pid)!
  const mine: Claim = { pid: process.pid, startTime, space: processSpace(), port: null, released: false }
  for (;;) {
    options.signal?.throwIfAborted()
    const highest = await highestClaim(dataDir)
    const holder = highest === 0 ? null : await readClaim(dataDir, highest)
    if (highest > 0 && holder === null) continue // a higher one has come and this one was removed
    if (holder && (await isAlive(holder, claimFile(dataDir, highest)))) {
      if (holder.port !== null) return { owned: false, port: holder.port, pid: holder.pid }
      if (performance.now() > deadline) {
        throw new ReelsmithError(
          'store/owned',
          `Another reelsmith (process ${holder.pid}) uses this data folder but does not answer; end it, or name another folder with REELSMITH_DATA.`,
          { retryable: true, details: { pid: holder.pid } },
        )
      }
      await sleep(50, undefined, { signal: options.signal })
      continue
    }
    const number = highest + 1
    if (!(await tryCreate(claimFile(dataDir, number), JSON.stringify(mine)).catch(explainDiskError))) continue
    if ((await highestClaim(dataDir)) !== number) {
      await rm(claimFile(dataDir, number), { force: true })
      continue
    }
    await removeLower(dataDir, number)
    const refresh = setInterval(() => void touch(claimFile(dataDir, number)), refreshEveryMs).unref()
    return {
      owned: true,
      setPort: async (port) => await replaceClaim(dataDir, number, { ...mine, port }),
      release: async () => {
        clearInterval(refresh)
        await replaceClaim(dataDir, number, { ...mine, released: true })
      },
    }
  }
}

async function isAlive(claim: Claim, file: string): Promise<boolean> {
  if (claim.released) return false
  if (claim.space === processSpace()) return processStartTime(claim.pid) === claim.startTime
  const found = await stat(file).catch(() => null) // removed: somebody else has followed, the next look shows it
  return found === null || Date.now() - found.mtimeMs < staleAfterMs
}

async function touch(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => {}) // the folder was removed under us: nothing is left to own
}

function claimFile(dataDir: string, number: number): string {
  return join(dataDir, `owner.${number}`)
}

async function claimNumbers(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir).catch(explainDiskError)
  return names.flatMap((name) => (/^owner\.\d{1,15}$/.test(name) ? [Number(name.slice(6))] : []))
}

async function highestClaim(dataDir: string): Promise<number> {
  return Math.max(0, ...(await claimNumbers(dataDir)))
}

async function readClaim(dataDir: string, number: number): Promise<Claim | null> {
  try {
    return JSON.parse(await readFile(claimFile(dataDir, number), 'utf8')) as Claim
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof SyntaxError) return { pid: 0, startTime: '', space: '', port: null, released: true } // cut off by a power loss
    throw error
  }
}

async function replaceClaim(dataDir: string, number: number, claim: Claim): Promise<void> {
  const temporary = `${claimFile(dataDir, number)}.next`
  await writeFile(temporary, JSON.stringify(claim), { mode: 0o600 })
  await rename(temporary, claimFile(dataDir, number))
}

async function removeLower(dataDir: string, number: number): Promise<void> {
  for (const lower of await claimNumbers(dataDir)) {
    if (lower < number) await rm(claimFile(dataDir, lower), { force: true })
  }
}
