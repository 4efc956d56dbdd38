/**
 * The hook for subjects (people, animals, things): drawn into the HDR picture after the scene and before near
 * layers, fronts (rain, snow) and bloom. `src/paint/subjects` implements it.
 */
import type { FrameShape } from '../scene/camera.ts'
import type { ShotPlan } from '../scene/shot-plan.ts'
import type { FrameState } from './frame-state.ts'

export interface SubjectContext {
  readonly device: GPUDevice
  readonly plan: ShotPlan
  readonly shape: FrameShape
  /** The uniform buffer of `core/frame.wgsl`, already filled for the frame when `encode` runs. */
  readonly frameUniforms: GPUBuffer
  /** Half-size sky and far layers, see `mapAt`; for reflections and haze. */
  readonly backdropMap: GPUTexture
  /** Format of the picture subjects are drawn into. */
  readonly targetFormat: GPUTextureFormat
}

export interface SubjectLayer {
  /** Once per plan: compile, allocate the atlas, draw what never changes. */
  prepare(context: SubjectContext): Promise<void>
  /**
   * Once per frame, on the frame's own encoder: draw the atlas cells, then the instances into `target` with
   * loadOp `load`, from back to front. Blend premultiplied colour (one, one-minus-src-alpha) and alpha (zero,
   * one-minus-src-alpha): alpha is how much key light passes, so a subject also shades the light shafts.
   */
  encode(encoder: GPUCommandEncoder, target: GPUTextureView, state: FrameState): void
  destroy(): void
}

export type SubjectLayerFactory = () => SubjectLayer
