/**
 * How this project runs ffmpeg and ffprobe: always as a child under limits, with one mapping from what they
 * print to our error codes.
 */
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { type ChildLimits, type ChildOptions, killChild, runChild, startChild } from '../process/child.ts'
import { childEnvironment, memoryTuning, systemPaths } from '../process/system.ts'

/**
 * Containers that are opened when a file comes from outside. Playlists (HLS, DASH, concat, image sequences) are
 * missing on purpose: they make ffmpeg open other files and addresses.
 */
const formatWhitelist = [
  'mov', 'matroska', 'webm', 'avi', 'mpegts', 'mpeg', 'mpegvideo', 'flv', 'ogg', 'asf', 'gif', 'apng',
  'h264', 'hevc', 'ivf', 'mjpeg', 'wav', 'w64', 'aiff', 'mp3', 'flac', 'aac', 'caf', 'amr', 'ac3', 'dv', 'mxf',
].join(',')

/** 8192×8192: larger pictures are refused before memory is taken for them. */
const maxPixels = 67_108_864

/** Options to be put before `-i` for every file; `file` is opened as a plain file whatever its name says. */
export function safeInput(file: string): string[] {
  return [
    '-protocol_whitelist', 'file,pipe',
    '-format_whitelist', formatWhitelist,
    '-max_pixels', String(maxPixels),
    '-i', `file:${file}`,
  ]
}

/** Address space of 4 GiB holds a 4K x264 encode; a hostile file meets the wall instead of the machine. */
export const mediaLimits: ChildLimits = {
  addressSpaceBytes: 4 * 1024 ** 3,
  fileSizeBytes: 64 * 1024 ** 3,
  cpuSeconds: 4 * 3600,
}

/** For pictures of our own: drivers of graphics devices reserve far more addresses than they use. */
export const trustedLimits: ChildLimits = { fileSizeBytes: mediaLimits.fileSizeBytes, cpuSeconds: mediaLimits.cpuSeconds }

/** A write that nobody takes, or a picture that does not come, for this long means that ffmpeg hangs. */
export const stallMs = 60_000

const errorTailBytes = 4000

/**
 * Pictures lie in huge pages, a packet of 1080p (3.1 MB) comes from the heap, and what is freed is kept for the next
 * one. Else an encoder of 75 frames meets 12,000 new pages instead of 5,500, which costs it an eighth of its CPU time;
 * 7 % more memory is the price.
 */
const memory = { hugetlb: 1, mmap_threshold: 4 * 1024 ** 2, trim_threshold: 64 * 1024 ** 2 }

function toolEnvironment(): NodeJS.ProcessEnv {
  return childEnvironment(memoryTuning(memory))
}

/** A running ffmpeg whose outcome is one promise. */
export interface FfmpegProcess {
  readonly child: ReturnType<typeof startChild>
  /** Resolves at exit code 0; rejects with a {@link ReelsmithError} otherwise. Never unhandled. */
  readonly ended: Promise<void>
  /** Ends it as hung: `ended` rejects with `process/timed-out`. */
  stalled(): void
}

export interface FfmpegOptions {
  stdio: ChildOptions['stdio']
  signal?: AbortSignal
  limits?: ChildLimits
  /** What is being done, as the beginning of a message: `Reading the video`. */
  what: string
}

/** Starts ffmpeg with its messages kept for the error; ends with the signal. */
export function startFfmpeg(args: readonly string[], options: FfmpegOptions): FfmpegProcess {
  const child = startChild(systemPaths().ffmpeg, ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args], {
    stdio: options.stdio,
    env: toolEnvironment(),
    limits: options.limits ?? mediaLimits,
  })
  let messages = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    messages = (messages + text).slice(-errorTailBytes)
  })
  let hung = false
  const onAbort = (): void => killChild(child)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  if (options.signal?.aborted) onAbort()
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(startFailed(cause)))
    child.once('close', (code, signal) => {
      options.signal?.removeEventListener('abort', onAbort)
      if (options.signal?.aborted) reject(cancelled(options.what))
      else if (hung) reject(new ReelsmithError('process/timed-out', `${options.what} made no progress and was ended.`))
      else if (code === 0 && !/No space left on device|Error writing trailer/.test(messages)) resolve()
      else reject(ffmpegError(options.what, messages, code, signal))
    })
  })
  ended.catch(() => {}) // whoever holds the process awaits it later
  return {
    child,
    ended,
    stalled: () => {
      hung = true
      killChild(child)
    },
  }
}

export interface ToolRunOptions {
  signal?: AbortSignal
  timeoutMs: number
  what: string
  input?: Uint8Array
  /** {@link mediaLimits} unless told. */
  limits?: ChildLimits
}

/** Runs ffmpeg to its end; returns what it printed. */
export async function runFfmpeg(
  args: readonly string[],
  options: ToolRunOptions & { logLevel?: 'error' | 'info' },
): Promise<{ stdout: Buffer; messages: string }> {
  const words = ['-hide_banner', '-nostdin', '-loglevel', options.logLevel ?? 'error', '-y', ...args]
  return await runTool(systemPaths().ffmpeg, words, options)
}

/** Runs ffprobe to its end; returns what it printed. */
export async function runFfprobe(args: readonly string[], options: ToolRunOptions): Promise<Buffer> {
  return (await runTool(systemPaths().ffprobe, ['-hide_banner', '-loglevel', 'error', ...args], options)).stdout
}

async function runTool(
  command: string,
  args: readonly string[],
  options: ToolRunOptions,
): Promise<{ stdout: Buffer; messages: string }> {
  const { signal, timeoutMs, input, what, limits = mediaLimits } = options
  const run = { signal, timeoutMs, input, limits, env: toolEnvironment() }
  const result = await runChild(command, args, run).catch((cause: unknown) => {
    if (signal?.aborted) throw cancelled(what)
    if (ReelsmithError.is(cause, 'process/failed') && !('stderr' in cause.details)) throw startFailed(cause)
    throw cause
  })
  if (result.exitCode !== 0 || /No space left on device/.test(result.stderr)) {
    throw ffmpegError(what, result.stderr.slice(-errorTailBytes), result.exitCode, null)
  }
  return { stdout: result.stdout, messages: result.stderr }
}

function startFailed(cause: unknown): ReelsmithError {
  return new ReelsmithError(
    'media/tool-missing',
    'ffmpeg could not be started. Install it (Debian, Ubuntu: apt install ffmpeg) or run `reelsmith doctor`.',
    { cause },
  )
}

const damagedFile =
  /whitelist|Picture size .* is invalid|Invalid data found|moov atom not found|could not find codec parameters/i

/** What ffmpeg printed, as one of our codes. The text itself stays in `cause`: it holds paths of this machine. */
function ffmpegError(what: string, messages: string, code: number | null, signal: string | null): ReelsmithError {
  const cause = new Error(messages.trim() || `exit code ${code}, signal ${signal}`)
  if (/No space left on device/.test(messages)) {
    return new ReelsmithError('store/disk-full', `${what} failed: no space is left on the disk.`, { cause })
  }
  if (signal === 'SIGXFSZ') {
    return new ReelsmithError('media/tool-failed', `${what} failed: the file grew beyond the limit.`, { cause })
  }
  if (damagedFile.test(messages)) {
    const why = 'the file is damaged, cut short, or not what it claims to be'
    return new ReelsmithError('media/unreadable', `${what} failed: ${why}.`, { cause })
  }
  if (/Decoder .* not found|no decoder|Unknown decoder|unsupported codec/i.test(messages)) {
    return new ReelsmithError('media/unsupported-codec', `${what} failed: its codec is not supported.`, { cause })
  }
  return new ReelsmithError('media/tool-failed', `${what} failed: ffmpeg ended with ${signal ?? `code ${code}`}.`, { cause })
}
