// Copies of rectangles, and two pictures side by side that pass by with the blur of a moving camera.

export function copyRect(src: usize, srcStride: i32, dst: usize, dstStride: i32, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) memory.copy(dst + y * dstStride, src + y * srcStride, width)
}

/**
 * The view of a tape on which b lies right of a (or nothing, where b is 0), `offset` (0 to width) from its left end:
 * each pixel is the mean of the 2·radius + 1 (at most 511) around it on the tape, which is mirrored at both ends.
 * `tape` holds one line of 2·width + 2·radius bytes.
 */
export function panAcross(
  a: usize, b: usize, dst: usize, width: i32, height: i32, offset: i32, radius: i32, tape: usize,
): void {
  const inside = tape + radius, length = b == 0 ? width : width << 1, count = (radius << 1) + 1
  const scale: u32 = (1 << 23) / count
  for (let y = 0; y < height; y++) {
    memory.copy(inside, a + y * width, width)
    if (b != 0) memory.copy(inside + width, b + y * width, width)
    for (let i = 1; i <= radius; i++) {
      store<u8>(inside - i, load<u8>(inside + min(i, length) - 1))
      store<u8>(inside + length + i - 1, load<u8>(inside + max(length - i, 0)))
    }
    const first = tape + offset, next = first + count, d = dst + y * width
    let sum: u32 = 0
    for (let i = 0; i < count; i++) sum += <u32>load<u8>(first + i)
    for (let x = 0; x < width; x++) {
      store<u8>(d + x, <u8>((sum * scale + (1 << 22)) >> 23))
      sum += <u32>load<u8>(next + x) - <u32>load<u8>(first + x)
    }
  }
}

/**
 * The same with b below a (or nothing). `sums` holds one line of (width + 16) u16 values; radius at most 127.
 */
export function panDown(
  a: usize, b: usize, dst: usize, width: i32, height: i32, offset: i32, radius: i32, sums: usize,
): void {
  const count = (radius << 1) + 1
  const share: i32 = min((65536 + radius) / count, 65535)
  const scale = i16x8.splat(<i16>share), half = i32x4.splat(1 << 15)
  memory.fill(sums, 0, (width + 16) << 1)
  for (let i = -radius; i <= radius; i++) addLine(sums, lineOf(a, b, width, height, offset + i), width)
  for (let y = 0; y < height; y++) {
    const d = dst + y * width
    for (let x = 0; x < width; x += 8) {
      const sum = v128.load(sums + (x << 1))
      const low = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(sum, scale), half), 16)
      const high = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(sum, scale), half), 16)
      const words = i16x8.narrow_i32x4_s(low, high)
      v128.store64_lane(d + x, i8x16.narrow_i16x8_u(words, words), 0)
    }
    addLine(sums, lineOf(a, b, width, height, offset + y + radius + 1), width)
    subtractLine(sums, lineOf(a, b, width, height, offset + y - radius), width)
  }
}

/** Line n of the tape, mirrored at its ends. */
function lineOf(a: usize, b: usize, width: i32, height: i32, n: i32): usize {
  const length = b == 0 ? height : height << 1
  let line = n < 0 ? -1 - n : n
  if (line >= length) line = max((length << 1) - 1 - line, 0)
  return line < height ? a + line * width : b + (line - height) * width
}

function addLine(sums: usize, line: usize, width: i32): void {
  for (let x = 0; x < width; x += 8) {
    v128.store(sums + (x << 1), i16x8.add(v128.load(sums + (x << 1)), v128.load8x8_u(line + x)))
  }
}

function subtractLine(sums: usize, line: usize, width: i32): void {
  for (let x = 0; x < width; x += 8) {
    v128.store(sums + (x << 1), i16x8.sub(v128.load(sums + (x << 1)), v128.load8x8_u(line + x)))
  }
}
