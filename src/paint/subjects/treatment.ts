/**
 * Lights figures like the scene and sets them into its picture, with the shadows that tie them to the ground.
 */
import { readFileSync } from 'node:fs'
import type { Vec3 } from '../../scene/shot-plan.ts'
import { compile } from '../passes.ts'
import type { Cell } from './tile-binning.ts'

/** As in `treatment.wgsl`. */
const maxItems = 48
const lightFloats = 24
const itemFloats = 16
const kinds = { body: 0, castShadow: 1, contact: 2 } as const

export interface SubjectLight {
  /** Unit vector toward the key light: x right, y up, z toward the viewer. */
  readonly sun: Vec3
  readonly sunColor: Vec3
  /** Fill from above and from below. */
  readonly sky: Vec3
  readonly ground: Vec3
  readonly haze: Vec3
  readonly rim: number
  readonly fillFloor: number
}

/** Pixels of the frame, y down. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Item {
  readonly kind: keyof typeof kinds
  readonly rect: Rect
  readonly cell: Cell | null
  /** Part of the haze that lies before it, 0 … 1. */
  readonly haze: number
  /** Of a shadow, 0 … 1. */
  readonly strength: number
  /**
   * Of a cast shadow: how far its head is moved to the right, and how high it lies, in heights of the figure.
   */
  readonly shadow: readonly [shift: number, height: number]
}

export class Treatment {
  private readonly device: GPUDevice
  private readonly pipeline: GPURenderPipeline
  private readonly uniforms: GPUBuffer
  private readonly bindings: GPUBindGroup
  private readonly data = new Float32Array(lightFloats + maxItems * itemFloats)
  private readonly atlasPx: number

  static async create(
    device: GPUDevice,
    atlas: { albedo: GPUTexture; relief: GPUTexture; sizePx: number },
    targetFormat: GPUTextureFormat,
  ): Promise<Treatment> {
    const code = readFileSync(new URL('./treatment.wgsl', import.meta.url), 'utf8')
    return new Treatment(device, await compile(device, 'treatment', code), atlas, targetFormat)
  }

  private constructor(
    device: GPUDevice,
    module: GPUShaderModule,
    atlas: { albedo: GPUTexture; relief: GPUTexture; sizePx: number },
    targetFormat: GPUTextureFormat,
  ) {
    this.device = device
    this.atlasPx = atlas.sizePx
    this.uniforms = device.createBuffer({
      size: this.data.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    })
    this.pipeline = device.createRenderPipeline({
      label: 'treatment',
      layout: 'auto',
      vertex: { module, entryPoint: 'itemQuad' },
      primitive: { topology: 'triangle-strip' },
      fragment: {
        module,
        entryPoint: 'setInPicture',
        targets: [
          {
            format: targetFormat,
            blend: {
              color: { srcFactor: 'one', dstFactor: 'one-minus-src-alpha' },
              // The picture's alpha is how much key light passes: a body stops it.
              alpha: { srcFactor: 'zero', dstFactor: 'one-minus-src-alpha' },
            },
          },
        ],
      },
    })
    this.bindings = device.createBindGroup({
      layout: this.pipeline.getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: this.uniforms } },
        { binding: 1, resource: device.createSampler({ magFilter: 'linear', minFilter: 'linear' }) },
        { binding: 2, resource: atlas.albedo.createView() },
        { binding: 3, resource: atlas.relief.createView() },
      ],
    })
  }

  /** Draws the items in their order over what `target` holds; more than 48 are left out from the end. */
  encode(
    encoder: GPUCommandEncoder,
    target: GPUTextureView,
    frame: { width: number; height: number },
    light: SubjectLight,
    items: readonly Item[],
  ): void {
    const shown = items.slice(0, maxItems)
    if (shown.length === 0) return
    this.data.set([
      frame.width, frame.height, light.rim, light.fillFloor,
      ...light.sun, 0,
      ...light.sunColor, 0,
      ...light.sky, 0,
      ...light.ground, 0,
      ...light.haze, 0,
    ])
    shown.forEach((item, i) => this.data.set(this.itemData(item), lightFloats + i * itemFloats))
    this.device.queue.writeBuffer(this.uniforms, 0, this.data)
    const pass = encoder.beginRenderPass({ colorAttachments: [{ view: target, loadOp: 'load', storeOp: 'store' }] })
    pass.setPipeline(this.pipeline)
    pass.setBindGroup(0, this.bindings)
    pass.draw(4, shown.length)
    pass.end()
  }

  destroy(): void {
    this.uniforms.destroy()
  }

  private itemData({ kind, rect, cell, haze, strength, shadow }: Item): number[] {
    const atlas = cell
      ? [cell.x, cell.y, cell.x + cell.widthPx, cell.y + cell.heightPx].map((px) => px / this.atlasPx)
      : [0, 0, 0, 0]
    return [
      rect.x, rect.y, rect.width, rect.height,
      ...atlas,
      kinds[kind], haze, strength, 0.05,
      ...shadow, 0, 0,
    ]
  }
}
