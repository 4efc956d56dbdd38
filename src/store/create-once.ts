/** Files that come into being once and whole, however many processes try at the same time. */
import { randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'

/**
 * Creates a file with this content (mode 0600, synced to disk), unless it is already there.
 *
 * @returns The content of the file: ours, or that of whoever was first.
 */
export async function createOnce(file: string, content: string): Promise<string> {
  const found = await readFile(file, 'utf8').catch(missing)
  if (found !== undefined) return found
  return (await tryCreate(file, content)) ? content : await readFile(file, 'utf8')
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Whether it was we who created the file. It appears with all of its content, or not at all. */
export async function tryCreate(file: string, content: string): Promise<boolean> {
  const temporary = `${file}.${randomUUID()}.new`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(temporary, file) // unlike a rename, this fails when the name is taken
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(temporary, { force: true })
  }
}
