import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { type AdapterInfo, type InstalledDrivers, driverLadder, driverRungs, isAdapterOfRung } from './gpu-driver.ts'
import { wantedRung } from './gpu-find.ts'

const bare: InstalledDrivers = { platform: 'linux', hasDevice: false, hardwareDriverFiles: [] }
const lavapipe = '/usr/share/vulkan/icd.d/lvp_icd.json'
const radeon = '/usr/share/vulkan/icd.d/radeon_icd.json'
const nvidia = '/etc/vulkan/icd.d/nvidia_icd.json'

function rungs(installed: InstalledDrivers): string[] {
  return driverLadder(installed).map(({ rung }) => rung)
}

describe('driverLadder', () => {
  it('should try everything that is there, best first', () => {
    const full: InstalledDrivers = {
      platform: 'linux',
      hasDevice: true,
      hardwareDriverFiles: [nvidia],
      lavapipeDriverFile: lavapipe,
      swiftShaderDriverFile: '/usr/lib/chromium/vk_swiftshader_icd.json',
    }
    assert.deepEqual(rungs(full), [...driverRungs])
  })

  it('should not ask for a GPU without a device, though Mesa installs drivers for all of them', () => {
    assert.deepEqual(rungs({ ...bare, hardwareDriverFiles: [radeon], lavapipeDriverFile: lavapipe }), [
      'lavapipe',
      'llvmpipe',
    ])
  })

  it('should show the loader only the driver files of the rung', () => {
    const installed = { ...bare, hasDevice: true, hardwareDriverFiles: [nvidia, radeon], lavapipeDriverFile: lavapipe }
    const [gpu, software] = driverLadder(installed)
    assert.equal(gpu!.environment.VK_DRIVER_FILES, `${nvidia}:${radeon}`)
    assert.equal(software!.environment.VK_DRIVER_FILES, lavapipe)
    assert.equal(software!.environment.VK_ICD_FILENAMES, lavapipe)
  })

  it('should let OpenGL find its library where the system does not name it as Dawn does', () => {
    const [opengl] = driverLadder({ ...bare, openGlLibraryPath: '/data/links' })
    assert.equal(opengl!.environment.LD_LIBRARY_PATH, '/data/links')
    assert.ok(!('LD_LIBRARY_PATH' in driverLadder(bare)[0]!.environment))
  })

  it('should leave the choice to the system where that is not Linux', () => {
    assert.deepEqual(rungs({ ...bare, platform: 'darwin' }), ['gpu'])
  })

  it('should offer only the rung that is wanted', () => {
    assert.deepEqual(driverLadder({ ...bare, lavapipeDriverFile: lavapipe }, 'lavapipe').map(({ rung }) => rung), [
      'lavapipe',
    ])
    assert.deepEqual(driverLadder(bare, 'lavapipe'), [])
  })
})

describe('isAdapterOfRung', () => {
  const lavapipeAdapter: AdapterInfo = {
    vendor: 'mesa',
    architecture: 'software',
    device: 'llvmpipe-llvm-15-0-6-256-bits-',
    description: 'llvmpipe: Mesa 25.0.7-2~bpo12+1 (LLVM 15.0.6) 0.0.1',
  }
  const nvidiaAdapter: AdapterInfo = { vendor: 'nvidia', architecture: 'ada', device: '', description: 'RTX 4070' }

  it('should not take a software renderer for a GPU', () => {
    assert.ok(!isAdapterOfRung('gpu', lavapipeAdapter))
    assert.ok(!isAdapterOfRung('gpu', { ...nvidiaAdapter, description: 'Microsoft Basic Render Driver' }))
    assert.ok(isAdapterOfRung('gpu', nvidiaAdapter))
  })

  it('should not take anything else for lavapipe', () => {
    assert.ok(isAdapterOfRung('lavapipe', lavapipeAdapter))
    assert.ok(!isAdapterOfRung('lavapipe', nvidiaAdapter))
    assert.ok(!isAdapterOfRung('swiftshader', lavapipeAdapter))
  })
})

describe('wantedRung', () => {
  it('should take the best there is unless one is pinned', () => {
    assert.equal(wantedRung({}), undefined)
    assert.equal(wantedRung({ REELSMITH_DRIVER: 'auto' }), undefined)
    assert.equal(wantedRung({ REELSMITH_DRIVER: 'lavapipe' }), 'lavapipe')
  })

  it('should say which names there are', () => {
    assert.throws(() => wantedRung({ REELSMITH_DRIVER: 'lavapip' }), (error: unknown) => {
      return ReelsmithError.is(error, 'request/invalid') && /auto, gpu, lavapipe/.test(error.message)
    })
  })
})
