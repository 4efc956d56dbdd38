/** Facts about a finished film, read from the file itself: packets, key frames, sound. */
import type { RangeMs } from '../time/time.ts'
import { runFfmpeg, runFfprobe, safeInput } from './ffmpeg.ts'

const timeoutMs = 5 * 60_000

interface Context {
  signal?: AbortSignal
}

export interface PacketFacts {
  /** Pictures in the file. */
  readonly frameCount: number
  /** Number of each key frame, counted in the order of display. */
  readonly keyFrames: readonly number[]
  /** Whether each picture is shown one frame period after the one before. */
  readonly isRegular: boolean
  /** When the first one is shown. WebM begins some milliseconds after 0, for its sound needs a run-up. */
  readonly startMs: number
  readonly videoDurationMs: number
  /** 0 when there is no sound. */
  readonly audioDurationMs: number
  readonly fileDurationMs: number
}

interface ProbedPacket {
  codec_type: string
  pts_time?: string
  duration_time?: string
  flags: string
}

interface ProbedFile {
  packets: ProbedPacket[]
  streams: { codec_type: string; duration?: string }[]
  format: { duration?: string }
}

/** Containers may round times to milliseconds. */
const roundingSeconds = 0.0011

/** Reads times and key frames of every picture without decoding any. */
export async function readPackets(file: string, context: Context = {}): Promise<PacketFacts> {
  const entries = 'packet=codec_type,pts_time,duration_time,flags:stream=codec_type,duration:format=duration'
  const words = ['-of', 'json', '-show_entries', entries, ...safeInput(file)]
  const text = await runFfprobe(words, { ...context, timeoutMs, what: 'Inspecting the film' })
  const facts = JSON.parse(text.toString('utf8')) as ProbedFile
  const shown = facts.packets
    .filter((packet) => packet.codec_type === 'video')
    .map(({ pts_time, flags }) => ({ seconds: Number(pts_time ?? 0), isKey: flags.includes('K') }))
    .sort((a, b) => a.seconds - b.seconds)
  const first = shown[0]?.seconds ?? 0
  const period = shown.length > 1 ? (shown.at(-1)!.seconds - first) / (shown.length - 1) : 0
  return {
    frameCount: shown.length,
    keyFrames: shown.flatMap(({ isKey }, index) => (isKey ? [index] : [])),
    isRegular: shown.every(({ seconds }, index) => Math.abs(seconds - first - index * period) <= roundingSeconds),
    startMs: Math.round(first * 1000),
    videoDurationMs: durationMs(facts, 'video', period),
    audioDurationMs: durationMs(facts, 'audio', 0),
    fileDurationMs: toMs(facts.format.duration),
  }
}

/** As the container says, else to the end of the last packet; 0 when there is no such stream. */
function durationMs({ streams, packets }: ProbedFile, type: 'video' | 'audio', period: number): number {
  const said = toMs(streams.find((stream) => stream.codec_type === type)?.duration)
  if (said > 0) return said
  const ends = packets
    .filter((packet) => packet.codec_type === type)
    .map(({ pts_time, duration_time }) => Number(pts_time ?? 0) + (period || Number(duration_time ?? 0)))
  return Math.round(ends.reduce((latest, end) => Math.max(latest, end), 0) * 1000)
}

/**
 * Decodes the key frames alone, each shrunk to a grid of mean luma.
 *
 * @returns one array of `columns × rows` values for each key frame, in order.
 */
export async function readKeyFrameCells(
  file: string,
  columns: number,
  rows: number,
  context: Context = {},
): Promise<Uint8Array[]> {
  const { stdout } = await runFfmpeg(
    [
      '-skip_frame', 'nokey', '-threads', '1', ...safeInput(file), '-map', '0:v:0', '-an', '-fps_mode', 'passthrough',
      // Not every decoder leaves out what is no key frame.
      '-vf', `select=key,extractplanes=y,scale=${columns}:${rows}:flags=area:in_range=pc:out_range=pc`,
      '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1',
    ],
    { ...context, timeoutMs, what: 'Inspecting the film' },
  )
  const size = columns * rows
  return Array.from({ length: Math.floor(stdout.length / size) }, (_, index) =>
    stdout.subarray(index * size, (index + 1) * size),
  )
}

export interface SoundFacts {
  /** `-Infinity` for silence. */
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  /** Stretches of at least 1.5 s below -60 dBFS, unless told otherwise. */
  readonly silences: readonly RangeMs[]
}

/** Hears the whole sound of a file once: loudness and true peak (ITU-R BS.1770), silent stretches. */
export async function readSound(
  file: string,
  durationMs: number,
  { signal, noiseDb = -60, leastSeconds = 1.5 }: Context & { noiseDb?: number; leastSeconds?: number } = {},
): Promise<SoundFacts> {
  const { messages } = await runFfmpeg(
    [
      ...safeInput(file), '-map', '0:a:0', '-vn',
      '-af', `ebur128=peak=true:framelog=verbose,silencedetect=noise=${noiseDb}dB:d=${leastSeconds}`, '-f', 'null', '-',
    ],
    { signal, timeoutMs, what: 'Inspecting the sound', logLevel: 'info' },
  )
  return parseSoundFacts(messages, durationMs)
}

/** Reads ffmpeg's words; a silence that lasts to the end has no end in them. */
export function parseSoundFacts(messages: string, durationMs: number): SoundFacts {
  const summary = messages.slice(messages.lastIndexOf('Summary:'))
  const number = (pattern: RegExp): number => {
    const text = pattern.exec(summary)?.[1]
    return text === undefined || text === '-inf' ? Number.NEGATIVE_INFINITY : Number(text)
  }
  const silences: RangeMs[] = []
  let startMs: number | undefined
  for (const [, edge, seconds] of messages.matchAll(/silence_(start|end): (-?[\d.]+)/g)) {
    const ms = Math.max(0, Math.round(Number(seconds) * 1000))
    if (edge === 'start') startMs = ms
    else if (startMs !== undefined) {
      silences.push({ startMs, endMs: ms })
      startMs = undefined
    }
  }
  if (startMs !== undefined) silences.push({ startMs, endMs: durationMs })
  const loudness = number(/\bI:\s+(-?[\d.]+|-inf) LUFS/)
  return {
    // Where no block passes the gate of -70 LUFS, ffmpeg says -70.
    integratedLufs: loudness <= -70 ? Number.NEGATIVE_INFINITY : loudness,
    truePeakDbtp: number(/Peak:\s+(-?[\d.]+|-inf) dBFS/),
    silences,
  }
}

function toMs(seconds: string | undefined): number {
  const value = Number(seconds)
  return Number.isFinite(value) ? Math.round(value * 1000) : 0
}
