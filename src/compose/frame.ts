/**
 * Pictures in the memory of the kernel: I420, bt709 limited range, planes Y, U, V tightly packed.
 * Width and height are even; `strideY` equals the width, chroma planes have half of both.
 */
import { type Kernel, instantiateKernel } from './kernel.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  /** Byte offset of the Y plane; U and V follow. */
  readonly offset: number
  readonly byteLength: number
}

/** Where a plane lies. Plane 0 is luma. */
export interface Plane {
  readonly offset: number
  readonly width: number
  readonly height: number
}

/** Kernel functions read and write up to this far beyond a plane. */
const slackBytes = 64

const pageBytes = 65_536

/**
 * What a memory has from the beginning: more than a stretch of film at 1080p uses, because growing takes the views away
 * from under whoever still reads them. Pages that nobody touches cost nothing.
 */
const initialBytes = 192 * 1024 ** 2

/** Black and white in limited range. */
export const lumaBlack = 16
export const lumaWhite = 235
export const chromaNeutral = 128

export function frameBytes(width: number, height: number): number {
  return (width * height * 3) / 2
}

export function planesOf(frame: Frame): readonly [Plane, Plane, Plane] {
  const { width, height, offset } = frame
  const luma = width * height
  const half = { width: width / 2, height: height / 2 }
  return [
    { offset, width, height },
    { offset: offset + luma, ...half },
    { offset: offset + luma + luma / 4, ...half },
  ]
}

/**
 * Memory that grows and is never freed piece by piece: for one stretch of film, then cleared as a whole.
 * Views are taken anew at each use, because growing detaches the old ones.
 */
export class FrameMemory {
  readonly #memory: WebAssembly.Memory
  readonly kernel: Kernel
  #top = pageBytes
  #scratch = { offset: 0, byteLength: 0 }
  /** Beyond it everything is zero still. */
  #used = pageBytes

  private constructor(memory: WebAssembly.Memory, kernel: Kernel) {
    this.#memory = memory
    this.kernel = kernel
  }

  static async create(): Promise<FrameMemory> {
    const memory = new WebAssembly.Memory({ initial: initialBytes / pageBytes })
    return new FrameMemory(memory, await instantiateKernel(memory))
  }

  /** Room for `byteLength` bytes, zeroed, aligned to 64, with slack on both sides. */
  allocate(byteLength: number): number {
    const offset = Math.ceil((this.#top + slackBytes) / 64) * 64
    this.#top = offset + byteLength + slackBytes
    const missing = this.#top - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes))
    if (offset < this.#used) this.bytes(offset, Math.min(this.#top, this.#used) - offset).fill(0)
    this.#used = Math.max(this.#used, this.#top)
    return offset
  }

  /** Forgets all that was allocated. Its pages are kept: new ones cost the system more than clearing these. */
  clear(): void {
    this.#top = pageBytes
    this.#scratch = { offset: 0, byteLength: 0 }
  }

  /** Room that holds until the next call. */
  scratch(byteLength: number): number {
    if (byteLength > this.#scratch.byteLength) this.#scratch = { offset: this.allocate(byteLength), byteLength }
    return this.#scratch.offset
  }

  bytes(offset: number, byteLength: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, offset, byteLength)
  }

  int16(offset: number, length: number): Int16Array {
    return new Int16Array(this.#memory.buffer, offset, length)
  }

  int32(offset: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, offset, length)
  }

  /** A new black frame. */
  allocateFrame(width: number, height: number): Frame {
    const byteLength = frameBytes(width, height)
    const frame = { width, height, offset: this.allocate(byteLength), byteLength }
    this.fillFrame(frame, lumaBlack)
    return frame
  }

  frameView(frame: Frame): Uint8Array {
    return this.bytes(frame.offset, frame.byteLength)
  }

  /** Makes a frame one shade of grey. */
  fillFrame(frame: Frame, luma: number): void {
    const view = this.frameView(frame)
    const lumaBytes = frame.width * frame.height
    view.fill(luma, 0, lumaBytes)
    view.fill(chromaNeutral, lumaBytes)
  }
}
