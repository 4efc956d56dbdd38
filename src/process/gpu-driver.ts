/**
 * The ladder of graphics drivers: which environment and which options make WebGPU (Dawn) take which driver.
 * Pure: what is on the machine comes in as a value, see gpu-installed.ts.
 */

/** Best first. `swiftshader` is good for previews only. */
export const driverRungs = ['gpu', 'lavapipe', 'llvmpipe', 'swiftshader'] as const
export type DriverRung = (typeof driverRungs)[number]

export interface InstalledDrivers {
  readonly platform: NodeJS.Platform
  /** Whether the kernel shows a graphics device (`/dev/dri/renderD*`, `/dev/nvidiactl`, `/dev/dxg`). */
  readonly hasDevice: boolean
  /** Vulkan driver files (ICDs) of hardware. */
  readonly hardwareDriverFiles: readonly string[]
  readonly lavapipeDriverFile?: string
  readonly swiftShaderDriverFile?: string
  /** `LD_LIBRARY_PATH` for OpenGL, where the system's own is not enough. */
  readonly openGlLibraryPath?: string
}

/** One way to ask for an adapter. */
export interface DriverChoice {
  readonly rung: DriverRung
  /** Must be in the environment of the process before `create()` is called, so: of a child process. */
  readonly environment: Readonly<Record<string, string>>
  /** The argument of `create()` of the `webgpu` package. */
  readonly createOptions: readonly string[]
  /** The argument of `requestAdapter()`. */
  readonly adapterOptions: { readonly featureLevel?: 'compatibility'; readonly powerPreference?: 'high-performance' }
}

/** The part of `GPUAdapterInfo` that tells drivers apart. */
export interface AdapterInfo {
  readonly vendor: string
  readonly architecture: string
  readonly device: string
  readonly description: string
}

/**
 * The choices worth trying on a machine, best first.
 *
 * @param wanted - Only this rung (`REELSMITH_DRIVER`); golden frames belong to one driver.
 */
export function driverLadder(installed: InstalledDrivers, wanted?: DriverRung): DriverChoice[] {
  const choices: DriverChoice[] = []
  if (installed.platform !== 'linux') {
    choices.push(choice('gpu', {}, [], { powerPreference: 'high-performance' })) // Metal or D3D: the system's own
  } else if (installed.hasDevice && installed.hardwareDriverFiles.length > 0) {
    // Named one by one: with software drivers in the list as well, Dawn has picked the slow one.
    const files = installed.hardwareDriverFiles.join(':')
    choices.push(choice('gpu', vulkan(files), ['backend=vulkan'], { powerPreference: 'high-performance' }))
  }
  if (installed.lavapipeDriverFile) {
    choices.push(choice('lavapipe', vulkan(installed.lavapipeDriverFile), ['backend=vulkan']))
  }
  if (installed.platform === 'linux') {
    const environment = {
      EGL_PLATFORM: 'surfaceless',
      LIBGL_ALWAYS_SOFTWARE: '1',
      GALLIUM_DRIVER: 'llvmpipe',
      ...(installed.openGlLibraryPath ? { LD_LIBRARY_PATH: installed.openGlLibraryPath } : {}),
    }
    choices.push(choice('llvmpipe', environment, ['backend=opengles'], { featureLevel: 'compatibility' }))
  }
  if (installed.swiftShaderDriverFile) {
    choices.push(choice('swiftshader', vulkan(installed.swiftShaderDriverFile), ['backend=vulkan']))
  }
  return wanted ? choices.filter(({ rung }) => rung === wanted) : choices
}

/** Whether the adapter that was given is of the rung that was asked for: `gpu` must not be a software renderer. */
export function isAdapterOfRung(rung: DriverRung, info: AdapterInfo): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`.toLowerCase()
  const isMesaSoftware = text.includes('llvmpipe')
  const isSwiftShader = text.includes('swiftshader')
  switch (rung) {
    case 'gpu':
      return !isMesaSoftware && !isSwiftShader && !text.includes('basic render')
    case 'lavapipe':
    case 'llvmpipe':
      return isMesaSoftware
    case 'swiftshader':
      return isSwiftShader
  }
}

function choice(
  rung: DriverRung,
  environment: DriverChoice['environment'],
  createOptions: readonly string[],
  adapterOptions: DriverChoice['adapterOptions'] = {},
): DriverChoice {
  return { rung, environment, createOptions, adapterOptions }
}

/** Loaders before 1.3.207 (Ubuntu 22.04) know only the second name. */
function vulkan(driverFiles: string): Record<string, string> {
  return { VK_DRIVER_FILES: driverFiles, VK_ICD_FILENAMES: driverFiles }
}
