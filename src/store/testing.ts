/** A real store in a temporary folder, for tests. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Store, openStore } from './store.ts'

export interface TestStore extends Store {
  /** Moves the store's clock, which otherwise stands still. */
  advance(ms: number): void
  readonly lines: readonly string[]
}

/** @param env - Instead of the environment of the process; empty when left out. */
export async function openTestStore(env: Readonly<Record<string, string>> = {}): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelsmith-test-'))
  const lines: string[] = []
  let time = Date.UTC(2026, 0, 1)
  const store = await openStore({
    dataDir,
    env,
    durable: false,
    now: () => new Date(time),
    log: (line) => void lines.push(line),
  })
  return {
    ...store,
    lines,
    advance: (ms) => {
      time += ms
    },
    close: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
