/** Private folders for what users own. */
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder (mode 0700) and those it lies in, unless they are there. Node's own `recursive` never
 * returns where a parent exists and yet a folder in it can't (`/proc`, homes mounted on demand).
 */
export async function createFolder(folder: string): Promise<void> {
  const error = await tryMake(folder)
  if (!error || error.code === 'EEXIST') return await access(folder)
  const parent = dirname(folder)
  if (error.code !== 'ENOENT' || parent === folder || (await isThere(parent))) throw error
  await createFolder(parent)
  const again = await tryMake(folder)
  if (again && again.code !== 'EEXIST') throw again
}

async function tryMake(folder: string): Promise<NodeJS.ErrnoException | undefined> {
  return await mkdir(folder, { mode: 0o700 }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  )
}

async function isThere(folder: string): Promise<boolean> {
  return await access(folder).then(
    () => true,
    () => false,
  )
}
