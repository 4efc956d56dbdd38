/**
 * Times by brightness for `mixByField`: white (235) comes at 0, black (16) at 16383; for each pixel, and for each
 * square of four. Width and height even.
 */
export function lumaTimes(luma: usize, width: i32, height: i32, times: usize, halfTimes: usize): void {
  for (let i = 0, n = width * height; i < n; i++) store<i16>(times + (i << 1), timeOf(<i32>load<u8>(luma + i) << 2))
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const p = luma + y * width + x, q = p + width
      const sum = <i32>load<u8>(p) + <i32>load<u8>(p, 1) + <i32>load<u8>(q) + <i32>load<u8>(q, 1)
      store<i16>(halfTimes + (((y >> 1) * (width >> 1) + (x >> 1)) << 1), timeOf(sum))
    }
  }
}

/** Of four times a luma value. */
function timeOf(sum: i32): i16 {
  return <i16>((min(max(940 - sum, 0), 876) * 19151) >> 10)
}
