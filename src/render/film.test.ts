import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, readdir, rename, rm, truncate } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { ReelsmithError } from '../errors/error.ts'
import { readPackets } from '../media/inspect-file.ts'
import { probeMedia } from '../media/probe.ts'
import { frameAt, makeVideo, meanColor, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { Timeline } from '../timeline/model.ts'
import type { FilmAsset, FilmRequest } from './film-request.ts'
import { renderFilm } from './film.ts'
import { musicClip, sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

const [width, height] = [320, 180]
let folder = ''
let dispose = async (): Promise<void> => {}
let assets: Record<string, FilmAsset> = {}

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  const red = await makeVideo({ file: path.join(folder, 'red.mp4'), seconds: 6, source: 'color=red', filters: 'noise=alls=8:allf=t' })
  const blue = await makeVideo({ file: path.join(folder, 'blue.mp4'), seconds: 5, source: 'color=blue', filters: 'noise=alls=8:allf=t', rate: '24' })
  const photo = path.join(folder, 'photo.png')
  await sharp({ create: { width: 400, height: 400, channels: 3, background: '#00ff00' } }).png().toFile(photo)
  const video = { kind: 'video', width, height, fps: 30, hasAudio: false } as const
  assets = {
    red: { ...video, id: 'red', durationMs: 6000, path: red },
    blue: { ...video, id: 'blue', durationMs: 5000, path: blue, fps: 24 },
    photo: { id: 'photo', kind: 'image', durationMs: 0, width: 400, height: 400, fps: 0, hasAudio: false, path: photo },
  }
})
after(() => dispose())

function request(timeline: Timeline, name: string, more: Partial<FilmRequest> = {}): FilmRequest {
  return {
    timeline,
    assets,
    output: { width, height, fps: fps30, crf: 20, preset: 'veryfast' },
    cacheDir: path.join(folder, 'cache'),
    workDir: path.join(folder, `work-${name}`),
    outFile: path.join(folder, `out-${name}`, 'film.mp4'),
    ...more,
  }
}

const film = sampleTimeline({
  video: [
    videoClip('one', 0, 3000, { asset: 'red' }),
    videoClip('two', 3000, 2000, { asset: 'blue', transition: { type: 'crossfade', durationMs: 500 } }),
    videoClip('three', 5000, 2000, { asset: 'photo', motion: 'zoom-in', transition: { type: 'dip-to-black', durationMs: 400 } }),
  ],
  texts: [textClip(500, 1500, 'Red')],
  audio: [musicClip(0, 7000)],
})

/** Colours in bt709 limited range. */
const red = [63, 102, 240]
const blue = [32, 240, 118]
const green = [173, 42, 26]

async function assertColor(file: string, frame: number, expected: readonly number[], tolerance = 6): Promise<void> {
  const corner = { x: 0, y: 0, width: 0.15, height: 0.15 }
  const color = meanColor(await frameAt(file, frame), width, height, corner)
  for (const [index, value] of expected.entries()) {
    assert.ok(Math.abs(color[index]! - value) <= tolerance, `frame ${frame}: ${color.map(Math.round)}, not ${expected}`)
  }
}

/** What a cache keeps of one sort: names of the files whose report has such a member. */
async function cached(dir: string, member: 'samples' | 'posterMs'): Promise<string[]> {
  const reports = (await readdir(dir)).filter((name) => name.endsWith('.json'))
  const found: string[] = []
  for (const name of reports) {
    const report: unknown = JSON.parse(await readFile(path.join(dir, name), 'utf8'))
    if (typeof report === 'object' && report !== null && member in report) found.push(name.replace('.json', '.mp4'))
  }
  return found
}

describe('renderFilm', () => {
  it('should make the film that the timeline describes, to the frame', async () => {
    const progress: number[] = []
    const result = await renderFilm(request(film, 'whole'), { onProgress: (fraction) => progress.push(fraction) })
    const file = request(film, 'whole').outFile
    assert.deepEqual(result.quality.findings, [])
    assert.deepEqual(result.notes, [])
    assert.ok(Math.abs(result.quality.integratedLufs! + 14) <= 1 && result.quality.truePeakDbtp! <= -1)
    const info = await probeMedia(file)
    assert.deepEqual([info.videoCodec, info.audioCodec, info.pixelFormat, info.colorSpace], ['h264', 'aac', 'yuv420p', 'bt709'])
    assert.deepEqual([info.width, info.height, info.fps], [width, height, fps30])
    const packets = await readPackets(file)
    assert.deepEqual([packets.frameCount, packets.isRegular, packets.videoDurationMs], [210, true, 7000])
    assert.ok(Math.abs(packets.audioDurationMs - 7000) <= 1 && Math.abs(packets.fileDurationMs - 7000) <= 1)
    const bytes = (await readFile(file)).toString('latin1')
    assert.ok(bytes.indexOf('moov') < bytes.indexOf('mdat'), 'the index lies in front')
    const half = red.map((value, index) => (value + blue[index]!) / 2)
    const looks = [[0, red], [89, red], [97, half], [105, blue], [149, blue], [162, green], [209, green]] as const
    for (const [frame, color] of looks) await assertColor(file, frame, color)
    // The dip is darkest between its sixth and seventh of twelve frames.
    const [luma] = meanColor(await frameAt(file, 155), width, height)
    assert.ok(luma < 40, `in the dip the luma is ${luma}`)
    const [title] = meanColor(await frameAt(file, 36), width, height, { x: 0.35, y: 0.4, width: 0.3, height: 0.2 })
    assert.ok(title > 68, `the white title brightens the middle: ${title}`)
    assert.deepEqual(progress, progress.toSorted((a, b) => a - b))
    assert.equal(progress.at(-1), 1)
    assert.deepEqual(await readdir(path.join(folder, 'work-whole')), [])
    assert.deepEqual(await readdir(path.dirname(file)), ['film.mp4'])
  })

  it('should render again only what has changed', async () => {
    const before = new Set(await readdir(path.join(folder, 'cache')))
    const changed = { ...film, tracks: film.tracks.map((track) => (track.kind === 'text' ? { ...track, clips: [textClip(500, 1500, 'Changed')] } : track)) }
    await renderFilm(request(changed, 'changed'))
    const fresh = (await readdir(path.join(folder, 'cache'))).filter((name) => !before.has(name) && name.endsWith('.mp4'))
    assert.equal(fresh.length, 1, 'one segment has the title')
  })

  it('should render text and music without any picture on black', async () => {
    const timeline = sampleTimeline({ texts: [textClip(0, 1500, 'The end')], audio: [musicClip(0, 1500)] })
    const result = await renderFilm(request(timeline, 'black'))
    assert.deepEqual([result.durationMs, result.quality.findings], [1500, []])
    await assertColor(request(timeline, 'black').outFile, 20, [16, 128, 128], 1)
  })

  it('should repair a damaged segment of the cache once', async () => {
    const cacheDir = path.join(folder, 'damaged-cache')
    const timeline = sampleTimeline({ video: [videoClip('one', 0, 4000, { asset: 'red' })] })
    await renderFilm(request(timeline, 'first', { cacheDir }))
    // Another picture under the name of the first piece.
    const [one, two] = await cached(cacheDir, 'samples')
    for (const name of await cached(cacheDir, 'posterMs')) await rm(path.join(cacheDir, name)) // the film as a whole
    const strange = sampleTimeline({ video: [videoClip('one', 0, 2500, { asset: 'blue' }), videoClip('two', 2500, 1500, { asset: 'blue', inMs: 3500 })] })
    const strangeCache = path.join(folder, 'strange-cache')
    await renderFilm(request(strange, 'strange', { cacheDir: strangeCache }))
    const strangers = await cached(strangeCache, 'samples')
    await rename(path.join(strangeCache, strangers[0]!), path.join(cacheDir, one!))
    await rename(path.join(strangeCache, strangers[1]!), path.join(cacheDir, two!))
    await rm(path.join(cacheDir, 'films'), { recursive: true })
    const result = await renderFilm(request(timeline, 'second', { cacheDir }))
    assert.deepEqual(result.quality.findings, [])
    const { outFile } = request(timeline, 'second', { cacheDir })
    for (const frame of [0, 60, 119]) await assertColor(outFile, frame, red)
  })

  it('should fail with the reason when a generated picture is black', async () => {
    const file = await makeVideo({ file: path.join(folder, 'night.mp4'), seconds: 3, source: 'color=black' })
    const night = { ...assets.red!, id: 'night', durationMs: 3000, path: file }
    const timeline = sampleTimeline({ video: [videoClip('night', 0, 3000, { asset: 'night', inMs: 0, prompt: 'a city' })] })
    const wanted = request(timeline, 'night', { assets: { night } })
    await assert.rejects(renderFilm(wanted), (error) => {
      assert.ok(ReelsmithError.is(error, 'render/quality'))
      assert.match(error.message, /The picture is black from 0\.0 s/)
      return true
    })
    assert.equal(existsSync(wanted.outFile), false)
  })

  it('should name the clip whose file is gone, empty or cut short', async () => {
    const broken = path.join(folder, 'broken.mp4')
    await makeVideo({ file: broken, seconds: 6, encoder: ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-movflags', '+faststart'] })
    await truncate(broken, 40_000)
    const empty = path.join(folder, 'empty.mp4')
    await makeVideo({ file: empty, seconds: 1 })
    await truncate(empty, 0)
    for (const file of [broken, empty, path.join(folder, 'nowhere.mp4')]) {
      const timeline = sampleTimeline({ video: [videoClip('Holiday', 0, 4000, { asset: 'bad' })] })
      const wanted = request(timeline, 'bad', { assets: { bad: { ...assets.red!, id: 'bad', path: file } } })
      await assert.rejects(renderFilm(wanted), (error) => {
        assert.ok(ReelsmithError.is(error, 'media/unreadable'), String(error))
        assert.match(error.message, /Holiday/)
        assert.ok(!error.message.includes(folder))
        return true
      })
      assert.deepEqual(await readdir(path.dirname(wanted.outFile)), [])
      assert.deepEqual(await readdir(wanted.workDir), [])
    }
  })

  it('should end with the signal and leave nothing', async () => {
    const stop = new AbortController()
    const cacheDir = path.join(folder, 'stopped-cache')
    const wanted = request(film, 'stopped', { cacheDir })
    const onProgress = (fraction: number): void => {
      if (fraction > 0.1) stop.abort()
    }
    await assert.rejects(renderFilm(wanted, { signal: stop.signal, onProgress }), (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.deepEqual(await readdir(path.dirname(wanted.outFile)), [])
    assert.deepEqual(await readdir(wanted.workDir), [])
    assert.deepEqual((await readdir(cacheDir)).filter((name) => !/^([0-9a-f]{40}\.(mp4|json)|media|films)$/.test(name)), [])
  })
})
