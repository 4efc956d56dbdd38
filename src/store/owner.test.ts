import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { claimDataDir } from './owner.ts'
import { processSpace, processStartTime } from './process-identity.ts'

let parent: string
let count = 0
const children: ChildProcess[] = []
before(async () => void (parent = await mkdtemp(join(tmpdir(), 'reelsmith-owner-'))))
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(parent, { recursive: true })
})
const newDataDir = (): string => join(parent, String(++count))

interface Told {
  owned: boolean
  pid: number
  port: number
}

async function claimElsewhere(dataDir: string, port: number): Promise<Told & { child: ChildProcess }> {
  const child = spawn(process.execPath, [
    new URL('__fixtures__/claim.ts', import.meta.url).pathname,
    dataDir,
    String(port),
  ])
  children.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { ...(JSON.parse(line) as Told), child }
}

describe('claimDataDir', () => {
  it('should let exactly one of several processes win, and tell the others its port', async () => {
    const dataDir = newDataDir()
    const claims = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (n) => await claimElsewhere(dataDir, 9000 + n)),
    )
    const owners = claims.filter((claim) => claim.owned)
    assert.equal(owners.length, 1)
    for (const { pid, port } of claims) assert.deepEqual([pid, port], [owners[0]!.pid, owners[0]!.port])
  })

  it('should let exactly one follow an owner that was killed', async () => {
    const dataDir = newDataDir()
    const first = await claimElsewhere(dataDir, 9000)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const claims = await Promise.all([1, 2, 3, 4].map(async (n) => await claimElsewhere(dataDir, 9000 + n)))
    const owners = claims.filter((claim) => claim.owned)
    assert.equal(owners.length, 1)
    for (const { port } of claims) assert.equal(port, owners[0]!.port)
    assert.deepEqual(await readdir(dataDir), ['owner.2'])
  })

  it('should let exactly one win among many attempts within a process', async () => {
    for (let round = 0; round < 10; round++) {
      const dataDir = newDataDir()
      const settled = await Promise.allSettled(
        Array.from({ length: 8 }, async () => {
          const claim = await claimDataDir(dataDir)
          if (claim.owned) await claim.setPort(9000)
          return claim
        }),
      )
      const owners = settled.filter((result) => result.status === 'fulfilled' && result.value.owned)
      assert.equal(owners.length, 1)
    }
  })

  it('should be free after a release', async () => {
    const dataDir = newDataDir()
    for (let round = 0; round < 3; round++) {
      const claim = await claimDataDir(dataDir)
      assert.ok(claim.owned)
      await claim.release()
    }
    assert.deepEqual(await readdir(dataDir), ['owner.3'])
  })

  it('should not take a process of the same number for the owner', async () => {
    const dataDir = newDataDir()
    await mkdir(dataDir)
    const other = {
      pid: process.ppid,
      startTime: 'long ago',
      space: processSpace(),
      port: 9000,
      released: false,
    }
    await writeFile(join(dataDir, 'owner.7'), JSON.stringify(other))
    assert.ok((await claimDataDir(dataDir)).owned)
    assert.deepEqual(await readdir(dataDir), ['owner.8'])
  })

  it('should believe a claim from another container while it is kept fresh', async () => {
    const dataDir = newDataDir()
    await mkdir(dataDir)
    const file = join(dataDir, 'owner.1')
    await writeFile(
      file,
      JSON.stringify({ pid: 1, startTime: '1', space: 'elsewhere', port: 9000, released: false }),
    )
    assert.deepEqual(await claimDataDir(dataDir), { owned: false, port: 9000, pid: 1 })
    await utimes(file, 0, 0)
    assert.ok((await claimDataDir(dataDir)).owned)
  })

  it('should pass over a claim that a power loss cut off', async () => {
    const dataDir = newDataDir()
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'owner.1'), '')
    assert.ok((await claimDataDir(dataDir)).owned)
  })

  it('should wait for an owner that starts, but not for ever', async () => {
    const dataDir = newDataDir()
    const claim = await claimDataDir(dataDir)
    assert.ok(claim.owned)
    await assert.rejects(claimDataDir(dataDir, { waitMs: 60 }), (error) =>
      ReelsmithError.is(error, 'store/owned'),
    )
    const waiting = claimDataDir(dataDir)
    await claim.setPort(9123)
    assert.deepEqual(await waiting, { owned: false, port: 9123, pid: process.pid })
  })

  it('should say that a folder cannot be made', async () => {
    await writeFile(join(parent, 'file'), '')
    const impossible = ['file/data', 'file', `${'x'.repeat(300)}/data`].map((name) => join(parent, name))
    if (process.platform === 'linux') impossible.push('/proc/nothing/here')
    for (const dataDir of impossible) {
      await assert.rejects(claimDataDir(dataDir), (error) => ReelsmithError.is(error, 'file/unwritable'))
    }
  })
})

describe('processStartTime', () => {
  it('should tell processes apart and know which are gone', async () => {
    assert.equal(processStartTime(process.pid), processStartTime(process.pid))
    assert.notEqual(processStartTime(process.pid), processStartTime(1))
    const child = spawn('true')
    await once(child, 'exit')
    assert.equal(processStartTime(child.pid!), null)
  })
})
