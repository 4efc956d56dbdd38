import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import type { Fps } from '../time/time.ts'
import { safeInput, trustedLimits } from './ffmpeg.ts'
import { FfmpegInput } from './ffmpeg-input.ts'
import { type H264Encoder, wordingOf } from './h264-encoder.ts'
import { probeMedia } from './probe.ts'

export type VideoCodec = 'h264' | 'vp9'

export interface VideoEncoderOptions {
  /** The finished file: MP4 or MOV by its ending. It appears only when {@link VideoEncoder.finish} resolves. */
  file: string
  /** In pixels, even. */
  width: number
  height: number
  /** Size of the frames that are written, in pixels, even, when it is another: they are scaled with a cubic filter. */
  frames?: { readonly width: number; readonly height: number }
  fps: Fps
  /** VP9 takes twice x264's time; H.264 unless told. */
  codec?: VideoCodec
  /** Of H.264; x264 unless told. */
  encoder?: H264Encoder
  /** Quality as x264 counts it, 0 (lossless) to 51; 20 (high) to 26 (draft) for a film. */
  crf: number
  /** x264 preset: `veryfast` is the measured best of time and size. */
  preset: string
  /** Frames from one key frame to the next; every group is closed. */
  gopFrames: number
  /** Sound to put beside the picture: copied when it is AAC, else encoded to AAC at 256 kbit/s. */
  audioFile?: string
  /** Title for the file's metadata. */
  title?: string
  /** Puts the index before the data (a second pass over the file). Default true. */
  indexInFront?: boolean
  /** x264 threads; by default as many as ffmpeg finds useful. */
  threads?: number
  /** Frames stay as they are until the write after their own has resolved: they need not be copied. */
  framesStay?: boolean
}

/** Takes frames one by one and makes a file of them. End it with exactly one of `finish` and `abort`. */
export interface VideoEncoder {
  /**
   * Adds one frame: I420, bt709 limited range, planes Y, U, V tightly packed (`width × height × 3/2` bytes of the
   * frames' size).
   * The bytes are copied at once unless they stay, so the caller may reuse them; the promise is the backpressure.
   *
   * @throws {ReelsmithError} `store/disk-full`, `media/tool-failed`, `process/timed-out`, `job/cancelled`.
   */
  write(i420: Uint8Array): Promise<void>
  /** Completes the file and gives it its name. Throws as {@link VideoEncoder.write}; then nothing is left behind. */
  finish(): Promise<void>
  /** Gives up: ends ffmpeg and removes what was written. Never throws. */
  abort(): Promise<void>
}

/**
 * Opens an encoder of H.264 (high profile) or VP9, yuv420p, bt709 limited range, that writes an MP4 or MOV file.
 *
 * @throws {ReelsmithError} `media/tool-failed` for sizes that H.264 in 4:2:0 cannot hold; `media/unreadable` when
 *   `audioFile` cannot be read; `job/cancelled`.
 */
export async function openVideoEncoder(
  options: VideoEncoderOptions,
  context: { signal?: AbortSignal } = {},
): Promise<VideoEncoder> {
  const { file } = options
  const frames = options.frames ?? options
  for (const { width, height } of [options, frames]) {
    if (width < 2 || height < 2 || width % 2 !== 0 || height % 2 !== 0) {
      throw new ReelsmithError('media/tool-failed', `Video size: expected even numbers of pixels, got ${width}x${height}.`)
    }
  }
  throwIfCancelled(context.signal, 'Encoding')
  const audio = options.audioFile === undefined ? undefined : await probeMedia(options.audioFile, context)
  await mkdir(path.dirname(file), { recursive: true })
  const coding = codingOf(options)
  const filters = [...scaleFilters(options), ...coding.filters]
  const input = new FfmpegInput(
    [
      ...coding.device,
      '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${frames.width}x${frames.height}`,
      '-framerate', `${options.fps.num}/${options.fps.den}`, '-i', 'pipe:0',
      ...(options.audioFile === undefined ? [] : safeInput(options.audioFile)),
      '-map', '0:v:0',
      ...(filters.length > 0 ? ['-vf', filters.join(',')] : []),
      ...coding.options,
      '-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
      ...(options.threads === undefined ? [] : ['-threads', String(options.threads)]),
      ...(audio ? audioOptions(audio.audioCodec) : []),
      ...(options.title ? ['-metadata', `title=${options.title.replaceAll('\0', '')}`] : []),
      ...(options.indexInFront === false ? [] : ['-movflags', '+faststart']),
      '-f', file.toLowerCase().endsWith('.mov') ? 'mov' : 'mp4',
    ],
    { file, signal: context.signal, what: 'Encoding', ...((options.encoder ?? 'x264') === 'x264' ? {} : { limits: trustedLimits }) },
  )
  return new PipeEncoder(input, { bytes: (frames.width * frames.height * 3) / 2, stay: options.framesStay ?? false })
}

function scaleFilters({ width, height, frames }: VideoEncoderOptions): string[] {
  if (!frames || (frames.width === width && frames.height === height)) return []
  return [`scale=${width}:${height}:flags=bicubic+accurate_rnd`, 'setsar=1']
}

function codingOf(options: VideoEncoderOptions): ReturnType<typeof wordingOf> {
  if (options.codec === 'vp9') return { device: [], filters: [], options: vp9Options(options) }
  return wordingOf(options.encoder ?? 'x264', options)
}

/** The constant quality of libvpx looks about the same as x264's at these steps. */
function vp9Options(options: VideoEncoderOptions): string[] {
  const gop = String(options.gopFrames)
  const quality = Math.min(60, Math.max(4, Math.round(31 + (options.crf - 20) * 1.2)))
  return [
    '-c:v', 'libvpx-vp9', '-crf', String(quality), '-b:v', '0', '-deadline', 'realtime', '-cpu-used', '5',
    '-row-mt', '1', '-pix_fmt', 'yuv420p', '-g', gop, '-keyint_min', gop,
    // Frames that are never shown would confuse the count of those that are.
    '-auto-alt-ref', '0',
  ]
}

function audioOptions(codec: string | null): string[] {
  return ['-map', '1:a:0', ...(codec === 'aac' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '256k'])]
}

class PipeEncoder implements VideoEncoder {
  readonly #input: FfmpegInput
  /** Two frames in turn: one on its way through the pipe, one being filled. */
  readonly #slots: [Buffer, Buffer] | null
  readonly #frameBytes: number
  #slot: 0 | 1 = 0
  #inFlight: Promise<void> = Promise.resolve()

  constructor(input: FfmpegInput, frames: { bytes: number; stay: boolean }) {
    this.#input = input
    this.#frameBytes = frames.bytes
    this.#slots = frames.stay ? null : [Buffer.allocUnsafe(frames.bytes), Buffer.allocUnsafe(frames.bytes)]
  }

  async write(i420: Uint8Array): Promise<void> {
    if (i420.byteLength !== this.#frameBytes) {
      throw new ReelsmithError('internal', `Frame: expected ${this.#frameBytes} bytes, got ${i420.byteLength}.`)
    }
    const bytes = this.#slots ? this.#copy(i420, this.#slots) : i420
    const before = this.#inFlight
    this.#inFlight = before.then(() => this.#input.write(bytes))
    this.#inFlight.catch(() => {}) // the next write or finish reports it
    await before
  }

  #copy(i420: Uint8Array, slots: [Buffer, Buffer]): Buffer {
    const slot = slots[this.#slot]
    slot.set(i420)
    this.#slot = this.#slot === 0 ? 1 : 0
    return slot
  }

  async finish(): Promise<void> {
    await this.#inFlight
    await this.#input.finish()
  }

  async abort(): Promise<void> {
    await this.#input.abort()
  }
}
