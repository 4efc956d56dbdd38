/** The command as somebody has it who installed the package: below a `node_modules`, where Node takes no types out. */
import assert from 'node:assert/strict'
import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runChild } from '../src/process/child.ts'
import { temporaryFolder } from './support/reelsmith.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('the installed package', { timeout: 180_000 }, () => {
  it('should run the command, and the programs that it starts', async () => {
    await using folder = await temporaryFolder()
    const packed = await runChild('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder.path], { cwd: root })
    const [{ filename, files }] = JSON.parse(packed.stdout.toString()) as [{ filename: string; files: { path: string }[] }]
    const names = files.map(({ path }) => path)
    for (const name of ['reelsmith', 'LICENSE', 'setup/ensure.sh', 'src/store/migrate.ts', 'skills/veo-3-ai/SKILL.md', 'assets/fluidr3-subset.sf3']) assert.ok(names.includes(name), name)
    assert.deepEqual(names.filter((name) => /\.test\.ts$|^(test|bench|node_modules)\//.test(name)), [])

    const modules = join(folder.path, 'node_modules')
    const home = join(modules, 'reelsmith')
    await mkdir(join(modules, '.bin'), { recursive: true })
    await mkdir(home)
    await runChild('tar', ['-xzf', join(folder.path, filename), '-C', home, '--strip-components=1'])
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(modules, name))
    }
    await symlink(process.execPath, join(modules, '.bin/node'))
    await symlink(join(home, 'reelsmith'), join(modules, '.bin/reelsmith'))

    const { NEMO_API_URL: _api, DATABASE_URL: _database, NODE_OPTIONS: _options, ...environment } = process.env
    const env = { ...environment, REELSMITH_DATA: join(folder.path, 'data'), REELSMITH_SETUP: 'off' }
    const ran = await runChild(join(modules, '.bin/reelsmith'), ['doctor', '--json'], { cwd: folder.path, env })
    assert.equal(ran.exitCode, 0, ran.stderr)
    // The driver is tried out in a process of its own.
    assert.match(ran.stdout.toString(), /"topic":"graphics","state":"good"/)
    assert.doesNotMatch(ran.stderr, /Warning/)
  })
})
