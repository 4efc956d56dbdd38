/**
 * Moves a rectangle toward one value by weights (0 to 255) that differ from column to column, or from row to row:
 * dst += (goal - dst)·weight/255.
 */
export function shade(
  dst: usize, stride: i32, width: i32, height: i32, goal: i32, weights: usize, isByRow: bool,
): void {
  for (let y = 0; y < height; y++) {
    const d = dst + y * stride
    for (let x = 0; x < width; x++) {
      const weight = <i32>load<u8>(weights + (isByRow ? y : x))
      const value = <i32>load<u8>(d + x)
      store<u8>(d + x, <u8>(value + (((goal - value) * weight * 257 + 32768) >> 16)))
    }
  }
}
