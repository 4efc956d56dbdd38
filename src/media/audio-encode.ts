import { rename, rm } from 'node:fs/promises'
import { runFfmpeg } from './ffmpeg.ts'
import { type FileMetadata, metadataOptions } from './metadata.ts'

const rateHz = 48_000
/** Look-ahead of the limiter; it delays by as much. */
const limiterAttackMs = 2
export const limiterReleaseMs = 60
const timeoutMs = 60 * 60_000

/** How sound is kept: `aac` in `.m4a`, `mp3`, or `wav` without loss. */
export type SoundCodec = 'aac' | 'mp3' | 'wav'

export interface SoundEncodeOptions {
  readonly codec: SoundCodec
  /** Raw sound: f32le, 48 kHz, two channels interleaved. */
  readonly pcmFile: string
  /** Exactly what the file will last: more is cut off, less is filled up with silence. */
  readonly sampleCount: number
  /** Applied before the limiter. */
  readonly gainDb: number
  /** Ceiling of the true peak before encoding, in dB; AAC may add some tenths. */
  readonly ceilingDb: number
  readonly bitrateKbps: number
  readonly metadata?: FileMetadata
  /** Appears only when it is whole. */
  readonly file: string
}

/**
 * Brings raw sound to its final level and encodes it, 48 kHz stereo. AAC's delay of 1024 samples is written into the
 * edit list, so the sound begins with the picture and ends with it, also after muxing by copy.
 *
 * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `job/cancelled`.
 */
export async function encodeSound(options: SoundEncodeOptions, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const partial = `${options.file}.partial`
  const delaySamples = (limiterAttackMs * rateHz) / 1000
  const ceiling = Math.max(0.0625, 10 ** (options.ceilingDb / 20))
  const filters = [
    `volume=${options.gainDb.toFixed(3)}dB:precision=double`,
    `apad=pad_len=${delaySamples}`,
    // at four times the rate a limiter of samples is one of true peaks
    `aresample=${rateHz * 4}`,
    `alimiter=limit=${ceiling.toFixed(5)}:attack=${limiterAttackMs}:release=${limiterReleaseMs}:level=false`,
    `aresample=${rateHz}`,
    `atrim=start_sample=${delaySamples}`,
    'asetpts=N/SR/TB',
    'apad',
    `atrim=end_sample=${options.sampleCount}`,
  ]
  try {
    await runFfmpeg(
      [
        '-f', 'f32le', '-ar', String(rateHz), '-ac', '2', '-protocol_whitelist', 'file', '-i', `file:${options.pcmFile}`,
        '-af', filters.join(','), '-ar', String(rateHz), '-ac', '2', '-map_metadata', '-1', '-fflags', '+bitexact',
        ...metadataOptions(options.metadata ?? {}), ...codecOptions(options), `file:${partial}`,
      ],
      { signal, timeoutMs, what: 'Encoding the sound' },
    )
    await rename(partial, options.file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function codecOptions({ codec, bitrateKbps }: SoundEncodeOptions): string[] {
  switch (codec) {
    case 'aac':
      return ['-c:a', 'aac', '-b:a', `${bitrateKbps}k`, '-movflags', '+faststart', '-f', 'ipod']
    case 'mp3':
      return ['-c:a', 'libmp3lame', '-b:a', `${bitrateKbps}k`, '-f', 'mp3']
    case 'wav':
      return ['-c:a', 'pcm_s16le', '-f', 'wav']
  }
}
