import assert from 'node:assert/strict'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { temporaryFolder } from '../media/testing/sample-media.ts'
import { SegmentCache } from './segment-cache.ts'
import type { SegmentReport } from './segment.ts'

let folder = ''
let dispose = async (): Promise<void> => {}
before(async () => ({ folder, dispose } = await temporaryFolder()))
after(() => dispose())

const keyOf = (letter: string): string => letter.repeat(40)
const report = { samples: [], missingGlyphs: [], textNotes: [], captions: [] }

async function filled(name: string): Promise<{ cache: SegmentCache<SegmentReport>; dir: string }> {
  const dir = path.join(folder, name)
  const cache = new SegmentCache<SegmentReport>(dir)
  await cache.prepare()
  for (const [age, letter] of ['a', 'b', 'c'].entries()) {
    const fresh = cache.freshFile(keyOf(letter))
    await writeFile(fresh, Buffer.alloc(1000))
    await cache.add(keyOf(letter), fresh, report)
    const used = new Date(Date.now() - (10 - age) * 60_000)
    await utimes(cache.fileOf(keyOf(letter)), used, used)
  }
  return { cache, dir }
}

describe('SegmentCache', () => {
  it('should give back what was put in, and nothing else', async () => {
    const { cache } = await filled('plain')
    assert.deepEqual(await cache.find(keyOf('a')), report)
    assert.equal(await cache.find(keyOf('d')), null)
    await cache.remove(keyOf('a'))
    assert.equal(await cache.find(keyOf('a')), null)
  })

  it('should not trust a report without its film or a damaged one', async () => {
    const { cache, dir } = await filled('damaged')
    await writeFile(path.join(dir, `${keyOf('a')}.json`), '{"samples":')
    assert.equal(await cache.find(keyOf('a')), null)
    await writeFile(path.join(dir, `${keyOf('d')}.json`), JSON.stringify(report))
    assert.equal(await cache.find(keyOf('d')), null)
  })

  it('should drop what was not used for longest', async () => {
    const { cache, dir } = await filled('full')
    await cache.find(keyOf('a')) // just used
    await cache.trim(2000)
    const left = (await readdir(dir)).filter((name) => name.endsWith('.mp4')).sort()
    assert.deepEqual(left, [`${keyOf('a')}.mp4`, `${keyOf('c')}.mp4`])
  })

  it('should make what two ask for at once only once, and leave nothing of what failed', async () => {
    const { cache, dir } = await filled('shared')
    let made = 0
    const make = async (file: string): Promise<SegmentReport> => {
      made++
      await writeFile(file, Buffer.alloc(1000))
      return report
    }
    const failing = cache.findOrMake(keyOf('d'), async (file) => {
      await writeFile(file, 'half')
      throw new Error('no sound')
    })
    await assert.rejects(failing, /no sound/)
    assert.deepEqual((await readdir(dir)).filter((name) => name.includes(keyOf('d'))), [])
    const reports = await Promise.all([cache.findOrMake(keyOf('d'), make), cache.findOrMake(keyOf('d'), make)])
    assert.deepEqual([made, reports], [1, [report, report]])
  })

  it('should sweep what a killed render left, and only that', async () => {
    const { cache, dir } = await filled('swept')
    const [old, young] = [cache.freshFile(keyOf('e')), `${cache.freshFile(keyOf('f'))}.partial`]
    await writeFile(old, 'half')
    await writeFile(young, 'half')
    const yesterday = new Date(Date.now() - 24 * 3600_000)
    await utimes(old, yesterday, yesterday)
    await cache.prepare()
    const names = await readdir(dir)
    assert.ok(!names.includes(path.basename(old)) && names.includes(path.basename(young)))
    assert.equal(names.length, 7)
  })
})
