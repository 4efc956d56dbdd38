/** A server of jobs that cost something: queues some, says when one is about to end, and runs until it is killed. */
import { randomUUID } from 'node:crypto'
import { openJobs } from '../../jobs/jobs.ts'
import type { Orders } from '../../jobs/__fixtures__/obedient.ts'
import { issueAnonymousToken } from '../../store/accounts.ts'
import { openStore } from '../../store/store.ts'
import { enqueuePaid, settleJob } from '../pay.ts'

const [dataDir] = process.argv.slice(2)
const store = await openStore({ dataDir: dataDir!, env: {}, durable: false })
const { userId } = await issueAnonymousToken(store, { clientId: 'me', address: '127.0.0.1' })
const jobs = await openJobs(store, {
  handlers: { obey: new URL('../../jobs/__fixtures__/obedient.ts', import.meta.url) },
  concurrency: 2,
  onEnd: async (tx, job) => {
    await settleJob(store, tx, job)
    process.stdout.write(`${job.status}\n`) // what was written is not committed yet
  },
})
const orders: Orders[] = [{ echo: 'a' }, { steps: 2 }, { fail: 'no' }, { echo: 'b' }]
for (const payload of orders) {
  await enqueuePaid({ store, jobs }, 'obey', { item: 'procedural-clip' }, { userId, id: randomUUID(), payload })
}
