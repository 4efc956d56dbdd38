import { ReelsmithError } from '../errors/error.ts'
import type { Fps } from '../time/time.ts'
import type { VideoFit } from '../timeline/appearance.ts'
import { safeInput } from './ffmpeg.ts'
import { FfmpegOutput } from './ffmpeg-output.ts'
import { pictureFilters } from './picture-filters.ts'
import type { MediaInfo } from './media-info.ts'

export interface DecodeOptions {
  file: string
  /** What {@link probeMedia} says about the file. */
  info: MediaInfo
  /** Where in the source the first frame lies, in ms of the source's own time. */
  startMs: number
  /** Source time that passes while film time passes: 2 plays twice as fast. */
  speed: number
  frameCount: number
  /** Size and rate of the frames that come out; even numbers. */
  width: number
  height: number
  fps: Fps
  fit: VideoFit
}

/** Frames of a stretch of a source, in order. Always {@link VideoDecoder.close} it. */
export interface VideoDecoder {
  /**
   * Reads the next frame into `target`: I420, bt709 limited range, tightly packed.
   *
   * @returns false when the source has no more frames; `target` is then as it was.
   * @throws {ReelsmithError} `media/unreadable`, `media/unsupported-codec`, `process/timed-out`, `job/cancelled`.
   */
  read(target: Uint8Array): Promise<boolean>
  close(): Promise<void>
}

/** Starts decoding; errors come with the first read. */
export function openVideoDecoder(options: DecodeOptions, context: { signal?: AbortSignal } = {}): VideoDecoder {
  const { fps, frameCount } = options
  const seekSeconds = options.startMs / 1000
  const output = new FfmpegOutput(
    [
      // Frames from the key frame before the start come along with negative times: a frame that was already being
      // shown at the start is then known, however long ago it began.
      '-noaccurate_seek', '-ss', seekSeconds.toFixed(6),
      ...safeInput(options.file),
      '-map', '0:v:0', '-an', '-sn', '-dn',
      '-vf', [...timingFilters(options), ...pictureFilters(options)].join(','),
      '-frames:v', String(frameCount), '-fps_mode', 'passthrough',
      '-r', `${fps.num}/${fps.den}`, '-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1',
    ],
    { signal: context.signal, what: 'Reading the video' },
  )
  return new PipeDecoder(output)
}

/** Output frame n shows what the source shows at `startMs + n × speed / fps`. */
function timingFilters({ speed, fps }: DecodeOptions): string[] {
  return [
    ...(speed === 1 ? [] : [`setpts=PTS/${speed}`]),
    `fps=fps=${fps.num}/${fps.den}:start_time=0:round=near`,
  ]
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
