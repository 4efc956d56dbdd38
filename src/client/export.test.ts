import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { type ExportOptions, exportFilm } from './export.ts'
import { type Answer, ok, refuse, testClient, testServer } from './testing.ts'

const submitPath = 'POST /api/render/proxy/lambda'
const pollPath = 'GET /api/render/proxy/lambda/render_1'
const cancelPath = 'POST /api/render/proxy/lambda/render_1/cancel'
const job = (status: string, progress: number, more: object = {}): Answer =>
  ok({ id: 'render_1', status, progress, ...more })
const output = {
  url: 'http://host/film.mp4',
  duration: 10.02,
  size: 1234,
  width: 1920,
  height: 1080,
  format: 'mp4',
}

async function exportFrom(answers: Record<string, Answer | Answer[]>, options: Partial<ExportOptions> = {}) {
  const server = await testServer(answers)
  const { client } = testClient(server.url, { token: 't' })
  const waitsMs: number[] = []
  const fractions: number[] = []
  const film = exportFilm(client, {
    sessionId: '12',
    renderId: 'render_1',
    draft: { v: 1, t: [] },
    output: { format: 'mp4' },
    sleep: async (ms) => void waitsMs.push(ms),
    onProgress: (fraction) => fractions.push(fraction),
    ...options,
  })
  try {
    return { film: await film, waitsMs, fractions, requests: server.requests }
  } catch (error) {
    return { error, waitsMs, fractions, requests: server.requests }
  } finally {
    await server[Symbol.asyncDispose]()
  }
}

describe('exportFilm', () => {
  it('should submit the draft as it came, poll, and say where the film is', async () => {
    const { film, fractions, waitsMs, requests } = await exportFrom({
      [submitPath]: job('pending', 0),
      [pollPath]: [job('processing', 40), job('completed', 100, { output })],
    })
    assert.deepEqual(film, {
      url: output.url,
      durationMs: 10_020,
      sizeBytes: 1234,
      width: 1920,
      height: 1080,
    })
    assert.deepEqual(fractions, [0, 0.4])
    assert.deepEqual(waitsMs, [500, 500])
    assert.deepEqual(JSON.parse(requests[0]!.body.toString()), {
      id: 'render_1',
      sessionId: '12',
      draft: { v: 1, t: [] },
      output: { format: 'mp4' },
    })
    assert.equal(requests[0]!.headers['x-skill-source'], 'veo-3-ai')
  })

  it('should take a job that is done at once, and one that tells the address by its other name', async () => {
    const { film } = await exportFrom({ [submitPath]: job('completed', 100, { outputUrl: 'http://host/x' }) })
    assert.equal(film?.url, 'http://host/x')
  })

  it('should poll less often when it takes long, and give up when nothing moves', async () => {
    const { error, waitsMs } = await exportFrom(
      { [submitPath]: job('processing', 7), [pollPath]: job('processing', 7) },
      { stalledMs: 130_000 },
    )
    assert.ok(ReelsmithError.is(error, 'job/failed') && /no progress/.test(error.message))
    assert.deepEqual([59, 60, 149, 150].map((poll) => waitsMs[poll]), [500, 1000, 1000, 5000])
  })

  it('should tell why an export failed', async () => {
    const { error } = await exportFrom({
      [submitPath]: job('pending', 0),
      [pollPath]: job('failed', 3, { error: 'it was too dark' }),
    })
    assert.ok(
      ReelsmithError.is(error, 'job/failed') && error.message === 'The export failed: it was too dark',
    )
    const cancelled = await exportFrom({ [submitPath]: job('cancelled', 3) })
    assert.ok(ReelsmithError.is(cancelled.error, 'job/cancelled'))
    const nowhere = await exportFrom({ [submitPath]: job('completed', 100) })
    assert.ok(ReelsmithError.is(nowhere.error, 'client/protocol'))
  })

  it('should wait for a server that is away for a while, without submitting again', async () => {
    const away = refuse(503, 503, 'The database is restarting.')
    const { film, requests } = await exportFrom({
      [submitPath]: job('processing', 0),
      [pollPath]: [job('processing', 10), ...Array(16).fill(away), job('completed', 100, { output })],
    })
    assert.equal(film?.url, output.url)
    assert.equal(requests.filter(({ method }) => method === 'POST').length, 1)
    const gone = await exportFrom({ [submitPath]: job('processing', 0), [pollPath]: away })
    assert.ok(ReelsmithError.is(gone.error, 'store/unavailable'), String(gone.error))
    assert.equal(gone.requests.length, 1 + 5 * 4)
  })

  it('should cancel the job at the server when it is cancelled here', async () => {
    const cancel = new AbortController()
    const { error, requests } = await exportFrom(
      {
        [submitPath]: job('processing', 0),
        [pollPath]: job('processing', 1),
        [cancelPath]: job('cancelled', 1),
      },
      { signal: cancel.signal, onProgress: (fraction) => fraction > 0 && cancel.abort() },
    )
    assert.ok(ReelsmithError.is(error, 'job/cancelled'), String(error))
    assert.equal(requests.at(-1)!.path, '/api/render/proxy/lambda/render_1/cancel')
  })
})
