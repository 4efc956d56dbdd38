/** pg-boss, which says whose turn it is. */
import { type Job, PgBoss } from 'pg-boss'
import type { Store } from '../store/store.ts'

export async function openBoss(store: Store): Promise<PgBoss> {
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
  return boss
}

/** Hands the jobs of a queue out, `concurrency` at a time. A handler that throws gives its job back. */
export async function handOut<Data>(
  boss: PgBoss,
  queue: string,
  concurrency: number,
  handle: (job: Job<Data>) => Promise<void>,
): Promise<void> {
  for (let worker = 0; worker < concurrency; worker++) {
    let workerId = ''
    const options = { batchSize: 1, notifyPollingIntervalSeconds: 5, pollingIntervalSeconds: 1 }
    workerId = await boss.work<Data>(queue, options, async ([job]) => {
      try {
        await handle(job!)
      } finally {
        boss.notifyWorker(workerId) // else it waits out its interval although more jobs may be there
      }
    })
  }
}
