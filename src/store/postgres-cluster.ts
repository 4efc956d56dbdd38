/**
 * Where the files of the embedded database lie, made when they are missing, reachable by
 * the account that needs them.
 */
import { createHash } from 'node:crypto'
import {
  chmod,
  chown,
  lchown,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  cp,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { type PostgresAccount, canReach } from './postgres-account.ts'
import { type PostgresBinaries, completeLinks, copyBinaries } from './postgres-binaries.ts'

export const databaseUser = 'reelsmith'

export interface PostgresPlace {
  readonly cluster: string
  readonly binaries: PostgresBinaries
}

export interface PlaceWanted {
  readonly account: PostgresAccount
  readonly dataDir: string
  /** The programs as installed. */
  readonly found: PostgresBinaries
  /** Whether a new cluster is synced to disk before it is used. */
  readonly durable: boolean
  readonly log: (message: string) => void
}

/** A folder that every user can walk to, made by root, for when the data folder lies behind closed doors. */
const openParent = '/var/lib/reelsmith'

/**
 * Finds or makes cluster and programs so that the account can use both. Cluster and socket lie in the data
 * folder unless the account can't walk there; what lies elsewhere is noted in the data folder.
 *
 * @throws {ReelsmithError} `store/unavailable` when the cluster can't be made or
 *   belongs to another major version.
 */
export async function preparePlace(wanted: PlaceWanted): Promise<PostgresPlace> {
  const { account, dataDir, found, log } = wanted
  const home = await reachableHome(account, dataDir, log)
  const linked = await completeLinks(found.folder)
  const usable = linked && (await canRun(account, found))
  const binaries = usable ? found : await copyBinaries(found, home)
  const cluster = join(home, 'postgres')
  await bringCluster(dataDir, cluster)
  if ((await statOrNull(join(cluster, 'PG_VERSION'))) === null) await initialise(wanted, cluster, binaries)
  await checkVersion(cluster, binaries)
  await giveTo(account, cluster)
  return { cluster, binaries }
}

async function canRun(account: PostgresAccount, binaries: PostgresBinaries): Promise<boolean> {
  return account.kind !== 'other' || (await canReach(account, join(binaries.folder, 'bin', 'postgres')))
}

async function reachableHome(
  account: PostgresAccount,
  dataDir: string,
  log: (message: string) => void,
): Promise<string> {
  if (account.kind !== 'other') return dataDir
  await chmod(dataDir, 0o711) // others may pass, not look; every file and folder in it is closed by itself
  if (await canReach(account, dataDir)) return dataDir
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)
  const home = join(openParent, name)
  for (const folder of [openParent, home]) {
    await mkdir(folder, { recursive: true })
    await chmod(folder, 0o711)
  }
  if (!(await canReach(account, home))) {
    throw new ReelsmithError(
      'store/unavailable',
      `PostgreSQL can't run as root, and user ${account.uid} can reach neither the data folder nor ${openParent}. Put the data folder where others may pass (chmod o+x on its parents), or name a database with DATABASE_URL.`,
    )
  }
  log(`the database lies in ${home}: user ${account.uid}, who runs it, can't walk to the data folder`)
  return home
}

/**
 * Moves the cluster to where it is needed now, when an earlier start under other conditions put it elsewhere.
 */
async function bringCluster(dataDir: string, cluster: string): Promise<void> {
  const note = join(dataDir, 'postgres-place')
  const inside = join(dataDir, 'postgres')
  const before = (await readFile(note, 'utf8').catch(() => inside)).trim()
  if (before !== cluster && (await statOrNull(before)) !== null) {
    await rm(cluster, { recursive: true, force: true })
    await rename(before, cluster).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error
      await cp(before, `${cluster}.partial`, { recursive: true, preserveTimestamps: true })
      await rename(`${cluster}.partial`, cluster)
      await rm(before, { recursive: true })
    })
  }
  if (cluster === inside) await rm(note, { force: true })
  else await writeFile(note, cluster, { mode: 0o600 })
}

/** Makes a new cluster beside its place and moves it there when it is whole and on disk. */
async function initialise(wanted: PlaceWanted, cluster: string, binaries: PostgresBinaries): Promise<void> {
  const { account, durable, log } = wanted
  log('setting up the database')
  const partial = `${cluster}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  if (account.kind === 'other') await chown(partial, account.uid, account.gid)
  const initdb = join(binaries.folder, 'bin', 'initdb')
  // locale C on every machine: the order of text and the meaning of the files never depend on its settings
  const options = ['--encoding=UTF8', '--locale=C', '--auth=trust', '--wal-segsize=4', '--no-instructions']
  if (!durable) options.push('--no-sync')
  const words = [...account.credentials, initdb, '--pgdata', partial, '--username', databaseUser, ...options]
  const result = await runChild(words[0]!, words.slice(1), {
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    cwd: '/',
  })
  if (result.exitCode !== 0) {
    await rm(partial, { recursive: true, force: true })
    const full = /No space left/.test(result.stderr)
    throw new ReelsmithError(
      full ? 'store/disk-full' : 'store/unavailable',
      full
        ? 'No space is left for the database; free some 100 MB.'
        : `The database could not be set up: ${lastLine(result.stderr)}`,
      { details: { stderr: result.stderr.slice(-2000) } },
    )
  }
  await rename(partial, cluster)
}

async function checkVersion(cluster: string, binaries: PostgresBinaries): Promise<void> {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const major = binaries.version.split('.', 1)[0]
  if (made === major) return
  throw new ReelsmithError(
    'store/unavailable',
    `The database in the data folder was made by PostgreSQL ${made}, this version brings ${major}. Use the version of reelsmith that made it, or another data folder.`,
  )
}

/**
 * PostgreSQL wants to own its files; they belong to another account when the way of running it has changed.
 */
async function giveTo(account: PostgresAccount, cluster: string): Promise<void> {
  if (process.geteuid?.() !== 0 || (await stat(cluster)).uid === account.uid) return
  for (const name of await readdir(cluster, { recursive: true }))
    await lchown(join(cluster, name), account.uid, account.gid)
  await lchown(cluster, account.uid, account.gid) // last: it is what tells that all were given
}

async function statOrNull(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  return await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
