import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ReelsmithError } from '../../src/errors/error.ts'
import { probeMedia } from '../../src/media/probe.ts'
import { generateProceduralClip } from '../../src/models/procedural-clip.ts'
import { fps30 } from '../../src/time/time.ts'

const folder = mkdtempSync(join(tmpdir(), 'reelsmith-clip-'))
const request = {
  prompt: 'a sunset over the ocean with a mermaid',
  language: 'en',
  seed: 7,
  durationMs: 1000,
  width: 160,
  height: 90,
  fps: fps30,
  workDir: join(folder, 'work'),
}

describe('generateProceduralClip', () => {
  it('should make a clip with handles, its own sound and exact progress', async () => {
    const outFile = join(folder, 'clip.mp4')
    const fractions: number[] = []
    const onProgress = (fraction: number): void => void fractions.push(fraction)
    const clip = await generateProceduralClip({ ...request, outFile }, { onProgress })
    const media = await probeMedia(outFile)
    assert.equal(clip.durationMs, 3000)
    assert.equal(clip.handleMs, 1000)
    assert.ok(Math.abs(media.durationMs - 3000) <= 34)
    assert.deepEqual([media.width, media.height, media.hasAudio], [160, 90, true])
    assert.deepEqual(media.fps, fps30)
    assert.deepEqual(clip.notDepicted, ['mermaid'])
    assert.deepEqual(clip.mood, { mood: null, setting: 'ocean', time: 'sunset', weather: null })
    assert.equal(fractions.length, 90)
    assert.equal(fractions.at(-1), 1)
    assert.deepEqual(readdirSync(request.workDir), [])
  })

  it('should give the size that was asked for when it paints a smaller one', async () => {
    const outFile = join(folder, 'enlarged.mp4')
    await generateProceduralClip({ ...request, durationMs: 100, width: 640, height: 600, outFile })
    const media = await probeMedia(outFile)
    assert.deepEqual([media.width, media.height], [640, 600])
  })

  it('should leave nothing behind when it is cancelled', async () => {
    const outFile = join(folder, 'cancelled.mp4')
    const cancel = new AbortController()
    const generating = generateProceduralClip(
      { ...request, durationMs: 60_000, outFile },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    )
    await assert.rejects(generating, (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.equal(existsSync(outFile), false)
    assert.equal(existsSync(`${outFile}.partial`), false)
    assert.deepEqual(readdirSync(request.workDir), [])
  })

  after(() => rmSync(folder, { recursive: true, force: true }))
})
