import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FoundDriver } from '../src/process/gpu-find.ts'
import type { DriverRung } from '../src/process/gpu-driver.ts'
import { type SystemSurvey, englishVoice } from '../src/process/system-survey.ts'
import { aptAlternatives, installLine, missingNeeds, needs } from './system-needs.ts'
import { formatStamp, usedFiles } from './system-stamp.ts'

function driver(rung: DriverRung): FoundDriver {
  const adapter = { vendor: '', architecture: '', device: '', description: '' }
  const environment: Record<string, string> = rung === 'llvmpipe' ? {} : { VK_DRIVER_FILES: '/icd/a.json:/icd/b.json' }
  return { rung, environment, createOptions: [], adapterOptions: {}, adapter }
}

const complete: SystemSurvey = {
  ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9' },
  ffprobe: { path: '/usr/bin/ffprobe', version: '5.1.9' },
  missingEncoders: [],
  driver: driver('lavapipe'),
  festival: { path: '/usr/bin/festival', version: '2.5.0' },
  festivalVoices: [englishVoice],
  espeak: { path: '/usr/bin/espeak-ng', version: '1.51' },
}

describe('missingNeeds', () => {
  it('should miss everything on a bare machine and nothing on a complete one', () => {
    assert.deepEqual(missingNeeds({ missingEncoders: ['libx264', 'aac'], festivalVoices: [] }, 'linux'), [...needs])
    assert.deepEqual(missingNeeds(complete, 'linux'), [])
    assert.ok(!needs.some((need: string) => need === 'browser'), 'that is for tests')
  })

  it('should want lavapipe where there is neither it nor a GPU', () => {
    assert.deepEqual(missingNeeds({ ...complete, driver: driver('gpu') }, 'linux'), [])
    assert.deepEqual(missingNeeds({ ...complete, driver: driver('llvmpipe') }, 'linux'), ['driver'])
    assert.deepEqual(missingNeeds({ ...complete, driver: undefined }, 'darwin'), [])
  })

  it('should want another ffmpeg where this one has no x264, and a voice where festival has no good one', () => {
    assert.deepEqual(missingNeeds({ ...complete, missingEncoders: ['libx264'] }, 'linux'), ['ffmpeg'])
    assert.deepEqual(missingNeeds({ ...complete, festivalVoices: ['kal_diphone'] }, 'linux'), ['english-voice'])
  })
})

describe('aptAlternatives', () => {
  it('should prefer the stock driver, then backports, then the rung below', () => {
    assert.deepEqual(
      aptAlternatives('driver', 'bookworm-backports').map(({ packages }) => packages.at(-1)),
      ['mesa-vulkan-drivers', 'mesa-vulkan-drivers/bookworm-backports', 'libgl1-mesa-dri'],
    )
    assert.equal(aptAlternatives('driver', undefined).length, 2)
  })
})

describe('installLine', () => {
  it('should be one line that can be run as it is', () => {
    assert.equal(
      installLine(undefined, ['ffmpeg', 'driver', 'other-voices']),
      'sudo apt-get install --no-install-recommends ffmpeg libvulkan1 mesa-vulkan-drivers espeak-ng',
    )
    assert.equal(installLine('pacman', ['browser']), 'sudo pacman -S chromium')
    assert.equal(installLine('brew', ['ffmpeg', 'driver', 'other-voices']), 'brew install ffmpeg espeak-ng')
    const line = installLine(undefined, ['driver'], 'bookworm-backports')
    assert.match(line, /^echo 'deb \S+ bookworm-backports main' \| sudo tee \S+ && sudo apt-get update && sudo apt-get/)
    assert.match(line, / libvulkan1 mesa-vulkan-drivers\/bookworm-backports$/)
    assert.ok(!installLine(undefined, ['ffmpeg'], 'bookworm-backports').includes('backports'))
  })
})

describe('formatStamp', () => {
  it('should be the key and then every file that must still be there', () => {
    assert.equal(
      formatStamp('key', usedFiles(complete)),
      'key\n/usr/bin/ffmpeg\n/usr/bin/ffprobe\n/usr/bin/festival\n/usr/bin/espeak-ng\n/icd/a.json\n/icd/b.json\n',
    )
    assert.equal(formatStamp('key', usedFiles({ missingEncoders: [], festivalVoices: [], driver: driver('llvmpipe') })), 'key\n')
  })
})
