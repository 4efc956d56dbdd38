import type { Asset, Timeline } from '../timeline/model.ts'
import type { Fps } from '../time/time.ts'
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
}

/** A media file that the film plays. */
export type FilmAsset = Asset & { readonly path: string }

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
  /** The finished film, MP4. It appears only when the render succeeds. */
  readonly outFile: string
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
  readonly quality: FilmQuality
  /** What the user should know, e.g. that a clip was too short and froze. */
  readonly notes: readonly string[]
}
