/**
 * Small work that the server does by itself, in its own process, and that must not be forgotten: tried again when it
 * throws, or done every so often. Of the servers that share a database one does it.
 */
import { type PgBoss, fromDrizzle } from 'pg-boss'
import type { Transaction } from '../store/database.ts'
import { sql } from '../store/drizzle.ts'
import { handOut } from './boss.ts'

export interface Errand {
  /** @param data - As JSON carried it; null for one that is done every so often. */
  run(data: unknown): Promise<void>
  /** How often it is tried again when it throws, each wait about twice as long as the one before. */
  readonly retries: number
  readonly firstRetrySeconds: number
  /** Done by itself at the start, and again so long after each time it ended. */
  readonly everySeconds?: number
  /** How many are run at once. */
  readonly concurrency?: number
}

/** Queues an errand as a part of the transaction. */
export type SendErrand = (tx: Transaction, name: string, data: object) => Promise<void>

export interface Errands {
  readonly send: SendErrand
  /** Begins none any more; resolves when those under way have ended. */
  pause(): Promise<void>
}

const longestRetrySeconds = 6 * 3600
const longestRunSeconds = 15 * 60

export async function openErrands(
  boss: PgBoss,
  errands: Readonly<Record<string, Errand>>,
  log: (line: string) => void,
): Promise<Errands> {
  const queueOf = (name: string): string => `errand-${name}`
  for (const [name, errand] of Object.entries(errands)) {
    const { retries, firstRetrySeconds, everySeconds } = errand
    await boss.createQueue(queueOf(name), {
      notify: true,
      policy: everySeconds === undefined ? 'standard' : 'short', // one waits, the next one is refused
      expireInSeconds: longestRunSeconds,
      retryLimit: retries,
      retryDelay: firstRetrySeconds,
      retryBackoff: true,
      retryDelayMax: longestRetrySeconds,
    })
  }
  for (const [name, { run, everySeconds, concurrency = 1 }] of Object.entries(errands)) {
    const queue = queueOf(name)
    if (everySeconds !== undefined) await boss.send(queue, null)
    await handOut(boss, queue, concurrency, async ({ data }) => {
      try {
        await run(data)
      } catch (error) {
        log(`errand ${name}: ${(error as Error).message}`)
        throw error
      } finally {
        if (everySeconds !== undefined) await boss.send(queue, null, { startAfter: everySeconds })
      }
    })
  }
  return {
    send: async (tx, name, data) => {
      await boss.send(queueOf(name), data, { db: fromDrizzle(tx, sql) })
    },
    pause: async () => {
      await Promise.all(Object.keys(errands).map(async (name) => await boss.offWork(queueOf(name))))
    },
  }
}
