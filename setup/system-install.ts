/** Installs what the survey found missing, in the best way that this user has. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dataFolder } from '../src/process/data-folder.ts'
import { locateProgram } from '../src/process/system-survey.ts'
import { PrivateApt, type Distribution, backportsSuite, isUseful, parseDistribution } from './system-apt.ts'
import { type Need, type PackageSet, aptAlternatives, installLine, needNames, otherManagerNames } from './system-needs.ts'
import { say } from './system-say.ts'
import { unpackPackages } from './system-unpack.ts'

/**
 * `tried`: what these packages can bring is there now. `impossible`: nothing can be installed here by us.
 * `failed`: it might go better another time (no network, an apt that is locked).
 */
export type InstallOutcome = 'tried' | 'impossible' | 'failed'

/** @param folder - Where packages are unpacked by a user who may not install any. */
export async function installNeeds(missing: readonly Need[], signal: AbortSignal, folder = dataFolder()): Promise<InstallOutcome> {
  if (!locateProgram('apt-get') || !locateProgram('dpkg-deb')) return 'impossible'
  const distribution = readDistribution()
  const apt = new PrivateApt(distribution)
  try {
    say('asking the package mirror what it has')
    if (!(await apt.update(signal))) {
      say('The package mirror could not be reached.')
      return 'failed'
    }
    const packages = await choosePackages(apt, missing, distribution, signal)
    if (packages.length === 0) return 'impossible'
    const { installed } = (await apt.simulate(packages, signal)) ?? { installed: new Map() }
    const megabytes = Math.ceil((await apt.downloadSize(packages, signal)) / 1e6)
    const needed = `${packages.join(' ')} (${installed.size} in all with what they need, ${megabytes} MB to fetch)`
    return installForMachine(apt, packages, needed) ?? (await unpackForUser(apt, packages, { needed, folder, signal }))
  } finally {
    apt.close()
  }
}

/** The one line that a person would run here to get what is missing. */
export function lineToRun(missing: readonly Need[]): string {
  const manager = locateProgram('apt-get') ? undefined : otherManagerNames.find((name) => locateProgram(name))
  return installLine(manager, missing, backportsSuite(readDistribution()))
}

function readDistribution(): Distribution {
  return parseDistribution(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
}

/** The first useful alternative of each need. */
async function choosePackages(
  apt: PrivateApt,
  missing: readonly Need[],
  distribution: Distribution,
  signal: AbortSignal,
): Promise<string[]> {
  const chosen: string[] = []
  for (const need of missing) {
    const set = await firstUseful(apt, aptAlternatives(need, backportsSuite(distribution)), signal)
    if (set) chosen.push(...set.packages)
    else say(`This system's packages do not have ${needNames[need]}, or only with packages taken away.`)
  }
  return chosen
}

async function firstUseful(apt: PrivateApt, sets: readonly PackageSet[], signal: AbortSignal) {
  for (const set of sets) {
    const simulation = await apt.simulate(set.packages, signal)
    if (simulation && isUseful(set, simulation)) return set
  }
  return undefined
}

/** Undefined when this user may not install anything. */
function installForMachine(apt: PrivateApt, packages: readonly string[], needed: string): InstallOutcome | undefined {
  const asRoot = wayToRoot()
  if (!asRoot) return undefined
  say(`installing ${needed}`)
  const failure = apt.install(asRoot, packages)
  if (failure === undefined) return 'tried'
  say(`apt-get could not install them:\n${lastLines(failure)}`)
  return 'failed'
}

/** The words that make a command run as root; undefined when there is no way. Never waits for a password unseen. */
function wayToRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  if (!locateProgram('sudo')) return undefined
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n']
  if (!process.stderr.isTTY) return undefined
  say('sudo is needed to install system programs (refuse, and they are unpacked into the data folder instead)')
  return spawnSync('sudo', ['-v'], { stdio: ['ignore', 2, 2] }).status === 0 ? ['sudo'] : undefined
}

async function unpackForUser(
  apt: PrivateApt,
  packages: readonly string[],
  { needed, folder, signal }: { needed: string; folder: string; signal: AbortSignal },
): Promise<InstallOutcome> {
  say(`not root: unpacking ${needed} into ${folder}/tools`)
  const { exitCode, stdout, stderr } = await apt.download(packages, signal)
  if (exitCode !== 0) {
    say(`apt-get could not fetch them:\n${lastLines(`${stdout.toString('utf8')}\n${stderr}`)}`)
    return 'failed'
  }
  mkdirSync(folder, { recursive: true })
  await unpackPackages(apt.archives, folder, signal)
  return 'tried'
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n')
}
