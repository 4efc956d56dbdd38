import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { runFfmpeg } from '../media/ffmpeg.ts'
import { paletteOf } from '../media/palette.ts'
import { shotsBetween } from '../media/shots.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import { mediaAnalysisSchema } from '../wire/analysis.ts'
import { analyse } from './analyse.ts'

let folder: string
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'reelsmith-analyse-'))))
after(async () => await rm(folder, { recursive: true }))

async function analyseMade(args: readonly string[], name: string): Promise<{ analysis: MediaAnalysis; thumbnail: Buffer | null }> {
  const file = join(folder, name)
  const thumbnailFile = join(folder, `${name}.jpg`)
  await runFfmpeg([...args, file], { timeoutMs: 30_000, what: 'making a file' })
  const { analysis, hasThumbnail } = await analyse(file, { thumbnailFile, signal: new AbortController().signal })
  assert.deepEqual(mediaAnalysisSchema.parse(analysis), analysis)
  return { analysis, thumbnail: hasThumbnail ? await readFile(thumbnailFile) : null }
}

const isJpeg = (bytes: Buffer | null): boolean => bytes?.subarray(0, 3).toString('hex') === 'ffd8ff'
const near = (ms: number, expectedMs: number, toleranceMs: number): boolean => Math.abs(ms - expectedMs) <= toleranceMs

/** Whether one of the colours is near `[red, green, blue]`. */
function has(palette: readonly string[], wanted: readonly number[]): boolean {
  return palette.some((colour) =>
    wanted.every((value, channel) => Math.abs(Number.parseInt(colour.slice(1 + channel * 2, 3 + channel * 2), 16) - value) < 24),
  )
}

describe('analyse', () => {
  it('should find the shots, the silence, the loudness and the colours of a video', async () => {
    const { analysis, thumbnail } = await analyseMade(
      [
        '-f', 'lavfi', '-i', 'color=0xd02020:size=160x90:rate=25:duration=1,format=yuv420p',
        '-f', 'lavfi', '-i', 'color=0x2030c0:size=160x90:rate=25:duration=2,format=yuv420p',
        '-f', 'lavfi', '-i', 'aevalsrc=if(lt(t\\,1)\\,0\\,0.3*sin(2*PI*440*t)):duration=3:sample_rate=48000',
        '-filter_complex', '[0:v][1:v]concat=n=2:v=1:a=0', '-map', '2:a', '-g', '25', '-c:v', 'mpeg4', '-q:v', '2', '-c:a', 'aac',
      ],
      'two-shots.mp4',
    )
    assert.equal(analysis.shots!.length, 2)
    assert.ok(near(analysis.shots![0]!.end_ms, 1000, 40), JSON.stringify(analysis.shots))
    assert.equal(analysis.silence!.length, 1)
    assert.ok(near(analysis.silence![0]!.start_ms, 0, 60) && near(analysis.silence![0]!.end_ms, 1000, 60))
    assert.ok(near(analysis.loudness!.integrated_lufs!, -14.3, 2), JSON.stringify(analysis.loudness))
    assert.ok(near(analysis.loudness!.true_peak_dbtp!, -10.5, 1))
    assert.ok(has(analysis.palette!, [0xd0, 0x20, 0x20]) && has(analysis.palette!, [0x20, 0x30, 0xc0]), analysis.palette!.join())
    assert.equal(analysis.beats, null, 'a tone has none')
    assert.ok(isJpeg(thumbnail))
  })

  it('should hear the beats of music', async () => {
    // A drum at every half second, 120 a minute, under a quiet tone.
    const drum = '0.8*sin(2*PI*80*mod(t\\,0.5))*exp(-30*mod(t\\,0.5))+0.02*sin(2*PI*440*t)'
    const { analysis, thumbnail } = await analyseMade(['-f', 'lavfi', '-i', `aevalsrc=${drum}:duration=12:sample_rate=44100`], 'drum.wav')
    const { bpm, times_ms: times } = analysis.beats!
    assert.ok(near(bpm, 120, 2) || near(bpm, 60, 1), String(bpm))
    assert.ok(times.filter((ms) => near(ms % 500, 0, 40) || near(ms % 500, 500, 40)).length >= times.length * 0.9, times.join())
    assert.deepEqual([analysis.shots, analysis.palette, thumbnail], [null, null, null])
  })

  it('should see the colours of a photo, and say that silence is silent', async () => {
    const photo = await analyseMade(['-f', 'lavfi', '-i', 'color=0x20a040:size=2000x1000', '-frames:v', '1'], 'photo.png')
    assert.ok(has(photo.analysis.palette!, [0x20, 0xa0, 0x40]))
    assert.deepEqual([photo.analysis.shots, photo.analysis.loudness, photo.analysis.silence], [null, null, null])
    assert.ok(isJpeg(photo.thumbnail))
    const { analysis } = await analyseMade(['-f', 'lavfi', '-i', 'anullsrc=duration=2'], 'silence.wav')
    assert.deepEqual(analysis.loudness, { integrated_lufs: null, true_peak_dbtp: null })
    assert.deepEqual([analysis.silence!.length, analysis.beats], [1, null])
  })

  it('should say that a file is damaged', async () => {
    const file = join(folder, 'broken.mp4')
    await writeFile(file, Buffer.alloc(1000))
    await assert.rejects(analyse(file, { thumbnailFile: join(folder, 'none.jpg'), signal: new AbortController().signal }), {
      code: 'media/unreadable',
    })
  })
})

describe('shotsBetween', () => {
  it('should tile the whole video with shots that can be seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 50 }), fc.integer({ min: 1, max: 10_000 }), (cuts, durationMs) => {
        const shots = shotsBetween(cuts.toSorted((a, b) => a - b), durationMs)
        assert.equal(shots[0]!.startMs, 0)
        assert.equal(shots.at(-1)!.endMs, durationMs)
        for (const [index, { startMs, endMs }] of shots.entries()) {
          assert.ok(shots.length === 1 || endMs - startMs >= 200)
          if (index > 0) assert.equal(shots[index - 1]!.endMs, startMs)
        }
      }),
    )
  })
})

describe('paletteOf', () => {
  it('should order colours by how much of them is seen, without what is transparent or too alike', () => {
    const pixel = (count: number, ...rgba: number[]): number[] => Array.from({ length: count }, () => rgba).flat()
    const data = Uint8Array.from([
      ...pixel(50, 200, 30, 30, 255), ...pixel(30, 205, 35, 28, 255), ...pixel(60, 10, 10, 160, 255), ...pixel(500, 0, 255, 0, 0),
    ])
    assert.deepEqual(paletteOf([{ width: data.length / 4, height: 1, data }]), ['#0a0aa0', '#c81e1e'])
    assert.deepEqual(paletteOf([]), [])
  })
})
