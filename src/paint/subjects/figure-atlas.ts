/** Draws the figures of a frame into an atlas of colour and relief, each at the size it has in the picture. */
import { readFileSync } from 'node:fs'
import type { FrameShape } from '../../scene/camera.ts'
import type { CameraPose, Vec3 } from '../../scene/shot-plan.ts'
import { compile } from '../passes.ts'
import { matrixFloats } from './pose.ts'
import { vertexAttributes, vertexBytes } from './vertex-data.ts'

const atlasFormat = 'rgba8unorm' satisfies GPUTextureFormat
const depthFormat = 'depth16unorm' satisfies GPUTextureFormat
/** Free pixels of the picture around a figure. */
const marginPx = 2
/** The atlas grows in steps, so that it does not grow with every frame. */
const stepPx = 256
const widestPx = 4096

/** Buffers of one figure in its colours. */
export interface Shape {
  readonly vertices: GPUBuffer
  readonly triangles: GPUBuffer
  readonly triangleCorners: number
  /** Fewer triangles of the same vertices, for shadows and mirror images. */
  readonly outline: GPUBuffer
  readonly outlineCorners: number
}

export interface Posed {
  readonly shape: Shape
  /** Of its bones, in the world. */
  readonly matrices: Float32Array
  /** See `light.w` of `figure.wgsl`, metres. */
  readonly flutterM: number
}

/** How a cell shows its figures, in the order of `figure.wgsl`. */
const showings = ['plain', 'flat', 'clipped', 'mirrored'] as const

export interface Showing {
  /** As they are; laid on the surface along the light; without what is below the surface; as the surface mirrors them. */
  readonly as: (typeof showings)[number]
  /** Height of the surface. */
  readonly surfaceY: number
  /** How far a shadow goes in x and z per metre of height. */
  readonly slope: readonly [x: number, z: number]
}

const plain: Showing = { as: 'plain', surfaceY: 0, slope: [0, 0] }

/** Pixels of the frame, y down. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Cell {
  /** What of the picture it holds, whole pixels. */
  readonly rect: Rect
  /** Texels of the atlas per pixel. */
  readonly density: number
  /** Upper left corner in the atlas, texels. */
  readonly x: number
  readonly y: number
}

interface Job {
  readonly figures: readonly Posed[]
  readonly rect: Rect
  readonly density: number
  readonly depth: readonly [near: number, far: number]
  readonly showing: Showing
  at: { x: number; y: number }
}

export class FigureAtlas {
  private readonly device: GPUDevice
  private readonly layout: GPUBindGroupLayout
  private readonly pipelines: Readonly<Record<Showing['as'], GPURenderPipeline>>
  private textures: { albedo: GPUTexture; relief: GPUTexture; depth: GPUTexture } | null = null
  private buffers: (GPUBuffer | undefined)[] = []
  private jobs: Job[] = []

  static async create(device: GPUDevice): Promise<FigureAtlas> {
    const code = readFileSync(new URL('./figure.wgsl', import.meta.url), 'utf8')
    return new FigureAtlas(device, await compile(device, 'figure', code))
  }

  private constructor(device: GPUDevice, module: GPUShaderModule) {
    this.device = device
    const buffer = { type: 'read-only-storage' } as const
    const visibility = GPUShaderStage.VERTEX
    this.layout = device.createBindGroupLayout({ entries: [0, 1].map((binding) => ({ binding, visibility, buffer })) })
    const pipeline = (cullMode: GPUCullMode): GPURenderPipeline =>
      device.createRenderPipeline({
        label: 'figures',
        layout: device.createPipelineLayout({ bindGroupLayouts: [this.layout] }),
        vertex: {
          module,
          entryPoint: 'posed',
          buffers: [{ arrayStride: vertexBytes, attributes: vertexAttributes }],
        },
        // Figures have their left where the world has its far: the picture shows them turned inside out.
        primitive: { topology: 'triangle-list', cullMode, frontFace: 'cw' },
        depthStencil: { format: depthFormat, depthWriteEnabled: true, depthCompare: 'less' },
        fragment: { module, entryPoint: 'painted', targets: [{ format: atlasFormat }, { format: atlasFormat }] },
      })
    const upright = pipeline('back')
    this.pipelines = { plain: upright, clipped: upright, flat: pipeline('none'), mirrored: pipeline('front') }
  }

  /** Null until something was drawn. */
  get albedo(): GPUTexture | null {
    return this.textures?.albedo ?? null
  }

  get relief(): GPUTexture | null {
    return this.textures?.relief ?? null
  }

  begin(): void {
    this.jobs = []
  }

  /**
   * Asks for a cell with figures that may stand before each other.
   *
   * @param rect - What of the picture it shows; whole pixels, so that figures are copied and not resampled.
   * @param depth - Distances from the camera between which all of it lies, metres.
   * @returns The number of the cell, see {@link encode}.
   */
  add(figures: readonly Posed[], rect: Rect, density: number, depth: readonly [number, number], showing = plain): number {
    return this.jobs.push({ figures, rect, density, depth, showing, at: { x: 0, y: 0 } }) - 1
  }

  /** Draws all cells. @returns Them, in the order they were asked for; null: there was no room. */
  encode(encoder: GPUCommandEncoder, camera: CameraPose, shape: FrameShape, timeS: number): (Cell | null)[] {
    const { width, height, placed } = arrange(this.jobs)
    if (placed.size === 0) return this.jobs.map(() => null)
    const { albedo, relief, depth } = this.texturesFor(width, height)
    const drawn = this.jobs.filter((job) => placed.has(job))
    const draws: number[] = []
    const matrices: Float32Array[] = []
    let firstBone = 0
    for (const job of drawn) {
      for (const posed of job.figures) {
        draws.push(...drawData(job, posed, firstBone, camera, shape, timeS, albedo))
        matrices.push(posed.matrices)
        firstBone += posed.matrices.length / matrixFloats
      }
    }
    const bones = new Float32Array(firstBone * matrixFloats)
    let at = 0
    for (const each of matrices) {
      bones.set(each, at)
      at += each.length
    }
    const entries = [Float32Array.from(draws), bones].map((data, binding) => ({
      binding,
      resource: { buffer: this.upload(binding, data) },
    }))
    const attachment = (texture: GPUTexture, clearValue: GPUColor): GPURenderPassColorAttachment => ({
      view: texture.createView(),
      loadOp: 'clear',
      storeOp: 'store',
      clearValue,
    })
    const pass = encoder.beginRenderPass({
      colorAttachments: [attachment(albedo, [0, 0, 0, 0]), attachment(relief, [0.5, 0.5, 0, 0.5])],
      depthStencilAttachment: { view: depth.createView(), depthClearValue: 1, depthLoadOp: 'clear', depthStoreOp: 'discard' },
    })
    pass.setBindGroup(0, this.device.createBindGroup({ layout: this.layout, entries }))
    let index = 0
    for (const { figures, at: corner, rect, density, showing } of drawn) {
      pass.setPipeline(this.pipelines[showing.as])
      pass.setScissorRect(corner.x, corner.y, texels(rect.width, density), texels(rect.height, density))
      for (const { shape: own } of figures) {
        pass.setVertexBuffer(0, own.vertices)
        const isWhole = showing.as === 'plain' || showing.as === 'clipped'
        pass.setIndexBuffer(isWhole ? own.triangles : own.outline, 'uint32')
        pass.drawIndexed(isWhole ? own.triangleCorners : own.outlineCorners, 1, 0, 0, index++)
      }
    }
    pass.end()
    return this.jobs.map((job) => (placed.has(job) ? { rect: job.rect, density: job.density, ...job.at } : null))
  }

  destroy(): void {
    for (const texture of Object.values(this.textures ?? {})) texture.destroy()
    for (const buffer of this.buffers) buffer?.destroy()
  }

  private texturesFor(width: number, height: number): NonNullable<FigureAtlas['textures']> {
    const known = this.textures
    if (known && known.albedo.width >= width && known.albedo.height >= height) return known
    const size = [width, height].map((px, k) =>
      Math.max(Math.ceil(px / stepPx) * stepPx, k === 0 ? (known?.albedo.width ?? 0) : (known?.albedo.height ?? 0)),
    )
    for (const texture of Object.values(known ?? {})) texture.destroy()
    const make = (format: GPUTextureFormat): GPUTexture =>
      this.device.createTexture({
        size,
        format,
        usage: GPUTextureUsage.RENDER_ATTACHMENT | (format === depthFormat ? 0 : GPUTextureUsage.TEXTURE_BINDING),
      })
    this.textures = { albedo: make(atlasFormat), relief: make(atlasFormat), depth: make(depthFormat) }
    return this.textures
  }

  /** Buffers grow when a frame needs more and are kept otherwise. */
  private upload(slot: number, data: Float32Array<ArrayBuffer>): GPUBuffer {
    let buffer = this.buffers[slot]
    if (!buffer || buffer.size < data.byteLength) {
      buffer?.destroy()
      const size = Math.ceil((data.byteLength * 1.5) / 256) * 256
      buffer = this.device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST })
      this.buffers[slot] = buffer
    }
    this.device.queue.writeBuffer(buffer, 0, data)
    return buffer
  }
}

function texels(px: number, density: number): number {
  return Math.ceil(px * density)
}

/** Shelves, the tallest cells first: little room is lost, and every texel of the atlas costs time. */
export function arrange(jobs: readonly Job[]): { width: number; height: number; placed: Set<Job> } {
  const sized = jobs
    .map((job) => ({ job, width: texels(job.rect.width, job.density), height: texels(job.rect.height, job.density) }))
    .sort((a, b) => b.height - a.height)
  const area = sized.reduce((sum, { width, height }) => sum + width * height, 0)
  const broadest = Math.max(0, ...sized.map(({ width }) => width))
  const width = Math.min(widestPx, Math.max(broadest, Math.ceil(Math.sqrt(area * 1.1))))
  const placed = new Set<Job>()
  let shelf = { x: 0, y: 0, height: 0 }
  for (const each of sized) {
    if (each.width > width || each.width === 0 || each.height === 0) continue
    if (shelf.x + each.width > width) shelf = { x: 0, y: shelf.y + shelf.height, height: 0 }
    if (shelf.y + each.height > widestPx) continue
    each.job.at = { x: shelf.x, y: shelf.y }
    shelf = { x: shelf.x + each.width, y: shelf.y, height: Math.max(shelf.height, each.height) }
    placed.add(each.job)
  }
  return { width, height: shelf.y + shelf.height, placed }
}

function drawData(
  { rect, density, depth: [near, far], showing, at }: Job,
  { flutterM }: Posed,
  firstBone: number,
  camera: CameraPose,
  shape: FrameShape,
  timeS: number,
  atlas: GPUTexture,
): number[] {
  const perUnit = camera.focal * shape.scale * density
  const middleX = (shape.width / 2 + camera.pan * shape.scale - rect.x) * density + at.x
  const middleY = (shape.height / 2 - camera.horizon * shape.height - rect.y) * density + at.y
  // depth = a + b / distance: what the rasteriser keeps straight across a triangle
  const b = (near * far) / (near - far)
  const a = -b / near
  return [
    (2 * perUnit) / atlas.width, (2 * middleX) / atlas.width - 1,
    (2 * perUnit) / atlas.height, 1 - (2 * middleY) / atlas.height,
    ...camera.position, firstBone,
    a, b, showing.surfaceY, showings.indexOf(showing.as),
    ...showing.slope, timeS, flutterM,
  ]
}

/**
 * The part of the frame that boxes cover.
 *
 * @param corners - Points of the world.
 * @returns Null when nothing of them is in the frame.
 */
export function frameRect(
  corners: readonly Vec3[],
  camera: CameraPose,
  shape: FrameShape,
  reachPx = 0,
): { rect: Rect; depth: readonly [number, number] } | null {
  let [left, top, right, bottom, near, far] = [Infinity, Infinity, -Infinity, -Infinity, Infinity, 0]
  for (const [x, y, z] of corners) {
    const away = Math.max(z - camera.position[2], 0.02)
    const perUnit = (camera.focal * shape.scale) / away
    const px = shape.width / 2 + camera.pan * shape.scale + (x - camera.position[0]) * perUnit
    const py = shape.height / 2 - camera.horizon * shape.height - (y - camera.position[1]) * perUnit
    left = Math.min(left, px)
    right = Math.max(right, px)
    top = Math.min(top, py)
    bottom = Math.max(bottom, py)
    near = Math.min(near, away)
    far = Math.max(far, away)
  }
  const x = Math.max(-reachPx, Math.floor(left) - marginPx)
  const y = Math.max(-reachPx, Math.floor(top) - marginPx)
  const width = Math.min(shape.width + reachPx, Math.ceil(right) + marginPx) - x
  const height = Math.min(shape.height + reachPx, Math.ceil(bottom) + marginPx) - y
  return width > 0 && height > 0 ? { rect: { x, y, width, height }, depth: [near * 0.98, far * 1.02] } : null
}
