/**
 * Resamples a plane with four taps on each axis.
 * Tables: per output column (row) the index of its first tap as i32, and four weights as i16 that sum to 16384.
 * Column tables are padded to a multiple of 8 entries; a row may write up to 7 bytes beyond its end.
 * `row` holds one line of (sourceWidth + 8) i16 values with 6 fractional bits; of it the columns [from, to) are used.
 */
export function resample(
  src: usize, srcStride: i32, dst: usize, dstStride: i32, dstWidth: i32, dstHeight: i32,
  columns: usize, columnWeights: usize, rows: usize, rowWeights: usize, row: usize, from: i32, to: i32,
): void {
  for (let y = 0; y < dstHeight; y++) {
    const top = src + load<i32>(rows + (y << 2)) * srcStride
    const weights = rowWeights + (y << 3)
    filterColumns(
      top, srcStride, from & ~7, to, row,
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
