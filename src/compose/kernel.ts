import { readFile } from 'node:fs/promises'
import { ensureKernel } from './build-kernel.ts'

/** The functions of `kernel/*.ts`; every pointer is a byte offset into the memory they were made with. */
export interface Kernel {
  mix(a: number, b: number, dst: number, byteCount: number, weight: number): void
  fade(dst: number, byteCount: number, value: number, weight: number): void
  mixByField(a: number, b: number, dst: number, field: number, byteCount: number, edge: number, soft: number): void
  lumaTimes(luma: number, width: number, height: number, times: number, halfTimes: number): void
  glow(
    dst: number, width: number, height: number, map: number, mapWidth: number, mapHeight: number, table: number,
  ): void
  copyRect(src: number, srcStride: number, dst: number, dstStride: number, width: number, height: number): void
  panAcross(
    a: number, b: number, dst: number, width: number, height: number, offset: number, radius: number, tape: number,
  ): void
  panDown(
    a: number, b: number, dst: number, width: number, height: number, offset: number, radius: number, sums: number,
  ): void
  shade(
    dst: number, stride: number, width: number, height: number, goal: number, weights: number, isByRow: boolean,
  ): void
  axisTable(entries: number, count: number, size: number, start: number, step: number): void
  columnBlocks(entries: number, count: number, blocks: number): void
  resample(
    src: number, srcStride: number, dst: number, dstStride: number, dstWidth: number, dstHeight: number,
    blocks: number, rows: number, ring: number,
  ): void
  blend(
    dst: number, dstStride: number, value: number, alpha: number, stride: number, width: number, height: number,
    fx: number, fy: number, opacity: number,
  ): void
  gradeFrame(
    y: number, u: number, v: number, width: number, height: number, lumaTable: number, chromaTable: number,
    uu: number, uv: number, vu: number, vv: number, lumaU: number, lumaV: number,
  ): void
  mapFrame(y: number, u: number, v: number, width: number, height: number, table: number, size: number): void
  darken(dst: number, weights: number, byteCount: number, goal: number): void
  addGrain(
    dst: number, width: number, height: number, tile: number, size: number, left: number, top: number, amount: number,
  ): void
  maskPlane(
    value: number, valueStride: number, picture: number, pictureStride: number, mask: number, maskStride: number,
    width: number, height: number,
  ): void
  halvePlane(src: number, srcStride: number, dst: number, dstStride: number, width: number, height: number): void
  blendTurned(
    dst: number, dstStride: number, width: number, height: number, value: number, alpha: number, stride: number,
    spriteWidth: number, spriteHeight: number, u: number, v: number, ux: number, vx: number, uy: number, vy: number,
    opacity: number,
  ): void
  rgbaToI420(rgba: number, width: number, height: number, y: number, u: number, v: number): void
  rgbaToSprite(
    rgba: number, width: number, height: number, y: number, alpha: number, stride: number,
    u: number, v: number, chromaAlpha: number, chromaStride: number,
  ): void
  hashBytes(offset: number, byteCount: number): number
  cellMeans(
    src: number, stride: number, width: number, height: number, columns: number, rows: number, dst: number,
  ): void
}

let compiled: Promise<WebAssembly.Module> | undefined

/** The kernel over a memory of one's own. Compiled once per process; built first when it is not there yet. */
export async function instantiateKernel(memory: WebAssembly.Memory): Promise<Kernel> {
  compiled ??= ensureKernel()
    .then((file) => readFile(file))
    .then((bytes) => WebAssembly.compile(bytes))
  const module = await compiled.catch((error: unknown) => {
    compiled = undefined // the next call may find the disk writable again
    throw error
  })
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  return instance.exports as unknown as Kernel
}
