import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, it } from 'node:test'
import { installedDrivers } from './gpu-installed.ts'

describe('installedDrivers', () => {
  it('should take the driver files that the environment names, but no software driver and none that is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reelsmith-drivers-'))
    try {
      const [card, software] = [join(folder, 'nvidia_icd.json'), join(folder, 'lvp_icd.json')]
      await Promise.all([card, software].map(async (file) => await writeFile(file, '{}')))
      const named = [software, card, join(folder, 'gone_icd.json')].join(delimiter)
      assert.deepEqual(installedDrivers({ VK_DRIVER_FILES: named }).hardwareDriverFiles, [card])
      assert.deepEqual(installedDrivers({ VK_ICD_FILENAMES: named }).hardwareDriverFiles, [card])
      const found = installedDrivers({ VK_DRIVER_FILES: '' }).hardwareDriverFiles
      assert.ok(!found.includes(card))
      assert.deepEqual(installedDrivers({}).hardwareDriverFiles, found)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
