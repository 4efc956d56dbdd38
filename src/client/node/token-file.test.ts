import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { clientId } from './client-id.ts'
import { tokenFile } from './token-file.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'tokens-')), 'nemovideo')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const reply = (token: string, expires_at = '2030-01-01T00:00:00Z') => ({
  token,
  expires_at,
  user_id: 'anon_1',
  credits: 100,
})
const now = (): Date => new Date('2029-12-31T00:00:00Z')

describe('tokenFile', () => {
  it('should keep a token for each server, readable by its owner alone', async () => {
    const store = tokenFile(folder, now)
    assert.equal(await store.load('http://a'), null)
    await store.save('http://a', reply('one'))
    await store.save('http://b', reply('two'))
    assert.equal(await store.load('http://a'), 'one')
    assert.equal(await store.load('http://b'), 'two')
    assert.equal((await stat(join(folder, 'tokens.json'))).mode & 0o777, 0o600)
    assert.equal((await stat(folder)).mode & 0o777, 0o700)
  })

  it('should forget tokens that have expired', async () => {
    const store = tokenFile(folder, now)
    await store.save('http://a', reply('old', '2029-12-30T00:00:00Z'))
    assert.equal(await store.load('http://a'), null)
    await store.save('http://b', reply('new'))
    assert.doesNotMatch(await readFile(join(folder, 'tokens.json'), 'utf8'), /old/)
  })

  it('should count a damaged file as an empty one', async () => {
    const store = tokenFile(folder, now)
    await store.save('http://a', reply('one'))
    await writeFile(join(folder, 'tokens.json'), '{"http://a":')
    assert.equal(await store.load('http://a'), null)
    await store.save('http://a', reply('two'))
    assert.equal(await store.load('http://a'), 'two')
  })
})

describe('clientId', () => {
  it('should be the one of the environment, else one that stays the same', async () => {
    assert.equal(await clientId({ NEMO_CLIENT_ID: 'mine' }, folder), 'mine')
    const made = await clientId({}, folder)
    assert.match(made, /^[0-9a-f-]{36}$/)
    assert.equal(await clientId({}, folder), made)
    assert.equal((await stat(join(folder, 'client_id'))).mode & 0o777, 0o600)
  })

  it('should still be one where nothing can be kept', async () => {
    await writeFile(folder, 'a file where the folder should be')
    assert.match(await clientId({}, folder), /^[0-9a-f-]{36}$/)
  })
})
