/** A real store in a temporary folder, for tests. */
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChild } from '../process/child.ts'
import { type Store, openStore } from './store.ts'

export interface TestStore extends Store, AsyncDisposable {
  /** Moves the store's clock, which otherwise stands still. */
  advance(ms: number): void
  readonly lines: readonly string[]
}

/**
 * Makes a folder in memory where there is enough of it: databases are mostly written, and die with the test.
 */
export async function makeTestFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null)
  const isRoomy = memory !== null && memory.bavail * memory.bsize > 1024 ** 3
  return await mkdtemp(join(isRoomy ? '/dev/shm' : tmpdir(), 'reelsmith-test-'))
}

/** Names a data folder whose database is set up and at rest. */
const preparedFolder = 'REELSMITH_TEST_FOLDER'

/**
 * Sets a database up once for all test stores of this process and its children: each begins with a copy of it,
 * which takes half the time.
 *
 * @param fill - Brings it to where most of them begin.
 */
export async function prepareTestStores(fill: (store: Store) => Promise<void>): Promise<AsyncDisposable> {
  const dataDir = await makeTestFolder()
  const store = await openStore({ dataDir, env: {}, durable: false })
  await fill(store)
  await store.close()
  process.env[preparedFolder] = dataDir
  return {
    async [Symbol.asyncDispose]() {
      delete process.env[preparedFolder]
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function copyPrepared(dataDir: string): Promise<void> {
  const from = process.env[preparedFolder]
  if (from === undefined) return
  const { exitCode, stderr } = await runChild('cp', ['-a', join(from, 'postgres'), dataDir])
  if (exitCode !== 0) throw new Error(stderr)
}

/**
 * Leaves nothing behind when it can't be opened.
 *
 * @param env - Instead of the environment of the process; empty when left out.
 */
export async function openTestStore(env: Readonly<Record<string, string>> = {}): Promise<TestStore> {
  await using opened = new AsyncDisposableStack()
  const dataDir = await makeTestFolder()
  opened.defer(() => rm(dataDir, { recursive: true, force: true }))
  await copyPrepared(dataDir)
  const lines: string[] = []
  let time = Date.UTC(2026, 0, 1)
  const store = await openStore({
    dataDir,
    env,
    durable: false,
    now: () => new Date(time),
    log: (line) => void lines.push(line),
  })
  opened.defer(() => store.close())
  const all = opened.move()
  const close = async (): Promise<void> => await all.disposeAsync()
  return {
    ...store,
    // Real hashes take a quarter of a second each.
    policy: { ...store.policy, passwordStrength: { ln: 4, r: 8, p: 1 } },
    lines,
    advance: (ms) => {
      time += ms
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
