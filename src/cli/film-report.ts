/** What is said of a film that was written. */
import { relative } from 'node:path'
import { formatDuration } from '../time/time.ts'

export interface WrittenFilm {
  readonly file: string
  /** 0 for what has no length. */
  readonly durationMs: number
  readonly sizeBytes: number
  /** Pixels; 0 for what has no picture. */
  readonly width: number
  readonly height: number
}

/** Its path and its facts: `sunset.mp4`, `10s, 1920×1080, 8.1 MB`. */
export function filmReport(film: WrittenFilm, folder: string): string[] {
  const facts = [
    ...(film.durationMs > 0 ? [formatDuration(film.durationMs)] : []),
    ...(film.width > 0 ? [`${film.width}×${film.height}`] : []),
    sizeText(film.sizeBytes),
  ]
  return [pathText(film.file, folder), facts.join(', ')]
}

/** As seen from a folder, unless it lies elsewhere. */
export function pathText(file: string, folder: string): string {
  const path = relative(folder, file)
  return path.startsWith('..') ? file : path
}

/** `8.1 MB`, `1.2 GB`, `34 kB`. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e5 || bytes === 0 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`
}
