/**
 * The folder of the database's socket: private, and short enough for the 107 bytes
 * that a socket's path may have.
 */
import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'

const longestFolder = 107 - '/.s.PGSQL.5432'.length - 1

/**
 * @param home - Where cluster and socket lie when the path is short enough; else the
 *   socket goes to a temporary folder.
 */
export async function makeSocketFolder(account: PostgresAccount, home: string): Promise<string> {
  const folder = await makeFolder(join(home, 'socket'), home)
  if (account.kind === 'other') await chown(folder, account.uid, account.gid)
  return folder
}

async function makeFolder(inHome: string, home: string): Promise<string> {
  if (Buffer.byteLength(inHome) <= longestFolder) {
    await rm(inHome, { recursive: true, force: true })
    await mkdir(inHome, { mode: 0o700 })
    return inHome
  }
  const name = `reelsmith-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
  const parent = Buffer.byteLength(join(tmpdir(), `${name}-XXXXXX`)) <= longestFolder ? tmpdir() : '/tmp'
  const folder = join(parent, name)
  // the same name every time, so that nothing piles up; but the parent is open to
  // all, so it has to be really ours
  await rm(folder, { recursive: true, force: true }).catch(() => {})
  await mkdir(folder, { mode: 0o700 }).catch(() => {})
  const found = await lstat(folder).catch(() => null)
  const ours = found?.isDirectory() && found.uid === process.geteuid?.() && (found.mode & 0o077) === 0
  return ours ? folder : await mkdtemp(`${folder}-`)
}
