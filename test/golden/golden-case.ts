/** A golden case: a prompt, a seed and a size, and the pictures it is expected to give at some moments. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { requireDriver } from '../../src/paint/gpu.ts'
import { type Painting, openPainting } from '../../src/paint/open-painting.ts'
import { readRgba } from '../../src/paint/readback.ts'
import { describeScene } from '../../src/scene/describe.ts'
import { planShot } from '../../src/scene/plan.ts'
import type { Picture } from './metric.ts'

export interface GoldenCase {
  /** Why the case exists. */
  readonly why: string
  readonly prompt: string
  readonly seed: number
  readonly width: number
  readonly height: number
  readonly timesS: readonly number[]
  /** The worst picture must reach it. */
  readonly minSsim: number
  /** No channel's mean absolute difference may be larger, 0…255. */
  readonly maxMeanError: number
}

const root = new URL('./', import.meta.url)

export function caseNames(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

export function readCase(name: string): GoldenCase {
  return JSON.parse(readFileSync(new URL(`${name}/case.json`, root), 'utf8')) as GoldenCase
}

export function expectedFile(name: string, timeS: number): string {
  return fileURLToPath(new URL(`${name}/expected/${timeS}s.png`, root))
}

export async function readExpected(name: string, timeS: number): Promise<Picture> {
  const { data, info } = await sharp(expectedFile(name, timeS)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgba: data }
}

export async function writePicture(file: string, { width, height, rgba }: Picture): Promise<void> {
  await sharp(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toFile(file)
}

/** One device for all cases of one size. */
export class GoldenPainter {
  private readonly paintings = new Map<string, Painting>()

  /** The pictures of a case at its moments, on the driver that `REELSMITH_DRIVER` pins. */
  async paint(golden: GoldenCase): Promise<Picture[]> {
    const { width, height, seed } = golden
    const { gpu, painter } = await this.painting(width, height)
    await painter.load(planShot(describeScene(golden.prompt), { seed, width, height }))
    const pictures: Picture[] = []
    for (const timeS of golden.timesS) {
      const encoder = gpu.device.createCommandEncoder()
      painter.encode(encoder, timeS, Math.round(timeS * 30))
      gpu.device.queue.submit([encoder.finish()])
      const rgba = await Promise.race([readRgba(gpu.device, painter.picture), gpu.failed])
      pictures.push({ width, height, rgba })
    }
    return pictures
  }

  private async painting(width: number, height: number): Promise<Painting> {
    const key = `${width}x${height}`
    const opened = this.paintings.get(key) ?? (await openPainting(width, height, await requireDriver(), 2))
    this.paintings.set(key, opened)
    return opened
  }
}
