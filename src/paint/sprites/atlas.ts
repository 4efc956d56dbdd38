/** Packs the cells of sprites into one texture and draws their facets there, once for a plan. */
import { readFileSync } from 'node:fs'
import { bind, compile, createTarget, fragmentLayout, mipView } from '../passes.ts'
import type { PostChain } from '../post-chain.ts'
import { readCore } from '../shader-files.ts'
import { type Model, facetShapes, inDrawingOrder } from './facet.ts'

const format = 'rgba8unorm' satisfies GPUTextureFormat
export const atlasMips = 4
/** Free pixels around a cell: what the coarsest mip level mixes. */
const marginPx = 8
/** Longest side of the atlas: a jungle asks for more, and two textures of 4096 pixels take 180 MB. */
const [leastLimitPx, mostLimitPx] = [3072, 4096]
/** Of the atlas, as a multiple of the frame's. */
const areaOfFrames = 12
const facetFloats = 16

export interface Cell {
  readonly model: Model
  /** Height of the model in pixels. */
  readonly heightPx: number
}

/** Where a cell lies, parts of the atlas; y down. */
export interface CellPlace {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Height in pixels. */
  readonly heightPx: number
}

export interface Packed {
  readonly width: number
  readonly height: number
  /** Upper left corners in pixels, in the order of the cells. */
  readonly corners: readonly (readonly [x: number, y: number])[]
  /** What the sizes were multiplied with to make them fit. */
  readonly scale: number
}

/** In shelves, highest first; smaller by a tenth until all of them fit. */
export function pack(sizes: readonly (readonly [width: number, height: number])[], limitPx: number = mostLimitPx): Packed {
  for (let scale = 1; ; scale *= 0.9) {
    const scaled = sizes.map(([width, height]) => [Math.ceil(width * scale), Math.ceil(height * scale)] as const)
    const packed = packShelves(scaled, limitPx)
    if (packed) return { ...packed, scale }
  }
}

function packShelves(sizes: readonly (readonly [number, number])[], limitPx: number): Omit<Packed, 'scale'> | null {
  const area = sizes.reduce((sum, [width, height]) => sum + (width + marginPx) * (height + marginPx), 0)
  const widest = Math.max(64, ...sizes.map(([width]) => width + 2 * marginPx))
  const width = Math.min(limitPx, Math.ceil(Math.max(widest, Math.sqrt(area) * 1.15) / 64) * 64)
  if (widest > limitPx) return null
  const corners: [number, number][] = []
  const byHeight = sizes.map((size, i) => ({ size, i })).sort((a, b) => b.size[1] - a.size[1])
  let x = marginPx
  let y = marginPx
  let shelf = 0
  for (const { size, i } of byHeight) {
    if (x + size[0] + marginPx > width) {
      x = marginPx
      y += shelf + marginPx
      shelf = 0
    }
    corners[i] = [x, y]
    x += size[0] + marginPx
    shelf = Math.max(shelf, size[1])
  }
  const height = Math.ceil((y + shelf + marginPx) / 64) * 64
  return height > limitPx ? null : { width, height, corners }
}

/** What the facets of a cell are in pixels of the atlas, farthest first; sixteen floats each. */
export function facetData(model: Model, corner: readonly [number, number], heightPx: number): number[] {
  const { bounds, facets } = model
  const scale = heightPx / (bounds.top - bounds.bottom)
  const data: number[] = []
  for (const { centre, a, b, shape, detail = 0, color, alpha = 1, normal, glow = 0 } of inDrawingOrder(facets)) {
    data.push(
      corner[0] + (centre[0] - bounds.left) * scale, corner[1] + (bounds.top - centre[1]) * scale, a[0] * scale, -a[1] * scale,
      b[0] * scale, -b[1] * scale, facetShapes[shape], detail,
      ...color, alpha,
      ...normal, glow,
    )
  }
  return data
}

export class SpriteAtlas {
  readonly albedo: GPUTexture
  readonly form: GPUTexture
  readonly places: readonly CellPlace[]

  /** Compiles, packs and draws; submits by itself. */
  static async draw(device: GPUDevice, post: PostChain, cells: readonly Cell[]): Promise<SpriteAtlas> {
    const source = readFileSync(new URL('./facets.wgsl', import.meta.url), 'utf8')
    const module = await compile(device, 'facets', `${readCore('cell-noise')}\n${source}`)
    return new SpriteAtlas(device, post, module, cells)
  }

  private constructor(device: GPUDevice, post: PostChain, module: GPUShaderModule, cells: readonly Cell[]) {
    const sizes = cells.map(({ model: { bounds }, heightPx }) => {
      const aspect = (bounds.right - bounds.left) / (bounds.top - bounds.bottom)
      return [Math.ceil(heightPx * aspect), Math.ceil(heightPx)] as const
    })
    const { picture } = post
    const limitPx = Math.min(mostLimitPx, Math.max(leastLimitPx, Math.round(Math.sqrt(areaOfFrames * picture.width * picture.height))))
    const { width, height, corners, scale } = pack(sizes, limitPx)
    this.albedo = createTarget(device, width, height, format, atlasMips)
    this.form = createTarget(device, width, height, format, atlasMips)
    this.places = sizes.map((size, i) => {
      const [x, y] = corners[i]!
      const [cellWidth, cellHeight] = [size[0] * scale, size[1] * scale]
      return { left: x / width, top: y / height, right: (x + cellWidth) / width, bottom: (y + cellHeight) / height, heightPx: cellHeight }
    })
    const data = Float32Array.from(cells.flatMap(({ model }, i) => facetData(model, corners[i]!, sizes[i]![1] * scale)))
    const encoder = device.createCommandEncoder()
    this.encode(device, encoder, module, data)
    post.drawMips(encoder, this.albedo)
    post.drawMips(encoder, this.form)
    device.queue.submit([encoder.finish()])
  }

  destroy(): void {
    this.albedo.destroy()
    this.form.destroy()
  }

  private encode(device: GPUDevice, encoder: GPUCommandEncoder, module: GPUShaderModule, data: Float32Array): void {
    const buffer = device.createBuffer({ size: Math.max(64, data.byteLength), usage: GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_DST })
    device.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>)
    const layout = fragmentLayout(device, [])
    const over: GPUBlendComponent = { srcFactor: 'one', dstFactor: 'one-minus-src-alpha', operation: 'add' }
    const target: GPUColorTargetState = { format, blend: { color: over, alpha: over } }
    const pipeline = device.createRenderPipeline({
      label: 'facets',
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      vertex: {
        module,
        entryPoint: 'facetQuad',
        constants: { atlasWidth: this.albedo.width, atlasHeight: this.albedo.height },
        buffers: [{
          arrayStride: facetFloats * 4,
          stepMode: 'instance',
          attributes: [0, 1, 2, 3].map((shaderLocation) => ({ shaderLocation, offset: shaderLocation * 16, format: 'float32x4' })),
        }],
      },
      primitive: { topology: 'triangle-strip' },
      fragment: { module, entryPoint: 'paintFacet', targets: [target, target] },
    })
    const attachment = (texture: GPUTexture): GPURenderPassColorAttachment => ({
      view: mipView(texture, 0),
      loadOp: 'clear',
      storeOp: 'store',
      clearValue: [0, 0, 0, 0],
    })
    const pass = encoder.beginRenderPass({ colorAttachments: [attachment(this.albedo), attachment(this.form)] })
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, bind(device, layout, []))
    pass.setVertexBuffer(0, buffer)
    pass.draw(4, data.length / facetFloats)
    pass.end()
  }
}
