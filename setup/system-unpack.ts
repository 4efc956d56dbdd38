/** Programs for people who may not install any: packages are unpacked into the data folder, for our children only. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from '../src/process/child.ts'
import { type UnpackedSystem, unpackedFile } from '../src/process/system.ts'

/** The C library must be the one that the running loader belongs to. */
const neverUnpacked = /^(libc6|libc-bin|libc6-dev)_/

/**
 * Folders of libraries below `usr/lib/<triplet>` that Debian reaches by links made at installation, or by a run path
 * that is absolute.
 */
const librarySubfolders = ['blas', 'lapack', 'pulseaudio']

/** Vulkan's own version of the driver file format. */
const driverFileFormat = '1.0.0'

/**
 * Unpacks `*.deb` files into `<folder>/tools`, over what is there, and then names the tree in `<folder>/system.json`.
 * Interrupted, it leaves no `system.json` that names what is not there; the next one does it again.
 */
export async function unpackPackages(archives: string, owner: string, signal?: AbortSignal): Promise<void> {
  const folder = join(owner, 'tools')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(archives).sort()) {
    if (!name.endsWith('.deb') || neverUnpacked.test(name)) continue
    const { exitCode, stderr } = await runChild('dpkg-deb', ['-x', join(archives, name), folder], { signal })
    if (exitCode !== 0) throw new Error(`dpkg-deb could not unpack ${name}: ${stderr.trim()}`)
  }
  const libraryPath = libraryFolders(folder)
  const unpacked: UnpackedSystem = {
    version: 1,
    folder,
    libraryPath,
    lavapipeDriverFile: writeDriverFile(folder, libraryPath),
  }
  const file = unpackedFile(owner)
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(unpacked, null, 2)}\n`)
  renameSync(`${file}.${process.pid}`, file)
}

/** The folders of a tree that hold its shared libraries, in search order. */
export function libraryFolders(tree: string): string[] {
  return ['usr/lib', 'lib'].flatMap((base) => {
    const folder = join(tree, base)
    const triplets = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('-linux-gnu')) : []
    return triplets.flatMap((triplet) =>
      ['', ...librarySubfolders].map((name) => join(folder, triplet, name)).filter((path) => existsSync(path)),
    )
  })
}

/** The packaged driver file names its library for a search path that only installation would give: write our own. */
function writeDriverFile(tree: string, libraryPath: readonly string[]): string | undefined {
  const library = libraryPath.map((folder) => join(folder, 'libvulkan_lvp.so')).find((path) => existsSync(path))
  if (!library) return undefined
  const packaged = join(tree, 'usr', 'share', 'vulkan', 'icd.d', 'lvp_icd.json')
  const apiVersion = existsSync(packaged)
    ? (JSON.parse(readFileSync(packaged, 'utf8')) as { ICD: { api_version: string } }).ICD.api_version
    : '1.3.0'
  const file = join(tree, 'lavapipe.json')
  const content = { file_format_version: driverFileFormat, ICD: { library_path: library, api_version: apiVersion } }
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
  return file
}
