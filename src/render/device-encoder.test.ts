import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { probeMedia } from '../media/probe.ts'
import { readPackets } from '../media/inspect-file.ts'
import { useDeviceFfmpeg } from '../media/testing/device-ffmpeg.ts'
import { temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { FilmRequest } from './film-request.ts'
import { renderFilm } from './film.ts'
import { musicClip, sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

async function inFolder(work: (folder: string, request: FilmRequest) => Promise<void>): Promise<void> {
  const { folder, dispose } = await temporaryFolder()
  try {
    const photo = path.join(folder, 'photo.png')
    await sharp({ create: { width: 400, height: 400, channels: 3, background: '#207040' } }).png().toFile(photo)
    await work(folder, {
      timeline: sampleTimeline({ video: [videoClip('one', 0, 4000, { asset: 'photo', motion: 'zoom-in' })], texts: [textClip(500, 1500, 'Green')], audio: [musicClip(0, 4000)] }),
      assets: { photo: { id: 'photo', kind: 'image', durationMs: 0, width: 400, height: 400, fps: 0, hasAudio: false, path: photo } },
      output: { width: 320, height: 180, fps: fps30, crf: 23, preset: 'veryfast' },
      cacheDir: path.join(folder, 'cache'),
      workDir: path.join(folder, 'work'),
      outFile: path.join(folder, 'film.mp4'),
    })
  } finally {
    await dispose()
  }
}

describe('renderFilm with a graphics device that encodes', () => {
  it('should make the film on it, piece by piece, as long and as regular as by the processor', async () => {
    await inFolder(async (folder, request) => {
      await using device = await useDeviceFfmpeg(path.join(folder, 'card'))
      const { notes, quality } = await renderFilm(request)
      assert.deepEqual([notes, quality.findings], [[], []])
      const pieces = await device.pieces()
      assert.ok(pieces.length >= 2 && pieces.every((quality) => quality === 23), `${pieces}`)
      const { frameCount, isRegular, startMs } = await readPackets(request.outFile)
      assert.deepEqual([frameCount, isRegular, startMs], [120, true, 0])
      const { videoCodec, pixelFormat, colorSpace } = await probeMedia(request.outFile)
      assert.deepEqual([videoCodec, pixelFormat, colorSpace], ['h264', 'yuv420p', 'bt709'])
    })
  })

  it('should make it on the processor when the device gives up, and say so', async () => {
    await inFolder(async (folder, request) => {
      await using _device = await useDeviceFfmpeg(path.join(folder, 'card'), { breaks: true })
      const progress: number[] = []
      const { notes, quality } = await renderFilm(request, { onProgress: (fraction) => progress.push(fraction) })
      assert.deepEqual(notes, ['The encoder of the graphics device failed; the processor encoded the film.'])
      assert.deepEqual(quality.findings, [])
      assert.deepEqual(progress, progress.toSorted((a, b) => a - b))
      assert.equal((await readPackets(request.outFile)).frameCount, 120)
    })
  })
})
