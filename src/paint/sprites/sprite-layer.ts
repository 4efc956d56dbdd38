/** Draws the sprites of a plan into its picture, those behind the subjects and those before them. */
import type { FrameShape } from '../../scene/camera.ts'
import type { ShotPlan } from '../../scene/shot-plan.ts'
import type { PostChain } from '../post-chain.ts'
import { fragmentLayout, hdrFormat } from '../passes.ts'
import { SpriteAtlas } from './atlas.ts'
import { spriteModel } from './models/index.ts'
import { outlineLevels } from './facet.ts'
import { instanceData, instanceFloats, outlineOffset, placeSprites } from './placing.ts'

/** Farther off, a shadow is a line under what casts it. */
const shadowsUntilM = 90
/** Of a sprite's place in `core/sprites.wgsl`, and how many are settled together. */
const settledBytes = 16
const settlingGroup = 32
/** Two for each level of an outline; a shadow has five. */
const stripCorners = 2 * outlineLevels
const shadowCorners = 10

export interface SpritePipelines {
  readonly intoFrame: GPURenderPipeline
  readonly intoMap: GPURenderPipeline
  /** On the ground. */
  readonly shadows: GPURenderPipeline
  /** Finds where they stand. */
  readonly settle: GPUComputePipeline
}

/** Bindings of group 1: the atlas, and where the sprites stand. */
function spriteLayout(device: GPUDevice): GPUBindGroupLayout {
  return fragmentLayout(device, ['texture', 'texture', 'sampler', 'storage'], GPUShaderStage.FRAGMENT | GPUShaderStage.VERTEX)
}

/** Group 1, which the settling lacks. */
function noBindings(device: GPUDevice): GPUBindGroupLayout {
  return device.createBindGroupLayout({ entries: [] })
}

/** Bindings of group 2 of the settling: the sprites, and where they stand. */
function settlingLayout(device: GPUDevice): GPUBindGroupLayout {
  const types = ['read-only-storage', 'storage'] as const
  return device.createBindGroupLayout({
    entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })),
  })
}

/** @param module - `core/sprites.wgsl` after the prelude and the plan's terrain. */
export function spritePipelines(
  device: GPUDevice,
  module: GPUShaderModule,
  sceneLayout: GPUBindGroupLayout,
): SpritePipelines {
  const layout = device.createPipelineLayout({ bindGroupLayouts: [sceneLayout, spriteLayout(device)] })
  const pipeline = (what: 'sprite' | 'shadow', isMap: boolean): GPURenderPipeline =>
    device.createRenderPipeline({
      label: `${what}s`,
      layout,
      vertex: {
        module,
        entryPoint: `${what}Quad`,
        ...constants(what, isMap),
        buffers: [{
          arrayStride: instanceFloats * 4,
          stepMode: 'instance',
          attributes: [0, 1, 2, 3, 4, 5, 6, 7].map((shaderLocation) => ({
            shaderLocation,
            offset: shaderLocation * 16,
            format: shaderLocation * 16 < outlineOffset ? 'float32x4' : 'uint32x4',
          })),
        }],
      },
      primitive: { topology: 'triangle-strip' },
      fragment: {
        module,
        entryPoint: what === 'sprite' ? 'paintSprite' : 'paintShadow',
        ...constants(what, isMap),
        targets: [{
          format: hdrFormat,
          blend: {
            color: { srcFactor: 'one', dstFactor: 'one-minus-src-alpha' },
            // The picture's alpha is how much key light passes.
            alpha: { srcFactor: 'zero', dstFactor: 'one-minus-src-alpha' },
          },
        }],
      },
    })
  const settle = device.createComputePipeline({
    label: 'settle sprites',
    layout: device.createPipelineLayout({ bindGroupLayouts: [sceneLayout, noBindings(device), settlingLayout(device)] }),
    compute: { module, entryPoint: 'settleSprites' },
  })
  return { intoFrame: pipeline('sprite', false), intoMap: pipeline('sprite', true), shadows: pipeline('shadow', false), settle }
}

/** The shadow's shader reads no constant, and WebGPU refuses one that is not there. */
function constants(what: 'sprite' | 'shadow', isMap: boolean): { constants?: Record<string, number> } {
  return what === 'sprite' ? { constants: { INTO_MAP: Number(isMap) } } : {}
}

interface Range {
  readonly first: number
  readonly count: number
}

export class SpriteLayer {
  private readonly pipelines: SpritePipelines
  private readonly atlas: SpriteAtlas
  private readonly instances: GPUBuffer
  private readonly settled: GPUBuffer
  private readonly bindings: GPUBindGroup
  private readonly settlingBindings: readonly [nothing: GPUBindGroup, own: GPUBindGroup]
  private readonly far: Range
  private readonly shadows: Range
  /** Farther than the first subjects, between them and the next, … nearer than the last. */
  private readonly stages: readonly Range[]

  /**
   * @param cuts - Depths of the subjects that are drawn among the sprites, farthest first.
   * @throws {ReelsmithError} `paint/failed` for a model or a parameter that does not exist.
   */
  static async create(
    device: GPUDevice,
    post: PostChain,
    plan: ShotPlan,
    shape: FrameShape,
    pipelines: SpritePipelines,
    cuts: readonly number[],
  ): Promise<SpriteLayer> {
    const { cells, shown } = placeSprites(plan, shape)
    const atlas = await SpriteAtlas.draw(device, post, cells)
    const far = shown.filter(({ use }) => use.far)
    const hasSun = plan.light.sun[1] > 0 && !plan.light.behind
    const shadows = hasSun ? shown.filter(({ use, place }) => spriteModel(use.sprite).hasShadow && place.z < shadowsUntilM) : []
    const data = instanceData([...far, ...shadows, ...shown], cells, atlas.places)
    const counts = [Infinity, ...cuts].map((from, i) => {
      const to = cuts[i] ?? -Infinity
      return shown.filter(({ place }) => place.z <= from && place.z > to).length
    })
    return new SpriteLayer(device, atlas, data, pipelines, [far.length, shadows.length, ...counts])
  }

  private constructor(
    device: GPUDevice,
    atlas: SpriteAtlas,
    data: Float32Array<ArrayBuffer>,
    pipelines: SpritePipelines,
    counts: readonly number[],
  ) {
    this.atlas = atlas
    this.pipelines = pipelines
    let first = 0
    const [far, shadows, ...stages] = counts.map((count): Range => {
      first += count
      return { first: first - count, count }
    })
    this.far = far!
    this.shadows = shadows!
    this.stages = stages
    this.instances = device.createBuffer({
      size: data.byteLength,
      usage: GPUBufferUsage.VERTEX | GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    })
    this.settled = device.createBuffer({ size: (data.length / instanceFloats) * settledBytes, usage: GPUBufferUsage.STORAGE })
    device.queue.writeBuffer(this.instances, 0, data)
    this.bindings = device.createBindGroup({
      layout: spriteLayout(device),
      entries: [
        { binding: 0, resource: atlas.albedo.createView() },
        { binding: 1, resource: atlas.form.createView() },
        { binding: 2, resource: device.createSampler({ magFilter: 'linear', minFilter: 'linear', mipmapFilter: 'nearest' }) },
        { binding: 3, resource: { buffer: this.settled } },
      ],
    })
    this.settlingBindings = [
      device.createBindGroup({ layout: noBindings(device), entries: [] }),
      device.createBindGroup({
        layout: settlingLayout(device),
        entries: [this.instances, this.settled].map((buffer, binding) => ({ binding, resource: { buffer } })),
      }),
    ]
  }

  /** Finds where all stand in this frame: before anything is drawn, after the land is laid. */
  settle(encoder: GPUCommandEncoder, sceneBindings: GPUBindGroup): void {
    const pass = encoder.beginComputePass()
    pass.setPipeline(this.pipelines.settle)
    for (const [group, bindings] of [sceneBindings, ...this.settlingBindings].entries()) pass.setBindGroup(group, bindings)
    pass.dispatchWorkgroups(Math.ceil(this.settled.size / settledBytes / settlingGroup))
    pass.end()
  }

  /** Those that are mirrored in water, into the backdrop map. */
  drawFar(encoder: GPUCommandEncoder, map: GPUTextureView, sceneBindings: GPUBindGroup): void {
    this.draw(encoder, this.pipelines.intoMap, map, sceneBindings, this.far)
  }

  drawShadows(encoder: GPUCommandEncoder, target: GPUTextureView, sceneBindings: GPUBindGroup): void {
    this.draw(encoder, this.pipelines.shadows, target, sceneBindings, this.shadows, shadowCorners)
  }

  /** What stands before the cut of number `stage` − 1 and behind that of number `stage`. */
  drawStage(encoder: GPUCommandEncoder, target: GPUTextureView, sceneBindings: GPUBindGroup, stage: number): void {
    this.draw(encoder, this.pipelines.intoFrame, target, sceneBindings, this.stages[stage]!)
  }

  destroy(): void {
    this.atlas.destroy()
    this.instances.destroy()
    this.settled.destroy()
  }

  private draw(
    encoder: GPUCommandEncoder,
    pipeline: GPURenderPipeline,
    target: GPUTextureView,
    sceneBindings: GPUBindGroup,
    { first, count }: Range,
    corners = stripCorners,
  ): void {
    if (count === 0) return
    const pass = encoder.beginRenderPass({ colorAttachments: [{ view: target, loadOp: 'load', storeOp: 'store' }] })
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, sceneBindings)
    pass.setBindGroup(1, this.bindings)
    pass.setVertexBuffer(0, this.instances)
    pass.draw(corners, count, 0, first)
    pass.end()
  }
}
