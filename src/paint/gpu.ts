/** Opens the graphics device on a driver. */
import { create, globals } from 'webgpu'
import { ReelsmithError } from '../errors/error.ts'
import type { DriverChoice } from '../process/gpu-driver.ts'
import { findDriver } from '../process/gpu-find.ts'

export interface Gpu {
  readonly device: GPUDevice
  /** The driver's own name for the adapter, e.g. `llvmpipe (LLVM 15.0.6, 256 bits)`. */
  readonly adapterName: string
  /** A software rasteriser: it shares the processor with us. */
  readonly isSoftware: boolean
  /** Rejects as soon as the device is lost or reports an error: WebGPU never throws by itself. */
  readonly failed: Promise<never>
}

/** Dawn frees what it still uses when the object from `create()` is collected: it stays here for ever. */
const keptInstances: GPU[] = []

/**
 * The best driver of this machine.
 *
 * @throws {ReelsmithError} `paint/no-driver` when there is none.
 */
export async function requireDriver(signal?: AbortSignal): Promise<DriverChoice> {
  return (await findDriver({ signal })) ?? noDriver()
}

/**
 * Opens a device. One driver per process: its environment is set here, before the first `create()`.
 *
 * @param options.quickShaders - Whether Mesa's software drivers leave shaders as they are instead of optimising them.
 *   The pictures are the same, byte for byte.
 * @throws {ReelsmithError} `paint/no-driver` when the driver gives no adapter.
 */
export async function openGpu(choice: DriverChoice, { quickShaders = false } = {}): Promise<Gpu> {
  Object.assign(process.env, choice.environment, quickShaders ? { GALLIVM_PERF: 'nopt' } : {})
  Object.assign(globalThis, globals)
  const instance = create([...choice.createOptions])
  keptInstances.push(instance)
  const adapter = (await instance.requestAdapter(choice.adapterOptions)) ?? noDriver()
  const device = await adapter.requestDevice()
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => {}) // whoever waits on it reports; an idle device may fail with nobody waiting
  device.addEventListener('uncapturederror', (event) => {
    const message = event.error.message.slice(0, 1500)
    reject(new ReelsmithError('paint/failed', `The graphics driver reports: ${message}`))
  })
  void device.lost.then((info) => {
    if (info.reason !== 'destroyed') {
      const message = `The graphics device was lost: ${info.message}`
      reject(new ReelsmithError('paint/failed', message, { retryable: true }))
    }
  })
  const adapterName = adapter.info.description || adapter.info.device
  return { device, adapterName, isSoftware: choice.rung !== 'gpu', failed }
}

function noDriver(): never {
  throw new ReelsmithError(
    'paint/no-driver',
    'No graphics driver was found to paint pictures with. `./reelsmith doctor` says what is missing; on ' +
      'Debian and Ubuntu the package mesa-vulkan-drivers brings a software driver that needs no GPU.',
  )
}
