/** What the server and the process that composes single frames say to each other. */
import type { ErrorCode } from '../errors/error.ts'
import type { Timeline } from '../timeline/model.ts'
import type { FilmAsset } from './film-request.ts'

export interface FrameRequest {
  readonly timeline: Timeline
  /** By asset id. */
  readonly assets: Readonly<Record<string, FilmAsset>>
  readonly cacheDir: string
  /** What the frame shows; beyond the end it is the last one. */
  readonly atMs: number
  /** In pixels; the height follows from the timeline's ratio. */
  readonly width: number
}

export type FrameReply =
  /** A JPEG, in base64. */
  | { readonly ok: true; readonly jpeg: string }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
