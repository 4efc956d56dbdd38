/** A server of jobs and nothing else: says when it runs, does the orders it is given, and stays. */
import { randomUUID } from 'node:crypto'
import { issueAnonymousToken } from '../../store/accounts.ts'
import { openStore } from '../../store/store.ts'
import { openJobs } from '../jobs.ts'

const [dataDir, orders] = process.argv.slice(2)
const store = await openStore({ dataDir: dataDir!, env: {}, durable: false })
const { userId } = await issueAnonymousToken(store, { clientId: 'me', address: '127.0.0.1' })
const handlers = { obey: new URL('obedient.ts', import.meta.url) }
const jobs = await openJobs(store, { handlers, concurrency: 2 })
const id = randomUUID()
await jobs.enqueue('obey', { id, userId, payload: JSON.parse(orders!) as object })
process.stdout.write(`${id}\n`)
process.on('SIGTERM', () => {
  void jobs
    .close()
    .then(async () => await store.close())
    .then(() => process.exit(0))
})
