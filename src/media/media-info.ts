import type { Fps } from '../time/time.ts'

/** What a media file holds, as far as films care. */
export interface MediaInfo {
  readonly kind: 'video' | 'image' | 'audio'
  /** Length of the picture (of the sound, when there is no picture); 0 for an image. */
  readonly durationMs: number
  /** As shown: after rotation and with square pixels. 0 for sound. */
  readonly width: number
  readonly height: number
  /** Mean rate of the pictures; null for an image and for sound. */
  readonly fps: Fps | null
  readonly hasAudio: boolean
  /** ffmpeg's names, e.g. `h264`, `aac`, `mov,mp4,m4a,3gp,3g2,mj2`; for images the format, e.g. `jpeg`. */
  readonly container: string
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  readonly pixelFormat: string | null
  /** Some of it may be transparent. */
  readonly hasAlpha: boolean
  /** Clockwise quarter turns that a player applies, in degrees: 0, 90, 180 or 270. */
  readonly rotationDegrees: number
  /** ffmpeg's names, null when the file does not say. */
  readonly colorSpace: string | null
  readonly colorTransfer: string | null
  readonly colorRange: 'tv' | 'pc' | null
  readonly isInterlaced: boolean
  /** Pixels that are not square: the stored width differs from the shown one. */
  readonly hasOddPixels: boolean
  readonly sizeBytes: number
  /** Mean bit rate of the picture; 0 when unknown. */
  readonly videoBitsPerSecond: number
  readonly audioSampleRateHz: number
  readonly audioChannels: number
}
