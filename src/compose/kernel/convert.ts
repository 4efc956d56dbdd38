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

/**
 * RGBA (not premultiplied) to premultiplied I420 with alpha at both resolutions, sited as above. Planes are zero
 * where nothing is drawn.
 */
export function rgbaToSprite(
  rgba: usize, width: i32, height: i32, y: usize, alpha: usize, stride: i32,
  u: usize, v: usize, chromaAlpha: usize, chromaStride: i32,
): void {
  for (let line = 0; line < height; line++) {
    const p = rgba + line * width * 4, out = line * stride
    for (let x = 0; x < width; x++) {
      const pixel = load<u32>(p + (x << 2)), a = <i32>(pixel >>> 24)
      if (a == 0) continue
      const r = <i32>(pixel & 255), g = <i32>((pixel >>> 8) & 255), b = <i32>((pixel >>> 16) & 255)
      const luma = (11966 * r + 40254 * g + 4064 * b + (16 << 16) + 32768) >> 16
      store<u8>(y + out + x, <u8>((luma * a + 127) / 255))
      store<u8>(alpha + out + x, <u8>a)
    }
  }
  for (let line = 0; line < height; line += 2) {
    for (let x = 0; x < width; x += 2) {
      let r = 0, g = 0, b = 0, a = 0
      for (let row = line; row < min(line + 2, height); row++) {
        for (let column = max(x - 1, 0); column <= min(x + 1, width - 1); column++) {
          const pixel = load<u32>(rgba + ((row * width + column) << 2))
          const weight = <i32>(pixel >>> 24) * (column == x ? 2 : 1)
          r += <i32>(pixel & 255) * weight
          g += <i32>((pixel >>> 8) & 255) * weight
          b += <i32>((pixel >>> 16) & 255) * weight
          a += weight
        }
      }
      if (a == 0) continue
      const at = (line >> 1) * chromaStride + (x >> 1)
      const scale = 1.0 / 2040.0, neutral = 128.0 * <f64>a * scale + 0.5
      store<u8>(chromaAlpha + at, <u8>((a + 4) >> 3))
      store<u8>(u + at, <u8>(neutral + (-0.100644 * <f64>r - 0.338572 * <f64>g + 0.439216 * <f64>b) * scale))
      store<u8>(v + at, <u8>(neutral + (0.439216 * <f64>r - 0.398942 * <f64>g - 0.040274 * <f64>b) * scale))
    }
  }
}
