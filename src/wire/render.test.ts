import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { emptyTimeline, textClip } from '../timeline/create.ts'
import type { Timeline } from '../timeline/model.ts'
import { parseRenderRequest, renderObjectSchema, renderReply } from './render.ts'
import { type ExportOutput, type FilmOutputSpec, outputFormats, outputSchema, resolveOutput } from './render-output.ts'

describe('parseRenderRequest', () => {
  it('should take the published request, the draft as it came', () => {
    const draft = '{"v":1,"t":[]}'
    const request = parseRenderRequest({
      id: 'render_1',
      sessionId: '12',
      draft,
      output: { format: 'mp4', quality: 'high' },
    })
    assert.deepEqual(request, {
      id: 'render_1',
      sessionId: '12',
      draft,
      output: { format: 'mp4', quality: 'high' },
    })
  })

  it('should fill in what is missing and ignore what it does not know', () => {
    const { output, draft } = parseRenderRequest({ id: 'r', session_id: '12', output: { bitrate: 'huge' } })
    assert.deepEqual([output, draft], [{ format: 'mp4', quality: 'high' }, null])
    assert.deepEqual(parseRenderRequest({ id: 'r', sessionId: '12' }).output, {
      format: 'mp4',
      quality: 'high',
    })
  })

  const refused: [string, unknown, RegExp][] = [
    ['no id', { sessionId: '1' }, /^id: expected string, got nothing/],
    ['an id that is a path', { id: '../x', sessionId: '1' }, /^id: /],
    ['no session', { id: 'r' }, /^sessionId: expected string, got nothing/],
    [
      'an unknown format',
      { id: 'r', sessionId: '1', output: { format: 'avi' } },
      /^output\.format: expected "mp4", .* got "avi"/,
    ],
    ['an unknown quality', { id: 'r', sessionId: '1', output: { quality: 'best' } }, /^output\.quality: /],
    [
      '8k',
      { id: 'r', sessionId: '1', output: { resolution: '4320p' } },
      /^output\.resolution: expected "360p", .* "2160p" or "4k"/,
    ],
    ['an id that is a folder in paths', { id: '..', sessionId: '1' }, /^id: expected letters/],
    ['what few players show', { id: 'r', sessionId: '1', output: { crf: 0 } }, /^output\.crf: expected at least 1, got 0/],
    ['no bytes at all', { id: 'r', sessionId: '1', output: { max_mb: 0 } }, /^output\.max_mb: expected more than 0, got 0/],
    ['a ratio of nothing', { id: 'r', sessionId: '1', output: { ratio: '0:9' } }, /^output\.ratio: /],
  ]
  for (const [what, body, message] of refused) {
    it(`should refuse ${what}`, () => {
      assert.throws(
        () => parseRenderRequest(body),
        (error) => ReelsmithError.is(error, 'request/invalid') && message.test(error.message),
      )
    })
  }
})

describe('resolveOutput', () => {
  const resolve = (output: object, width = 1920, height = 1080): ExportOutput =>
    resolveOutput(outputSchema.parse(output), filmOf(width, height, 10_000))
  const size = (output: object, width?: number, height?: number): string => {
    const { picture } = resolve(output, width, height) as FilmOutputSpec
    return `${picture.width}x${picture.height}`
  }

  it('should take the size of the timeline unless the output says otherwise', () => {
    assert.equal(size({}), '1920x1080')
    assert.equal(size({}, 1080, 1920), '1080x1920')
    assert.equal(size({ quality: 'draft' }), '1280x720')
    assert.equal(size({ quality: 'draft' }, 1080, 1920), '720x1280')
    assert.equal(size({ quality: 'draft' }, 640, 360), '640x360')
    assert.equal(size({ resolution: '480p' }), '854x480')
    assert.equal(size({ resolution: '4K' }), '3840x2160')
    assert.equal(size({ resolution: '2160p' }, 1080, 1920), '2160x3840')
    assert.equal(size({ ratio: '9:16' }), '1080x1920')
    assert.equal(size({ ratio: '1:1', quality: 'draft' }), '720x720')
    assert.equal(size({ ratio: '4:5' }), '1080x1350')
    assert.equal(size({ ratio: '21:9' }), '1920x822')
    assert.equal(size({ width: 1281, height: 719 }), '1282x720')
    assert.equal(size({ width: 1280 }), '1280x720')
    assert.equal(size({ height: 720 }), '1280x720')
  })

  it('should refuse a picture beyond 4K, naming the limit', () => {
    for (const output of [
      { width: 7680, height: 4320 },
      { width: 3840, height: 3840 },
      { width: 10, height: 10 },
    ]) {
      assert.throws(
        () => size(output),
        (error) => ReelsmithError.is(error, 'request/invalid') && /3840×2160/.test(error.message),
      )
    }
  })

  it('should keep exact frame rates and the quality asked for', () => {
    const { picture } = resolve({ fps: 29.97, quality: 'standard' }) as FilmOutputSpec
    assert.deepEqual(picture.fps, { num: 30_000, den: 1001 })
    assert.equal(picture.crf, 23)
    for (const fps of [24, 25, 30, 50, 60]) {
      assert.deepEqual((resolve({ fps }) as FilmOutputSpec).picture.fps, { num: fps, den: 1 })
    }
  })

  it('should know what each format is', () => {
    assert.deepEqual(
      outputFormats.map((format) => resolve({ format }).kind),
      ['film', 'film', 'film', 'sound', 'sound', 'sound', 'still', 'text', 'text', 'text', 'text'],
    )
    const gif = resolve({ format: 'gif' }) as FilmOutputSpec
    assert.deepEqual([gif.picture.width, gif.picture.height, gif.picture.fps.num], [854, 480, 15])
    assert.equal(size({ format: 'gif', width: 320 }), '320x180')
    assert.equal((resolve({ max_mb: 2.5 }) as FilmOutputSpec).maxBytes, 2_500_000)
    assert.equal((resolve({ captions: 'sidecar' }) as FilmOutputSpec).captions, 'sidecar')
    assert.partialDeepStrictEqual(resolve({ format: 'png', at: 2500, tiles: 9 }), { atMs: 2500, tiles: 9 })
  })

  it('should refuse a GIF that is too long and a moment that is not in the film', () => {
    const refuse = (output: object, timeline: Timeline, message: RegExp): void =>
      assert.throws(
        () => resolveOutput(outputSchema.parse(output), timeline),
        (error) => ReelsmithError.is(error, 'request/invalid') && message.test(error.message),
      )
    refuse({ format: 'gif' }, filmOf(1920, 1080, 180_000), /at most 120 s/)
    refuse({ format: 'png', at: 10_000 }, filmOf(1920, 1080, 10_000), /0 to 9999 ms/)
  })
})

function filmOf(width: number, height: number, durationMs: number): Timeline {
  const film = emptyTimeline({ width, height })
  const clips = [textClip({ id: 'a', text: 'Hi', startMs: 0, durationMs })]
  return { ...film, tracks: [{ id: 't', kind: 'text', role: 'title', name: 'Title', clips }] }
}

describe('renderReply', () => {
  const output = { url: 'http://host/f.mp4', duration: 10, size: 5, format: 'mp4', width: 1920, height: 1080 }

  it('should say the same at the top level and in data', () => {
    const reply = renderReply({
      id: 'r',
      status: 'completed',
      progress: 0.4,
      output,
      createdAtMs: 1,
      completedAtMs: 2,
    })
    const { code, success, message, data, ...top } = reply
    assert.deepEqual(top, data)
    assert.deepEqual([code, success, message], [0, true, 'ok'])
    assert.equal(top.progress, 100)
    assert.equal(top.outputUrl, output.url)
    assert.deepEqual([top.id, top.taskId, top.render_id], ['r', 'r', 'r'])
  })

  it('should never say 100 before it is done', () => {
    assert.equal(renderReply({ id: 'r', status: 'processing', progress: 1, createdAtMs: 1 }).progress, 99)
  })

  it('should be readable by a client, an error as text or as an object', () => {
    const reply = renderReply({ id: 'r', status: 'failed', progress: 0, createdAtMs: 1, error: 'too dark' })
    assert.equal(renderObjectSchema.parse(reply).error, 'too dark')
    assert.equal(renderObjectSchema.parse({ status: 'failed', error: { message: 'x', code: 1 } }).error, 'x')
  })
})
