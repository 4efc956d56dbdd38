// Sprites that change: pictures under a mask, sprites of half the size, sprites that are turned and scaled.

/** value = picture·mask/255, rounded, for rows of a sprite plane. */
export function maskPlane(
  value: usize, valueStride: i32, picture: usize, pictureStride: i32, mask: usize, maskStride: i32, width: i32, height: i32,
): void {
  const half = i16x8.splat(128)
  for (let y = 0; y < height; y++) {
    const v = value + y * valueStride, p = picture + y * pictureStride, m = mask + y * maskStride
    let x = 0
    for (; x + 8 <= width; x += 8) {
      const t = i16x8.add(i16x8.mul(v128.load8x8_u(p + x), v128.load8x8_u(m + x)), half)
      const product = i16x8.shr_u(i16x8.add(t, i16x8.shr_u(t, 8)), 8) // exact division by 255
      v128.store64_lane(v + x, i8x16.narrow_i16x8_u(product, product), 0)
    }
    for (; x < width; x++) {
      const t = <i32>load<u8>(p + x) * <i32>load<u8>(m + x) + 128
      store<u8>(v + x, <u8>((t + (t >> 8)) >> 8))
    }
  }
}

/** A plane of half the size, each pixel the mean of four; width and height are those of the half. */
export function halvePlane(src: usize, srcStride: i32, dst: usize, dstStride: i32, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) {
    const p = src + (y << 1) * srcStride, q = p + srcStride, d = dst + y * dstStride
    for (let x = 0; x < width; x++) {
      const at = x << 1
      const sum = <i32>load<u8>(p + at) + <i32>load<u8>(p + at, 1) + <i32>load<u8>(q + at) + <i32>load<u8>(q + at, 1)
      store<u8>(d + x, <u8>((sum + 2) >> 2))
    }
  }
}

/**
 * Lays a turned and scaled sprite plane over a picture plane, as `blend` does. The pixel in column x and row y of the
 * rectangle at `dst` shows the sprite at (u + x·ux + y·uy, v + x·vx + y·vy), in 1/65536 of its pixels, by bilinear
 * weights; the sprite has a transparent border of one pixel.
 */
export function blendTurned(
  dst: usize, dstStride: i32, width: i32, height: i32, value: usize, alpha: usize, stride: i32,
  spriteWidth: i32, spriteHeight: i32, u: i32, v: i32, ux: i32, vx: i32, uy: i32, vy: i32, opacity: i32,
): void {
  const right = spriteWidth << 16, bottom = spriteHeight << 16
  for (let y = 0; y < height; y++) {
    let su = u + y * uy, sv = v + y * vy
    const d = dst + y * dstStride
    for (let x = 0; x < width; x++, su += ux, sv += vx) {
      if (su <= -65536 || sv <= -65536 || su >= right || sv >= bottom) continue
      const at = (sv >> 16) * stride + (su >> 16)
      const fx = (su >> 8) & 255, fy = (sv >> 8) & 255
      const a = (bilinear(alpha + at, stride, fx, fy) * opacity + 32768) >> 16
      if (a == 0) continue
      const t = <i32>load<u8>(d + x) * (255 - a) + 128
      const sum = ((bilinear(value + at, stride, fx, fy) * opacity + 32768) >> 16) + ((t + (t >> 8)) >> 8)
      store<u8>(d + x, <u8>min(sum, 255))
    }
  }
}

/** With 8 bits of fraction. */
function bilinear(p: usize, stride: i32, fx: i32, fy: i32): i32 {
  const q = p + stride
  const upper = (<i32>load<u8>(p) << 8) + (<i32>load<u8>(p, 1) - <i32>load<u8>(p)) * fx
  const lower = (<i32>load<u8>(q) << 8) + (<i32>load<u8>(q, 1) - <i32>load<u8>(q)) * fx
  return upper + (((lower - upper) * fy) >> 8)
}
