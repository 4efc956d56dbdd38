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

/**
 * A hash of n bytes (a multiple of 4): four lanes of FNV-1a over words, and the rest, as one. Equal for equal bytes, and
 * practically only for those.
 */
export function hashBytes(p: usize, n: i32): u32 {
  const prime = i32x4.splat(0x01000193)
  let lanes = i32x4.splat(0x811c9dc5)
  const end = p + (n & ~15)
  for (; p < end; p += 16) lanes = i32x4.mul(v128.xor(lanes, v128.load(p)), prime)
  let hash: u32 = 0x811c9dc5
  hash = (hash ^ <u32>i32x4.extract_lane(lanes, 0)) * 0x01000193
  hash = (hash ^ <u32>i32x4.extract_lane(lanes, 1)) * 0x01000193
  hash = (hash ^ <u32>i32x4.extract_lane(lanes, 2)) * 0x01000193
  hash = (hash ^ <u32>i32x4.extract_lane(lanes, 3)) * 0x01000193
  for (const rest = end + (n & 12); p < rest; p += 4) hash = (hash ^ load<u32>(p)) * 0x01000193
  return hash
}
