/** A photo brought alive: a film of one clip, in which the camera moves over the picture. */
import { join } from 'node:path'
import { emptyTimeline, mainTrackId, videoClip } from '../timeline/create.ts'
import { photoMotions } from '../timeline/appearance.ts'
import type { Fps } from '../time/time.ts'
import { renderFilm } from './film.ts'

export interface MovingPhoto {
  readonly file: string
  /** Of the photo, upright. */
  readonly size: { readonly width: number; readonly height: number }
  /** Whether a model made it, which the file then says. */
  readonly isMadeByModel: boolean
  readonly durationMs: number
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** Says which way the camera goes. */
  readonly seed: number
  /** The MP4; appears when it is done. */
  readonly outFile: string
  /** For temporary files. */
  readonly workDir: string
}

/** @throws {ReelsmithError} as {@link renderFilm} does. */
export async function renderMovingPhoto(
  { file, size, isMadeByModel, durationMs, width, height, fps, seed, outFile, workDir }: MovingPhoto,
  context: { signal: AbortSignal; onProgress(fraction: number): void },
): Promise<void> {
  const motion = photoMotions[seed % photoMotions.length]!
  const clip = videoClip({ id: 'photo', name: 'photo', asset: 'photo', durationMs, motion })
  await renderFilm(
    {
      timeline: { ...emptyTimeline({ width, height, fps }), tracks: [{ id: mainTrackId, kind: 'video', role: 'main', name: '', clips: [clip] }] },
      assets: { photo: { id: 'photo', kind: 'image', durationMs: 0, ...size, fps: 0, hasAudio: false, path: file, ...(isMadeByModel && { madeBy: 'model' }) } },
      output: { width, height, fps, crf: 18, preset: 'veryfast' },
      cacheDir: join(workDir, 'cache'),
      workDir,
      outFile,
    },
    context,
  )
}
