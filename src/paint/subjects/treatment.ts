/**
 * Lights figures like the scene and sets them into its picture, with the shadows that tie them to the ground.
 */
import { readFileSync } from 'node:fs'
import type { Vec3 } from '../../scene/shot-plan.ts'
import { compile } from '../passes.ts'
import type { Cell, FigureAtlas, Rect } from './figure-atlas.ts'

/** As in `treatment.wgsl`. */
const lightFloats = 32
const kinds = { body: 0, shadow: 1, contact: 2, mirror: 3, puff: 4 } as const

export interface SubjectLight {
  /** Unit vector toward the key light: x right, y up, z toward the viewer. */
  readonly sun: Vec3
  readonly sunColor: Vec3
  /** Fill from above and from below. */
  readonly sky: Vec3
  readonly ground: Vec3
  readonly haze: Vec3
  /** What gloss mirrors. */
  readonly horizon: Vec3
  readonly zenith: Vec3
  readonly rim: number
  readonly fillFloor: number
}

interface Placed {
  /** Part of the haze that lies before it, 0 … 1. */
  readonly haze: number
  /** How much of it shows, 0 … 1. */
  readonly strength: number
}

export type Item =
  | (Placed & { readonly kind: 'body'; readonly cell: Cell })
  | (Placed & {
      readonly kind: 'shadow'
      readonly cell: Cell
      /** Where it touches the figure, and how tall that is, pixels. */
      readonly from: readonly [x: number, y: number]
      readonly heightPx: number
    })
  | (Placed & {
      readonly kind: 'mirror'
      readonly cell: Cell
      /** Row of the frame where the mirroring surface meets the figure. */
      readonly waterlinePx: number
      readonly wobblePx: number
    })
  | (Placed & { readonly kind: 'contact'; readonly rect: Rect })
  | (Placed & {
      readonly kind: 'puff'
      readonly rect: Rect
      readonly color: Vec3
      readonly glow: number
      readonly seed: number
    })

export class Treatment {
  private readonly device: GPUDevice
  private readonly pipeline: GPURenderPipeline
  private readonly uniforms: GPUBuffer
  private readonly sampler: GPUSampler
  private items: GPUBuffer | null = null

  static async create(device: GPUDevice, targetFormat: GPUTextureFormat): Promise<Treatment> {
    const code = readFileSync(new URL('./treatment.wgsl', import.meta.url), 'utf8')
    return new Treatment(device, await compile(device, 'treatment', code), targetFormat)
  }

  private constructor(device: GPUDevice, module: GPUShaderModule, targetFormat: GPUTextureFormat) {
    this.device = device
    this.uniforms = device.createBuffer({
      size: lightFloats * 4,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    })
    this.sampler = device.createSampler({ magFilter: 'linear', minFilter: 'linear' })
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
  }

  /** Draws the items in their order over what `target` holds. */
  encode(
    encoder: GPUCommandEncoder,
    target: GPUTextureView,
    frame: { width: number; height: number; timeS: number },
    light: SubjectLight,
    atlas: FigureAtlas,
    items: readonly Item[],
  ): void {
    const { albedo, relief } = atlas
    if (items.length === 0 || !albedo || !relief) return
    const head = Float32Array.of(
      frame.width, frame.height, light.rim, light.fillFloor,
      ...light.sun, frame.timeS,
      ...light.sunColor, 0,
      ...light.sky, 0,
      ...light.ground, 0,
      ...light.haze, 0,
      ...light.horizon, 0,
      ...light.zenith, 0,
    )
    this.device.queue.writeBuffer(this.uniforms, 0, head)
    const entries = [
      { buffer: this.uniforms }, this.sampler, albedo.createView(), relief.createView(), { buffer: this.upload(items) },
    ].map((resource, binding) => ({ binding, resource }))
    const pass = encoder.beginRenderPass({ colorAttachments: [{ view: target, loadOp: 'load', storeOp: 'store' }] })
    pass.setPipeline(this.pipeline)
    pass.setBindGroup(0, this.device.createBindGroup({ layout: this.pipeline.getBindGroupLayout(0), entries }))
    pass.draw(4, items.length)
    pass.end()
  }

  destroy(): void {
    this.uniforms.destroy()
    this.items?.destroy()
  }

  private upload(items: readonly Item[]): GPUBuffer {
    const data = Float32Array.from(items.flatMap(itemData))
    if (!this.items || this.items.size < data.byteLength) {
      this.items?.destroy()
      const size = Math.ceil((data.byteLength * 1.5) / 256) * 256
      this.items = this.device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST })
    }
    this.device.queue.writeBuffer(this.items, 0, data)
    return this.items
  }
}

function itemData(item: Item): number[] {
  const { kind, haze, strength } = item
  const rect = 'cell' in item ? item.cell.rect : item.rect
  const cell = 'cell' in item ? [item.cell.x, item.cell.y, item.cell.density, 0] : [0, 0, 0, 0]
  const look = (last: number): number[] => [kinds[kind], haze, strength, last]
  const head = [rect.x, rect.y, rect.width, rect.height, ...cell]
  switch (item.kind) {
    case 'shadow':
      return [...head, ...look(item.heightPx), ...item.from, item.heightPx, 0]
    case 'mirror':
      return [...head, ...look(item.wobblePx), item.waterlinePx, 0, 0, 0]
    case 'puff':
      return [...head, ...look(item.seed), ...item.color, item.glow]
    case 'body':
    case 'contact':
      return [...head, ...look(0), 0, 0, 0, 0]
  }
}
