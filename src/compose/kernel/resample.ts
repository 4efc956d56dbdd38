// Resampling of a plane with four taps on each axis.
// The relaxed instructions give the same on every machine here: indices of bytes are below 16 or have their highest bit
// set, and no weight is -1. Their strict forms are longer on x86.

/** Weights of four taps sum to this: 14 bits of fraction. */
const unit: i32 = 16384

/**
 * Where each of `count` samples falls in a line of `size` (8 or more), and the weights of its four neighbours: from
 * `entry` on for each an i32, the index of the first neighbour, and four i16 (12 bytes in all). Sample i lies at
 * start + i·step, where samples of the line lie at whole numbers; beyond both ends the line is mirrored.
 */
export function axisTable(entry: usize, count: i32, size: i32, start: f64, step: f64): void {
  for (let i = 0; i < count; i++, entry += 12) {
    const position = mirrored(start + <f64>i * step, <f64>size)
    const base = <i32>Math.floor(position)
    const first = min(max(base - 1, 0), size - 4)
    store<i32>(entry, first)
    store<i64>(entry, 0, 4)
    let sum = 0
    for (let tap = 0; tap < 4; tap++) {
      // Beyond the edge the edge itself is repeated: its weight collects theirs.
      const index = min(max(base - 1 + tap, 0), size - 1)
      const weight = <i32>Math.round(tapWeight(position - <f64>base, tap, step) * <f64>unit)
      addWeight(entry, index - first, weight)
      sum += weight
    }
    addWeight(entry, min(max(base - first, 0), 3), unit - sum)
  }
}

function addWeight(entry: usize, tap: i32, weight: i32): void {
  const at = entry + 4 + (tap << 1)
  store<i16>(at, <i16>(<i32>load<i16>(at) + weight))
}

/** The same place inside [-0.5, size - 0.5], reflected at both ends. */
function mirrored(position: f64, size: f64): f64 {
  if (position >= -0.5 && position <= size - 0.5) return position
  const turns = (position + 0.5) / (2 * size)
  const share = (turns - Math.floor(turns)) * 2 * size
  return Math.min(share, 2 * size - share) - 0.5
}

/**
 * Catmull and Rom's cubic (Keys, a = -1/2) for enlarging; the more a picture is made smaller, the more of a triangle
 * as wide as the step, which reaches just four neighbours at half the size and lets nothing alias.
 */
function tapWeight(t: f64, tap: i32, step: f64): f64 {
  const cubic = catmullRom(t, tap)
  if (step <= 1) return cubic
  const reach = Math.min(step, 2)
  const sum = triangle(t, 0, reach) + triangle(t, 1, reach) + triangle(t, 2, reach) + triangle(t, 3, reach)
  return cubic * (2 - reach) + (triangle(t, tap, reach) / sum) * (reach - 1)
}

function triangle(t: f64, tap: i32, reach: f64): f64 {
  return Math.max(0, 1 - Math.abs(<f64>tap - 1 - t) / reach)
}

function catmullRom(t: f64, tap: i32): f64 {
  const t2 = t * t, t3 = t2 * t
  if (tap == 0) return -0.5 * t3 + t2 - 0.5 * t
  if (tap == 1) return 1.5 * t3 - 2.5 * t2 + 1
  if (tap == 2) return -1.5 * t3 + 2 * t2 + 0.5 * t
  return 0.5 * t3 - 0.5 * t2
}

/**
 * A table of {@link axisTable} for the columns of a plane, eight at a time, in 96 bytes each: the index of the first
 * byte that they need as i32; whether they need more than 16 bytes as i32; 8 bytes nothing; where each finds its first
 * tap, in every other of 16 bytes; four times eight weights. The last entry is repeated to a multiple of eight.
 */
export function columnBlocks(entries: usize, count: i32, block: usize): void {
  for (let x = 0; x < count; x += 8, block += 96) {
    let base = i32.MAX_VALUE, last = 0
    for (let i = 0; i < 8; i++) {
      const first = load<i32>(entries + min(x + i, count - 1) * 12)
      base = min(base, first)
      last = max(last, first)
    }
    store<i32>(block, base)
    store<i32>(block, i32(last - base + 3 > 15), 4)
    for (let i = 0; i < 8; i++) {
      const entry = entries + min(x + i, count - 1) * 12
      store<u8>(block + (i << 1), 0x80, 16) // beyond all bytes: nothing
      store<u8>(block + (i << 1), <u8>min(load<i32>(entry) - base, 28), 17)
      for (let tap = 0; tap < 4; tap++) {
        store<i16>(block + (tap << 4) + (i << 1), load<i16>(entry + (tap << 1), 4), 32)
      }
    }
  }
}

/**
 * Resamples a plane by the tables of its columns and its rows. `ring` holds four lines of the target's width, each
 * rounded up to eight i16, and 16 bytes more. A row may write up to 7 bytes beyond its end.
 */
export function resample(
  src: usize, srcStride: i32, dst: usize, dstStride: i32, dstWidth: i32, dstHeight: i32,
  blocks: usize, rows: usize, ring: usize,
): void {
  const line = ((dstWidth + 7) & ~7) << 1, held = ring + (line << 2)
  v128.store(held, i32x4.splat(-1))
  for (let y = 0; y < dstHeight; y++) {
    const entry = rows + y * 12, first = load<i32>(entry)
    // Each row of the source is filtered once for all that show it.
    for (let r = first; r < first + 4; r++) {
      const slot = r & 3
      if (load<i32>(held + (slot << 2)) == r) continue
      store<i32>(held + (slot << 2), r)
      filterRow(src + r * srcStride, ring + slot * line, dstWidth, blocks)
    }
    filterColumns(
      ring + (first & 3) * line, ring + ((first + 1) & 3) * line, ring + ((first + 2) & 3) * line,
      ring + ((first + 3) & 3) * line, dst + y * dstStride, dstWidth, entry + 4,
    )
  }
}

/** A line of i16: (value - 128) with 7 bits of fraction. */
function filterRow(row: usize, out: usize, width: i32, block: usize): void {
  const bias = i8x16.splat(-128)
  for (let x = 0; x < width; x += 8, block += 96) {
    const p = row + load<i32>(block)
    // A byte less 128 in the upper half of a word is a number of 16 bits with sign.
    const near = v128.xor(v128.load(p), bias)
    const a = v128.load(block, 16)
    const b = i8x16.add(a, i8x16.splat(1)), c = i8x16.add(a, i8x16.splat(2)), d = i8x16.add(a, i8x16.splat(3))
    let va: v128, vb: v128, vc: v128, vd: v128
    if (load<i32>(block, 4)) {
      const far = v128.xor(v128.load(p, 16), bias)
      va = swizzle32(near, far, a)
      vb = swizzle32(near, far, b)
      vc = swizzle32(near, far, c)
      vd = swizzle32(near, far, d)
    } else {
      va = i8x16.relaxed_swizzle(near, a)
      vb = i8x16.relaxed_swizzle(near, b)
      vc = i8x16.relaxed_swizzle(near, c)
      vd = i8x16.relaxed_swizzle(near, d)
    }
    const sum = i16x8.add(
      i16x8.add(
        i16x8.relaxed_q15mulr_s(va, v128.load(block, 32)), i16x8.relaxed_q15mulr_s(vb, v128.load(block, 48)),
      ),
      i16x8.add(
        i16x8.relaxed_q15mulr_s(vc, v128.load(block, 64)), i16x8.relaxed_q15mulr_s(vd, v128.load(block, 80)),
      ),
    )
    v128.store(out + (x << 1), sum)
  }
}

/** Bytes of two vectors by their index; 0 for an index of 32 or more. */
function swizzle32(near: v128, far: v128, index: v128): v128 {
  return v128.or(i8x16.swizzle(near, index), i8x16.swizzle(far, i8x16.sub(index, i8x16.splat(16))))
}

function filterColumns(a: usize, b: usize, c: usize, d: usize, dst: usize, width: i32, weights: usize): void {
  const wa = v128.load16_splat(weights), wb = v128.load16_splat(weights, 2)
  const wc = v128.load16_splat(weights, 4), wd = v128.load16_splat(weights, 6)
  const back = i16x8.splat((128 << 6) + 32)
  for (let x = 0; x < width; x += 8) {
    const at = x << 1
    const sum = i16x8.add(
      i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(a + at), wa), i16x8.relaxed_q15mulr_s(v128.load(b + at), wb)),
      i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(c + at), wc), i16x8.relaxed_q15mulr_s(v128.load(d + at), wd)),
    )
    const words = i16x8.shr_s(i16x8.add(sum, back), 6)
    v128.store64_lane(dst + x, i8x16.narrow_i16x8_u(words, words), 0)
  }
}
