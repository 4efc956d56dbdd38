/**
 * Media files of the store, by key. A key is made here, never by a client; files appear whole or not at all.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'

export interface Objects {
  /** For processes of ours that open the same objects. */
  readonly folder: string
  /**
   * A name for a file that is being written, on the same file system as the objects: give it to {@link adopt}
   * when it is whole. What is left of it after a crash is removed at the next start.
   *
   * @param extension - Without the dot, e.g. `mp4`.
   */
  temporaryPath(extension: string): string
  /**
   * Takes a finished file (of this file system) over as an object; the file is gone from where it was.
   *
   * @returns The new object's key.
   */
  adopt(file: string, extension: string): Promise<string>
  /** Where the object's file lies; for reading only. */
  path(key: string): string
  /** Size in bytes; null when there is no such object. */
  size(key: string): Promise<number | null>
  /** Does nothing when there is no such object. */
  remove(key: string): Promise<void>
  /** Removes every object that isn't named, and all that was being written. Only while nothing else runs. */
  sweep(isReferenced: (key: string) => boolean): Promise<number>
}

/** `<2 hex>/<32 hex>.<extension>`: 256 folders, so that none grows too long. */
const keyPattern = /^[0-9a-f]{2}\/[0-9a-f]{32}\.[a-z0-9]{1,8}$/

/** The same as a PostgreSQL regular expression, to find keys within JSON. */
export const keyPatternSource = '[0-9a-f]{2}/[0-9a-f]{32}\\.[a-z0-9]{1,8}'

export async function openObjects(folder: string): Promise<Objects> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })

  const path = (key: string): string => {
    if (!keyPattern.test(key)) throw new ReelsmithError('internal', 'An object key is not one of ours.')
    return join(folder, key)
  }
  return {
    folder,
    path,
    temporaryPath: (extension) => join(incoming, newName(extension)),
    adopt: async (file, extension) => {
      const name = newName(extension)
      const key = `${name.slice(0, 2)}/${name}`
      await mkdir(dirname(path(key)), { recursive: true, mode: 0o700 })
      await rename(file, path(key))
      return key
    },
    size: async (key) => {
      const found = await stat(path(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return found && found.size
    },
    remove: async (key) => await rm(path(key), { force: true }),
    sweep: async (isReferenced) => {
      let removed = 0
      for (const name of await readdir(incoming)) await rm(join(incoming, name), { recursive: true })
      for (const part of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue
        for (const name of await readdir(join(folder, part))) {
          if (isReferenced(`${part}/${name}`)) continue
          await rm(join(folder, part, name), { recursive: true })
          removed++
        }
      }
      return removed
    },
  }
}

function newName(extension: string): string {
  if (!/^[a-z0-9]{1,8}$/.test(extension))
    throw new ReelsmithError('internal', `"${extension}" is no file extension.`)
  return `${randomBytes(16).toString('hex')}.${extension}`
}
