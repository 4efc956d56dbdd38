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
