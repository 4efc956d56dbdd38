import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Objects, openObjects } from './objects.ts'

let folder: string
let objects: Objects
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-objects-'))
  objects = await openObjects(join(folder, 'objects'))
})
after(async () => await rm(folder, { recursive: true }))

async function keep(content: string): Promise<string> {
  const file = objects.temporaryPath('txt')
  await writeFile(file, content)
  return await objects.adopt(file, 'txt')
}

describe('objects', () => {
  it('should keep a file under a key of its own making', async () => {
    const key = await keep('hello')
    assert.match(key, /^[0-9a-f]{2}\/[0-9a-f]{32}\.txt$/)
    assert.equal(await readFile(objects.path(key), 'utf8'), 'hello')
    assert.equal(await objects.size(key), 5)
    assert.deepEqual(await readdir(join(folder, 'objects', 'incoming')), [])
  })

  it('should forget a removed one, twice too', async () => {
    const key = await keep('x')
    await objects.remove(key)
    await objects.remove(key)
    assert.equal(await objects.size(key), null)
  })

  it('should refuse every key that it did not make', () => {
    for (const key of [
      '',
      '..',
      '../secret',
      '/etc/passwd',
      'ab/../../secret.txt',
      `ab/${'a'.repeat(32)}.txt\0`,
      'incoming/x',
    ]) {
      assert.throws(() => objects.path(key), /not one of ours/)
    }
    assert.throws(() => objects.temporaryPath('../x'), /no file extension/)
  })

  it('should sweep what nothing names and what was never finished', async () => {
    const [named, orphan] = [await keep('named'), await keep('orphan')]
    await writeFile(objects.temporaryPath('mp4'), 'half')
    assert.ok((await objects.sweep((key) => key === named)) >= 1)
    assert.equal(await objects.size(named), 5)
    assert.equal(await objects.size(orphan), null)
    assert.deepEqual(await readdir(join(folder, 'objects', 'incoming')), [])
  })
})
