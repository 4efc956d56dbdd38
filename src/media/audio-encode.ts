import { throwIfCancelled } from '../errors/error.ts'
import { FfmpegInput } from './ffmpeg-input.ts'
import { type FileMetadata, metadataOptions } from './metadata.ts'

const rateHz = 48_000
/** Half the time of AAC's usual search, for 3 dB of noise that lies 26 dB below the sound and is masked by it. */
const aacCoder = 'fast'

/** How sound is kept: `aac` in MP4 or `.m4a`, `mp3`, or `wav` without loss. */
export type SoundCodec = 'aac' | 'mp3' | 'wav'

export interface SoundEncoderOptions {
  readonly codec: SoundCodec
  /** Appears only when it is whole. */
  readonly file: string
  /** Exactly what the file will last: more is cut off, less is filled up with silence. */
  readonly sampleCount: number
  readonly bitrateKbps: number
  readonly metadata?: FileMetadata
}

/** Takes sound in blocks and makes a file of it. End it with exactly one of `finish` and `abort`. */
export interface SoundEncoder {
  /**
   * Adds `given` samples of both channels, nominal range [-1, 1]. The arrays may be reused once it resolves.
   *
   * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `process/timed-out`, `job/cancelled`.
   */
  write(left: Float32Array, right: Float32Array, given: number): Promise<void>
  finish(): Promise<void>
  /** Never throws. */
  abort(): Promise<void>
}

/**
 * Opens an encoder, 48 kHz stereo. AAC's delay of 1024 samples is written into the edit list, so the sound begins with
 * the picture and ends with it, also after muxing by copy.
 */
export function openSoundEncoder(options: SoundEncoderOptions, { signal }: { signal?: AbortSignal } = {}): SoundEncoder {
  throwIfCancelled(signal, 'Encoding the sound')
  const input = new FfmpegInput(
    [
      '-f', 'f32le', '-ar', String(rateHz), '-ac', '2', '-i', 'pipe:0',
      '-af', `apad,atrim=end_sample=${options.sampleCount}`,
      '-ar', String(rateHz), '-ac', '2', '-map_metadata', '-1', '-fflags', '+bitexact',
      ...metadataOptions(options.metadata ?? {}), ...codecOptions(options),
    ],
    { file: options.file, signal, what: 'Encoding the sound' },
  )
  let interleaved = new Float32Array(0)
  let wanted = options.sampleCount
  return {
    write: async (left, right, given) => {
      throwIfCancelled(signal, 'Encoding the sound')
      // ffmpeg ends where the sound does, and takes no more
      const count = Math.min(given, wanted)
      wanted -= count
      if (count === 0) return
      if (interleaved.length < count * 2) interleaved = new Float32Array(count * 2)
      for (let i = 0; i < count; i++) {
        interleaved[2 * i] = left[i]!
        interleaved[2 * i + 1] = right[i]!
      }
      await input.write(new Uint8Array(interleaved.buffer, 0, count * 8))
    },
    finish: () => input.finish(),
    abort: () => input.abort(),
  }
}

function codecOptions({ codec, bitrateKbps }: SoundEncoderOptions): string[] {
  switch (codec) {
    case 'aac':
      return ['-c:a', 'aac', '-aac_coder', aacCoder, '-b:a', `${bitrateKbps}k`, '-movflags', '+faststart', '-f', 'ipod']
    case 'mp3':
      return ['-c:a', 'libmp3lame', '-b:a', `${bitrateKbps}k`, '-f', 'mp3']
    case 'wav':
      return ['-c:a', 'pcm_s16le', '-f', 'wav']
  }
}
