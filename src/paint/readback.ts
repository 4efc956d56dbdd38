/** Brings painted pictures from the device: as I420 for the encoder, as RGBA for looking at. */
import { setTimeout as sleep } from 'node:timers/promises'
import { bind, compile } from './passes.ts'
import { readCore } from './shader-files.ts'

/** Width the device paints at: the conversion handles eight pixels at a time. */
export function paintedWidth(width: number): number {
  return Math.ceil(width / 8) * 8
}

export function i420Size(width: number, height: number): number {
  return (width * height * 3) / 2
}

/** Two read-back buffers, so that one frame is painted while the one before is read and sent. */
export class I420Readback {
  private readonly device: GPUDevice
  private readonly picture: GPUTexture
  private readonly pipeline: GPUComputePipeline
  private readonly bindings: GPUBindGroup
  private readonly planes: GPUBuffer
  private readonly readable: readonly [GPUBuffer, GPUBuffer]
  /** Running estimate of the time between two frames: asking earlier would make Dawn poll a core away. */
  private expectedMs = 0
  private lastReadAtMs = performance.now()
  private frame: Buffer | undefined

  static async create(device: GPUDevice, picture: GPUTexture): Promise<I420Readback> {
    return new I420Readback(device, picture, await compile(device, 'i420', readCore('i420')))
  }

  private constructor(device: GPUDevice, picture: GPUTexture, module: GPUShaderModule) {
    this.device = device
    this.picture = picture
    const visibility = GPUShaderStage.COMPUTE
    const layout = device.createBindGroupLayout({
      entries: [
        { binding: 0, visibility, texture: {} },
        { binding: 1, visibility, buffer: { type: 'storage' } },
      ],
    })
    this.pipeline = device.createComputePipeline({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'toI420' },
    })
    const size = i420Size(picture.width, picture.height)
    this.planes = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC })
    this.bindings = bind(device, layout, [picture.createView(), this.planes])
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST
    this.readable = [device.createBuffer({ size, usage }), device.createBuffer({ size, usage })]
  }

  /**
   * Appends the conversion of the picture to the frame's commands. `index` chooses one of the two buffers.
   */
  encode(encoder: GPUCommandEncoder, index: number): void {
    const pass = encoder.beginComputePass()
    pass.setPipeline(this.pipeline)
    pass.setBindGroup(0, this.bindings)
    pass.dispatchWorkgroups(Math.ceil(this.picture.width / 128), Math.ceil(this.picture.height / 8))
    pass.end()
    encoder.copyBufferToBuffer(this.planes, 0, this.readable[index & 1]!, 0, this.planes.size)
  }

  /**
   * Waits for a submitted frame and copies it out, cropped to `width`. Frames are read in order; the bytes are good
   * until the next one is read.
   */
  async read(index: number, width: number): Promise<Buffer> {
    const buffer = this.readable[index & 1]!
    // A little late is cheap: the device is busy with the next frame meanwhile.
    const waitMs = this.lastReadAtMs + this.expectedMs * 0.97 - performance.now()
    if (waitMs > 1) await sleep(waitMs)
    const askedAtMs = performance.now()
    await buffer.mapAsync(GPUMapMode.READ)
    const readAtMs = performance.now()
    const tookMs = readAtMs - this.lastReadAtMs
    // A frame that was there at once may have been there long before: the
    // estimate falls until it has to wait.
    const wasThere = readAtMs - askedAtMs < 2
    this.expectedMs = wasThere ? Math.min(tookMs, this.expectedMs) * 0.85 : tookMs
    this.lastReadAtMs = readAtMs
    const mapped = new Uint8Array(buffer.getMappedRange())
    // One buffer for all frames: the kernel clears the pages of every new one.
    if (this.frame?.length !== i420Size(width, this.picture.height)) {
      this.frame = Buffer.allocUnsafeSlow(i420Size(width, this.picture.height))
    }
    const { frame } = this
    cropI420(mapped, this.picture.width, frame, width)
    buffer.unmap()
    return frame
  }
}

/** Copies an I420 picture, keeping the left `width` columns. */
function cropI420(source: Uint8Array, stride: number, target: Uint8Array, width: number): void {
  if (stride === width) {
    target.set(source)
    return
  }
  const height = (target.length * 2) / (width * 3)
  let from = 0
  let to = 0
  for (const [planeStride, planeWidth, rows] of [
    [stride, width, height],
    [stride / 2, width / 2, height / 2],
    [stride / 2, width / 2, height / 2],
  ] as const) {
    for (let row = 0; row < rows; row++) {
      target.set(source.subarray(from, from + planeWidth), to)
      from += planeStride
      to += planeWidth
    }
  }
}

/** Reads an rgba8 texture as tightly packed rows. For previews and tests, not for films. */
export async function readRgba(
  device: GPUDevice,
  texture: GPUTexture,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = texture
  const stride = Math.ceil((width * 4) / 256) * 256
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST
  const buffer = device.createBuffer({ size: stride * height, usage })
  const encoder = device.createCommandEncoder()
  encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow: stride }, [width, height])
  device.queue.submit([encoder.finish()])
  await buffer.mapAsync(GPUMapMode.READ)
  const rows = new Uint8Array(buffer.getMappedRange())
  const picture = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    picture.set(rows.subarray(y * stride, y * stride + width * 4), y * width * 4)
  }
  buffer.destroy()
  return picture
}
