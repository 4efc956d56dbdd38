import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { ReelsmithError } from '../errors/error.ts'
import { isRunning, waitFor } from '../process/testing.ts'
import { type DatabaseAddress, connect } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { namespaceAccount, otherAccount } from './postgres-account.ts'
import { completeLinks, findPostgresBinaries } from './postgres-binaries.ts'
import { stopLeftovers } from './postgres-leftovers.ts'
import { makeTestFolder } from './testing.ts'

const isRoot = process.geteuid?.() === 0
const lines: string[] = []
const log = (line: string): void => void lines.push(line)

let parent: string
let dataDir: string
before(async () => {
  parent = await makeTestFolder() // mode 0700, as a root's home is
  dataDir = join(parent, 'data')
  await mkdir(dataDir, { mode: 0o700 })
})
after(async () => await rm(parent, { recursive: true }))

async function query<Row extends pg.QueryResultRow>(address: DatabaseAddress, text: string): Promise<Row[]> {
  const { pool } = connect(address, () => {})
  try {
    return (await pool.query<Row>(text)).rows
  } finally {
    await pool.end()
  }
}

async function withDatabase(dir: string, use: (database: EmbeddedPostgres) => Promise<void>): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir: dir, log })
  try {
    await use(database)
  } finally {
    await database.stop()
  }
}

async function startElsewhere(dir: string) {
  const child = spawn(process.execPath, [new URL('__fixtures__/embed.ts', import.meta.url).pathname, dir])
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { pid, address } = JSON.parse(line) as { pid: number; address: DatabaseAddress }
  return { child, pid, address }
}

describe('startEmbeddedPostgres', () => {
  it('should start in a closed folder, durable, in UTF-8, behind a private socket only', async () => {
    await withDatabase(dataDir, async ({ address, pid }) => {
      const settings = [
        'fsync',
        'full_page_writes',
        'synchronous_commit',
        'server_encoding',
        'lc_collate',
        'listen_addresses',
      ]
      const names = settings.map((name) => `'${name}'`).join()
      const rows = await query<{ name: string; setting: string }>(
        address,
        `select name, setting from pg_settings where name in (${names}) union select 'lc_collate', datcollate from pg_database where datname = 'postgres'`,
      )
      assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
        fsync: 'on',
        full_page_writes: 'on',
        synchronous_commit: 'on',
        server_encoding: 'UTF8',
        lc_collate: 'C',
        listen_addresses: '',
      })
      assert.ok('host' in address)
      assert.equal((await stat(address.host)).mode & 0o777, 0o700)
      assert.ok(isRunning(pid()))
      await query(address, 'create table kept (word text)')
      await query(address, "insert into kept values ('潮')")
    })
    assert.ok(!(await readdir(dataDir)).includes('socket'))
  })

  it('should have what was committed at the next start', async () => {
    await withDatabase(dataDir, async ({ address }) => {
      assert.deepEqual(await query(address, 'select word from kept'), [{ word: '潮' }])
    })
  })

  it('should end with its parent when that is killed, and lose nothing that was committed', async () => {
    for (let round = 0; round < 3; round++) {
      const { child, pid, address } = await startElsewhere(dataDir)
      await query(address, `insert into kept values ('round ${round}')`)
      child.kill('SIGKILL')
      await waitFor('the end of the database', () => !isRunning(pid))
    }
    await withDatabase(dataDir, async ({ address }) => {
      assert.deepEqual(await query(address, 'select count(*)::int as n from kept'), [{ n: 4 }])
    })
  })

  it('should start at once after its parent was killed', async () => {
    const { child } = await startElsewhere(dataDir)
    child.kill('SIGKILL')
    await withDatabase(dataDir, async ({ address }) => {
      assert.equal((await query(address, 'select 1')).length, 1)
    })
  })

  it('should start again when the database alone is killed', async () => {
    await withDatabase(dataDir, async ({ address, pid }) => {
      const first = pid()
      process.kill(first, 'SIGKILL')
      await waitFor('the next database', () => pid() !== first)
      assert.equal((await query(address, 'select 1')).length, 1)
    })
  })

  it('should stop what an earlier server left running', { skip: process.platform !== 'linux' }, async () => {
    const left = await startElsewhere(dataDir)
    left.child.kill('SIGSTOP') // as good as gone: it can't start the database again
    await stopLeftovers(join(dataDir, 'postgres'))
    assert.ok(!isRunning(left.pid))
    left.child.kill('SIGKILL')
    await once(left.child, 'exit')
  })

  it('should not be kept from starting by the pid file of a number that is somebody else now', async () => {
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    await writeFile(file, `${process.ppid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n\n\nready\n`)
    await withDatabase(dataDir, async ({ address }) => {
      assert.equal((await query(address, 'select 1')).length, 1)
    })
    assert.ok(isRunning(process.ppid))
  })

  it('should put the socket elsewhere when the path is too long for one', async () => {
    const long = join(parent, 'x'.repeat(100))
    await mkdir(long)
    await cp(join(dataDir, 'postgres'), join(long, 'postgres'), { recursive: true })
    await withDatabase(long, async ({ address }) => {
      assert.ok('host' in address && address.host.length < 90)
      assert.equal((await query(address, 'select 1')).length, 1)
    })
  })

  it('should not touch the cluster of another major version', async () => {
    const file = join(dataDir, 'postgres', 'PG_VERSION')
    const version = await readFile(file)
    await writeFile(file, '9\n')
    await assert.rejects(
      withDatabase(dataDir, async () => {}),
      (error) => ReelsmithError.is(error, 'store/unavailable'),
    )
    await writeFile(file, version)
  })
})

describe('startEmbeddedPostgres as root', { skip: !isRoot }, () => {
  it('should run as another user where namespaces are not allowed, and as before where they are again', async () => {
    const options = { dataDir, log }
    const [uid, gid] = [process.geteuid!(), process.getegid!()]
    for (const account of [otherAccount(), namespaceAccount(uid, gid), otherAccount()]) {
      const database = await startEmbeddedPostgres({ ...options, account }).catch((error: unknown) => {
        // a machine that refuses namespaces runs the rest
        if (account.kind === 'namespace') return null
        throw error
      })
      if (!database) continue
      try {
        const files = await query<{ n: number }>(database.address, 'select count(*)::int as n from kept')
        assert.deepEqual(files, [{ n: 4 }])
        assert.equal((await stat(`/proc/${database.pid()}`)).uid === 0, account.kind === 'namespace')
      } finally {
        await database.stop()
      }
    }
    const place = await readFile(join(dataDir, 'postgres-place'), 'utf8')
    await rm(join(place, '..'), { recursive: true })
  })
})

describe('completeLinks', () => {
  it('should make the links that the install script makes', async () => {
    const { folder } = await findPostgresBinaries()
    const copy = join(parent, 'native')
    await mkdir(join(copy, 'lib'), { recursive: true })
    await cp(join(folder, 'pg-symlinks.json'), join(copy, 'pg-symlinks.json'))
    const links = JSON.parse(await readFile(join(copy, 'pg-symlinks.json'), 'utf8')) as {
      source: string
      target: string
    }[]
    for (const { source } of links) await writeFile(join(parent, source), source)
    assert.ok(await completeLinks(copy))
    assert.ok(await completeLinks(copy))
    for (const { source, target } of links) assert.equal(await readFile(join(parent, target), 'utf8'), source)
  })
})
