import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { type Answer, ok, refuse, sendJson, testClient, testServer } from './testing.ts'
import { uploadEach } from './upload-each.ts'

const uploadPath = 'POST /api/upload-video/nemo_agent/me/12'
const taken: Answer = ok({ files: [{ filename: 'renamed.jpg', file_type: 'image' }] })
const breaks: Answer = (_, response) => void response.destroy()

/** Uploads a.jpg, b.jpg, … to a server that answers so, and has so many files at each look. */
async function upload(count: number, answers: Answer | Answer[], there: readonly number[] = [0]) {
  const looks = there.map((files): Answer => (_, response) =>
    sendJson(response, { code: 0, data: { state: { video_infos: Array(files).fill({ filename: 'x' }) } } }),
  )
  await using server = await testServer({ [uploadPath]: answers, 'GET /api/state/nemo_agent/me/12/latest': looks })
  const { client } = testClient(server.url, { token: 't' })
  const files = Array.from({ length: count }, (_, index) => ({ name: `${'abc'[index]}.jpg`, content: new Blob(['picture']) }))
  const fractions: number[] = []
  const waitsMs: number[] = []
  const result = await uploadEach(client, '12', files, {
    onProgress: (fraction) => fractions.push(fraction),
    sleep: async (ms) => void waitsMs.push(ms),
  }).catch((error: unknown) => error)
  return { result, fractions, waitsMs, sent: server.requests.filter(({ method }) => method === 'POST').length }
}

describe('uploadEach', () => {
  it('should send the files one by one, with the progress of all', async () => {
    const { result, fractions, sent } = await upload(3, taken)
    assert.deepEqual(result, Array(3).fill({ filename: 'renamed.jpg', fileType: 'image' }))
    assert.equal(sent, 3)
    assert.ok(fractions.every((fraction, index) => fraction >= (fractions[index - 1] ?? 0)) && fractions.at(-1) === 1)
  })

  it('should send a file again whose connection broke before it arrived', async () => {
    const { result, sent, waitsMs } = await upload(2, [taken, breaks, refuse(503, 503, 'busy'), taken], [0, 1])
    assert.equal((result as unknown[]).length, 2)
    assert.deepEqual([sent, waitsMs], [4, [500, 2000]])
  })

  it('should not send a file again that arrived before its connection broke', async () => {
    const { result, sent } = await upload(1, breaks, [3, 4])
    assert.deepEqual(result, [{ filename: 'a.jpg', fileType: '' }])
    assert.equal(sent, 1)
  })

  it('should give up on a connection that never holds', async () => {
    const { result, sent } = await upload(1, breaks)
    assert.ok(ReelsmithError.is(result, 'server/unreachable'))
    assert.equal(sent, 4)
  })

  it('should tell of files that were not taken, and fail when none was or something else is wrong', async () => {
    const refused = refuse(415, 4001, 'No.')
    const { result } = await upload(2, [taken, refused])
    assert.match((result as { error: string }[])[1]!.error, /Use mp4, mov/)
    assert.ok(ReelsmithError.is((await upload(2, refused)).result, 'request/unsupported-type'))
    const poor = await upload(2, [taken, refuse(403, 403, 'No.')])
    assert.ok(ReelsmithError.is(poor.result, 'auth/scope-missing'))
    assert.equal(poor.sent, 2)
  })
})
