/**
 * Frames that were looked at and found right, kept as grey PNGs: the luma plane with both chroma planes side by side
 * below it. `UPDATE_GOLDEN=1` writes them anew; a failure leaves what came out beside them as `NAME.actual.png`.
 */
import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

export interface GoldenDifference {
  /** Mean difference of a byte. */
  readonly mean: number
  /** Share of bytes that are off by more than 16. */
  readonly farOff: number
}

/** Far below what one pixel's shift makes of any case, above what another build of the font renderer makes. */
const tolerance = { mean: 0.5, farOff: 0.001 }

/**
 * Compares a frame with its golden one.
 *
 * @param i420 - Tightly packed, width and height even.
 */
export async function assertGolden(
  folder: string,
  name: string,
  frame: { i420: Uint8Array; width: number; height: number },
): Promise<void> {
  const { i420, width, height } = frame
  const file = path.join(folder, `${name}.png`)
  const actualFile = path.join(folder, `${name}.actual.png`)
  if (process.env.UPDATE_GOLDEN) {
    await mkdir(folder, { recursive: true })
    await write(file, i420, width, height)
    return
  }
  const golden = await read(file, width, height)
  const off = goldenDifference(golden, i420)
  if (isWithinTolerance(off)) {
    await rm(actualFile, { force: true })
  } else {
    await write(actualFile, i420, width, height)
    assert.fail(`${name}: mean difference ${off.mean.toFixed(3)}, far off ${(100 * off.farOff).toFixed(2)} %; see ${actualFile}`)
  }
  // The measure itself must be able to fail: the same picture, one pixel to the right.
  assert.ok(!isWithinTolerance(goldenDifference(golden, shifted(golden))), `${name}: a shift by one pixel would pass`)
}

export function goldenDifference(golden: Uint8Array, actual: Uint8Array): GoldenDifference {
  assert.equal(actual.length, golden.length)
  let sum = 0
  let far = 0
  for (let i = 0; i < golden.length; i++) {
    const difference = Math.abs(golden[i]! - actual[i]!)
    sum += difference
    if (difference > 16) far++
  }
  return { mean: sum / golden.length, farOff: far / golden.length }
}

export function isWithinTolerance({ mean, farOff }: GoldenDifference): boolean {
  return mean <= tolerance.mean && farOff <= tolerance.farOff
}

function shifted(i420: Uint8Array): Uint8Array {
  return Uint8Array.from(i420, (_, index) => i420[Math.max(0, index - 1)]!)
}

async function write(file: string, i420: Uint8Array, width: number, height: number): Promise<void> {
  await sharp(stacked(i420, width, height), { raw: { width, height: (height * 3) / 2, channels: 1 } })
    .png({ compressionLevel: 9 })
    .toFile(file)
}

async function read(file: string, width: number, height: number): Promise<Uint8Array> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
  assert.deepEqual([info.width, info.height, info.channels], [width, (height * 3) / 2, 1], `${file}: its size`)
  return unstacked(data, width, height)
}

/** Chroma planes side by side, so that the whole is a rectangle of 3/2 the height. */
function stacked(i420: Uint8Array, width: number, height: number): Uint8Array {
  const picture = new Uint8Array(i420)
  eachChromaRow(width, height, (row, packed, side) => picture.set(i420.subarray(packed, packed + width / 2), row + side))
  return picture
}

function unstacked(picture: Uint8Array, width: number, height: number): Uint8Array {
  const i420 = new Uint8Array(picture)
  eachChromaRow(width, height, (row, packed, side) => {
    i420.set(picture.subarray(row + side, row + side + width / 2), packed)
  })
  return i420
}

function eachChromaRow(width: number, height: number, visit: (row: number, packed: number, side: number) => void): void {
  const luma = width * height
  for (let plane = 0; plane < 2; plane++) {
    for (let y = 0; y < height / 2; y++) {
      visit(luma + y * width, luma + plane * (luma / 4) + (y * width) / 2, plane * (width / 2))
    }
  }
}
