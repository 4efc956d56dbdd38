import { ReelsmithError } from '../errors/error.ts'
import { runFfmpeg, safeInput } from './ffmpeg.ts'

export interface Loudness {
  /** LUFS; `-Infinity` when nothing is above the gate of -70 LUFS. */
  readonly integratedLufs: number
  /** dBTP, the peak between samples too; `-Infinity` for silence. */
  readonly truePeakDbtp: number
}

/** A generous hour of sound on a slow machine. */
const timeoutMs = 20 * 60_000

/**
 * Measures the first sound stream of a file as it will be heard, behind its decoder.
 *
 * @throws {ReelsmithError} `media/unreadable` and the like.
 * @see EBU R 128 and ITU-R BS.1770-4; ffmpeg's `ebur128`, true peak at four times the rate.
 */
export async function measureLoudness(file: string, { signal }: { signal?: AbortSignal } = {}): Promise<Loudness> {
  const { messages } = await runFfmpeg(
    // each frame would be a line at the level of info
    [...safeInput(file), '-map', '0:a:0', '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
    { signal, timeoutMs, what: 'Measuring the loudness', logLevel: 'info' },
  )
  const summary = messages.slice(messages.lastIndexOf('Summary:'))
  return {
    integratedLufs: gated(readFigure(summary, /I:\s+(-?[\d.]+|-?inf|nan) LUFS/)),
    truePeakDbtp: readFigure(summary, /Peak:\s+(-?[\d.]+|-?inf|nan) dBFS/),
  }
}

/** ffmpeg prints the gate itself when nothing was above it. */
function gated(lufs: number): number {
  return lufs <= -70 ? -Infinity : lufs
}

function readFigure(text: string, pattern: RegExp): number {
  const figure = pattern.exec(text)?.[1]
  if (figure === undefined) {
    throw new ReelsmithError('media/tool-failed', 'Measuring the loudness failed: ffmpeg gave no summary.')
  }
  return /inf|nan/.test(figure) ? -Infinity : Number(figure)
}
