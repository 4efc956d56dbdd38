import { rename, rm } from 'node:fs/promises'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

/** Of a film's picture on a page or in a chat. */
const longSidePx = 640

/**
 * Writes one picture of a film as a small JPEG.
 *
 * @param atMs - Which; beyond the end it is the last one.
 * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `job/cancelled`.
 */
export async function writePoster(
  film: string,
  atMs: number,
  file: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const partial = `${file}.partial`
  const scale = `scale='if(gt(iw,ih),min(${longSidePx},iw),-2)':'if(gt(iw,ih),-2,min(${longSidePx},ih))':flags=bicubic`
  try {
    await runFfmpeg(
      [
        '-ss',
        (atMs / 1000).toFixed(3),
        ...safeInput(film),
        '-map',
        '0:v:0',
        '-frames:v',
        '1',
        '-vf',
        `${scale}:out_range=pc,format=yuvj420p`,
        '-q:v',
        '4',
        '-f',
        'mjpeg',
        `file:${partial}`,
      ],
      { signal, timeoutMs: 60_000, what: 'Making the thumbnail' },
    )
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
}
