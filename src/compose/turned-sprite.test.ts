import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Frame, FrameMemory } from './frame.ts'
import { createSprite } from './sprite.ts'
import { type SpritePose, TurnedSprite } from './turned-sprite.ts'

const [width, height] = [120, 80]
const white = (w: number, h: number) => ({ width: w, height: h, data: new Uint8Array(w * h * 4).fill(255) })

async function draw(pose: SpritePose, size: [number, number] = [40, 20]): Promise<{ luma: Uint8Array; frame: Frame }> {
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(width, height)
  new TurnedSprite(memory, createSprite(memory, white(...size)), pose.scale).draw(frame, pose)
  return { luma: memory.bytes(frame.offset, width * height).slice(), frame }
}

const isInside = (x: number, y: number, [w, h]: [number, number], { x: cx, y: cy, scale, degrees }: SpritePose): number => {
  const turn = (degrees * Math.PI) / 180
  const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy]
  const u = Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn)) - (w * scale) / 2
  const v = Math.abs(-dx * Math.sin(turn) + dy * Math.cos(turn)) - (h * scale) / 2
  return Math.max(u, v)
}

describe('TurnedSprite', () => {
  it('should cover exactly the turned and scaled rectangle', async () => {
    for (const pose of [
      { x: 60, y: 40, scale: 1, degrees: 0, opacity: 1 },
      { x: 55.3, y: 41.7, scale: 1.3, degrees: 30, opacity: 1 },
      { x: 60, y: 40, scale: 0.3, degrees: -75, opacity: 1 },
      { x: 5, y: 70, scale: 1.5, degrees: 110, opacity: 1 },
    ]) {
      const { luma } = await draw(pose)
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const outside = isInside(x, y, [40, 20], pose)
          if (outside < -1.5) assert.ok(luma[y * width + x]! >= 234, `inside ${x},${y}: ${luma[y * width + x]}`)
          if (outside > 1.5) assert.equal(luma[y * width + x], 16, `outside ${x},${y}`)
        }
      }
    }
  })

  it('should have soft edges when turned', async () => {
    const { luma } = await draw({ x: 60, y: 40, scale: 1, degrees: 20, opacity: 1 })
    assert.ok(luma.filter((value) => value > 40 && value < 210).length > 40)
  })

  it('should blend by its opacity', async () => {
    const { luma } = await draw({ x: 60, y: 40, scale: 1, degrees: 45, opacity: 0.5 })
    assert.ok(Math.abs(luma[40 * width + 60]! - 125.5) <= 1.5)
  })

  it('should move by fractions of a pixel', async () => {
    const middle = async (x: number): Promise<number> => {
      const { luma } = await draw({ x, y: 40, scale: 0.9, degrees: 0, opacity: 1 })
      const row = luma.subarray(40 * width, 41 * width)
      const mass = row.reduce((sum, value) => sum + value - 16, 0)
      return row.reduce((sum, value, at) => sum + (value - 16) * at, 0) / mass
    }
    const start = await middle(60)
    for (const shift of [0.2, 0.5, 0.9]) assert.ok(Math.abs((await middle(60 + shift)) - start - shift) < 0.06)
  })
})
