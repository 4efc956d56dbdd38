/**
 * Everything that outlives the process: the database, the media files and the
 * server's secret, in one data folder.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError } from '../errors/error.ts'
import { operatorTokenFile } from '../process/data-folder.ts'
import { type AccountPolicy, accountPolicy } from './account-policy.ts'
import { createFolder } from './create-folder.ts'
import { createOnce } from './create-once.ts'
import { type Connection, type Database, type DatabaseAddress, connect } from './database.ts'
import { explainDiskError } from './disk-error.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { type Objects, openObjects } from './objects.ts'
import { sweepObjects } from './removal.ts'
import { loadSecret } from './secret.ts'

export interface StoreOptions {
  /** Made if missing. Has to be owned by this process, see `claimDataDir`. */
  dataDir: string
  /** A database of one's own, `postgres://…`; else one is started inside the data folder. */
  databaseUrl?: string
  /**
   * Where secret and account policy come from: `REELSMITH_SECRET`, `REELSMITH_TOKENS_PER_IP`,
   * `REELSMITH_ANON_CREDITS`.
   */
  env?: Readonly<Record<string, string | undefined>>
  /** Told, in a line, what an operator should know. */
  log?: (message: string) => void
  /** False for tests alone: quicker, but what is committed may be lost with the machine's power. */
  durable?: boolean
  /** The clock; tests bring their own. */
  now?: () => Date
}

export interface Store {
  readonly dataDir: string
  /** Names this data folder among the servers that share a database. */
  readonly instance: string
  readonly db: Database
  readonly address: DatabaseAddress
  readonly objects: Objects
  readonly secret: Uint8Array
  /** Opens the operator's routes; kept in the data folder, where only the operator can read it. */
  readonly operatorToken: string
  readonly policy: AccountPolicy
  now(): Date
  log(message: string): void
  /** Emits the id of a session whose timeline was changed through this store. Only a hint: the table is the truth. */
  readonly news: EventEmitter
  /**
   * Resolves when the database answers.
   *
   * @throws {ReelsmithError} `store/unavailable`
   */
  ping(): Promise<void>
  /** A new, empty folder for the temporary files of one piece of work; whoever asks for it removes it. */
  makeWorkDir(name: string): Promise<string>
  close(): Promise<void>
}

/**
 * Opens the store: starts the database, brings it to this version's schema, sweeps what a crash left behind.
 *
 * @throws {ReelsmithError} `store/unavailable`, `store/disk-full`, `file/unwritable` or `request/invalid`
 *   (a setting), with what to do.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { env = process.env, log = () => {}, durable = true, now = () => new Date() } = options
  const dataDir = resolve(options.dataDir)
  const policy = accountPolicy(env)
  const { secret, operatorToken, instance, objects, workDir } = await openFolder(dataDir, env).catch(explainDiskError)
  const embedded = options.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir, durable, log }).catch(explainDiskError)
  const address = embedded?.address ?? { connectionString: options.databaseUrl! }
  const connection = connect(address, (error) => log(`a database connection was lost: ${error.message}`))
  try {
    await migrate(connection.pool).catch(unavailable)
    const removed = await sweepObjects(connection.db, objects)
    if (removed > 0) log(`${removed} files that nothing names were removed`)
  } catch (error) {
    await shutDown(connection, embedded)
    throw error
  }
  return {
    dataDir,
    instance,
    db: connection.db,
    address,
    objects,
    secret,
    operatorToken,
    policy,
    now,
    log,
    news: new EventEmitter().setMaxListeners(0),
    ping: async () => {
      await connection.pool.query('select 1').catch(unavailable)
    },
    makeWorkDir: async (name) => {
      const folder = join(workDir, name)
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { mode: 0o700 })
      return folder
    },
    close: async () => await shutDown(connection, embedded),
  }
}

async function openFolder(dataDir: string, env: Readonly<Record<string, string | undefined>>) {
  await createFolder(dataDir)
  const secret = await loadSecret(dataDir, env.REELSMITH_SECRET)
  const operatorToken = await createOnce(join(dataDir, operatorTokenFile), randomBytes(32).toString('base64url'))
  const instance = await createOnce(join(dataDir, 'instance'), randomUUID())
  const objects = await openObjects(join(dataDir, 'objects'))
  const workDir = join(dataDir, 'work')
  await rm(workDir, { recursive: true, force: true })
  await mkdir(workDir, { mode: 0o700 })
  return { secret, operatorToken, instance, objects, workDir }
}

/** How long statements that still run are waited for. */
const closeTimeoutMs = 1000

async function shutDown(connection: Connection, embedded: EmbeddedPostgres | null): Promise<void> {
  const drained = connection.pool.end().catch(() => {}) // broken connections are closed ones
  await Promise.race([drained, sleep(closeTimeoutMs, undefined, { ref: false })])
  await embedded?.stop()
}

function unavailable(cause: unknown): never {
  if (ReelsmithError.is(cause)) throw cause
  const full = (cause as { code?: string }).code === '53100'
  throw new ReelsmithError(
    full ? 'store/disk-full' : 'store/unavailable',
    full
      ? 'No space is left for the database; free some.'
      : 'The database does not answer; check that it runs and that DATABASE_URL, if set, names it correctly.',
    { cause, retryable: true },
  )
}
