import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fps } from '../time/time.ts'
import { runFfmpeg } from './ffmpeg.ts'
import { type FileMetadata, appendXmp, metadataOptions, xmpPacket } from './metadata.ts'

export interface JoinPiece {
  readonly file: string
  readonly frameCount: number
}

export interface JoinOptions {
  /** Closed pieces of one encoder's settings, in order. */
  readonly segments: readonly JoinPiece[]
  readonly fps: Fps
  /** Sound to put beside the picture: copied as it is into MP4, encoded to Opus for WebM. */
  readonly audioFile?: string
  /** MP4, or WebM by its ending; it appears when it is complete. */
  readonly file: string
  readonly metadata?: FileMetadata
  /** A folder for temporary files. */
  readonly workDir: string
}

const timeoutMs = 10 * 60_000

/**
 * Joins encoded pieces into one film without encoding again, with the index in front.
 *
 * @throws {ReelsmithError} `store/disk-full`, `media/tool-failed`, `job/cancelled`; nothing half-written is left.
 */
export async function joinSegments(options: JoinOptions, context: { signal?: AbortSignal } = {}): Promise<void> {
  const list = path.join(options.workDir, 'segments.ffconcat')
  const partial = `${options.file}.partial`
  const isWebm = options.file.endsWith('.webm')
  const { metadata = {} } = options
  await writeFile(list, concatScript(options.segments, options.fps))
  try {
    await runFfmpeg(
      [
        '-xerror',
        '-protocol_whitelist', 'file', '-f', 'concat', '-safe', '0', '-i', `file:${list}`,
        ...(options.audioFile ? ['-i', `file:${options.audioFile}`] : []),
        '-map', '0:v:0', ...(options.audioFile ? ['-map', '1:a:0'] : []),
        ...(isWebm ? ['-c:v', 'copy', '-c:a', 'libopus', '-b:a', '160k'] : ['-c', 'copy']),
        '-map_metadata', '-1', ...metadataOptions(metadata),
        ...(isWebm ? ['-f', 'webm'] : ['-movflags', '+faststart', '-f', 'mp4']), `file:${partial}`,
      ],
      { signal: context.signal, timeoutMs, what: 'Joining the film' },
    )
    if (!isWebm) await appendXmp(partial, xmpPacket(metadata))
    await rename(partial, options.file)
  } finally {
    await rm(partial, { force: true })
    await rm(list, { force: true })
  }
}

/**
 * The list that the concat demuxer reads. Lengths are given, because files round theirs to milliseconds; they are cut
 * from the exact end of each piece, so that rounding to microseconds does not add up.
 */
export function concatScript(pieces: readonly JoinPiece[], fps: Fps): string {
  let frames = 0
  let lastMicroseconds = 0
  const lines = pieces.flatMap(({ file, frameCount }) => {
    frames += frameCount
    const end = Math.round((frames * fps.den * 1_000_000) / fps.num)
    const microseconds = end - lastMicroseconds
    lastMicroseconds = end
    return [`file '${quoted(path.resolve(file))}'`, `duration ${(microseconds / 1_000_000).toFixed(6)}`]
  })
  return `ffconcat version 1.0\n${lines.join('\n')}\n`
}

/** A quote ends the quoting, stands escaped, and opens it again. */
function quoted(name: string): string {
  return name.replaceAll("'", String.raw`'\''`)
}
