/**
 * Child process: asks WebGPU for an adapter and prints its `AdapterInfo` as JSON, or `null`.
 * Its one argument is a `DriverChoice`; the choice's environment must already be set.
 */
import { create } from 'webgpu'
import type { AdapterInfo, DriverChoice } from './gpu-driver.ts'

const choice = JSON.parse(process.argv[2]!) as DriverChoice
const gpu = create([...choice.createOptions])
const adapter = await gpu.requestAdapter(choice.adapterOptions)
const info: AdapterInfo | null = adapter && {
  vendor: adapter.info.vendor,
  architecture: adapter.info.architecture,
  device: adapter.info.device,
  description: adapter.info.description,
}
// Dawn keeps the process alive as long as `gpu` is referenced, and aborts when it is collected: leave at once.
process.stdout.write(`${JSON.stringify(info)}\n`, () => process.exit(0))
