/** Starts a child that starts one of its own, says the numbers of both, and stays. */
import { startChild } from '../child.ts'

const depth = Number(process.argv[2])
const child =
  depth > 0
    ? startChild(process.execPath, [import.meta.filename, String(depth - 1)], { stdio: 'inherit' })
    : startChild('sleep', ['3600'], { stdio: 'ignore' })
process.stdout.write(`${child.pid}\n`)
setInterval(() => {}, 1_000_000)
