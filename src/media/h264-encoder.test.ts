import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { childEnvironment, systemPaths } from '../process/system.ts'
import { candidates, provenEncoder, wantedEncoder, wordingOf } from './h264-encoder.ts'
import { useDeviceFfmpeg } from './testing/device-ffmpeg.ts'
import { temporaryFolder } from './testing/sample-media.ts'

describe('candidates', () => {
  const has = (...files: string[]) => (file: string) => files.includes(file)

  it('should be those whose device is there', () => {
    assert.deepEqual(candidates('linux', undefined, has()), [])
    assert.deepEqual(candidates('linux', undefined, has('/dev/nvidiactl', '/dev/dri/renderD128')), ['nvenc', 'vaapi'])
    assert.deepEqual(candidates('linux', undefined, has('/dev/dri/renderD128')), ['vaapi'])
    assert.deepEqual(candidates('linux', undefined, has('/dev/dxg')), ['nvenc'])
    assert.deepEqual(candidates('darwin', undefined, has()), ['videotoolbox'])
  })

  it('should be the one that is named, and none for x264', () => {
    assert.deepEqual(candidates('linux', 'vaapi', has()), ['vaapi'])
    assert.deepEqual(candidates('darwin', 'x264', has()), [])
    assert.deepEqual([wantedEncoder({}), wantedEncoder({ REELSMITH_ENCODER: 'auto' }), wantedEncoder({ REELSMITH_ENCODER: 'nvenc' })], [undefined, undefined, 'nvenc'])
    assert.throws(() => wantedEncoder({ REELSMITH_ENCODER: 'h265' }), (error) => ReelsmithError.is(error, 'request/invalid') && /REELSMITH_ENCODER .*"h265"/.test(error.message))
  })
})

describe('wordingOf', () => {
  it('should be what ffmpeg understands: it asks for the device, not what an option means', async () => {
    for (const encoder of ['nvenc', 'vaapi'] as const) {
      const { device, filters, options } = wordingOf(encoder, { crf: 23, preset: 'veryfast', gopFrames: 75 })
      // VAAPI's device is asked for before any option is read: without it the options can't be tried.
      const args = [...device, '-f', 'lavfi', '-i', 'color=gray:size=320x180:rate=30', '-frames:v', '1', '-vf', ['null', ...filters].join(','), ...options, '-f', 'null', '-']
      const { exitCode, stderr } = await runChild(systemPaths().ffmpeg, ['-v', 'error', '-y', ...args], { env: childEnvironment() })
      assert.ok(exitCode === 0 || /Cannot load libcuda|No NVENC capable devices|No capable devices|No VA display|Failed to initialise VAAPI|Device creation failed|Failed to set value/.test(stderr), stderr)
      assert.doesNotMatch(stderr, /Unrecognized option|Undefined constant|Error setting option|not found|Option not found/)
    }
  })
})

describe('provenEncoder', () => {
  it('should be that of a device which makes a picture, and x264 where it makes none', async () => {
    const { folder, dispose } = await temporaryFolder()
    try {
      {
        await using _device = await useDeviceFfmpeg(path.join(folder, 'card'))
        assert.equal(await provenEncoder({ width: 320, height: 180 }), 'nvenc')
        process.env.REELSMITH_ENCODER = 'videotoolbox'
        assert.equal(await provenEncoder({ width: 320, height: 180 }), 'x264', 'no such encoder in this ffmpeg')
      }
    } finally {
      await dispose()
    }
  })
})
