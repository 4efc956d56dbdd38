/** A picture with detail at every scale and in every colour, made by arithmetic, for tests. */
import type { Frame, FrameMemory } from '../frame.ts'

/** Fills a frame with stripes, rings and a colour wheel; another `variant` gives another picture. */
export function drawTestPicture(memory: FrameMemory, frame: Frame, variant: number): void {
  const { width, height } = frame
  const view = memory.frameView(frame)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const radius = Math.hypot(x - width / 2, y - height / 2)
      const rings = Math.sin((radius * (2 + variant)) / 5)
      const stripes = (x >> 2) % 2 === (y >> (3 + variant)) % 2 ? 1 : -1
      view[y * width + x] = 125 + 60 * rings * (variant % 2 === 0 ? 1 : -1) + 25 * stripes
    }
  }
  const luma = width * height
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < width / 2; x++) {
      const angle = Math.atan2(y - height / 4, x - width / 4) + variant
      const at = (y * width) / 2 + x
      view[luma + at] = 128 + 70 * Math.cos(angle) + ((x >> 2) % 2) * 12
      view[luma + luma / 4 + at] = 128 + 70 * Math.sin(angle) + ((y >> 2) % 2) * 12
    }
  }
}
