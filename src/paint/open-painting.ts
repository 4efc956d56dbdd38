/** The one place where device, scene painter and subjects come together. */
import type { DriverChoice } from '../process/gpu-driver.ts'
import { type Gpu, openGpu } from './gpu.ts'
import { ScenePainter } from './scene-painter.ts'
import { createSubjectLayer } from './subjects/index.ts'

export interface Painting {
  readonly gpu: Gpu
  readonly painter: ScenePainter
}

/** `width` must be a multiple of 8 and `height` even. */
export async function openPainting(
  width: number,
  height: number,
  driver: DriverChoice,
): Promise<Painting> {
  const gpu = await openGpu(driver)
  return { gpu, painter: await ScenePainter.create(gpu.device, width, height, createSubjectLayer) }
}
