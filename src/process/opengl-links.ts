/**
 * Dawn asks the loader for `libEGL.so`, a name that only development packages install: where just `libEGL.so.1` is,
 * our children get a folder with a link of that name.
 */
import { existsSync, mkdirSync, readlinkSync, renameSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import { systemPaths } from './system.ts'

const systemFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']

/** The whole `LD_LIBRARY_PATH` for a child that uses OpenGL; undefined when none is needed, or no EGL is there. */
export function openGlLibraryPath(): string | undefined {
  const folders = [...systemPaths().libraryPath, ...systemFolders]
  const find = (name: string): string | undefined =>
    folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const library = find('libEGL.so') ? undefined : find('libEGL.so.1')
  const folder = library && linkFolder(library)
  if (!folder) return undefined
  const { LD_LIBRARY_PATH } = process.env
  return [folder, ...systemPaths().libraryPath, ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])].join(delimiter)
}

function linkFolder(library: string): string | undefined {
  try {
    const folder = join(dataFolder(), 'links')
    const link = join(folder, 'libEGL.so')
    if (targetOf(link) === library) return folder
    mkdirSync(folder, { recursive: true })
    symlinkSync(library, `${link}.${process.pid}`)
    renameSync(`${link}.${process.pid}`, link)
    return folder
  } catch {
    return undefined // a data folder that can't be written: the driver is then not found, and doctor says so
  }
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
