/**
 * Draws the figures of a frame into an atlas of albedo and relief, each at the size it has in the picture.
 */
import { readFileSync } from 'node:fs'
import { compile } from '../passes.ts'
import { readCore } from '../shader-files.ts'
import { DrawList } from './draw-list.ts'
import { type BinnedShapes, type Cell, binFigure, emptyBins } from './tile-binning.ts'

const atlasFormat = 'rgba8unorm' satisfies GPUTextureFormat
const tileFloats = 12
/** Free pixels around a figure for its soft edge. */
const marginPx = 2

export class FigureAtlas {
  readonly albedo: GPUTexture
  readonly relief: GPUTexture
  readonly sizePx: number
  private readonly device: GPUDevice
  private readonly pipeline: GPURenderPipeline
  private bins: BinnedShapes = emptyBins()
  private shelf = { x: 0, y: 0, height: 0 }
  private buffers: GPUBuffer[] = []

  static async create(device: GPUDevice, sizePx: number): Promise<FigureAtlas> {
    const figure = readFileSync(new URL('./figure.wgsl', import.meta.url), 'utf8')
    return new FigureAtlas(device, sizePx, await compile(device, 'figure', `${readCore('cell-noise')}\n${figure}`))
  }

  private constructor(device: GPUDevice, sizePx: number, module: GPUShaderModule) {
    this.device = device
    this.sizePx = sizePx
    const texture = (): GPUTexture =>
      device.createTexture({
        size: [sizePx, sizePx],
        format: atlasFormat,
        usage: GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING,
      })
    this.albedo = texture()
    this.relief = texture()
    const instance = (shaderLocation: number): GPUVertexAttribute => ({
      shaderLocation,
      offset: shaderLocation * 16,
      format: 'float32x4',
    })
    this.pipeline = device.createRenderPipeline({
      label: 'figures',
      layout: 'auto',
      vertex: {
        module,
        entryPoint: 'tileQuad',
        constants: { atlasPx: sizePx },
        buffers: [
          { arrayStride: tileFloats * 4, stepMode: 'instance', attributes: [instance(0), instance(1), instance(2)] },
        ],
      },
      primitive: { topology: 'triangle-strip' },
      fragment: { module, entryPoint: 'figureTile', targets: [{ format: atlasFormat }, { format: atlasFormat }] },
    })
  }

  /** Forgets the figures of the last frame. */
  begin(): void {
    this.bins = emptyBins()
    this.shelf = { x: 0, y: 0, height: 0 }
  }

  /**
   * Places a figure so that its cell's corner lies on whole pixels of the picture: the figure is then copied,
   * not resampled, and does not soften and sharpen as it moves.
   *
   * @param anchor - Where the figure's origin lies in the picture, pixels from the upper left corner.
   * @returns The cell and the pixel of the picture at its upper left corner, or null when it does not fit.
   */
  add(
    list: DrawList,
    anchor: { x: number; y: number; pixelsPerMetre: number },
  ): { cell: Cell; x: number; y: number } | null {
    const { left, bottom, right, top } = list.bounds
    const scale = anchor.pixelsPerMetre
    const x = Math.floor(anchor.x + left * scale) - marginPx
    const y = Math.floor(anchor.y - top * scale) - marginPx
    const widthPx = Math.ceil(anchor.x + right * scale) + marginPx - x
    const heightPx = Math.ceil(anchor.y - bottom * scale) + marginPx - y
    if (this.shelf.x + widthPx > this.sizePx) this.shelf = { x: 0, y: this.shelf.y + this.shelf.height, height: 0 }
    if (widthPx > this.sizePx || this.shelf.y + heightPx > this.sizePx) return null
    const cell: Cell = {
      x: this.shelf.x,
      y: this.shelf.y,
      widthPx,
      heightPx,
      left: (x - anchor.x) / scale,
      bottom: (anchor.y - y - heightPx) / scale,
      pixelsPerMetre: scale,
    }
    this.shelf = { x: this.shelf.x + widthPx, y: this.shelf.y, height: Math.max(this.shelf.height, heightPx) }
    binFigure(this.bins, list, cell)
    return { cell, x, y }
  }

  encode(encoder: GPUCommandEncoder): void {
    const { tiles, shapes, vertices } = this.bins
    if (tiles.length === 0) return
    const tileData = tiles.flatMap(({ x, y, widthPx, heightPx, cell, firstShape, shapeCount, firstVertex }) => [
      x, y, widthPx, heightPx,
      cell.left, cell.bottom, cell.pixelsPerMetre, firstVertex,
      cell.x, cell.y + cell.heightPx, firstShape, shapeCount,
    ])
    const [tileBuffer, shapeBuffer, vertexBuffer] = this.upload(tileData, shapes, vertices)
    const attachment = (texture: GPUTexture): GPURenderPassColorAttachment => ({
      view: texture.createView(),
      loadOp: 'clear',
      storeOp: 'store',
    })
    const pass = encoder.beginRenderPass({ colorAttachments: [attachment(this.albedo), attachment(this.relief)] })
    pass.setPipeline(this.pipeline)
    pass.setVertexBuffer(0, tileBuffer)
    pass.setBindGroup(
      0,
      this.device.createBindGroup({
        layout: this.pipeline.getBindGroupLayout(0),
        entries: [
          { binding: 0, resource: { buffer: shapeBuffer } },
          { binding: 1, resource: { buffer: vertexBuffer } },
        ],
      }),
    )
    pass.draw(4, tiles.length)
    pass.end()
  }

  destroy(): void {
    this.albedo.destroy()
    this.relief.destroy()
    for (const buffer of this.buffers) buffer.destroy()
  }

  /** Buffers grow when a frame needs more and are kept otherwise. */
  private upload(tiles: number[], shapes: number[], vertices: number[]): [GPUBuffer, GPUBuffer, GPUBuffer] {
    const write = (slot: number, values: number[], usage: number): GPUBuffer => {
      const bytes = Math.max(values.length * 4, 64)
      let buffer = this.buffers[slot]
      if (!buffer || buffer.size < bytes) {
        buffer?.destroy()
        buffer = this.device.createBuffer({
          size: Math.ceil((bytes * 1.5) / 256) * 256,
          usage: usage | GPUBufferUsage.COPY_DST,
        })
        this.buffers[slot] = buffer
      }
      if (values.length > 0) this.device.queue.writeBuffer(buffer, 0, Float32Array.from(values))
      return buffer
    }
    return [
      write(0, tiles, GPUBufferUsage.VERTEX),
      write(1, shapes, GPUBufferUsage.STORAGE),
      write(2, vertices, GPUBufferUsage.STORAGE),
    ]
  }
}
