/** Installs what the survey found missing, in the best way that this user has. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dataFolder } from '../src/process/data-folder.ts'
import { locateProgram } from '../src/process/system-survey.ts'
import { PrivateApt, type Distribution, backportsSuite, isUseful, parseDistribution } from './system-apt.ts'
import { type Need, type PackageSet, aptAlternatives, installLine, needNames, otherManagerNames } from './system-needs.ts'
import { type Bilingual, say } from './system-say.ts'
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
    say({ en: 'asking the package mirror what it has', zh: '正在查询软件源' })
    if (!(await apt.update(signal))) {
      say({ en: 'The package mirror could not be reached.', zh: '无法连接软件源。' })
      return 'failed'
    }
    const packages = await choosePackages(apt, missing, distribution, signal)
    if (packages.length === 0) return 'impossible'
    const { installed } = (await apt.simulate(packages, signal)) ?? { installed: new Map() }
    const megabytes = Math.ceil((await apt.downloadSize(packages, signal)) / 1e6)
    const names = packages.join(' ')
    const needed = {
      en: `${names} (${installed.size} in all with what they need, ${megabytes} MB to fetch)`,
      zh: `${names}（连同依赖共 ${installed.size} 个，需下载 ${megabytes} MB）`,
    }
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
    else {
      const { en, zh } = needNames[need]
      say({ en: `This system's packages do not have ${en}, or only with packages taken away.`, zh: `本系统的软件包中没有${zh}，或须先卸载别的软件包。` })
    }
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
function installForMachine(apt: PrivateApt, packages: readonly string[], needed: Bilingual): InstallOutcome | undefined {
  const asRoot = wayToRoot()
  if (!asRoot) return undefined
  say({ en: `installing ${needed.en}`, zh: `正在安装 ${needed.zh}` })
  const failure = apt.install(asRoot, packages)
  if (failure === undefined) return 'tried'
  const last = lastLines(failure)
  say({ en: `apt-get could not install them:\n${last}`, zh: `apt-get 无法安装：\n${last}` })
  return 'failed'
}

/** The words that make a command run as root; undefined when there is no way. Never waits for a password unseen. */
function wayToRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  if (!locateProgram('sudo')) return undefined
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n']
  if (!process.stderr.isTTY) return undefined
  say({
    en: 'sudo is needed to install system programs (refuse, and they are unpacked into the data folder instead)',
    zh: '安装系统程序需要 sudo（若拒绝，则解包到数据文件夹）',
  })
  return spawnSync('sudo', ['-v'], { stdio: ['ignore', 2, 2] }).status === 0 ? ['sudo'] : undefined
}

async function unpackForUser(
  apt: PrivateApt,
  packages: readonly string[],
  { needed, folder, signal }: { needed: Bilingual; folder: string; signal: AbortSignal },
): Promise<InstallOutcome> {
  say({ en: `not root: unpacking ${needed.en} into ${folder}/tools`, zh: `不是 root：正在把 ${needed.zh} 解包到 ${folder}/tools` })
  const { exitCode, stdout, stderr } = await apt.download(packages, signal)
  if (exitCode !== 0) {
    const last = lastLines(`${stdout.toString('utf8')}\n${stderr}`)
    say({ en: `apt-get could not fetch them:\n${last}`, zh: `apt-get 无法下载：\n${last}` })
    return 'failed'
  }
  mkdirSync(folder, { recursive: true })
  await unpackPackages(apt.archives, folder, signal)
  return 'tried'
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n')
}
