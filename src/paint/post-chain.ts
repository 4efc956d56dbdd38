/**
 * Bloom pyramid, light shafts, tone curve, grade and grain: HDR picture → 8-bit picture, as RGBA to look at or as the
 * planes of I420 for the encoder.
 */
import type { Grade } from '../scene/shot-plan.ts'
import {
  bind,
  compile,
  createTarget,
  drawFrame,
  fragmentLayout,
  framePipeline,
  hdrFormat,
  mipView,
} from './passes.ts'
import { readCore } from './shader-files.ts'

const bloomLevels = 6
/** The bloom level that the light shafts are gathered from: an eighth of the size. */
const shaftLevel = 2
/** The finest level that bloom is summed up to: a quarter of the size, the rest is smooth anyway. */
const finestSum = 1
const uniformFloats = 16
const pictureFormat = 'rgba8unorm' satisfies GPUTextureFormat

export interface PostFrame {
  readonly grade: Grade
  /** The grade's exposure times the light rig's. */
  readonly exposure: number
  /** Where the sun stands, 0…1 from the upper left corner; may lie outside. */
  readonly sunOnFrame: readonly [number, number]
  readonly index: number
}

/** Planes of an I420 picture, four samples in a texel. */
export interface Planes {
  readonly y: GPUTexture
  readonly cb: GPUTexture
  readonly cr: GPUTexture
}

export class PostChain {
  readonly picture: GPUTexture
  readonly planes: Planes
  private readonly device: GPUDevice
  private readonly uniforms: GPUBuffer
  private readonly layout: GPUBindGroupLayout
  private readonly sampler: GPUSampler
  private readonly pixelSampler: GPUSampler
  private readonly module: GPUShaderModule
  /** Halves a texture of a format. */
  private readonly shrinkers = new Map<GPUTextureFormat, GPURenderPipeline>()
  private readonly pipelines: Record<'grow' | 'shafts' | 'gather' | 'grade' | 'luma' | 'chroma', GPURenderPipeline>
  private readonly black: GPUTexture
  private readonly downViews: GPUTextureView[]
  private readonly upViews: GPUTextureView[]
  private readonly shaftView: GPUTextureView
  private readonly gatherView: GPUTextureView
  private readonly downBindings: GPUBindGroup[]
  private readonly upBindings: GPUBindGroup[]
  private readonly shaftBindings: GPUBindGroup
  private readonly gatherBindings: GPUBindGroup
  private readonly gradeBindings: GPUBindGroup
  private readonly chromaBindings: GPUBindGroup
  private readonly pictureView: GPUTextureView
  private readonly planeViews: Record<keyof Planes, GPUTextureView>

  static async create(device: GPUDevice, hdr: GPUTexture): Promise<PostChain> {
    return new PostChain(device, hdr, await compile(device, 'post', `${readCore('cell-noise')}\n${readCore('post')}`))
  }

  private constructor(device: GPUDevice, hdr: GPUTexture, module: GPUShaderModule) {
    const { width, height } = hdr
    this.device = device
    this.module = module
    this.uniforms = device.createBuffer({
      size: uniformFloats * 4,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    })
    this.sampler = device.createSampler({ magFilter: 'linear', minFilter: 'linear' })
    this.pixelSampler = device.createSampler({ magFilter: 'nearest', minFilter: 'nearest' })
    this.layout = fragmentLayout(device, ['uniform', 'sampler', 'texture', 'texture', 'sampler'])
    this.picture = createTarget(device, width, height, pictureFormat)
    this.pictureView = this.picture.createView()
    this.planes = {
      y: createTarget(device, width / 4, height, pictureFormat),
      cb: createTarget(device, width / 8, height / 2, pictureFormat),
      cr: createTarget(device, width / 8, height / 2, pictureFormat),
    }
    this.planeViews = {
      y: this.planes.y.createView(),
      cb: this.planes.cb.createView(),
      cr: this.planes.cr.createView(),
    }
    this.pipelines = {
      grow: framePipeline(device, module, 'grow', this.layout),
      shafts: framePipeline(device, module, 'shafts', this.layout),
      gather: framePipeline(device, module, 'gather', this.layout),
      grade: framePipeline(device, module, 'grade', this.layout, pictureFormat),
      luma: framePipeline(device, module, 'luma', this.layout, pictureFormat),
      chroma: framePipeline(device, module, 'chroma', this.layout, pictureFormat, pictureFormat),
    }
    this.black = createTarget(device, 4, 4)
    const down = Array.from({ length: bloomLevels }, (_, i) =>
      createTarget(device, width >> (i + 1), height >> (i + 1)),
    )
    const up = down.slice(0, -1).map((level) => createTarget(device, level.width, level.height))
    const shafts = createTarget(device, width >> 3, height >> 3)
    this.downViews = down.map((level) => level.createView())
    this.upViews = up.map((level) => level.createView())
    this.shaftView = shafts.createView()
    this.gatherView = createTarget(device, width >> 2, height >> 2).createView()
    const hdrView = hdr.createView()
    this.downBindings = [hdrView, ...this.downViews.slice(0, -1)].map((view) => this.bindings(view))
    this.upBindings = this.upViews.map((_, i) =>
      this.bindings(this.upViews[i + 1] ?? this.downViews[i + 1]!, this.downViews[i]!),
    )
    this.shaftBindings = this.bindings(this.downViews[shaftLevel]!)
    this.gatherBindings = this.bindings(this.upViews[finestSum]!, this.shaftView)
    this.gradeBindings = this.bindings(hdrView, this.gatherView)
    this.chromaBindings = this.bindings(this.downViews[0]!, this.gatherView)
  }

  private shrinker(format: GPUTextureFormat): GPURenderPipeline {
    const known = this.shrinkers.get(format)
    if (known) return known
    const made = framePipeline(this.device, this.module, 'shrink', this.layout, format)
    this.shrinkers.set(format, made)
    return made
  }

  /** Fills the mip levels 1… of a texture by halving. */
  drawMips(encoder: GPUCommandEncoder, texture: GPUTexture): void {
    const shrink = this.shrinker(texture.format)
    for (let level = 1; level < texture.mipLevelCount; level++) {
      const above = this.bindings(mipView(texture, level - 1))
      drawFrame(encoder, shrink, above, mipView(texture, level))
    }
  }

  encode(encoder: GPUCommandEncoder, frame: PostFrame, into: 'picture' | 'planes'): void {
    const { grade } = frame
    const { width, height } = this.picture
    this.device.queue.writeBuffer(
      this.uniforms,
      0,
      Float32Array.of(
        width, height, frame.index, grade.godRays,
        ...frame.sunOnFrame, grade.bloom, frame.exposure,
        ...grade.tint, grade.vignette,
        grade.saturation, grade.grain, 0, 0,
      ),
    )
    const shrink = this.shrinker(hdrFormat)
    this.downViews.forEach((view, i) => drawFrame(encoder, shrink, this.downBindings[i]!, view))
    for (let i = this.upViews.length - 1; i >= finestSum; i--) {
      drawFrame(encoder, this.pipelines.grow, this.upBindings[i]!, this.upViews[i]!)
    }
    if (grade.godRays > 0) drawFrame(encoder, this.pipelines.shafts, this.shaftBindings, this.shaftView)
    drawFrame(encoder, this.pipelines.gather, this.gatherBindings, this.gatherView)
    if (into === 'picture') {
      drawFrame(encoder, this.pipelines.grade, this.gradeBindings, this.pictureView)
      return
    }
    drawFrame(encoder, this.pipelines.luma, this.gradeBindings, this.planeViews.y)
    drawFrame(encoder, this.pipelines.chroma, this.chromaBindings, this.planeViews.cb, this.planeViews.cr)
  }

  private bindings(first: GPUTextureView, second = this.black.createView()): GPUBindGroup {
    const resources = [this.uniforms, this.sampler, first, second, this.pixelSampler]
    return bind(this.device, this.layout, resources)
  }
}
