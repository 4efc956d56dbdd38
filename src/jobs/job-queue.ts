/**
 * Whose turn it is: pg-boss, with one queue. Its jobs carry our job's id and nothing else; what they mean,
 * and how they ended, is in our own table. It gives each job to one server at a time and takes it back when
 * that server falls silent.
 */
import { PgBoss, fromDrizzle } from 'pg-boss'
import type { Transaction } from '../store/database.ts'
import { sql } from '../store/drizzle.ts'
import type { Store } from '../store/store.ts'

export interface JobQueue {
  /** Queues a job as a part of the transaction: it is there when that commits. */
  send(tx: Transaction, id: string): Promise<void>
  /** Gives a job a new turn, whatever the queue believes about it. */
  resend(id: string): Promise<void>
  /** Begins to hand jobs out, `concurrency` at a time. A handler that throws gives the job back. */
  work(concurrency: number, handle: (id: string) => Promise<void>): Promise<void>
  /** Hands nothing out any more; resolves when those handed out have ended. */
  pause(): Promise<void>
  close(): Promise<void>
}

const queue = 'jobs'

export async function openQueue(store: Store): Promise<JobQueue> {
  const boss = new PgBoss({
    ...store.address,
    schema: 'reelsmith_queue',
    max: 3,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  })
  boss.on('error', (error) => store.log(`job queue: ${error.message}`))
  await boss.start()
  await boss.createQueue(queue, {
    notify: true,
    heartbeatSeconds: 15,
    expireInSeconds: 24 * 60 * 60 - 1,
    retryLimit: 1000, // how often a job is tried is decided by our own table
    retryDelay: 5,
  })
  return {
    send: async (tx, id) => {
      await boss.send(queue, null, { id, db: fromDrizzle(tx, sql) })
    },
    resend: async (id) => {
      await boss.deleteJob(queue, id)
      await boss.send(queue, null, { id })
    },
    work: async (concurrency, handle) => {
      for (let worker = 0; worker < concurrency; worker++) {
        let workerId = ''
        const options = { batchSize: 1, notifyPollingIntervalSeconds: 5, pollingIntervalSeconds: 1 }
        workerId = await boss.work(queue, options, async ([job]) => {
          try {
            await handle(job!.id)
          } finally {
            boss.notifyWorker(workerId) // else it waits out its interval although more jobs may be there
          }
        })
      }
    },
    pause: async () => await boss.offWork(queue),
    close: async () => await boss.stop({ graceful: false }),
  }
}
