import type { Crop, VideoFit } from '../timeline/appearance.ts'
import type { MediaInfo } from './media-info.ts'

export interface PictureFilterOptions {
  info: MediaInfo
  /** The part of the picture that is used. */
  region: Crop
  /** Target size, even. */
  width: number
  height: number
  fit: VideoFit
  withAlpha?: boolean
}

/**
 * The ffmpeg filters that bring a source's picture to a frame's size, shape and colour: the region, cover / contain /
 * blurred fill, HDR to SDR, bt709 limited range, 4:2:0. Empty when the source is like that already.
 */
export function pictureFilters(options: PictureFilterOptions): string[] {
  const { info, region, withAlpha = false } = options
  const isWhole = region.x === 0 && region.y === 0 && region.width === 1 && region.height === 1
  const isHdr = info.colorTransfer === 'smpte2084' || info.colorTransfer === 'arib-std-b67'
  const isPlain = !isHdr && !info.hasAlpha && isBt709Limited(info) && info.pixelFormat === 'yuv420p'
  const isSameSize = info.width === options.width && info.height === options.height && !info.hasOddPixels
  const before = [
    ...(info.isInterlaced ? ['yadif=mode=send_frame'] : []),
    ...(info.hasAlpha && !withAlpha ? blackBehind : []),
    ...(isWhole ? [] : [cropFilter(region)]),
  ]
  if (isPlain && isSameSize && isWhole) return before
  const format = withAlpha ? 'format=yuva420p' : 'format=yuv420p'
  if (isHdr) {
    // In a picture of the final size there is less to map; only the blurred fill needs eight bits.
    const filters = [fitFilters(options, ''), [...toneMapping(info), 'format=yuv420p']]
    return [...before, ...(options.fit === 'blur-fill' ? filters.reverse() : filters).flat(), format, 'setsar=1']
  }
  const color = isBt709Limited(info) && !(info.hasAlpha && !withAlpha) ? '' : colorOptions(info)
  return [...before, ...fitFilters(options, color), format, 'setsar=1']
}

/** Colour by its alpha: what is transparent becomes black. */
const blackBehind = ['format=gbrap', 'premultiply=inplace=1', 'format=gbrp']

function cropFilter({ x, y, width, height }: Crop): string {
  const part = (side: string, share: number): string => `${side}*${share.toFixed(6)}`
  return `crop=${part('iw', width)}:${part('ih', height)}:${part('iw', x)}:${part('ih', y)}`
}

/**
 * Zimg in linear light with the reference white of HDR (203 cd/m², ITU-R BT.2408) as 1, then Möbius' curve: tones up to
 * 0.6 stay as they are, so that faces do; lights roll off instead of clipping. White comes to 91 % (Hable's: 62 %).
 */
function toneMapping({ colorTransfer, colorSpace, colorRange }: MediaInfo): string[] {
  // A file that names its transfer alone is taken for what such files are.
  const matrix = colorSpace === 'bt2020c' ? 'bt2020c' : 'bt2020nc'
  const from = `setparams=color_primaries=bt2020:color_trc=${colorTransfer}:colorspace=${matrix}:range=${colorRange ?? 'tv'}`
  return [
    from,
    'zscale=t=linear:npl=203',
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=mobius:param=0.6:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ]
}

function isBt709Limited(info: MediaInfo): boolean {
  const isRgb = /^(rgb|bgr|gbr|pal|gray|argb|abgr|monow|monob)/.test(info.pixelFormat ?? '')
  return !isRgb && info.colorRange !== 'pc' && !info.pixelFormat?.startsWith('yuvj') && matrixOf(info) === 'bt709'
}

/** An unmarked source is taken for what such sources are: bt601 up to standard definition, bt709 above. */
function matrixOf(info: MediaInfo): string {
  switch (info.colorSpace) {
    case 'bt709':
      return 'bt709'
    case 'smpte170m':
    case 'bt470bg':
      return 'bt601'
    case 'bt2020nc':
    case 'bt2020c':
      return 'bt2020'
    default:
      return Math.min(info.width, info.height) > 576 ? 'bt709' : 'bt601'
  }
}

function colorOptions(info: MediaInfo): string {
  return `:in_color_matrix=${matrixOf(info)}:out_color_matrix=bt709:out_range=tv`
}

function fitFilters({ info, region, width, height, fit }: PictureFilterOptions, color: string): string[] {
  const flags = 'flags=lanczos+accurate_rnd+full_chroma_int'
  const scale = (w: number, h: number): string => `scale=${w}:${h}:${flags}${color}`
  const sourceRatio = (info.width * region.width) / (info.height * region.height)
  const isSameShape = Math.abs((sourceRatio * height) / width - 1) < 0.005
  if (isSameShape || fit === 'cover') return [scale(width, height)]
  const inside = containSize(sourceRatio, width, height)
  const left = evenFloor((width - inside.width) / 2)
  const top = evenFloor((height - inside.height) / 2)
  if (fit === 'contain') {
    return [scale(inside.width, inside.height), `pad=${width}:${height}:${left}:${top}:color=black`]
  }
  // The background is blurred at a sixth of the size and comes back soft: cheap, and no detail is lost that shows.
  const small = { width: even(width / 6), height: even(height / 6) }
  const smallCover = coverSize(sourceRatio, small.width, small.height)
  return [
    `split[back][front];[back]${scale(smallCover.width, smallCover.height)}`,
    `crop=${small.width}:${small.height}`,
    'gblur=sigma=6',
    'lutyuv=y=16+(val-16)*0.82',
    `scale=${width}:${height}:flags=bicubic[blurred];[front]${scale(inside.width, inside.height)}[sharp];` +
      `[blurred][sharp]overlay=${left}:${top}:format=yuv420`,
  ]
}

/** The smallest even size of a shape that covers a frame. */
export function coverSize(ratio: number, width: number, height: number): { width: number; height: number } {
  return ratio > width / height
    ? { width: even(height * ratio), height }
    : { width, height: even(width / ratio) }
}

/** The largest even size of a shape that lies within a frame. */
export function containSize(ratio: number, width: number, height: number): { width: number; height: number } {
  return ratio > width / height
    ? { width, height: Math.max(2, evenFloor(width / ratio)) }
    : { width: Math.max(2, evenFloor(height * ratio)), height }
}

function even(value: number): number {
  return Math.max(2, 2 * Math.ceil(value / 2 - 1e-9))
}

function evenFloor(value: number): number {
  return 2 * Math.floor(value / 2 + 1e-9)
}
