/** Starts an embedded database, says how to reach it, and stays. */
import { startEmbeddedPostgres } from '../embedded-postgres.ts'

const database = await startEmbeddedPostgres({
  dataDir: process.argv[2]!,
  log: (line) => process.stderr.write(`${line}\n`),
})
process.stdout.write(`${JSON.stringify({ pid: database.pid(), address: database.address })}\n`)
setInterval(() => {}, 1_000_000)
