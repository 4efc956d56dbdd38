/** The one place where device, scene painter and subjects come together. */
import { type Gpu, type GpuBackend, openGpu } from './gpu.ts'
import { ScenePainter } from './scene-painter.ts'
import type { SubjectLayerFactory } from './subject-layer.ts'

export interface Painting {
  readonly gpu: Gpu
  readonly painter: ScenePainter
}

/** `width` must be a multiple of 8 and `height` even. */
export async function openPainting(
  width: number,
  height: number,
  makeSubjects: SubjectLayerFactory | null = null,
  backend?: GpuBackend,
): Promise<Painting> {
  const gpu = await openGpu(backend)
  return { gpu, painter: await ScenePainter.create(gpu.device, width, height, makeSubjects) }
}
