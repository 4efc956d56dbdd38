import type { VideoCodec } from '../media/encode.ts'
import type { H264Encoder } from '../media/h264-encoder.ts'
import type { Asset, Timeline } from '../timeline/model.ts'
import type { Fps } from '../time/time.ts'
import type { CaptionMode, FilmOutputSpec } from '../wire/render-output.ts'
import type { Finding } from './finding.ts'

/** How the film is to be encoded. */
export interface FilmOutput {
  /** In pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** x264 quality: 20 for a finished film. */
  readonly crf: number
  readonly preset: string
  /** H.264 unless told. */
  readonly codec?: VideoCodec
  /** Of H.264; found out unless told. */
  readonly encoder?: H264Encoder
  /** Loudness of the sound in LUFS; -14 unless told. */
  readonly loudnessLufs?: number
}

/** A file that the film plays, or draws with: a font, a colour table. */
export interface FilmAsset extends Omit<Asset, 'kind'> {
  readonly kind: Asset['kind'] | 'font' | 'lut'
  readonly path: string
  /** For people. */
  readonly fileName?: string
  /** Who made it, when it was generated. */
  readonly madeBy?: 'algorithm' | 'model'
}

/** All that a render needs; plain data, so it can be the payload of a job. */
export interface FilmRequest {
  readonly timeline: Timeline
  /** By asset id. */
  readonly assets: Readonly<Record<string, FilmAsset>>
  readonly output: FilmOutput
  /** Where encoded segments are kept from one render to the next. */
  readonly cacheDir: string
  /** For temporary files of this render alone. */
  readonly workDir: string
  /** The finished film. It appears only when the render succeeds. */
  readonly outFile: string
  /** MP4 unless told. */
  readonly format?: FilmOutputSpec['format']
  /** Burned in unless told. */
  readonly captions?: CaptionMode
  /** Most bytes that the finished film may have. */
  readonly maxBytes?: number
}

export interface FilmQuality {
  readonly findings: readonly Finding[]
  /** Of the finished file; null when the film has no sound. */
  readonly integratedLufs: number | null
  readonly truePeakDbtp: number | null
}

export interface FilmResult {
  readonly durationMs: number
  readonly sizeBytes: number
  readonly width: number
  readonly height: number
  /** A moment that stands for the film. */
  readonly posterMs: number
  readonly quality: FilmQuality
  /** What the user should know, e.g. that a clip was too short and froze. */
  readonly notes: readonly string[]
}
