/** The client library as its users get it: compiled, imported by its name, in a page without anything of Node. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ok, stream, testServer, tokenAnswer } from '../src/client/testing.ts'
import { runChild } from '../src/process/child.ts'
import { temporaryFolder } from './support/reelsmith.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a module and all that it leads to import by name. */
async function packagesOf(file: string, seen = new Set<string>()): Promise<Set<string>> {
  const names = new Set<string>()
  if (seen.has(file)) return names
  seen.add(file)
  for (const [, name] of (await readFile(file, 'utf8')).matchAll(/^(?:import|export)\b(?:[\w\s{},*]* from )?\s*['"]([^'"]+)['"]/gm)) {
    if (!name!.startsWith('.')) names.add(name!)
    else for (const found of await packagesOf(join(dirname(file), name!), seen)) names.add(found)
  }
  return names
}

/** What a page does: once with the `fetch` that is there, and once with one that it passes on. */
const page = (baseUrl: string): string => `
import { connect, openFilmSession } from 'reelsmith/client'
const baseUrl = ${JSON.stringify(baseUrl)}
await connect({ baseUrl })
const session = await openFilmSession(await connect({ baseUrl, fetch }))
await session.upload([{ name: 'a.jpg', content: new Blob(['a picture']) }])
for await (const event of session.say('hello')) console.log(event.text)
console.log(await session.summary())
const film = await session.export({ renderId: 'r', output: { format: 'mp4' } })
console.log(film.url)
for (const name of ['process', 'global', 'require', 'Buffer', 'setImmediate']) if (name in globalThis) console.log(name)
`

describe('reelsmith/client', { timeout: 180_000 }, () => {
  it('should be compiled without the types of Node, and work where nothing is but what browsers have', async () => {
    await using folder = await temporaryFolder()
    const home = join(folder.path, 'node_modules/reelsmith')
    const { exports, files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    assert.ok(files.includes('dist'), 'it is packed')
    for (const config of ['tsconfig.client.json', 'tsconfig.client-node.json']) {
      const built = await runChild(process.execPath, [join(root, 'node_modules/.bin/tsc'), '-p', config, '--outDir', join(home, 'dist')], { cwd: root })
      assert.equal(built.exitCode, 0, built.stdout.toString())
    }
    for (const { types, default: code } of [exports['./client'], exports['./client/node']]) {
      assert.ok(existsSync(join(home, types)) && existsSync(join(home, code)))
    }
    assert.deepEqual([...(await packagesOf(join(home, exports['./client'].default)))], ['zod'])

    await cp(join(root, 'package.json'), join(home, 'package.json'))
    await mkdir(join(folder.path, 'node_modules'), { recursive: true })
    await symlink(join(root, 'node_modules/zod'), join(folder.path, 'node_modules/zod'))
    await using server = await testServer({
      'POST /api/auth/anonymous-token': tokenAnswer,
      'POST /api/tasks/me/with-session/nemo_agent': ok({ session_id: '12' }),
      'GET /api/state/nemo_agent/me/12/latest': ok({ state: { draft: null } }),
      'POST /api/upload-video/nemo_agent/me/12': ok({ files: [{ filename: 'a.jpg', file_type: 'image' }] }),
      'POST /api/render/proxy/lambda': ok({ id: 'r', status: 'completed', progress: 100, output: { url: 'http://host/film.mp4' } }),
      'POST /run_sse': stream('data: {"text":"Hello."}\n\n'),
    })
    await writeFile(join(folder.path, 'page.mjs'), page(server.url))
    const realm = join(root, 'test/support/browser-realm.ts')
    const shown = await runChild(process.execPath, ['--no-warnings', '--experimental-vm-modules', realm, 'page.mjs'], { cwd: folder.path })
    assert.deepEqual([shown.stderr, shown.stdout.toString()], ['', 'Hello.\nThe timeline is empty.\nhttp://host/film.mp4\n'])
    assert.match(server.requests.find(({ path }) => path.startsWith('/api/upload'))!.body.toString(), /filename="a\.jpg"[^]*a picture/)
  })
})
