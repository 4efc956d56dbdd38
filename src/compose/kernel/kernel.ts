// The compositor's inner loops: AssemblyScript with SIMD, over planes of bytes in one imported memory.
// Pointers are byte offsets; nothing here allocates. Called through src/compose/kernel.ts only.

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
 * Resamples a plane with four taps on each axis.
 * Tables: per output column (row) the index of its first tap as i32, and four weights as i16 that sum to 16384.
 * Column tables are padded to a multiple of 8 entries; a row may write up to 7 bytes beyond its end.
 * `row` holds one line of (sourceWidth + 8) i16 values with 6 fractional bits.
 */
export function resample(
  src: usize, srcStride: i32, dst: usize, dstStride: i32, dstWidth: i32, dstHeight: i32,
  columns: usize, columnWeights: usize, rows: usize, rowWeights: usize, row: usize,
): void {
  const first = load<i32>(columns) & ~7
  const end = load<i32>(columns + ((dstWidth - 1) << 2)) + 4
  for (let y = 0; y < dstHeight; y++) {
    const top = src + load<i32>(rows + (y << 2)) * srcStride
    const weights = rowWeights + (y << 3)
    filterColumns(
      top, srcStride, first, end, row,
      load<i16>(weights), load<i16>(weights, 2), load<i16>(weights, 4), load<i16>(weights, 6),
    )
    filterRow(row, dst + y * dstStride, dstWidth, columns, columnWeights)
  }
}

function filterColumns(
  top: usize, stride: i32, first: i32, end: i32, row: usize, w0: i16, w1: i16, w2: i16, w3: i16,
): void {
  const a = i16x8.splat(w0), b = i16x8.splat(w1), c = i16x8.splat(w2), d = i16x8.splat(w3)
  for (let x = first; x < end; x += 8) {
    const p = top + x
    // (value << 7) · weight / 2^15 keeps 6 fractional bits, rounded, within 16 bits.
    const sum = i16x8.add(
      i16x8.add(
        i16x8.q15mulr_sat_s(i16x8.shl(v128.load8x8_u(p), 7), a),
        i16x8.q15mulr_sat_s(i16x8.shl(v128.load8x8_u(p + stride), 7), b),
      ),
      i16x8.add(
        i16x8.q15mulr_sat_s(i16x8.shl(v128.load8x8_u(p + (stride << 1)), 7), c),
        i16x8.q15mulr_sat_s(i16x8.shl(v128.load8x8_u(p + stride * 3), 7), d),
      ),
    )
    v128.store(row + (x << 1), sum)
  }
}

function filterRow(row: usize, dst: usize, width: i32, columns: usize, weights: usize): void {
  for (let x = 0; x < width; x += 8) {
    const low = filter4(row, columns + (x << 2), weights + (x << 3))
    const high = filter4(row, columns + (x << 2) + 16, weights + (x << 3) + 32)
    const words = i16x8.narrow_i32x4_s(low, high)
    v128.store64_lane(dst + x, i8x16.narrow_i16x8_u(words, words), 0)
  }
}

/** Four output pixels as i32. */
function filter4(row: usize, columns: usize, weights: usize): v128 {
  const p0 = row + (load<i32>(columns) << 1), p1 = row + (load<i32>(columns, 4) << 1)
  const p2 = row + (load<i32>(columns, 8) << 1), p3 = row + (load<i32>(columns, 12) << 1)
  const ab = i32x4.dot_i16x8_s(v128.load64_lane(p1, v128.load64_zero(p0), 1), v128.load(weights))
  const cd = i32x4.dot_i16x8_s(v128.load64_lane(p3, v128.load64_zero(p2), 1), v128.load(weights, 16))
  const sum = i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7))
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(1 << 19)), 20)
}

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

/** Opaque RGBA to I420 (bt709, limited range, chroma sited left as H.264 assumes). Width and height even. */
export function rgbaToI420(rgba: usize, width: i32, height: i32, y: usize, u: usize, v: usize): void {
  for (let line = 0; line < height; line++) {
    const p = rgba + line * width * 4, out = y + line * width
    for (let x = 0; x < width; x++) {
      const r = <i32>load<u8>(p + (x << 2)), g = <i32>load<u8>(p + (x << 2), 1), b = <i32>load<u8>(p + (x << 2), 2)
      store<u8>(out + x, <u8>((11966 * r + 40254 * g + 4064 * b + (16 << 16) + 32768) >> 16))
    }
  }
  const half = width >> 1, stride = width * 4
  for (let line = 0; line < height; line += 2) {
    for (let x = 0; x < width; x += 2) {
      const p = rgba + line * stride + (x << 2)
      const left = x == 0 ? p : p - 4
      const r = eighths(left, p, stride), g = eighths(left + 1, p + 1, stride), b = eighths(left + 2, p + 2, stride)
      const at = (line >> 1) * half + (x >> 1)
      store<u8>(u + at, chroma(-6596 * r - 22189 * g + 28784 * b))
      store<u8>(v + at, chroma(28784 * r - 26145 * g - 2640 * b))
    }
  }
}

/** Eight times the mean over two lines with weights 1 2 1 around the even column. */
function eighths(left: usize, p: usize, stride: i32): i32 {
  return <i32>load<u8>(left) + ((<i32>load<u8>(p)) << 1) + <i32>load<u8>(p, 4) +
    <i32>load<u8>(left + stride) + ((<i32>load<u8>(p + stride)) << 1) + <i32>load<u8>(p + stride, 4)
}

function chroma(sum: i32): u8 {
  return <u8>((sum + (128 << 19) + (1 << 18)) >> 19)
}

/** Mean of each cell of a grid over a plane, one byte a cell, row by row. */
export function cellMeans(src: usize, stride: i32, width: i32, height: i32, columns: i32, rows: i32, dst: usize): void {
  for (let row = 0; row < rows; row++) {
    const y0 = (row * height) / rows, y1 = ((row + 1) * height) / rows
    for (let column = 0; column < columns; column++) {
      const x0 = (column * width) / columns, x1 = ((column + 1) * width) / columns
      let sum: u32 = 0
      for (let y = y0; y < y1; y++) {
        const p = src + y * stride
        for (let x = x0; x < x1; x++) sum += <u32>load<u8>(p + x)
      }
      const count = <u32>max((x1 - x0) * (y1 - y0), 1)
      store<u8>(dst + row * columns + column, <u8>((sum + (count >> 1)) / count))
    }
  }
}
