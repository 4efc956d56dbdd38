/** Finds the graphics drivers that are on this machine. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import type { InstalledDrivers } from './gpu-driver.ts'
import { openGlLibraryPath } from './opengl-links.ts'
import { driverFileFolders, systemPaths } from './system.ts'

/** Devices of NVIDIA's and AMD's own drivers, in containers often without a `/dev/dri`. */
const computeDevices = ['/dev/nvidiactl', '/dev/kfd']

/** Driver files of no hardware: software renderers, and guests' pipes to a host that may not listen. */
const notHardware = /^(lvp|gfxstream|virtio|dzn)/

/** SwiftShader comes with browsers. */
const swiftShaderFiles = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
]

/** @param environment - Its `VK_DRIVER_FILES` (or the older `VK_ICD_FILENAMES`) stand for the folders, as for the loader. */
export function installedDrivers(environment: NodeJS.ProcessEnv = process.env): InstalledDrivers {
  const named = environment.VK_DRIVER_FILES || environment.VK_ICD_FILENAMES
  const driverFiles = named ? named.split(delimiter).filter(existsSync) : driverFileFolders.flatMap(filesIn)
  return {
    platform: process.platform,
    hasDevice: computeDevices.some(existsSync) || list('/dev/dri').some((name) => name.startsWith('renderD')),
    hardwareDriverFiles: driverFiles.filter((file) => file.endsWith('.json') && !notHardware.test(basename(file))),
    lavapipeDriverFile: systemPaths().lavapipeDriverFile,
    swiftShaderDriverFile: swiftShaderFiles.find(existsSync),
    openGlLibraryPath: process.platform === 'linux' ? openGlLibraryPath() : undefined,
  }
}

function filesIn(folder: string): string[] {
  return list(folder).map((name) => join(folder, name))
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return [] // no such folder
  }
}
