/**
 * A PostgreSQL of our own: real, small, reachable through a private unix socket only, durable, and gone
 * within a second of our own end, however we end.
 */
import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError } from '../errors/error.ts'
import { killChild, startChild } from '../process/child.ts'
import type { DatabaseAddress } from './database.ts'
import { type PostgresAccount, choosePostgresAccount } from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { databaseUser, preparePlace } from './postgres-cluster.ts'
import { stopLeftovers } from './postgres-leftovers.ts'
import { makeSocketFolder } from './postgres-socket.ts'

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress
  /** Process number of the postmaster. */
  readonly pid: () => number
  /** Ends it within 4 s; everything committed is on disk. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Has to be owned by this process, see `claimDataDir`. */
  dataDir: string
  log: (message: string) => void
  /** False for tests alone: files are not synced to disk, so a power loss may cost everything. */
  durable?: boolean
  /** Under whose name it runs; chosen by what this machine allows when left out. */
  account?: PostgresAccount
}

const startTimeoutMs = 60_000
const port = 5432 // only a part of the socket's name

/** Few connections, little memory, no helpers that a single server has no work for; fsync stays on. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(port),
  max_connections: '30',
  shared_buffers: '16MB',
  work_mem: '2MB',
  dynamic_shared_memory_type: 'mmap', // inside the cluster, so that a kill leaves nothing in /dev/shm
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '1',
  max_parallel_workers: '0',
  autovacuum_max_workers: '1',
  autovacuum_naptime: '5min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  min_wal_size: '16MB',
  max_wal_size: '128MB',
  checkpoint_timeout: '15min',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** @throws {ReelsmithError} `store/unavailable` or `store/disk-full`, with what to do. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, durable = true } = options
  const found = await findPostgresBinaries()
  const account = options.account ?? (await choosePostgresAccount(dataDir, join(found.folder, 'bin')))
  const { cluster, binaries } = await preparePlace({ account, dataDir, found, durable, log })
  const socketFolder = await makeSocketFolder(account, join(cluster, '..'))
  const args = ['-D', cluster, '-c', `unix_socket_directories=${socketFolder}`]
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  if (!durable) args.push('-c', 'fsync=off')
  const launch = (): Promise<ChildProcess> =>
    launchOnce(join(binaries.folder, 'bin', 'postgres'), args, account, log)

  await stopLeftovers(cluster)
  let postmaster = await launchPatiently(launch)
  let stopping = false
  const watch = (): void => {
    postmaster.once('exit', (code, signal) => {
      if (stopping) return
      log(`the database ended (${signal ?? `exit code ${code}`}) and is started again`)
      launchPatiently(launch).then(
        (next) => {
          postmaster = next
          if (stopping) killChild(next, 'SIGQUIT')
          else watch()
        },
        (error: Error) => log(`the database could not be started again: ${error.message}`),
      )
    })
  }
  watch()
  return {
    address: { host: socketFolder, port, user: databaseUser, database: 'postgres', ssl: false },
    pid: () => postmaster.pid!,
    stop: async () => {
      stopping = true
      await stopPostmaster(postmaster)
      await rm(socketFolder, { recursive: true, force: true })
    },
  }
}

/**
 * A postmaster that was killed may still hold its pid file or its shared memory when the next one starts;
 * that ends by itself within moments.
 */
async function launchPatiently(launch: () => Promise<ChildProcess>): Promise<ChildProcess> {
  const deadline = performance.now() + 10_000
  for (;;) {
    try {
      return await launch()
    } catch (error) {
      const stderr = ReelsmithError.is(error) ? String(error.details.stderr) : ''
      const passing = /lock file|still in use|another (postmaster|server)/.test(stderr)
      if (!passing || performance.now() > deadline) throw error
      await sleep(100)
    }
  }
}

async function launchOnce(
  command: string,
  args: readonly string[],
  account: PostgresAccount,
  log: (message: string) => void,
): Promise<ChildProcess> {
  const child = startChild(command, args, {
    credentials: account.credentials,
    deathSignal: 'QUIT', // an immediate shutdown; the next start recovers from the write-ahead log
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  const ready = Promise.withResolvers<void>()
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-8000)
    if (stderr.includes('ready to accept connections')) ready.resolve()
    for (const line of text.split('\n')) if (/(FATAL|PANIC):/.test(line)) log(`database: ${line.trim()}`)
  })
  child.once('error', (cause) => ready.reject(failure(cause.message, stderr, cause)))
  child.once('close', (code, signal) => ready.reject(failure(signal ?? `exit code ${code}`, stderr)))
  const timer = setTimeout(() => ready.reject(failure('not ready after a minute', stderr)), startTimeoutMs)
  try {
    await ready.promise
    return child
  } catch (error) {
    killChild(child)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function failure(what: string, stderr: string, cause?: unknown): ReelsmithError {
  const full = /No space left/.test(stderr)
  const reason = /(?:FATAL|PANIC|could not|cannot|error).*/.exec(stderr)?.[0] ?? what
  return new ReelsmithError(
    full ? 'store/disk-full' : 'store/unavailable',
    full ? 'No space is left for the database; free some.' : `The database did not start (${reason}).`,
    { cause, retryable: true, details: { stderr: stderr.slice(-4000) } },
  )
}

async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<true>((resolve) => child.once('exit', () => resolve(true)))
  for (const [signal, patienceMs] of [
    ['SIGINT', 2500],
    ['SIGQUIT', 1000],
  ] as const) {
    child.kill(signal)
    if (await Promise.race([ended, sleep(patienceMs, false, { ref: false })])) return
  }
  killChild(child)
  await ended
}
