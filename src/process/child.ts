/**
 * Child processes that never outlive us: each runs in its own process group, dies with its
 * parent even after `kill -9` of the parent (Linux: parent-death signal), and may be held to
 * limits of memory, CPU and file size.
 */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { ReelsmithError, cancelled } from '../errors/error.ts'

export interface ChildLimits {
  /** Address space in bytes. Not for node or WASM children: they reserve more than they use. */
  addressSpaceBytes?: number
  /** Private memory in bytes; unlike the address space it also suits node. */
  dataBytes?: number
  cpuSeconds?: number
  /** Largest file it may write, in bytes. */
  fileSizeBytes?: number
}

export interface ChildOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'> {
  limits?: ChildLimits
  /** What the kernel sends the child when its parent dies. */
  deathSignal?: 'KILL' | 'QUIT' | 'TERM'
  /**
   * A command that changes who the child is (`unshare -U …`, `setpriv --reuid …`) and then runs what follows.
   * It comes before the death signal is set, because a change of credentials clears that.
   */
  credentials?: readonly string[]
}

let deathSignalTool: boolean | undefined
let limitTool: boolean | undefined

function hasTool(name: string): boolean {
  return process.platform === 'linux' && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0
}

/**
 * The parent may die between our fork and the setting of the death signal, which would then never come: the
 * child checks that its parent is still the one that started it before it becomes the command.
 */
const unlessOrphaned = 'test "$PPID" = "$0" || exit 1; exec "$@"'

/** The command line behind the wrappers that set credentials, the death signal and the limits. */
function wrap(command: string, args: readonly string[], options: ChildOptions): [string, string[]] {
  deathSignalTool ??= hasTool('setpriv')
  limitTool ??= hasTool('prlimit')
  const words: string[] = [...(options.credentials ?? [])]
  if (deathSignalTool) {
    words.push('setpriv', `--pdeathsig=${options.deathSignal ?? 'KILL'}`, '--')
    words.push('sh', '-c', unlessOrphaned, String(process.pid))
  }
  if (options.limits && limitTool) {
    const { addressSpaceBytes, dataBytes, cpuSeconds, fileSizeBytes } = options.limits
    words.push('prlimit', '--core=0')
    if (addressSpaceBytes) words.push(`--as=${addressSpaceBytes}`)
    if (dataBytes) words.push(`--data=${dataBytes}`)
    if (cpuSeconds) words.push(`--cpu=${cpuSeconds}`)
    if (fileSizeBytes) words.push(`--fsize=${fileSizeBytes}`)
    words.push('--')
  }
  words.push(command, ...args)
  return [words[0]!, words.slice(1)]
}

/** Starts a child in a process group of its own; end it with {@link killChild}. */
export function startChild(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): ChildProcess {
  const [file, words] = wrap(command, args, options)
  return spawn(file, words, {
    cwd: options.cwd,
    env: options.env,
    stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
}

/** Signals the child's whole process group; does nothing when it has already ended. */
export function killChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (!signalGroup(child.pid, signal)) child.kill(signal)
}

/** Ends what a child that has just ended left behind in its process group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
}

/** @returns False when the group is gone, or this system has none. */
function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}

export interface RunOptions extends ChildOptions {
  /** Ends the child with SIGKILL when it fires; the promise rejects with `job/cancelled`. */
  signal?: AbortSignal
  timeoutMs?: number
  /** Written to the child's standard input, which is then closed. */
  input?: Uint8Array | string
  /** Most bytes kept of each output stream; what comes after is dropped. */
  maxOutputBytes?: number
}

export interface RunResult {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: string
}

/**
 * Runs a child to its end and returns what it printed, whatever its exit code.
 *
 * @throws {ReelsmithError} `process/timed-out`, `job/cancelled`, or `process/failed` when it could not be
 *   started or was ended by a signal.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  if (options.signal?.aborted) throw cancelled(command)
  const child = startChild(command, args, {
    ...options,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const limit = options.maxOutputBytes ?? 64 * 1024 * 1024
  const stdout = collect(child.stdout!, limit)
  const stderr = collect(child.stderr!, limit)
  let timedOut = false
  const timer = options.timeoutMs
    ? setTimeout(() => {
        timedOut = true
        killChild(child)
      }, options.timeoutMs)
    : undefined
  const onAbort = (): void => killChild(child)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    })
    if (options.input !== undefined) {
      child.stdin!.on('error', () => {}) // the child may end before it has read all; its exit code tells
      child.stdin!.end(options.input)
    }
    const { code, signal } = await ended.catch((cause: unknown) => {
      throw new ReelsmithError('process/failed', `${command} could not be started.`, { cause })
    })
    if (options.signal?.aborted) throw cancelled(command)
    if (timedOut) {
      throw new ReelsmithError(
        'process/timed-out',
        `${command} took longer than ${options.timeoutMs! / 1000} s.`,
      )
    }
    if (code === null) {
      throw new ReelsmithError('process/failed', `${command} was ended by ${signal}.`, {
        details: { stderr: tail(stderr()) },
      })
    }
    return { exitCode: code, stdout: stdout(), stderr: stderr().toString('utf8') }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
  }
}

function collect(stream: NodeJS.ReadableStream, limit: number): () => Buffer {
  const parts: Buffer[] = []
  let size = 0
  stream.on('data', (part: Buffer) => {
    if (size < limit) parts.push(part.subarray(0, limit - size))
    size += part.length
  })
  return () => Buffer.concat(parts)
}

function tail(text: Buffer): string {
  return text.subarray(-2000).toString('utf8')
}
