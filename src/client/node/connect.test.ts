import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type TestServer, ok, testServer, tokenAnswer } from '../testing.ts'
import { clientOfEnvironment } from './connect.ts'

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'))
  folder = join(home, '.config/nemovideo')
})
afterEach(() => rm(home, { recursive: true }))

const skill = { source: 'veo-3-ai', version: '1.0.0', platform: 'unknown' }
const someServer = (): Promise<TestServer> =>
  testServer({ 'POST /api/auth/anonymous-token': tokenAnswer, 'GET /api/credits/balance/simple': ok({ available: 90, frozen: 10, total: 100 }) })

/** What asking for the credits sends: the paths, and the token with which. */
async function credits(server: TestServer, environment: NodeJS.ProcessEnv, localUrl?: string): Promise<[paths: string[], token: string | undefined]> {
  const before = server.requests.length
  const client = await clientOfEnvironment({ environment: { HOME: home, ...environment }, skill, localUrl })
  await client.credits()
  const sent = server.requests.slice(before)
  return [sent.map(({ path }) => path), sent.at(-1)!.headers.authorization]
}
const [asked, balance] = ['/api/auth/anonymous-token', '/api/credits/balance/simple']

describe('clientOfEnvironment', () => {
  it('should keep an anonymous token for the server that is named, readable by its owner alone', async () => {
    await using server = await someServer()
    const environment = { NEMO_API_URL: server.url }
    assert.deepEqual(await credits(server, environment), [[asked, balance], 'Bearer nmv_usr_first'])
    assert.deepEqual(await credits(server, environment), [[balance], 'Bearer nmv_usr_first'])
    assert.equal((await stat(join(folder, 'tokens.json'))).mode & 0o777, 0o600)
    assert.deepEqual(Object.keys(JSON.parse(await readFile(join(folder, 'tokens.json'), 'utf8'))), [server.url])
  })

  it('should keep one for the default address too', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'tokens.json'), JSON.stringify({ 'http://127.0.0.1:8787': { token: 'nmv_usr_kept', expires_at: '2999-01-01T00:00:00Z' } }))
    const client = await clientOfEnvironment({ environment: { HOME: home }, skill })
    assert.equal(client.baseUrl, 'http://127.0.0.1:8787')
    await client.connect() // asks nobody
  })

  it('should keep none for the server of a data folder, whose port may be another\'s the next time', async () => {
    await using server = await someServer()
    assert.deepEqual((await credits(server, {}, server.url))[0], [asked, balance])
    assert.deepEqual((await credits(server, {}, server.url))[0], [asked, balance])
    assert.deepEqual(await readdir(folder), ['client_id'])
  })

  it('should give the token of a user to the server that they named with it, and to no other', async () => {
    await using server = await someServer()
    const NEMO_TOKEN = 'nmv_usr_own'
    assert.deepEqual(await credits(server, { NEMO_API_URL: server.url, NEMO_TOKEN }), [[balance], 'Bearer nmv_usr_own'])
    for (const environment of [{ NEMO_TOKEN }, { NEMO_TOKEN, NEMO_API_URL: 'http://another.example' }]) {
      assert.deepEqual(await credits(server, environment, server.url), [[asked, balance], 'Bearer nmv_usr_first'])
    }
  })

  it('should work where nothing can be kept', async () => {
    await using server = await someServer()
    await writeFile(join(home, '.config'), 'a file where the folder should be')
    assert.deepEqual((await credits(server, { NEMO_API_URL: server.url }))[0], [asked, balance])
  })
})
