/**
 * Under whose name PostgreSQL runs: it refuses to be root, and asks the passwd file
 * for the name of whoever it is.
 */
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'

export interface PostgresAccount {
  /**
   * `own`: as we are. `namespace`: as we are, but seen by itself as somebody else; files stay
   * ours, yet the privileges of root to pass over permissions are gone. `other`: as a user who
   * may be shut out of our folders.
   */
  readonly kind: 'own' | 'namespace' | 'other'
  /** Who has to own the cluster's files, as seen from here. */
  readonly uid: number
  readonly gid: number
  /** What comes before its commands. */
  readonly credentials: readonly string[]
}

interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * Chooses the account that can run the programs in `binDir` on files in `dataDir`.
 *
 * @throws {ReelsmithError} `store/unavailable` when there is none.
 */
export async function choosePostgresAccount(dataDir: string, binDir: string): Promise<PostgresAccount> {
  const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0]
  if (process.platform === 'win32' || (uid !== 0 && hasName()))
    return { kind: 'own', uid, gid, credentials: [] }
  const namespace = namespaceAccount(uid, gid)
  if (await canUse(namespace, dataDir, binDir)) return namespace
  if (uid === 0) return otherAccount()
  throw new ReelsmithError(
    'store/unavailable',
    `PostgreSQL can't run: user ${uid} has no entry in /etc/passwd and user namespaces are not allowed. Add an entry, run as another user, or name a database with DATABASE_URL.`,
  )
}

export function namespaceAccount(uid: number, gid: number): PostgresAccount {
  const { uid: mapped } = namedUser()
  return {
    kind: 'namespace',
    uid,
    gid,
    credentials: ['unshare', '-U', `--map-user=${mapped}`, `--map-group=${mapped}`],
  }
}

export function otherAccount(): PostgresAccount {
  const { uid, gid } = namedUser()
  return {
    kind: 'other',
    uid,
    gid,
    credentials: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'],
  }
}

/** Whether this account may walk to the folder, write there, and run our programs. */
async function canUse(account: PostgresAccount, dataDir: string, binDir: string): Promise<boolean> {
  const test = 'test -w "$0" && test -x "$1/postgres"'
  return await runsAs(account, ['sh', '-c', test, dataDir, binDir])
}

/** Whether this account may walk to a folder or run a program. */
export async function canReach(account: PostgresAccount, path: string): Promise<boolean> {
  return await runsAs(account, ['test', '-x', path])
}

async function runsAs(account: PostgresAccount, command: readonly string[]): Promise<boolean> {
  const [file, ...args] = [...account.credentials, ...command]
  const result = await runChild(file!, args).catch(() => null) // the tool is missing: not this way
  return result?.exitCode === 0
}

/**
 * A user of this system who isn't root: one made for databases, else one made for owning nothing, else any.
 */
function namedUser(): PasswdEntry {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      name && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
    )
  const found = ['postgres', 'nobody'].map((name) => entries.find((entry) => entry.name === name))
  const entry = found.find((candidate) => candidate !== undefined) ?? entries[0]
  if (entry) return entry
  throw new ReelsmithError(
    'store/unavailable',
    'PostgreSQL refuses to run as root and /etc/passwd names no other user.',
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false // no entry in the passwd file: usual in containers that run under a random number
  }
}
