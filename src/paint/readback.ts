/** Brings painted pictures from the device: as I420 for the encoder, as RGBA for looking at. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Planes } from './post-chain.ts'

/** WebGPU's rule for the rows of a texture that is copied into a buffer. */
const rowAlignment = 256

/** Width the device paints at: a texel of a chroma plane holds what eight pixels of a row share. */
export function paintedWidth(width: number): number {
  return Math.ceil(width / 8) * 8
}

export function i420Size(width: number, height: number): number {
  return (width * height * 3) / 2
}

/** A plane inside a read-back buffer: rows of `width` samples, `stride` bytes apart. */
interface PlaneRows {
  readonly texture: GPUTexture
  readonly offset: number
  readonly stride: number
  readonly width: number
}

/** Two read-back buffers, so that one frame is painted while the one before is read and sent. */
export class I420Readback {
  private readonly rows: readonly PlaneRows[]
  private readonly readable: readonly [GPUBuffer, GPUBuffer]
  /** Running estimate of the time between two frames: asking earlier would make Dawn poll a core away. */
  private expectedMs = 0
  private lastReadAtMs = performance.now()
  private frame: Buffer | undefined

  constructor(device: GPUDevice, { y, cb, cr }: Planes) {
    let size = 0
    this.rows = [y, cb, cr].map((texture): PlaneRows => {
      const width = texture.width * 4
      const stride = Math.ceil(width / rowAlignment) * rowAlignment
      const offset = size
      size += stride * texture.height
      return { texture, offset, stride, width }
    })
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST
    this.readable = [device.createBuffer({ size, usage }), device.createBuffer({ size, usage })]
  }

  /** Appends the copy of the planes to the frame's commands. `index` chooses one of the two buffers. */
  encode(encoder: GPUCommandEncoder, index: number): void {
    const buffer = this.readable[index & 1]!
    for (const { texture, offset, stride } of this.rows) {
      encoder.copyTextureToBuffer({ texture }, { buffer, offset, bytesPerRow: stride }, [texture.width, texture.height])
    }
  }

  /**
   * Waits for a submitted frame and copies it out, cropped to `width` (the same for all frames). Frames are read in
   * order; the bytes are good until the next one is read.
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
    const [luma] = this.rows
    // One buffer for all frames: the kernel clears the pages of every new one.
    this.frame ??= Buffer.allocUnsafeSlow(i420Size(width, luma!.texture.height))
    this.copyRows(mapped, this.frame, width / luma!.width)
    buffer.unmap()
    return this.frame
  }

  /** Copies the planes tightly packed, keeping the left part of every row. */
  private copyRows(mapped: Uint8Array, target: Buffer, part: number): void {
    let to = 0
    for (const { texture, offset, stride, width } of this.rows) {
      const kept = width * part
      for (let from = offset; from < offset + stride * texture.height; from += stride) {
        target.set(mapped.subarray(from, from + kept), to)
        to += kept
      }
    }
  }
}

/** Reads an rgba8 texture as tightly packed rows. For previews and tests, not for films. */
export async function readRgba(
  device: GPUDevice,
  texture: GPUTexture,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = texture
  const stride = Math.ceil((width * 4) / rowAlignment) * rowAlignment
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
