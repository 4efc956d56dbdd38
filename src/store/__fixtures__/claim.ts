/** Claims a data folder, says what came of it, and stays while it is the owner. */
import { claimDataDir } from '../owner.ts'

const [dataDir, port] = process.argv.slice(2)
const ownership = await claimDataDir(dataDir!)
if (ownership.owned) {
  await ownership.setPort(Number(port))
  process.stdout.write(`${JSON.stringify({ owned: true, pid: process.pid, port: Number(port) })}\n`)
  setInterval(() => {}, 1_000_000)
} else process.stdout.write(`${JSON.stringify(ownership)}\n`)
