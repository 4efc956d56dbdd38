/** Whole recordings at Model Studio, tried with a loopback server that speaks the protocol of its tasks and its storage. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, before, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { closedAfter } from '../../process/testing.ts'
import { taskProtocol, withStorage } from '../video/testing/protocols/dashscope.ts'
import { type OpenProvider, type Protocol, fail, openProvider, testKey } from '../video/testing/provider-server.ts'
import { run as transcribe } from '../transcribe-worker.ts'
import { speechJob } from './testing/job-context.ts'

const inaugural = fileURLToPath(new URL('../../voice/recognition/__fixtures__/inaugural-1961.m4a', import.meta.url))

/** `fun-asr-recorded-speech-recognition-http-api`, `paraformer-recorded-speech-recognition-restful-api`. */
const recordings: Protocol = {
  ...withStorage(
    taskProtocol(
      '/api/v1/services/audio/asr/transcription',
      z.strictObject({
        model: z.enum(['fun-asr', 'paraformer-v2']),
        input: z.strictObject({ file_urls: z.tuple([z.string().startsWith('oss://dashscope-instant/')]) }),
        parameters: z.strictObject({ channel_id: z.tuple([z.literal(0)]), language_hints: z.tuple([z.enum(['zh', 'en', 'ja', 'yue', 'ko', 'de', 'fr', 'ru'])]).optional() }),
      }),
      (url) => ({ output: { results: [{ file_url: 'oss://dashscope-instant/a.m4a', transcription_url: `${url}.json?Expires=1`, subtask_status: 'SUCCEEDED' }], task_metrics: { TOTAL: 1, SUCCEEDED: 1, FAILED: 0 } }, usage: { duration: 11 } }),
    ),
  ),
  row: { name: 'Fun-ASR', api: 'dashscope' },
  ordered: {},
}

const result = (sentences: object[]): Buffer =>
  Buffer.from(JSON.stringify({ file_url: 'oss://a', properties: { audio_format: 'aac', channels: [0], original_sampling_rate: 16_000, original_duration_in_milliseconds: 11_000 }, transcripts: [{ channel_id: 0, content_duration_in_milliseconds: 9000, text: '', sentences }] }))

let workDir: string
let provider: OpenProvider
const opened = closedAfter()
before(async () => void (workDir = opened.adopt(await mkdtemp(join(tmpdir(), 'reelsmith-recordings-')), async (path) => await rm(path, { recursive: true }))))
beforeEach(async () => {
  provider = await openProvider(recordings, result([]))
  Object.assign(process.env, { REELSMITH_TRANSCRIBER: 'dashscope:fun-asr', REELSMITH_TRANSCRIBER_URL: provider.url, REELSMITH_TRANSCRIBER_KEY: testKey })
})
afterEach(async () => {
  for (const name of Object.keys(process.env)) if (name.startsWith('REELSMITH_TRANSCRIBER')) delete process.env[name]
  await provider.close()
  assert.deepEqual(provider.problems, [])
})

const hear = async (language = 'en-US', more: object = {}) =>
  (await transcribe({ files: [{ assetId: 'a', name: 'speech', objectKey: inaugural, durationMs: 11_000 }], language, paid: true }, { ...speechJob(workDir), ...more })).files[0]!.transcript

describe('a recogniser of whole recordings', () => {
  it('should be sent the sound once, with its language, and have the words that the provider times', async () => {
    provider.states = ['waiting', 'done']
    provider.faults.push({ of: /^GET .*tasks/, answer: fail(recordings, 503, 'later') })
    provider.clip = result([
      { begin_time: 300, end_time: 1500, sentence_id: 1, text: 'And so, my', words: [{ begin_time: 300, end_time: 700, text: 'And', punctuation: '' }, { begin_time: 650, end_time: 1100, text: ' so', punctuation: ',' }, { begin_time: 1100, end_time: 1500, text: ' my', punctuation: '' }] },
      { begin_time: 2000, end_time: 4000, sentence_id: 2, text: 'fellow Americans' },
    ])
    const { words, recogniser } = await hear()
    assert.equal(recogniser, 'fun-asr')
    assert.deepEqual(words.slice(0, 3), [{ text: 'And', startMs: 300, endMs: 700 }, { text: 'so,', startMs: 700, endMs: 1100 }, { text: 'my', startMs: 1100, endMs: 1500 }])
    assert.deepEqual(words.slice(3).map(({ text }) => text), ['fellow', 'Americans'])
    assert.deepEqual([provider.orders.length, (provider.orders[0] as { parameters: object }).parameters], [1, { channel_id: [0], language_hints: ['en'] }])
    assert.ok(provider.uploads[0]!.includes('ftypM4A'))
  })

  it('should write nothing where nobody speaks, and say why it refused', async () => {
    provider.states = [{ refused: 'SUCCESS_WITH_NO_VALID_FRAGMENT' }]
    assert.deepEqual((await hear('sv')).words, [])
    assert.deepEqual((provider.orders[0] as { parameters: object }).parameters, { channel_id: [0] })
    provider.states = [{ refused: 'The audio is not supported' }]
    await assert.rejects(hear(), { code: 'fetch/failed', message: 'fun-asr failed: The audio is not supported.' })
    provider.states = ['done']
    provider.clip = Buffer.from('<html>')
    await assert.rejects(hear(), { code: 'fetch/failed', message: /a result that can't be read/ })
    provider.faults.push({ of: /getPolicy/, answer: fail(recordings, 403, 'no storage here') })
    await assert.rejects(hear(), { code: 'fetch/failed', message: /no storage here/ })
  })

  it('should give the task up there when nobody waits for it any more', async () => {
    provider.states = ['waiting']
    const abort = new AbortController()
    provider.faults.push({ of: /^GET .*tasks/, answer: () => abort.abort() })
    await assert.rejects(hear('en', { signal: abort.signal }), { code: 'job/cancelled' })
    assert.match(provider.heard.at(-1)!, /^POST .*\/cancel$/)
  })
})
