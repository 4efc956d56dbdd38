import type { ExportOutput } from '../wire/render-output.ts'
import type { FilmRequest, FilmResult } from './film-request.ts'

export interface FilmExportRequest extends Pick<FilmRequest, 'timeline' | 'assets' | 'cacheDir' | 'workDir'> {
  readonly output: ExportOutput
}

/** What an export made, in the work folder. */
export interface FilmExport {
  readonly result: FilmResult
  /** Its ending is that of the format. */
  readonly file: string
  /** JPEG, for a film that has pictures. */
  readonly thumbnail?: string
  /** The captions, or all texts where there are none, for a film that has some. */
  readonly subtitles?: { readonly srt: string; readonly vtt: string }
}

export interface ExportContext {
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** Of a result that is no picture and no sound. */
export const emptyResult = {
  width: 0,
  height: 0,
  posterMs: 0,
  quality: { findings: [], integratedLufs: null, truePeakDbtp: null },
  notes: [],
} as const
