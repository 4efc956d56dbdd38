/**
 * The programs of the system that we use, wherever set-up found or put them. Without root, set-up unpacks Debian's
 * packages into the data folder and leaves `system.json` there; our children, and only they, are pointed at it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { dataFolder, defaultDataFolder } from './data-folder.ts'

/** What `system.json` holds: absolute paths into a folder of unpacked packages. */
export interface UnpackedSystem {
  readonly version: 1
  /** The root of the unpacked tree: it holds `usr/`, `etc/`. */
  readonly folder: string
  /** Folders of shared libraries, in search order. */
  readonly libraryPath: readonly string[]
  /** A Vulkan driver file (ICD) for lavapipe. */
  readonly lavapipeDriverFile?: string
}

/** Start these with {@link childEnvironment}. Each is a name to be found on the PATH, or, unpacked, an absolute path. */
export interface SystemPaths {
  readonly ffmpeg: string
  readonly ffprobe: string
  readonly festival: string
  readonly espeak: string
  /** Goes into `LD_LIBRARY_PATH` of our children; empty when nothing was unpacked. */
  readonly libraryPath: readonly string[]
  /** The lavapipe driver file of the system or of the unpacked tree. */
  readonly lavapipeDriverFile?: string
  readonly unpacked?: UnpackedSystem
}

/** Where the Vulkan loader looks for driver files, and where containers of clouds mount NVIDIA's. */
export const driverFileFolders = [
  '/etc/vulkan/icd.d',
  '/usr/local/share/vulkan/icd.d',
  '/usr/share/vulkan/icd.d',
  '/usr/local/nvidia/share/vulkan/icd.d',
]

/** Debian names it `lvp_icd.json`; others add the architecture. */
const lavapipeNames = ['lvp_icd.json', 'lvp_icd.x86_64.json', 'lvp_icd.aarch64.json']

let known: SystemPaths | undefined

/** Reads what set-up left, once per process. */
export function systemPaths(): SystemPaths {
  known ??= resolveSystemPaths(readUnpacked())
  return known
}

/** Forgets what was read: for set-up, which changes it. */
export function forgetSystemPaths(): void {
  known = undefined
}

/** The paths for a given unpacked tree (none: everything comes from the system). */
export function resolveSystemPaths(unpacked: UnpackedSystem | undefined): SystemPaths {
  const program = (name: string): string => {
    const path = unpacked && join(unpacked.folder, 'usr', 'bin', name)
    return path && existsSync(path) ? path : name
  }
  return {
    ffmpeg: program('ffmpeg'),
    ffprobe: program('ffprobe'),
    festival: program('festival'),
    espeak: program('espeak-ng'),
    libraryPath: unpacked?.libraryPath ?? [],
    lavapipeDriverFile: unpacked?.lavapipeDriverFile ?? findLavapipe(),
    unpacked,
  }
}

/** The environment for a child of ours: the process's own, the unpacked programs and libraries, then `extra`. */
export function childEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...systemEnvironment(systemPaths(), process.env), ...extra }
}

/**
 * How glibc serves a child's memory, unless whoever started us has said it; other C libraries take no notice.
 *
 * @param settings - Of its allocator: `hugetlb`, `arena_max`, `mmap_threshold` …
 * @see https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
export function memoryTuning(settings: Readonly<Record<string, number>>): NodeJS.ProcessEnv {
  const told = Object.entries(settings).map(([name, value]) => `glibc.malloc.${name}=${value}`).join(':')
  return { GLIBC_TUNABLES: process.env.GLIBC_TUNABLES ?? told }
}

/** The variables that let a child find what was unpacked; none when nothing was. */
export function systemEnvironment(paths: SystemPaths, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!paths.unpacked) return {}
  const share = join(paths.unpacked.folder, 'usr', 'share')
  const openGlDrivers = paths.libraryPath.map((folder) => join(folder, 'dri'))
  const espeakData = paths.libraryPath.map((folder) => join(folder, 'espeak-ng-data'))
  return {
    PATH: joined([join(paths.unpacked.folder, 'usr', 'bin')], environment.PATH),
    LD_LIBRARY_PATH: joined(paths.libraryPath, environment.LD_LIBRARY_PATH),
    XDG_DATA_DIRS: joined([share], environment.XDG_DATA_DIRS || '/usr/local/share:/usr/share'),
    ...ifThere('FESTDATADIR', [join(share, 'festival')]),
    ...ifThere('ESPEAK_DATA_PATH', espeakData),
    ...ifThere('__EGL_VENDOR_LIBRARY_DIRS', [join(share, 'glvnd', 'egl_vendor.d')]),
    ...ifThere('LIBGL_DRIVERS_PATH', openGlDrivers),
  }
}

function ifThere(variable: string, candidates: readonly string[]): NodeJS.ProcessEnv {
  const path = candidates.find((candidate) => existsSync(candidate))
  return path ? { [variable]: path } : {}
}

/** The file that names an unpacked tree, for a data folder. */
export function unpackedFile(folder: string): string {
  return join(folder, 'system.json')
}

/** Looks in the data folder, then in the default one: a second data folder needs no second copy of the programs. */
function readUnpacked(): UnpackedSystem | undefined {
  for (const folder of new Set([dataFolder(), defaultDataFolder()])) {
    const found = parseUnpacked(unpackedFile(folder))
    if (found) return found
  }
  return undefined
}

function parseUnpacked(file: string): UnpackedSystem | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<UnpackedSystem>
    const isOurs = value.version === 1 && typeof value.folder === 'string' && Array.isArray(value.libraryPath)
    return isOurs && existsSync(value.folder!) ? (value as UnpackedSystem) : undefined
  } catch {
    return undefined // absent, or from an interrupted set-up, which the next one mends
  }
}

function findLavapipe(): string | undefined {
  return driverFileFolders
    .flatMap((folder) => lavapipeNames.map((name) => join(folder, name)))
    .find((file) => existsSync(file))
}

function joined(first: readonly string[], rest: string | undefined): string {
  return [...first, ...(rest ? [rest] : [])].join(delimiter)
}
