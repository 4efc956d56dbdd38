// Two pictures become one: with one weight for all pixels, or with weights that differ from pixel to pixel.

/** dst = a·(256-w)/256 + b·w/256 for n bytes, rounded up to a multiple of 16. */
export function mix(a: usize, b: usize, dst: usize, n: i32, w: i32): void {
  const wb = i16x8.splat(<i16>w), wa = i16x8.splat(<i16>(256 - w)), half = i16x8.splat(128)
  for (let i = 0; i < n; i += 16) {
    v128.store(dst + i, mix16(v128.load(a + i), v128.load(b + i), wa, wb, half))
  }
}

/** Moves n bytes (rounded up to a multiple of 16) toward one value: dst = dst·(256-w)/256 + value·w/256. */
export function fade(dst: usize, n: i32, value: i32, w: i32): void {
  const wb = i16x8.splat(<i16>w), wa = i16x8.splat(<i16>(256 - w)), half = i16x8.splat(128)
  const goal = i8x16.splat(<i8>value)
  for (let i = 0; i < n; i += 16) v128.store(dst + i, mix16(v128.load(dst + i), goal, wa, wb, half))
}

function mix16(a: v128, b: v128, wa: v128, wb: v128, half: v128): v128 {
  const low = i16x8.add(
    i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(a), wa), i16x8.mul(i16x8.extend_low_i8x16_u(b), wb)),
    half,
  )
  const high = i16x8.add(
    i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(a), wa), i16x8.mul(i16x8.extend_high_i8x16_u(b), wb)),
    half,
  )
  return i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8))
}

/**
 * dst = a where `field` (i16, 0 to 16383, one value a byte of the plane) lies at or above `edge`, b where it lies
 * `soft` (256 to 16383) or more below it, and a smooth step between. n is rounded up to a multiple of 16.
 */
export function mixByField(a: usize, b: usize, dst: usize, field: usize, n: i32, edge: i32, soft: i32): void {
  const scale: i32 = (32767 << 8) / soft // not inside the cast below, whose type its literals would take
  const from = i16x8.splat(<i16>edge), range = i16x8.splat(<i16>soft), gain = i16x8.splat(<i16>scale)
  for (let i = 0; i < n; i += 16) {
    const va = v128.load(a + i), vb = v128.load(b + i), f = field + (i << 1)
    const low = smoothMix8(
      i16x8.extend_low_i8x16_u(va), i16x8.extend_low_i8x16_u(vb), weight8(v128.load(f), from, range, gain),
    )
    const high = smoothMix8(
      i16x8.extend_high_i8x16_u(va), i16x8.extend_high_i8x16_u(vb), weight8(v128.load(f, 16), from, range, gain),
    )
    v128.store(dst + i, i8x16.narrow_i16x8_u(low, high))
  }
}

/** How far eight values of a field lie below the edge: 0 to 32767 over the soft range. */
function weight8(field: v128, edge: v128, soft: v128, gain: v128): v128 {
  const depth = i16x8.min_s(i16x8.max_s(i16x8.sub_sat_s(edge, field), i16x8.splat(0)), soft)
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.extmul_low_i16x8_s(depth, gain), 8),
    i32x4.shr_s(i32x4.extmul_high_i16x8_s(depth, gain), 8),
  )
}

/** a + (b - a)·(3w² - 2w³) for eight 16-bit values of 0 to 255. */
function smoothMix8(a: v128, b: v128, w: v128): v128 {
  const square = i16x8.q15mulr_sat_s(w, w)
  const rest = i16x8.sub(square, i16x8.q15mulr_sat_s(square, w))
  const step = i16x8.add_sat_s(square, i16x8.add_sat_s(rest, rest))
  const change = i16x8.q15mulr_sat_s(i16x8.shl(i16x8.sub(b, a), 7), step)
  return i16x8.shr_s(i16x8.add_sat_s(i16x8.add_sat_s(i16x8.shl(a, 7), change), i16x8.splat(64)), 7)
}

/**
 * Light of a colour that differs from pixel to pixel: `map` is a small plane of bytes (mapWidth × mapHeight, its
 * corners at the corners of the picture), spread over the plane; `table` holds for each of its 256 values a goal and
 * a weight (two bytes): dst += (goal - dst)·weight/255.
 */
export function glow(
  dst: usize, width: i32, height: i32, map: usize, mapWidth: i32, mapHeight: i32, table: usize,
): void {
  const stepX = ((mapWidth - 1) << 16) / max(width - 1, 1), stepY = ((mapHeight - 1) << 16) / max(height - 1, 1)
  for (let y = 0; y < height; y++) {
    const py = y * stepY, top = map + min(py >> 16, mapHeight - 2) * mapWidth
    const fy = py - (min(py >> 16, mapHeight - 2) << 16) >> 8
    let d = dst + y * width
    for (let px = 0, x = 0; x < width; x++, px += stepX, d++) {
      const column = min(px >> 16, mapWidth - 2), fx = (px - (column << 16)) >> 8
      const p = top + column, q = p + mapWidth
      const upper = (<i32>load<u8>(p) << 8) + (<i32>load<u8>(p, 1) - <i32>load<u8>(p)) * fx
      const lower = (<i32>load<u8>(q) << 8) + (<i32>load<u8>(q, 1) - <i32>load<u8>(q)) * fx
      const at = table + ((((upper << 8) + (lower - upper) * fy + 32768) >> 16) << 1)
      const value = <i32>load<u8>(d)
      store<u8>(d, <u8>(value + ((((<i32>load<u8>(at) - value) * <i32>load<u8>(at, 1)) * 257 + 32768) >> 16)))
    }
  }
}
