import { open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { processSpace, processStartTime } from '../store/process-identity.ts'

/** Who works on a segment says so this often, and is taken for dead after this long without a word. */
const beatMs = 4000
const deadAfterMs = 20_000

/** The right to render a segment, as long as its holder lives. */
export interface SegmentClaim {
  release(): Promise<void>
}

/**
 * Claims a segment among all processes that share a cache, on this machine or others: there is no lock but one file
 * for each segment. The claim of a process that was killed is taken over. Two that take over at once may both get it:
 * the segment is then rendered twice, which harms nobody.
 *
 * @param file - Of the claim.
 * @returns null when somebody else has it.
 */
export async function claimSegment(file: string): Promise<SegmentClaim | null> {
  if (!(await create(file))) {
    if (await isHeld(file)) return null
    await rm(file, { force: true })
    if (!(await create(file))) return null
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {}) // taken over, or swept: what is rendered is right all the same
  }, beatMs).unref()
  return {
    release: async () => {
      clearInterval(beat)
      await rm(file, { force: true })
    },
  }
}

async function create(file: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) return false
  await handle.writeFile(JSON.stringify(ourselves()))
  await handle.close()
  return true
}

/** Who holds a claim: a process of this boot of this machine, or of another one. */
interface Holder {
  readonly space: string
  readonly pid: number
  readonly started: string | null
}

function ourselves(): Holder {
  return { space: processSpace(), pid: process.pid, started: processStartTime(process.pid) }
}

async function isHeld(file: string): Promise<boolean> {
  const info = await stat(file).catch(() => null)
  if (!info || Date.now() - info.mtimeMs > deadAfterMs) return false
  const holder = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Holder)
    .catch(() => null)
  // Of another machine, or just being written: its beat tells.
  if (!holder || holder.space !== processSpace()) return true
  return processStartTime(holder.pid) === holder.started
}
