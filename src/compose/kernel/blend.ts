/**
 * Lays a sprite plane over a picture plane: dst = value·o + dst·(1 - alpha·o), o = opacity/256.
 * `value` is premultiplied by `alpha`; both have a transparent column left of and a transparent row above the first
 * byte. (fx, fy) in 1/256 pixel moves the sprite right and down by bilinear weights.
 */
export function blend(
  dst: usize, dstStride: i32, value: usize, alpha: usize, stride: i32, width: i32, height: i32,
  fx: i32, fy: i32, opacity: i32,
): void {
  const w11 = (fx * fy + 128) >> 8
  const w01 = fx - w11, w10 = fy - w11, w00 = 256 - fx - fy + w11
  for (let y = 0; y < height; y++) {
    const d = dst + y * dstStride, v = value + y * stride, a = alpha + y * stride
    let x = 0
    for (; x + 8 <= width; x += 8) {
      const sv = sample8(v + x, stride, w00, w01, w10, w11)
      const sa = sample8(a + x, stride, w00, w01, w10, w11)
      blend8(d + x, sv, sa, opacity)
    }
    for (; x < width; x++) {
      const sv = sample1(v + x, stride, w00, w01, w10, w11)
      const sa = sample1(a + x, stride, w00, w01, w10, w11)
      const t = <i32>load<u8>(d + x) * (255 - ((sa * opacity + 128) >> 8)) + 128
      const sum = ((sv * opacity + 128) >> 8) + ((t + (t >> 8)) >> 8)
      store<u8>(d + x, <u8>min(sum, 255))
    }
  }
}

function blend8(d: usize, value: v128, alpha: v128, opacity: i32): void {
  const o = i16x8.splat(<i16>opacity), half = i16x8.splat(128)
  const v = i16x8.shr_u(i16x8.add(i16x8.mul(value, o), half), 8)
  const a = i16x8.shr_u(i16x8.add(i16x8.mul(alpha, o), half), 8)
  const t = i16x8.add(i16x8.mul(v128.load8x8_u(d), i16x8.sub(i16x8.splat(255), a)), half)
  const kept = i16x8.shr_u(i16x8.add(t, i16x8.shr_u(t, 8)), 8) // exact division by 255
  const sum = i16x8.add(v, kept)
  v128.store64_lane(d, i8x16.narrow_i16x8_u(sum, sum), 0)
}

function sample8(p: usize, stride: i32, w00: i32, w01: i32, w10: i32, w11: i32): v128 {
  if (w00 == 256) return v128.load8x8_u(p)
  const up = p - stride
  const sum = i16x8.add(
    i16x8.add(
      i16x8.mul(v128.load8x8_u(p), i16x8.splat(<i16>w00)),
      i16x8.mul(v128.load8x8_u(p - 1), i16x8.splat(<i16>w01)),
    ),
    i16x8.add(
      i16x8.mul(v128.load8x8_u(up), i16x8.splat(<i16>w10)),
      i16x8.mul(v128.load8x8_u(up - 1), i16x8.splat(<i16>w11)),
    ),
  )
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(128)), 8)
}

function sample1(p: usize, stride: i32, w00: i32, w01: i32, w10: i32, w11: i32): i32 {
  const up = p - stride
  const sum = <i32>load<u8>(p) * w00 + <i32>load<u8>(p - 1) * w01 + <i32>load<u8>(up) * w10 + <i32>load<u8>(up - 1) * w11
  return (sum + 128) >> 8
}
