/**
 * Whose turn it is: a queue of pg-boss. Its jobs carry our job's id and nothing else; what they mean,
 * and how they ended, is in our own table. It gives each job to one server at a time and takes it back when
 * that server falls silent.
 */
import { type PgBoss, fromDrizzle } from 'pg-boss'
import type { Transaction } from '../store/database.ts'
import { sql } from '../store/drizzle.ts'
import { handOut } from './boss.ts'

const mostBehind = 1000

export interface JobQueue {
  /**
   * Queues a job as a part of the transaction: it is there when that commits.
   *
   * @param behind - How many turns it lets others go first who have come later: 0 takes the next one.
   */
  send(tx: Transaction, id: string, behind: number): Promise<void>
  /** Gives a job a new turn, whatever the queue believes about it. */
  resend(id: string): Promise<void>
  /** Begins to hand jobs out, `concurrency` at a time. A handler that throws gives the job back. */
  work(concurrency: number, handle: (id: string) => Promise<void>): Promise<void>
  /** Hands nothing out any more; resolves when those handed out have ended. */
  pause(): Promise<void>
}

/** @param queue - Its name: each queue has its own workers. */
export async function openQueue(boss: PgBoss, queue: string): Promise<JobQueue> {
  await boss.createQueue(queue, {
    notify: true,
    heartbeatSeconds: 15,
    expireInSeconds: 24 * 60 * 60 - 1,
    retryLimit: 1000, // how often a job is tried is decided by our own table
    retryDelay: 5,
  })
  return {
    send: async (tx, id, behind) => {
      await boss.send(queue, null, { id, priority: -Math.min(behind, mostBehind), db: fromDrizzle(tx, sql) })
    },
    resend: async (id) => {
      await boss.deleteJob(queue, id)
      await boss.send(queue, null, { id })
    },
    work: async (concurrency, handle) => await handOut(boss, queue, concurrency, async ({ id }) => await handle(id)),
    pause: async () => await boss.offWork(queue),
  }
}
