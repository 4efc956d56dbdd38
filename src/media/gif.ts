import { rename, rm } from 'node:fs/promises'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

export interface GifOptions {
  /** A film of the size and rate that the GIF is to have. */
  readonly film: string
  /** It appears when it is complete. */
  readonly file: string
}

const timeoutMs = 30 * 60_000

/**
 * Makes an animated GIF that plays for ever. Its 256 colours are chosen for what moves in the film, and errors are
 * spread so that still parts stay still, which keeps the file small.
 *
 * @throws {ReelsmithError} `store/disk-full`, `media/tool-failed`, `job/cancelled`; nothing half-written is left.
 */
export async function makeGif({ film, file }: GifOptions, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const palette = `${file}.palette.png`
  const partial = `${file}.partial`
  const options = { signal, timeoutMs, what: 'Making the GIF' }
  try {
    await runFfmpeg(
      [...safeInput(film), '-vf', 'palettegen=stats_mode=diff', '-frames:v', '1', '-f', 'image2', `file:${palette}`],
      options,
    )
    const use = '[0:v][1:v]paletteuse=dither=bayer:bayer_scale=3:diff_mode=rectangle'
    const inputs = [...safeInput(film), '-f', 'image2', '-i', `file:${palette}`]
    await runFfmpeg([...inputs, '-filter_complex', use, '-loop', '0', '-f', 'gif', `file:${partial}`], options)
    await rename(partial, file)
  } finally {
    await rm(palette, { force: true })
    await rm(partial, { force: true })
  }
}
