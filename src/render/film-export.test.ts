import assert from 'node:assert/strict'
import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { ReelsmithError } from '../errors/error.ts'
import { measureLoudness } from '../media/audio-measure.ts'
import { readPackets } from '../media/inspect-file.ts'
import { probeMedia } from '../media/probe.ts'
import { ffmpeg, frameAt, makeVideo, meanColor, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { Timeline } from '../timeline/model.ts'
import type { ExportOutput, FilmOutputSpec } from '../wire/render-output.ts'
import type { FilmExport } from './export-request.ts'
import { exportTimeline } from './film-export.ts'
import type { FilmAsset } from './film-request.ts'
import { musicClip, sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

const [width, height] = [160, 90]
let folder = ''
let dispose = async (): Promise<void> => {}
let assets: Record<string, FilmAsset> = {}
let made = 0

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  const file = await makeVideo({
    file: path.join(folder, 'noise.mp4'),
    seconds: 5,
    source: 'testsrc2',
    filters: 'noise=alls=30:allf=t',
  })
  const clip = {
    kind: 'video',
    durationMs: 5000,
    width: 320,
    height: 180,
    fps: 30,
    hasAudio: false,
    path: file,
  } as const
  const song = path.join(folder, 'song.wav')
  await ffmpeg(['-f', 'lavfi', '-i', 'aevalsrc=0.4*sin(440*2*PI*t)*(0.6+0.4*sin(6*t)):s=48000:d=4', '-ac', '2', song])
  const sound = { kind: 'audio', durationMs: 4000, width: 0, height: 0, fps: 0, hasAudio: true } as const
  assets = {
    a: { ...clip, id: 'a', fileName: 'test card.mp4', madeBy: 'algorithm' },
    song: { ...sound, id: 'song', path: song, madeBy: 'algorithm' },
  }
})
after(() => dispose())

const bare = sampleTimeline({
  video: [videoClip('one', 0, 2000, { inMs: 500 }), videoClip('two', 2000, 1000, { inMs: 3000 })],
  audio: [{ ...musicClip(0, 3000), music: undefined, asset: 'song' }],
})
const film: Timeline = {
  ...bare,
  tracks: [
    ...bare.tracks,
    {
      id: 'c',
      kind: 'text',
      role: 'caption',
      name: 'Captions',
      clips: [textClip(0, 2500, 'Hello & goodbye', { style: { plate: '#ff0000' } })],
    },
  ],
}

const picture = { width, height, fps: fps30, crf: 23, preset: 'veryfast' } as const

function run(
  output: ExportOutput,
  timeline = film,
  options: Parameters<typeof exportTimeline>[1] = {},
): Promise<FilmExport> {
  const workDir = path.join(folder, `work-${made++}`)
  return exportTimeline({ timeline, assets, cacheDir: path.join(folder, 'cache'), workDir, output }, options)
}

function filmOutput(more: Partial<FilmOutputSpec>): FilmOutputSpec {
  return { kind: 'film', format: 'mp4', picture, captions: 'burned', ...more }
}

/** Whether the red plate of the caption is to be seen. */
async function hasCaption(file: string): Promise<boolean> {
  const [, , v] = meanColor(await frameAt(file, 12), width, height, { x: 0.42, y: 0.845, width: 0.16, height: 0.05 })
  return v > 150
}

describe('exportTimeline to a film', () => {
  it('should make an MP4 with title, origin, thumbnail and subtitles', async () => {
    const { file, result, thumbnail, subtitles } = await run(filmOutput({}))
    assert.deepEqual(result.quality.findings, [])
    assert.ok(await hasCaption(file), 'the caption is burned in')
    const bytes = await readFile(file)
    assert.ok(bytes.includes('digitalsourcetype/algorithmicMedia<'))
    assert.ok(bytes.includes('<rdf:li xml:lang="x-default">Sample<'))
    const small = await sharp(thumbnail).metadata()
    assert.deepEqual([small.format, small.width, small.height], ['jpeg', width, height])
    assert.match(await readFile(subtitles!.srt, 'utf8'), /00:00:00,000 --> 00:00:02,500\nHello & goodbye/)
    assert.match(await readFile(subtitles!.vtt, 'utf8'), /^WEBVTT[\s\S]*Hello &amp; goodbye/)
  })

  it('should leave captions to a file beside the film, or out', async () => {
    const sidecar = await run(filmOutput({ captions: 'sidecar' }))
    assert.ok(!(await hasCaption(sidecar.file)))
    assert.ok(sidecar.subtitles)
    const none = await run(filmOutput({ captions: 'none' }))
    assert.equal(none.subtitles, undefined)
  })

  it('should take the film that was made before when nothing has changed', async () => {
    const seen: number[] = []
    const names = new Set(await readdir(path.join(folder, 'cache')))
    const again = await run(filmOutput({}), film, { onProgress: (fraction) => seen.push(fraction) })
    assert.deepEqual(seen, [1])
    assert.deepEqual(new Set(await readdir(path.join(folder, 'cache'))), names)
    assert.equal((await readPackets(again.file)).frameCount, 90)
  })

  it('should make a WebM that lasts to the frame', async () => {
    const { file, result } = await run(filmOutput({ format: 'webm' }))
    assert.deepEqual(result.quality.findings, [])
    const info = await probeMedia(file)
    assert.deepEqual([info.videoCodec, info.audioCodec, info.width, info.height], ['vp9', 'opus', width, height])
    const packets = await readPackets(file)
    assert.deepEqual([packets.frameCount, packets.isRegular], [90, true])
    assert.ok(Math.abs(packets.fileDurationMs - 3000) <= 34, `${packets.fileDurationMs}`)
    assert.ok(Math.abs((await measureLoudness(file)).integratedLufs + 14) <= 1)
  })

  it('should make a GIF of the colours that the film has', async () => {
    const { file, result } = await run(filmOutput({ format: 'gif', picture: { ...picture, fps: { num: 10, den: 1 } } }))
    assert.deepEqual(result.quality.findings, [])
    const info = await sharp(file, { animated: true }).metadata()
    assert.deepEqual([info.format, info.width, info.pageHeight, info.pages, info.loop], ['gif', width, height, 30, 0])
    assert.equal(
      info.delay!.reduce((sum, delay) => sum + delay, 0),
      3000,
    )
    assert.ok(await hasCaption(file))
  })

  it('should keep below the bytes it may have, as good as it can be', async () => {
    const whole = await run(filmOutput({}))
    const maxBytes = Math.round(whole.result.sizeBytes * 0.45)
    const { file, result } = await run(filmOutput({ maxBytes }))
    const { size } = await stat(file)
    assert.equal(size, result.sizeBytes)
    assert.ok(size <= maxBytes && size >= maxBytes * 0.6, `${size} of ${maxBytes}`)
    assert.match(result.notes.join(), /To stay below/)
    assert.deepEqual(result.quality.findings, [])
  })

  it('should say when no film can be so small', async () => {
    await assert.rejects(run(filmOutput({ maxBytes: 900 })), (error) => {
      assert.ok(ReelsmithError.is(error, 'request/invalid'), String(error))
      assert.match(error.message, /^output\.max_mb: expected at least [\d.]+ for this film, got 0/)
      return true
    })
  })
})

describe('exportTimeline to sound', () => {
  for (const [format, codec] of [
    ['mp3', 'mp3'],
    ['wav', 'pcm_s16le'],
    ['m4a', 'aac'],
  ] as const) {
    it(`should make ${format} at the loudness of films`, async () => {
      const { file, result, thumbnail } = await run({ kind: 'sound', format })
      const info = await probeMedia(file)
      assert.deepEqual(
        [info.kind, info.audioCodec, info.audioSampleRateHz, info.audioChannels],
        ['audio', codec, 48_000, 2],
      )
      assert.ok(Math.abs(info.durationMs - 3000) <= 60, `${info.durationMs}`)
      assert.ok(Math.abs((await measureLoudness(file)).integratedLufs + 14) <= 1)
      assert.ok(result.quality.truePeakDbtp! <= -1)
      assert.equal(thumbnail, undefined)
    })
  }

  it('should say that there is nothing to hear', async () => {
    const silent = sampleTimeline({ texts: [textClip(0, 1000, 'Hush')] })
    await assert.rejects(run({ kind: 'sound', format: 'mp3' }, silent), (error) =>
      ReelsmithError.is(error, 'render/nothing-to-export'),
    )
  })
})

describe('exportTimeline to a still', () => {
  it('should make a PNG of a moment, the same picture as in the film', async () => {
    const { file } = await run({ kind: 'still', format: 'png', picture, captions: 'burned', atMs: 1000 })
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height], [width, height])
    assert.ok((await readFile(file)).includes('digitalsourcetype/algorithmicMedia<'))
    const whole = await run(filmOutput({ picture: { ...picture, crf: 10 } }))
    const frame = await ffmpeg([
      '-i',
      whole.file,
      '-vf',
      'select=eq(n\\,30),scale=in_color_matrix=bt709:in_range=tv',
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      'pipe:1',
    ])
    const off = data.reduce((sum, value, index) => sum + Math.abs(value - frame[index]!), 0) / data.length
    assert.ok(off < 8, `mean difference ${off}`)
  })

  it('should make a contact sheet', async () => {
    const { file } = await run({
      kind: 'still',
      format: 'png',
      picture: { ...picture, width: 480, height: 270 },
      captions: 'none',
      tiles: 6,
    })
    const { width: sheetWidth, height: sheetHeight } = await sharp(file).metadata()
    assert.deepEqual([sheetWidth, sheetHeight], [480, 180])
  })

  it('should choose a moment when none is named', async () => {
    const { result } = await run({ kind: 'still', format: 'png', picture, captions: 'none' })
    assert.ok(result.posterMs > 0 && result.posterMs < 3000)
  })
})

describe('exportTimeline to documents', () => {
  it('should write subtitles and edits, with the names of the files', async () => {
    const text = async (format: 'srt' | 'vtt' | 'otio' | 'edl'): Promise<string> =>
      await readFile((await run({ kind: 'text', format, fps: fps30 })).file, 'utf8')
    assert.match(await text('srt'), /^1\n00:00:00,000/)
    assert.match(await text('vtt'), /^WEBVTT/)
    assert.match(await text('otio'), /"target_url": "test%20card\.mp4"/)
    assert.match(await text('edl'), /\* SOURCE FILE: test card\.mp4/)
  })

  it('should say that there is no text', async () => {
    const mute = sampleTimeline({ video: [videoClip('one', 0, 1000)] })
    await assert.rejects(run({ kind: 'text', format: 'srt', fps: fps30 }, mute), (error) =>
      ReelsmithError.is(error, 'render/nothing-to-export'),
    )
  })
})
