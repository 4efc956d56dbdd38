import { stat } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'
import type { Fps } from '../time/time.ts'
import { runFfprobe, safeInput } from './ffmpeg.ts'
import { probeImage } from './image.ts'
import type { MediaInfo } from './media-info.ts'

export type { MediaInfo } from './media-info.ts'

interface ProbedStream {
  codec_type?: string
  codec_name?: string
  width?: number
  height?: number
  pix_fmt?: string
  sample_aspect_ratio?: string
  r_frame_rate?: string
  avg_frame_rate?: string
  duration?: string
  bit_rate?: string
  sample_rate?: string
  channels?: number
  color_space?: string
  color_transfer?: string
  color_range?: string
  field_order?: string
  disposition?: { attached_pic?: number }
  side_data_list?: { rotation?: number }[]
  tags?: Record<string, string>
}

interface ProbedFile {
  streams?: ProbedStream[]
  format?: { format_name?: string; duration?: string }
}

const timeoutMs = 30_000

/**
 * Looks at a media file: what the bytes say, never what the name says.
 *
 * @throws {ReelsmithError} `media/unreadable` for a missing, empty, damaged or foreign file, `media/tool-missing`,
 *   `process/timed-out`, `job/cancelled`.
 */
export async function probeMedia(file: string, context: { signal?: AbortSignal } = {}): Promise<MediaInfo> {
  const sizeBytes = await fileSize(file)
  const image = await probeImage(file, sizeBytes)
  if (image) return image
  const what = 'Reading the file'
  const args = ['-of', 'json', '-show_format', '-show_streams', ...safeInput(file)]
  const probed = JSON.parse((await runFfprobe(args, { ...context, timeoutMs, what })).toString('utf8')) as ProbedFile
  const streams = probed.streams ?? []
  const audio = streams.find((stream) => stream.codec_type === 'audio' && (stream.channels ?? 0) > 0)
  const video = streams.find(
    (stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic && (stream.width ?? 0) > 0,
  )
  if (!video && !audio) throw unreadable('it holds neither picture nor sound')
  const main = (video ?? audio)!
  const durationMs =
    secondsToMs(main.duration) ||
    secondsToMs(clockToSeconds(main.tags?.DURATION)) ||
    secondsToMs(probed.format?.duration) ||
    (await measureDurationMs(file, video ? 'v:0' : 'a:0', context.signal))
  if (durationMs <= 0) throw unreadable('it has no length')
  const base = {
    durationMs,
    hasAudio: audio !== undefined,
    container: probed.format?.format_name ?? '',
    audioCodec: audio?.codec_name ?? null,
    audioSampleRateHz: Number(audio?.sample_rate ?? 0),
    audioChannels: audio?.channels ?? 0,
    sizeBytes,
  }
  if (!video) return { ...base, ...noPicture, kind: 'audio' }
  return { ...base, ...pictureOf(video), kind: 'video' }
}

const noPicture = {
  width: 0,
  height: 0,
  fps: null,
  videoCodec: null,
  pixelFormat: null,
  hasAlpha: false,
  rotationDegrees: 0,
  colorSpace: null,
  colorTransfer: null,
  colorRange: null,
  isInterlaced: false,
  hasOddPixels: false,
  videoBitsPerSecond: 0,
} as const

function pictureOf(stream: ProbedStream): Omit<MediaInfo, 'kind' | 'durationMs' | 'hasAudio' | 'container' |
  'audioCodec' | 'audioSampleRateHz' | 'audioChannels' | 'sizeBytes'> {
  const rotationDegrees = rotationOf(stream)
  const [sarX, sarY] = ratio(stream.sample_aspect_ratio) ?? [1, 1]
  const shownWidth = Math.max(1, Math.round(((stream.width ?? 0) * sarX) / sarY))
  const shownHeight = stream.height ?? 0
  const turned = rotationDegrees % 180 === 90
  return {
    width: turned ? shownHeight : shownWidth,
    height: turned ? shownWidth : shownHeight,
    fps: frameRateOf(stream),
    videoCodec: stream.codec_name ?? null,
    pixelFormat: stream.pix_fmt ?? null,
    hasAlpha: hasAlpha(stream),
    rotationDegrees,
    colorSpace: stream.color_space ?? null,
    colorTransfer: stream.color_transfer ?? null,
    colorRange: stream.color_range === 'pc' ? 'pc' : stream.color_range === 'tv' ? 'tv' : null,
    isInterlaced: /^(tt|bb|tb|bt)$/.test(stream.field_order ?? ''),
    hasOddPixels: sarX !== sarY,
    videoBitsPerSecond: Number(stream.bit_rate ?? 0),
  }
}

/** VP8 and VP9 keep alpha in a second picture, of which only a tag tells. */
function hasAlpha(stream: ProbedStream): boolean {
  return stream.tags?.alpha_mode === '1' || /^(yuva|rgba|bgra|argb|abgr|gbrap|ya\d|pal8)/.test(stream.pix_fmt ?? '')
}

/** ffprobe gives the display matrix' angle counter-clockwise in (-180, 180]. */
function rotationOf(stream: ProbedStream): number {
  const angle = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0
  return (((Math.round(-angle / 90) * 90) % 360) + 360) % 360
}

const commonRates: readonly Fps[] = [
  ...[24, 25, 30, 48, 50, 60].map((num) => ({ num, den: 1 })),
  ...[24000, 30000, 60000].map((num) => ({ num, den: 1001 })),
]

/** The mean rate; a common one when it is within 0.03 % of it (containers round). */
function frameRateOf(stream: ProbedStream): Fps {
  const [num, den] = ratio(stream.avg_frame_rate) ?? ratio(stream.r_frame_rate) ?? [25, 1]
  const rate = num / den
  const common = commonRates.find((fps) => Math.abs(rate / (fps.num / fps.den) - 1) < 3e-4)
  return common ?? { num, den }
}

function ratio(text: string | undefined): [number, number] | undefined {
  const match = /^(\d+)[/:](\d+)$/.exec(text ?? '')
  if (!match) return undefined
  const [a, b] = [Number(match[1]), Number(match[2])]
  return a > 0 && b > 0 ? [a, b] : undefined
}

function secondsToMs(seconds: string | number | undefined): number {
  const value = Number(seconds)
  return Number.isFinite(value) && value > 0 ? Math.round(value * 1000) : 0
}

/** Matroska writes a stream's length as a tag: `00:00:10.033000000`. */
function clockToSeconds(text: string | undefined): number | undefined {
  const match = /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(text ?? '')
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined
}

/** For files that say no length (recordings of a browser): the end of the last packet. */
async function measureDurationMs(file: string, stream: string, signal: AbortSignal | undefined): Promise<number> {
  const args = ['-select_streams', stream, '-show_entries', 'packet=pts_time,duration_time', '-of', 'csv=p=0']
  const text = (
    await runFfprobe([...args, ...safeInput(file)], { signal, timeoutMs, what: 'Reading the file' })
  ).toString('utf8')
  let end = 0
  for (const line of text.split('\n')) {
    const [start, duration] = line.split(',').map(Number)
    if (Number.isFinite(start)) end = Math.max(end, start! + (Number.isFinite(duration) ? duration! : 0))
  }
  return Math.round(end * 1000)
}

async function fileSize(file: string): Promise<number> {
  const info = await stat(file).catch((cause: unknown) => {
    throw new ReelsmithError('media/unreadable', 'The media file is gone.', { cause })
  })
  if (!info.isFile()) throw unreadable('it is not a file')
  if (info.size === 0) throw unreadable('it is empty')
  return info.size
}

function unreadable(why: string): ReelsmithError {
  return new ReelsmithError('media/unreadable', `The media file cannot be used: ${why}.`)
}
