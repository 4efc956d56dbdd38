import { ReelsmithError } from '../errors/error.ts'
import type { Fps } from '../time/time.ts'
import type { Crop, VideoFit } from '../timeline/appearance.ts'
import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'
import { timingFilters } from './frame-times.ts'
import { pictureFilters } from './picture-filters.ts'
import type { MediaInfo } from './media-info.ts'

export interface DecodeOptions {
  file: string
  /** What {@link probeMedia} says about the file. */
  info: MediaInfo
  /** Moments of the source, in ms of its own time, that the frames show; ascending strictly, at least one. */
  times: readonly number[]
  /** The part of the picture that is read. */
  region: Crop
  /** Size and rate of the frames that come out; even numbers. */
  width: number
  height: number
  fps: Fps
  /** How the region is brought to that size: filling it when `cover`, whatever its shape. */
  fit: VideoFit
  /** Transparency as a plane of its own, behind the three others; otherwise what is transparent is black. */
  withAlpha?: boolean
}

/** Frames of a stretch of a source, in order. Always {@link VideoDecoder.close} it. */
export interface VideoDecoder {
  /**
   * Reads the next frame into `target`: I420, bt709 limited range, tightly packed; with the alpha plane when it was
   * asked for.
   *
   * @returns false when the source has no more frames; `target` is then as it was.
   * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `process/timed-out`, `job/cancelled`.
   */
  read(target: Uint8Array): Promise<boolean>
  close(): Promise<void>
}

/** Starts decoding; errors come with the first read. */
export function openVideoDecoder(options: DecodeOptions, context: { signal?: AbortSignal } = {}): VideoDecoder {
  const { file, info, times, fps, withAlpha = false } = options
  const output = new FfmpegOutput(
    [
      // Frames from the key frame before the start come along with negative times: a frame that was already being
      // shown at the start is then known, however long ago it began.
      '-noaccurate_seek', '-ss', (times[0]! / 1000).toFixed(6),
      ...alphaDecoder(info),
      ...safeInput(file),
      // The first picture that is not a cover of the sound.
      '-map', '0:V:0', '-an', '-sn', '-dn',
      '-vf', [...lastFrame(info), ...timingFilters(times, fps), ...pictureFilters(options)].join(','),
      '-frames:v', String(times.length), '-fps_mode', 'passthrough',
      '-r', `${fps.num}/${fps.den}`, '-pix_fmt', withAlpha ? 'yuva420p' : 'yuv420p', '-f', 'rawvideo', 'pipe:1',
    ],
    { signal: context.signal, what: 'Reading the video' },
  )
  return new PipeDecoder(output)
}

/** Containers that know no length of a picture: of their last one ffmpeg thinks that it is over at once. */
function lastFrame({ container }: MediaInfo): string[] {
  return /^(avi|gif|asf)$/.test(container) ? ['tpad=stop=1:stop_mode=clone'] : []
}

/** ffmpeg's own decoders of these formats leave the alpha out. */
function alphaDecoder(info: MediaInfo): string[] {
  if (!info.hasAlpha) return []
  if (info.videoCodec === 'vp9') return ['-c:v', 'libvpx-vp9']
  return info.videoCodec === 'vp8' ? ['-c:v', 'libvpx'] : []
}

class PipeDecoder implements VideoDecoder {
  readonly #output: FfmpegOutput
  #rest: Buffer = Buffer.alloc(0)

  constructor(output: FfmpegOutput) {
    this.#output = output
  }

  async read(target: Uint8Array): Promise<boolean> {
    // The rest of the last chunk is the beginning of this frame; `target` changes only once there is a frame.
    let filled = 0
    while (filled < target.byteLength) {
      if (this.#rest.byteLength === 0) {
        const chunk = await this.#output.next()
        if (chunk === null && filled === 0) return false
        if (chunk === null) {
          throw new ReelsmithError('media/unreadable', 'Reading the video failed: the last picture is incomplete.')
        }
        this.#rest = chunk
      }
      const part = this.#rest.subarray(0, target.byteLength - filled)
      target.set(part, filled)
      filled += part.byteLength
      this.#rest = this.#rest.subarray(part.byteLength)
    }
    return true
  }

  async close(): Promise<void> {
    await this.#output.close()
  }
}
