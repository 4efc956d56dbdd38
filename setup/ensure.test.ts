import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { localeTongue } from '../src/cli/locale.ts'

/**
 * `ensure.sh` in a clone of its own, where "node" is a script that writes down what it was asked to run, and leaves
 * the stamps that the real steps would leave.
 */
let clone: string
let home: string

const fakeNode = `#!/bin/sh
echo "$@" >>"$CALLS"
case $1 in
  -p) echo "\${MAJOR:-20}" ;;
  */packages.mjs)
    mkdir -p "$CLONE/node_modules/.bin"
    cp "$0" "$CLONE/node_modules/.bin/node"
    echo "$2" >"$CLONE/node_modules/.reelsmith-packages" ;;
  */system.ts) printf '%s\\n%s\\n' "$2" "$TOOL" >"$HOME/.local/share/reelsmith/system.stamp" ;;
  */system-browser.ts) printf '%s\\n%s\\n' "$2" "$BROWSER" >"$HOME/.local/share/reelsmith/browser.stamp" ;;
esac
`

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'reelsmith-ensure-'))
  home = join(clone, 'home')
  for (const folder of ['setup', 'bin', 'home']) mkdirSync(join(clone, folder))
  for (const file of ['ensure.sh', 'packages.mjs', 'system.ts']) {
    cpSync(fileURLToPath(new URL(file, import.meta.url)), join(clone, 'setup', file))
  }
  writeFileSync(join(clone, 'package-lock.json'), '{}')
  writeFileSync(join(clone, 'bin/node'), fakeNode)
  chmodSync(join(clone, 'bin/node'), 0o755)
  for (const tool of ['ffmpeg', 'chromium']) writeFileSync(join(clone, tool), '')
})
afterEach(() => rmSync(clone, { recursive: true }))

/** Runs the script; returns what it ran on "node", by file name. */
function ensure(environment: Record<string, string> = {}, words: readonly string[] = []): { status: number | null; ran: string[]; said: string } {
  const calls = join(clone, 'calls')
  writeFileSync(calls, '')
  const { status, stdout, stderr } = spawnSync('sh', [join(clone, 'setup/ensure.sh'), ...words], {
    encoding: 'utf8',
    env: {
      PATH: `${join(clone, 'bin')}:/usr/bin:/bin`,
      HOME: home,
      CLONE: clone,
      CALLS: calls,
      TOOL: join(clone, 'ffmpeg'),
      BROWSER: join(clone, 'chromium'),
      ...environment,
    },
  })
  assert.equal(stdout, '')
  const lines = readFileSync(calls, 'utf8').split('\n').filter(Boolean)
  return { status, said: stderr, ran: lines.map((line) => line.split(' ')[0]!.replace(/.*\//, '')) }
}

describe('ensure.sh', () => {
  it('should do every step once, and then nothing at all', () => {
    assert.deepEqual(ensure(), { status: 0, said: '', ran: ['-p', 'packages.mjs', 'kernel.ts', 'system.ts'] })
    assert.deepEqual(ensure(), { status: 0, said: '', ran: [] })
  })

  it('should install packages again when the lock file has changed', () => {
    ensure()
    writeFileSync(join(clone, 'package-lock.json'), '{"changed":true}')
    assert.deepEqual(ensure().ran, ['-p', 'packages.mjs', 'kernel.ts'])
  })

  it('should look after the system again when something that was found is gone', () => {
    ensure()
    rmSync(join(clone, 'ffmpeg'))
    assert.deepEqual(ensure().ran, ['system.ts'])
  })

  it('should get a browser for the tests alone, once', () => {
    const all = ['-p', 'packages.mjs', 'kernel.ts', 'system.ts']
    assert.deepEqual(ensure().ran, all)
    assert.deepEqual(ensure({}, ['browser']).ran, ['system-browser.ts'])
    assert.deepEqual(ensure({}, ['browser']).ran, [])
    rmSync(join(clone, 'chromium'))
    assert.deepEqual(ensure().ran, [], 'films go without one')
    assert.deepEqual(ensure({}, ['browser']).ran, ['system-browser.ts'])
  })

  it('should use the default data folder’s programs for another data folder', () => {
    ensure()
    assert.deepEqual(ensure({ REELSMITH_DATA: join(clone, 'other') }).ran, [])
  })

  it('should take up a set-up that was interrupted before its stamp', () => {
    ensure()
    rmSync(join(clone, 'node_modules/.reelsmith-packages'))
    assert.deepEqual(ensure().ran, ['-p', 'packages.mjs', 'kernel.ts'])
  })

  it('should say what to do about a Node.js that is too old', () => {
    const { status, said, ran } = ensure({ MAJOR: '18' })
    assert.equal(status, 1)
    assert.match(said, /Node\.js 18 is too old\.\n.*Install Node\.js 20 or newer/)
    assert.deepEqual(ran, ['-p'])
  })

  it('should speak the language of the locale, and tell it to the step that can not know it', () => {
    const { said } = ensure({ MAJOR: '18', LANG: 'zh_CN.UTF-8' })
    assert.match(said, /^reelsmith 安装：Node\.js 18 太旧。\n.*请安装 Node\.js 20/)
    assert.match(ensure({ MAJOR: '18', LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }).said, /^reelsmith set-up: /)
    for (const [locale, tongue] of [['zh_TW', 'zh'], ['zh', 'zh'], ['zhx', 'en'], ['', 'en']]) {
      rmSync(join(clone, 'node_modules'), { recursive: true, force: true })
      ensure({ LC_ALL: locale! })
      assert.match(readFileSync(join(clone, 'calls'), 'utf8'), new RegExp(`packages\\.mjs \\S+ ${tongue}$`, 'm'), locale)
      assert.equal(localeTongue({ LC_ALL: locale }), tongue)
    }
  })

  it('should install nothing when that is forbidden', () => {
    const { status, said, ran } = ensure({ REELSMITH_SETUP: 'off' })
    assert.equal(status, 1)
    assert.match(said, /REELSMITH_SETUP=off forbids/)
    assert.deepEqual(ran, [])
  })

  it('should not start what it is about to replace', () => {
    mkdirSync(join(clone, 'node_modules/.bin'), { recursive: true })
    writeFileSync(join(clone, 'node_modules/.bin/node'), '#!/bin/sh\nexit 1\n')
    chmodSync(join(clone, 'node_modules/.bin/node'), 0o755)
    const PATH = `${join(clone, 'node_modules/.bin')}:${join(clone, 'bin')}:/usr/bin:/bin`
    assert.equal(ensure({ PATH }).status, 0)
  })
})
