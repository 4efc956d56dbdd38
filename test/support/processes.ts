/** What runs on this machine on behalf of a data folder, whoever its parent is now. */
import { readFileSync, readdirSync } from 'node:fs'

/** Command lines of all living processes whose environment or command line names the folder. */
export function processesOf(folder: string): string[] {
  const found: string[] = []
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
    const words = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
    if (words === '') continue // a zombie, or a thread of the kernel
    if (words.includes(folder) || read(`/proc/${pid}/environ`).includes(folder)) found.push(`${pid} ${words}`)
  }
  return found
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
