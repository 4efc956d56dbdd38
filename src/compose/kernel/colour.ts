// Colour: luma by a table, chroma by tables that hang on its luma; lookup tables in three dimensions; vignette, grain.

/**
 * Grades a frame in place. `lumaTable` has a byte for each luma; `chromaTable` four i16 for each luma: the matrix'
 * scale in 1/256, what is added to U and to V in 1/64, nothing. The matrix (1/4096) turns (U, V) before; `lumaU` and
 * `lumaV` (1/256) say how much chroma is added to the luma that the tables are asked for. Width and height even.
 */
export function gradeFrame(
  y: usize, u: usize, v: usize, width: i32, height: i32, lumaTable: usize, chromaTable: usize,
  uu: i32, uv: i32, vu: i32, vv: i32, lumaU: i32, lumaV: i32,
): void {
  const half = width >> 1
  for (let row = 0; row < height; row += 2) {
    const p = y + row * width, q = p + width, c = (row >> 1) * half
    for (let x = 0; x < half; x++) {
      const cu = <i32>load<u8>(u + c + x) - 128, cv = <i32>load<u8>(v + c + x) - 128
      const more = (cu * lumaU + cv * lumaV + 128) >> 8
      const l = p + (x << 1), m = q + (x << 1)
      const y0 = clampByte(<i32>load<u8>(l) + more), y1 = clampByte(<i32>load<u8>(l, 1) + more)
      const y2 = clampByte(<i32>load<u8>(m) + more), y3 = clampByte(<i32>load<u8>(m, 1) + more)
      store<u8>(l, load<u8>(lumaTable + y0))
      store<u8>(l, load<u8>(lumaTable + y1), 1)
      store<u8>(m, load<u8>(lumaTable + y2))
      store<u8>(m, load<u8>(lumaTable + y3), 1)
      const t = chromaTable + (((y0 + y1 + y2 + y3 + 2) >> 2) << 3)
      const scale = <i32>load<i16>(t)
      // 1/4096 × 1/256 = 1/2^20; the shifts come in 1/64.
      const nu = (((cu * uu + cv * uv) >> 6) * scale + (<i32>load<i16>(t, 2) << 8) + (1 << 13)) >> 14
      const nv = (((cu * vu + cv * vv) >> 6) * scale + (<i32>load<i16>(t, 4) << 8) + (1 << 13)) >> 14
      store<u8>(u + c + x, clampChroma(nu))
      store<u8>(v + c + x, clampChroma(nv))
    }
  }
}

function clampByte(value: i32): i32 {
  return min(max(value, 0), 255)
}

function clampChroma(value: i32): u8 {
  return <u8>min(max(value + 128, 1), 254)
}

/**
 * Colours a frame in place by a table in three dimensions: for each of `size`³ colours (V slowest, Y fastest; each
 * axis spread over 0 to 255) its new Y, U, V as i16 in 1/64, and nothing. Between the colours of the table it goes by
 * tetrahedra. Width and height even.
 */
export function mapFrame(y: usize, u: usize, v: usize, width: i32, height: i32, table: usize, size: i32): void {
  const half = width >> 1, step = ((size - 1) << 16) / 255
  const strideY = 8, strideU = size << 3, strideV = (size * size) << 3
  for (let row = 0; row < height; row += 2) {
    const p = y + row * width, c = (row >> 1) * half
    for (let x = 0; x < half; x++) {
      const pu = <i32>load<u8>(u + c + x) * step, pv = <i32>load<u8>(v + c + x) * step
      const iu = min(pu >> 16, size - 2), iv = min(pv >> 16, size - 2)
      const fu = (pu - (iu << 16)) >> 2, fv = (pv - (iv << 16)) >> 2
      const base = table + iu * strideU + iv * strideV
      const l = p + (x << 1), m = l + width
      let sum = i32x4.splat(0)
      sum = i32x4.add(sum, mapPixel(l, base, strideY, strideU, strideV, fu, fv, step, size))
      sum = i32x4.add(sum, mapPixel(l + 1, base, strideY, strideU, strideV, fu, fv, step, size))
      sum = i32x4.add(sum, mapPixel(m, base, strideY, strideU, strideV, fu, fv, step, size))
      sum = i32x4.add(sum, mapPixel(m + 1, base, strideY, strideU, strideV, fu, fv, step, size))
      store<u8>(u + c + x, <u8>min(max((i32x4.extract_lane(sum, 1) + 128) >> 8, 1), 254))
      store<u8>(v + c + x, <u8>min(max((i32x4.extract_lane(sum, 2) + 128) >> 8, 1), 254))
    }
  }
}

/** Stores the new luma of one pixel; returns its new colour in 1/64. */
function mapPixel(
  p: usize, base: usize, strideY: i32, strideU: i32, strideV: i32, fu: i32, fv: i32, step: i32, size: i32,
): v128 {
  const py = <i32>load<u8>(p) * step, iy = min(py >> 16, size - 2), fy = (py - (iy << 16)) >> 2
  const origin = base + (iy << 3)
  // The fractions (of 16384) in falling order say through which corners the tetrahedron goes.
  let first: i32, second: i32, f1: i32, f2: i32, f3: i32
  if (fy >= fu) {
    if (fu >= fv) { first = strideY; second = strideY + strideU; f1 = fy; f2 = fu; f3 = fv }
    else if (fy >= fv) { first = strideY; second = strideY + strideV; f1 = fy; f2 = fv; f3 = fu }
    else { first = strideV; second = strideV + strideY; f1 = fv; f2 = fy; f3 = fu }
  } else {
    if (fy >= fv) { first = strideU; second = strideU + strideY; f1 = fu; f2 = fy; f3 = fv }
    else if (fu >= fv) { first = strideU; second = strideU + strideV; f1 = fu; f2 = fv; f3 = fy }
    else { first = strideV; second = strideV + strideU; f1 = fv; f2 = fu; f3 = fy }
  }
  const last = strideY + strideU + strideV
  const sum = i32x4.add(
    i32x4.add(corner(origin, 16384 - f1), corner(origin + first, f1 - f2)),
    i32x4.add(corner(origin + second, f2 - f3), corner(origin + last, f3)),
  )
  const color = i32x4.shr_s(i32x4.add(sum, i32x4.splat(8192)), 14)
  store<u8>(p, <u8>min(max((i32x4.extract_lane(color, 0) + 32) >> 6, 0), 255))
  return color
}

function corner(p: usize, weight: i32): v128 {
  return i32x4.extmul_low_i16x8_s(v128.load64_zero(p), i16x8.splat(<i16>weight))
}

/** Darkens n bytes (rounded up to a multiple of 16) toward `goal`: dst = goal + (dst - goal)·weights/255. */
export function darken(dst: usize, weights: usize, n: i32, goal: i32): void {
  const g = i16x8.splat(<i16>goal), half = i16x8.splat(64)
  for (let i = 0; i < n; i += 8) {
    const d = i16x8.sub(v128.load8x8_u(dst + i), g)
    // A weight of 255 is 32640 of 32768: 128 more for each 255 makes it whole.
    const w = v128.load8x8_u(weights + i)
    const part = i16x8.q15mulr_sat_s(i16x8.shl(d, 7), i16x8.add(i16x8.shl(w, 7), i16x8.shr_u(w, 1)))
    const value = i16x8.add(i16x8.shr_s(i16x8.add(part, half), 7), g)
    v128.store64_lane(dst + i, i8x16.narrow_i16x8_u(value, value), 0)
  }
}

/**
 * Adds noise to rows of luma: `tile` holds signed bytes, `size` (a power of two) in a row and in a column, and 32
 * more at the end of each row that repeat its beginning. It begins at (left, top) of the tile.
 */
export function addGrain(
  dst: usize, width: i32, height: i32, tile: usize, size: i32, left: i32, top: i32, amount: i32,
): void {
  const mask = size - 1, strength = i16x8.splat(<i16>amount), half = i16x8.splat(32)
  for (let row = 0; row < height; row++) {
    const t = tile + ((row + top) & mask) * (size + 32), d = dst + row * width
    for (let x = 0; x < width; x += 8) {
      const noise = i16x8.shr_s(i16x8.add(i16x8.mul(v128.load8x8_s(t + ((x + left) & mask)), strength), half), 6)
      // Neither black nor white has grain: it grows from both ends of the tones.
      const value = v128.load8x8_u(d + x)
      const room = i16x8.min_s(i16x8.sub(value, i16x8.splat(16)), i16x8.sub(i16x8.splat(240), value))
      const limit = i16x8.max_s(room, i16x8.splat(0))
      const bounded = i16x8.min_s(i16x8.max_s(noise, i16x8.neg(limit)), limit)
      const sum = i16x8.add(value, bounded)
      const kept = x + 8 <= width ? i8x16.narrow_i16x8_u(sum, sum) : keepBeyond(d + x, sum, width - x)
      v128.store64_lane(d + x, kept, 0)
    }
  }
}

/** The last columns of a row, and what lies behind them as it is. */
function keepBeyond(p: usize, sum: v128, count: i32): v128 {
  const made = i8x16.narrow_i16x8_u(sum, sum), before = v128.load64_zero(p)
  const index = v128(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  return v128.bitselect(made, before, i8x16.lt_s(index, i8x16.splat(<i8>count)))
}
