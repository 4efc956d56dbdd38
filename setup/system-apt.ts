/**
 * apt with sources, lists and caches of its own in a temporary folder: the machine's own are neither trusted to be
 * there and fresh, nor changed. What is installed by root is registered with dpkg as usual.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunResult, runChild } from '../src/process/child.ts'
import type { PackageSet } from './system-needs.ts'
import {
  type AptSource,
  backportsSource,
  distributionSources,
  formatSources,
  parseDeb822Sources,
  parseOneLineSources,
} from './system-apt-sources.ts'

export interface Distribution {
  readonly id: string
  readonly codename: string
}

/** Debian releases whose own Mesa is too old for us, and whose backports have one that is not. */
const releasesWithBackports = new Set(['bookworm'])

const updateTimeoutMs = 180_000
const downloadTimeoutMs = 1_800_000

/** On the command line of `env`, since sudo drops most of the environment. */
const variables = ['LC_ALL=C', 'DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1']

/** Of the temporary folders; the number of the process follows. */
const folderPrefix = 'reelsmith-apt-'

/** Reads `/etc/os-release`. */
export function parseDistribution(osRelease: string): Distribution {
  const value = (name: string): string => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  return { id: value('ID'), codename: value('VERSION_CODENAME') }
}

/** The backports suite to add, if the release has one that helps. */
export function backportsSuite({ id, codename }: Distribution): string | undefined {
  return id === 'debian' && releasesWithBackports.has(codename) ? `${codename}-backports` : undefined
}

/** What `apt-get -s install` says it would do. */
export interface Simulation {
  /** Package name to new version. */
  readonly installed: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

/** Parses the lines `Inst name [old] (new origin [arch])` and `Remv name [old]`. */
export function parseSimulation(text: string): Simulation {
  const installed = new Map<string, string>()
  for (const match of text.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+)/gm)) installed.set(match[1]!, match[2]!)
  return { installed, removed: [...text.matchAll(/^Remv (\S+)/gm)].map((match) => match[1]!) }
}

/** Whether a set's simulation gives what the set is for, and takes nothing away. */
export function isUseful(set: PackageSet, simulation: Simulation): boolean {
  if (simulation.removed.length > 0 || simulation.installed.size === 0) return false
  if (!set.atLeast) return true
  const version = simulation.installed.get(set.atLeast.name)
  // Versions may begin with an epoch, "1:25.0.7-2".
  return version !== undefined && Number.parseInt(version.replace(/^\d+:/, ''), 10) >= set.atLeast.major
}

/** Downloads in bytes, from the lines `'uri' file size hash` of `--print-uris`. */
export function parseDownloadSize(text: string): number {
  return [...text.matchAll(/^'[^']+' \S+ (\d+) /gm)].reduce((sum, match) => sum + Number(match[1]), 0)
}

/** A private apt, to be closed after use. */
export class PrivateApt {
  /** Where packages are downloaded to. */
  readonly archives: string
  private readonly folder: string
  private readonly options: readonly string[]
  private readonly sources: readonly AptSource[]
  private readonly backports: AptSource | undefined

  constructor(distribution: Distribution) {
    // Not below the data folder: root's apt may not be able to walk there (a home on a network disk).
    sweepLeftovers()
    this.folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
    this.archives = join(this.folder, 'cache', 'archives')
    for (const name of ['sources', 'lists/partial', 'cache/archives/partial']) {
      mkdirSync(join(this.folder, name), { recursive: true })
    }
    this.sources = distributionSources(readSources(), distribution.codename)
    const suite = backportsSuite(distribution)
    this.backports = suite ? backportsSource(this.sources, distribution.codename) : undefined
    const own = (name: string): string => join(this.folder, name)
    this.options = settings({
      'Dir::State::lists': own('lists'),
      'Dir::Cache': own('cache'),
      'Dir::Cache::archives': this.archives,
      'APT::Sandbox::User': 'root', // its own user could not write in a private folder
      'APT::Install-Recommends': 'false',
      'Acquire::Languages': 'none',
      'Acquire::Retries': '2',
      'Acquire::http::Timeout': '30',
      // For a distribution that we do not know the sources are taken as they are.
      ...(this.sources.length > 0
        ? { 'Dir::Etc::sourcelist': '/dev/null', 'Dir::Etc::sourceparts': own('sources') }
        : {}),
    })
  }

  /** Fetches the lists of what there is. Resolves to false when that failed: no network, or no such mirror. */
  async update(signal?: AbortSignal): Promise<boolean> {
    const file = join(this.folder, 'sources', 'reelsmith.sources')
    const all = this.backports ? [...this.sources, this.backports] : this.sources
    writeFileSync(file, formatSources(all))
    if (await this.fetchLists(signal)) return true
    if (!this.backports) return false
    writeFileSync(file, formatSources(this.sources)) // a mirror without backports
    return this.fetchLists(signal)
  }

  private async fetchLists(signal?: AbortSignal): Promise<boolean> {
    const words = ['-q', ...settings({ 'APT::Update::Error-Mode': 'any' }), 'update']
    const { exitCode } = await this.run(words, updateTimeoutMs, signal)
    return exitCode === 0
  }

  /** What installing these would do; undefined when they can't be installed. */
  async simulate(packages: readonly string[], signal?: AbortSignal): Promise<Simulation | undefined> {
    const { exitCode, stdout } = await this.run(['-s', 'install', ...packages], updateTimeoutMs, signal)
    return exitCode === 0 ? parseSimulation(stdout.toString('utf8')) : undefined
  }

  /** In bytes. */
  async downloadSize(packages: readonly string[], signal?: AbortSignal): Promise<number> {
    const { stdout } = await this.run(['-y', '--print-uris', 'install', ...packages], updateTimeoutMs, signal)
    return parseDownloadSize(stdout.toString('utf8'))
  }

  /**
   * Installs packages for the whole machine. Not a child of child.ts: sudo's ticket belongs to our terminal session,
   * and a package manager must never be killed half-way.
   *
   * @param asRoot - What makes a command run as root: nothing for root itself, or `sudo`.
   * @returns Undefined when they are installed, else apt's last words.
   */
  install(asRoot: readonly string[], packages: readonly string[]): string | undefined {
    const locks = { 'DPkg::Lock::Timeout': '600', 'Dpkg::Use-Pty': '0', 'Dpkg::Options::': '--force-confold' }
    const install = [...asRoot, ...this.command([...settings(locks), '-y', '-q', '--no-remove', 'install', ...packages])]
    const said = runSync(install)
    if (!said?.includes('dpkg --configure -a')) return said
    // An installation was once interrupted, ours or another's: finish that one first.
    return runSync([...asRoot, 'env', ...variables, 'dpkg', '--configure', '-a']) ?? runSync(install)
  }

  /** Downloads packages and all that they need and this machine lacks into {@link archives}; needs no rights. */
  download(packages: readonly string[], signal?: AbortSignal): Promise<RunResult> {
    return this.run(['-y', '-q', '-d', 'install', ...packages], downloadTimeoutMs, signal)
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  private run(words: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<RunResult> {
    // These only read or write in our own folder: the machine's locks are not theirs to take.
    const [command, ...rest] = this.command([...settings({ 'Debug::NoLocking': '1' }), ...words])
    return runChild(command!, rest, { timeoutMs, signal })
  }

  private command(words: readonly string[]): string[] {
    return ['env', ...variables, 'apt-get', ...this.options, ...words]
  }
}

function settings(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

/** Runs a command to its end; undefined when it went well, else what it said. */
function runSync([command, ...words]: readonly string[]): string | undefined {
  const { status, error, stdout, stderr } = spawnSync(command!, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return status === 0 ? undefined : `${stdout}\n${stderr}\n${error?.message ?? ''}`.trim()
}

/** Removes the folders of set-ups that were killed. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? Number.parseInt(name.slice(folderPrefix.length), 10) : Number.NaN
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // another user's: theirs to sweep
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** All sources that apt itself would read. */
function readSources(folder = '/etc/apt'): AptSource[] {
  const parts = join(folder, 'sources.list.d')
  const names = existsSync(parts) ? readdirSync(parts).sort() : []
  const files = [join(folder, 'sources.list'), ...names.map((name) => join(parts, name))]
  return files.flatMap((file) => {
    if (!existsSync(file)) return []
    if (file.endsWith('.sources')) return parseDeb822Sources(readFileSync(file, 'utf8'))
    return file.endsWith('.list') ? parseOneLineSources(readFileSync(file, 'utf8')) : []
  })
}
