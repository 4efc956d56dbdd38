import { crc32 } from 'node:zlib'
import sharp from 'sharp'

export interface I420Picture {
  /** bt709 limited range, planes tightly packed; width and height even. */
  readonly i420: Uint8Array
  readonly width: number
  readonly height: number
}

/** A picture as it leaves the program. */
export async function encodePicture(
  picture: I420Picture,
  { format, xmp }: { readonly format: 'png' | 'jpeg'; /** For a PNG. */ readonly xmp?: string },
): Promise<Buffer> {
  const { width, height } = picture
  const image = sharp(toRgb(picture), { raw: { width, height, channels: 3 } })
  if (format === 'jpeg') return await image.jpeg({ quality: 86 }).toBuffer()
  const png = await image.png({ compressionLevel: 6 }).toBuffer()
  return xmp === undefined ? png : withXmp(png, xmp)
}

/** The signature and the header, behind which further chunks may begin. */
const pngHeadBytes = 33

/** A PNG with an XMP packet as the XMP specification wants it: an `iTXt` chunk, not compressed. */
function withXmp(png: Buffer, xmp: string): Buffer {
  const body = Buffer.concat([Buffer.from('iTXtXML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp, 'utf8')])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.byteLength - 4)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([png.subarray(0, pngHeadBytes), length, body, check, png.subarray(pngHeadBytes)])
}

/** RGB, three bytes a pixel. Chroma, sited on the even columns between two lines, is interpolated. */
export function toRgb({ i420, width, height }: I420Picture): Uint8Array {
  const rgb = new Uint8Array(width * height * 3)
  const [halfWidth, halfHeight] = [width / 2, height / 2]
  const planes = [width * height, width * height + halfWidth * halfHeight] as const
  for (let y = 0; y < height; y++) {
    const near = y >> 1
    const far = Math.min(halfHeight - 1, Math.max(0, near + (y % 2 === 0 ? -1 : 1)))
    for (let x = 0; x < width; x++) {
      const left = x >> 1
      const right = x % 2 === 0 ? left : Math.min(halfWidth - 1, left + 1)
      const chroma = (plane: number): number =>
        (3 * (i420[plane + near * halfWidth + left]! + i420[plane + near * halfWidth + right]!) +
          i420[plane + far * halfWidth + left]! +
          i420[plane + far * halfWidth + right]!) /
          8 -
        128
      const [u, v] = [chroma(planes[0]), chroma(planes[1])]
      const luma = 1.164383 * (i420[y * width + x]! - 16)
      const at = (y * width + x) * 3
      rgb[at] = clamped(luma + 1.792741 * v)
      rgb[at + 1] = clamped(luma - 0.213249 * u - 0.532909 * v)
      rgb[at + 2] = clamped(luma + 2.112402 * u)
    }
  }
  return rgb
}

function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
}
