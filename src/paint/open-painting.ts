/** The one place where device, scene painter and subjects come together. */
import type { DriverChoice } from '../process/gpu-driver.ts'
import { type Gpu, openGpu } from './gpu.ts'
import { ScenePainter } from './scene-painter.ts'
import { createSubjectLayer } from './subjects/index.ts'

export interface Painting {
  readonly gpu: Gpu
  readonly painter: ScenePainter
}

/**
 * Up to so many pixels of one plan are painted sooner when its shaders are translated without being optimised, which
 * takes half as long and makes frames 1.8 times as dear: ten frames of 1920×1080.
 */
const fewPixels = 20_000_000

/**
 * @param width - A multiple of 8; `height` must be even.
 * @param frames - How many will be painted of one plan, about.
 */
export async function openPainting(
  width: number,
  height: number,
  driver: DriverChoice,
  frames = Infinity,
): Promise<Painting> {
  const gpu = await openGpu(driver, { quickShaders: width * height * frames < fewPixels })
  return { gpu, painter: await ScenePainter.create(gpu.device, width, height, createSubjectLayer) }
}
