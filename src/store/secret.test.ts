import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { createOnce } from './create-once.ts'
import { loadSecret } from './secret.ts'

let folder: string
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'reelsmith-secret-'))))
after(async () => await rm(folder, { recursive: true }))

describe('loadSecret', () => {
  it('should make one secret, however many ask at once, that only its owner can read', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, async () => await loadSecret(folder)))
    for (const secret of secrets) assert.deepEqual(secret, secrets[0])
    assert.equal(secrets[0]!.length, 43)
    assert.equal((await stat(join(folder, 'secret'))).mode & 0o777, 0o600)
    assert.deepEqual(await readdir(folder), ['secret'])
    assert.deepEqual(await loadSecret(folder), secrets[0])
  })

  it('should take a given one, unless it is too short', async () => {
    assert.equal(
      Buffer.from(await loadSecret(folder, 'a given secret of mine')).toString(),
      'a given secret of mine',
    )
    await assert.rejects(loadSecret(folder, 'short'), (error) => ReelsmithError.is(error, 'request/invalid'))
  })

  it('should not go on with a damaged one', async () => {
    await writeFile(join(folder, 'secret'), '')
    await assert.rejects(loadSecret(folder), (error) => ReelsmithError.is(error, 'store/unavailable'))
  })
})

describe('createOnce', () => {
  it('should give everybody the content of whoever was first', async () => {
    const file = join(folder, 'once')
    const seen = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (content) => await createOnce(file, content)),
    )
    assert.equal(new Set(seen).size, 1)
  })
})
