/** What drawing costs, in processor time: the wall clock of a busy machine tells nothing. */
import { readFileSync, readdirSync } from 'node:fs'
import type { Painting } from './open-painting.ts'
import type { PassSelection } from './scene-painter.ts'

/** Processor milliseconds that the software driver's threads of this process have used so far (Linux). */
function rasterMs(): number {
  let sum = 0
  for (const task of readdirSync('/proc/self/task')) {
    const folder = `/proc/self/task/${task}`
    if (/llvmpipe|Thread</.test(readFileSync(`${folder}/comm`, 'utf8'))) {
      sum += Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    }
  }
  return sum
}

/** Median milliseconds per frame on two cores of the selected passes of the loaded plan. */
export async function passCostMs(
  { gpu, painter }: Painting,
  selection: PassSelection,
  frames = 5,
): Promise<number> {
  const costs: number[] = []
  for (let i = 0; i <= frames; i++) {
    const before = rasterMs()
    const encoder = gpu.device.createCommandEncoder()
    painter.encode(encoder, 1.5 + i * 0.04, i, selection)
    gpu.device.queue.submit([encoder.finish()])
    await Promise.race([gpu.device.queue.onSubmittedWorkDone(), gpu.failed])
    if (i > 0) costs.push((rasterMs() - before) / 2)
  }
  return costs.sort((a, b) => a - b)[costs.length >> 1]!
}
