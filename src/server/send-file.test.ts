import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { parseRange, sendFile } from './send-file.ts'

describe('parseRange', () => {
  const cases: [string | null, ReturnType<typeof parseRange>][] = [
    [null, null],
    ['bytes=0-', { start: 0, end: 100 }],
    ['bytes=10-19', { start: 10, end: 20 }],
    ['bytes=90-500', { start: 90, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=-500', { start: 0, end: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', null],
    ['bytes=0-1,5-6', null],
    ['frames=0-1', null],
  ]
  for (const [header, expected] of cases) {
    it(`should read ${header}`, () => assert.deepEqual(parseRange(header, 100), expected))
  }
})

describe('sendFile', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelsmith-test-'))
    await writeFile(join(folder, 'film.mp4'), '0123456789')
  })
  after(() => rm(folder, { recursive: true }))

  const get = (headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    sendFile(new Request('http://localhost/', { method, headers }), {
      path: join(folder, 'film.mp4'),
      contentType: 'video/mp4',
      downloadName: '海.mp4',
    })

  it('should send the whole file, named in any script', async () => {
    const response = await get()
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-length'), '10')
    assert.equal(response.headers.get('content-disposition'), "attachment; filename*=UTF-8''%E6%B5%B7.mp4")
    assert.equal(await response.text(), '0123456789')
  })

  it('should send the part that was asked for', async () => {
    const response = await get({ range: 'bytes=2-4' })
    assert.equal(response.status, 206)
    assert.equal(response.headers.get('content-range'), 'bytes 2-4/10')
    assert.equal(await response.text(), '234')
  })

  it('should send the whole to whom has a part of another version of it', async () => {
    const modified = (await get()).headers.get('last-modified')!
    assert.equal((await get({ range: 'bytes=2-4', 'if-range': modified })).status, 206)
    for (const other of ['"tag"', new Date(0).toUTCString()]) {
      assert.equal((await get({ range: 'bytes=2-4', 'if-range': other })).status, 200)
    }
  })

  it('should refuse a part outside of it', async () => {
    const response = await get({ range: 'bytes=10-' })
    assert.equal(response.status, 416)
    assert.equal(response.headers.get('content-range'), 'bytes */10')
  })

  it('should answer HEAD without a body', async () => {
    const response = await get({}, 'HEAD')
    assert.equal(response.headers.get('content-length'), '10')
    assert.equal(await response.text(), '')
  })
})
