import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type ErrorCode, ReelsmithError } from '../../errors/error.ts'
import { type Answer, refuse, testServer } from '../testing.ts'
import { type DownloadOptions, downloadToFile } from './download.ts'

const film = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))

/** A whole file, or the range that is asked for. */
const serve: Answer = ({ headers }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': film.length - from })
  response.end(film.subarray(from))
}

const breakAt =
  (bytes: number): Answer =>
  ({ headers }, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': film.length - from })
    response.write(film.subarray(from, bytes), () => response.destroy())
  }

async function download(
  answers: Answer | Answer[],
  prepare: (folder: string) => Promise<Partial<DownloadOptions>> = async () => ({}),
) {
  await using server = await testServer({ 'GET /film': answers })
  const folder = await mkdtemp(join(tmpdir(), 'download-'))
  try {
    const options: DownloadOptions = {
      url: `${server.url}/film`,
      fetch,
      file: join(folder, 'film.mp4'),
      overwrite: false,
      sleep: async () => {},
      ...(await prepare(folder)),
    }
    const result = await downloadToFile(options).then(
      (sizeBytes) => ({ sizeBytes, error: undefined }),
      (error: unknown) => ({ error, sizeBytes: 0 }),
    )
    const names = await readdir(folder)
    const content = names.includes('film.mp4') ? await readFile(join(folder, 'film.mp4')) : undefined
    return { ...result, names, content, requests: server.requests }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const fails = (result: { error: unknown; names: string[] }, code: ErrorCode, names: string[] = []): void => {
  assert.ok(ReelsmithError.is(result.error, code), String(result.error))
  assert.deepEqual(result.names, names, 'something was left behind')
}

describe('downloadToFile', () => {
  it('should write the file and nothing else, without a token', async () => {
    const result = await download(serve)
    assert.equal(result.sizeBytes, film.length)
    assert.deepEqual(result.names, ['film.mp4'])
    assert.ok(result.content?.equals(film))
    assert.equal(result.requests[0]!.headers.authorization, undefined)
  })

  it('should go on where a connection broke', async () => {
    const result = await download([breakAt(70_000), breakAt(150_000), serve])
    assert.ok(result.content?.equals(film))
    assert.match(result.requests[1]!.headers.range ?? '', /^bytes=\d+-$/)
  })

  it('should begin again with a server that knows no ranges', async () => {
    const result = await download([breakAt(70_000), (_, response) => void response.end(film)])
    assert.ok(result.content?.equals(film))
  })

  it('should leave nothing when the connection never holds', async () => {
    const result = await download(breakAt(0))
    fails(result, 'server/unreachable')
    assert.equal(result.requests.length, 5)
  })

  it('should leave nothing when the server refuses', async () => {
    fails(
      await download(refuse(404, 404, 'This link has expired; poll the render again for a new one.')),
      'session/not-found',
    )
  })

  it('should not replace a file, except when told to', async () => {
    const existing = async (folder: string): Promise<object> => {
      await writeFile(join(folder, 'film.mp4'), 'old')
      return {}
    }
    const kept = await download(serve, existing)
    fails(kept, 'file/unwritable', ['film.mp4'])
    assert.equal(kept.content?.toString(), 'old')
    const replaced = await download(serve, async (folder) => ({
      ...(await existing(folder)),
      overwrite: true,
    }))
    assert.ok(replaced.content?.equals(film))
  })

  it('should leave nothing when it is cancelled half-way', async () => {
    const cancel = new AbortController()
    fails(
      await download(serve, async () => ({ signal: cancel.signal, onProgress: () => cancel.abort() })),
      'job/cancelled',
    )
  })

  it('should say so when the folder is gone', async () => {
    fails(
      await download(serve, async (folder) => ({ file: join(folder, 'gone', 'film.mp4') })),
      'file/unwritable',
    )
  })
})
