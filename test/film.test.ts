/** The promise of the README: one command, one finished film. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { systemPaths } from '../src/process/system.ts'
import { processesOf } from './support/processes.ts'
import { startReelsmith, temporaryFolder } from './support/reelsmith.ts'

const { ffmpeg, ffprobe } = systemPaths()

interface Probe {
  streams: Record<string, string>[]
  format: Record<string, string>
}

function probe(file: string): Probe {
  const output = execFileSync(ffprobe, ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', file])
  return JSON.parse(output.toString()) as Probe
}

/** Mean brightness of four frames a second, and how much the picture changes from one to the next (0 to 255). */
function watch(file: string): { brightness: number[]; changes: number[] } {
  const size = { width: 32, height: 18 }
  const raw = execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-vf', `fps=4,scale=${size.width}:${size.height}`, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'])
  const area = size.width * size.height
  const frames = Array.from({ length: raw.length / area }, (_, index) => raw.subarray(index * area, (index + 1) * area))
  const mean = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0) / area
  return {
    brightness: frames.map((frame) => mean(frame)),
    changes: frames.slice(1).map((frame, index) => mean(frame.map((value, at) => Math.abs(value - frames[index]![at]!)))),
  }
}

function listen(file: string): { lufs: number; peakDbtp: number } {
  const { stderr } = spawnSync(ffmpeg, ['-hide_banner', '-nostats', '-i', file, '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'])
  const said = stderr.toString()
  return { lufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(said)?.[1]), peakDbtp: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(said)?.[1]) }
}

/** Names of the top-level boxes of an MP4, in order. */
async function boxes(file: string): Promise<string[]> {
  const names: string[] = []
  await using handle = await open(file)
  const { size } = await handle.stat()
  const header = Buffer.alloc(16)
  for (let at = 0; at < size; ) {
    await handle.read(header, 0, 16, at)
    names.push(header.toString('latin1', 4, 8))
    const length = header.readUInt32BE(0)
    at += length === 1 ? Number(header.readBigUInt64BE(8)) : length
  }
  return names
}

describe('reelsmith make', () => {
  it('should make a real film of exactly the length asked for, with picture and sound as they should be', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'sunset.mp4')
    const make = startReelsmith(['make', 'generate a 2-second clip of a sunset over the ocean with waves crashing', '-o', file, '--seed', '3', '--json'], { dataDir: join(folder.path, 'data') })
    assert.equal(await make.exited, 0, make.stderr())

    const said = JSON.parse(make.stdout()) as Record<string, unknown>
    assert.equal(said.file, file)

    const { streams, format } = probe(file)
    const [picture, sound] = streams
    assert.equal(Number(format.duration), 2)
    assert.deepEqual(
      { codec: picture!.codec_name, width: picture!.width, height: picture!.height, rate: picture!.r_frame_rate, frames: picture!.nb_frames, pixels: picture!.pix_fmt },
      { codec: 'h264', width: 1920, height: 1080, rate: '30/1', frames: '60', pixels: 'yuv420p' },
    )
    for (const tag of ['color_space', 'color_transfer', 'color_primaries'] as const) assert.equal(picture![tag], 'bt709')
    assert.equal(picture!.color_range, 'tv')
    assert.equal(sound!.codec_name, 'aac')
    assert.equal(sound!.sample_rate, '48000')
    assert.ok(Math.abs(Number(sound!.duration) - 2) < 0.03, `sound lasts ${sound!.duration} s`)
    const order = await boxes(file)
    assert.ok(order.indexOf('moov') < order.indexOf('mdat'), `the index is in front: ${order.join()}`)

    const { brightness, changes } = watch(file)
    assert.ok(Math.min(...brightness) > 20, `it begins and ends on picture: ${brightness.map(Math.round).join()}`)
    assert.ok(Math.min(...changes) > 0.2, `the picture moves: ${changes.map((change) => change.toFixed(2)).join()}`)

    const { lufs, peakDbtp } = listen(file)
    assert.ok(Math.abs(lufs + 14) <= 1, `${lufs} LUFS`)
    assert.ok(peakDbtp <= -1, `${peakDbtp} dBTP`)

    assert.deepEqual(processesOf(folder.path), [], 'nothing runs on')
    assert.deepEqual(readdirSync(join(folder.path, 'data', 'work')), [], 'no temporary file is left')
    assert.deepEqual(readdirSync(join(folder.path, 'data', 'objects', 'incoming')), [])
  })

  it('should make a vertical film from a Chinese sentence', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, '日落.mp4')
    const make = startReelsmith(['make', '生成一个1秒的海边日落视频', '--ratio', '9:16', '--draft', '-o', file], { dataDir: join(folder.path, 'data') })
    assert.equal(await make.exited, 0, make.stderr())
    const [picture] = probe(file).streams
    assert.deepEqual([picture!.width, picture!.height, picture!.nb_frames], [720, 1280, '30'])
  })

  it('should say what is wrong, fail, and write nothing, when no film can come of it', async () => {
    await using folder = await temporaryFolder()
    const dataDir = join(folder.path, 'data')
    await using server = startReelsmith(['serve', '--port', '0'], { dataDir })
    await server.url
    const cases: [string[], RegExp][] = [
      [['make', ''], /say|empty|words/i],
      [['make', 'x'.repeat(100_000)], /20,?000 characters/],
      [['make', 'a 0-second clip of the sea'], /from 1 s to 5 min of picture/],
      [['make', 'a 10 hour film of the sea'], /from 1 s to 5 min of picture/],
    ]
    for (const [words, reason] of cases) {
      const file = join(folder.path, 'none.mp4')
      const make = startReelsmith([...words, '-o', file], { dataDir })
      assert.notEqual(await make.exited, 0, words[1]!.slice(0, 40))
      assert.match(make.stderr(), reason)
      assert.ok(!existsSync(file))
    }
    const nowhere = startReelsmith(['make', 'the sea', '-o', join(folder.path, 'missing', 'film.mp4')], { dataDir })
    assert.notEqual(await nowhere.exited, 0)
    assert.match(nowhere.stderr(), /missing/)
    assert.deepEqual(readdirSync(folder.path), ['data'])
  })
})
