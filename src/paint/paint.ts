/** Paints the frames of a shot plan in a child process. */
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, ReelsmithError, cancelled, errorCodes, throwIfCancelled } from '../errors/error.ts'
import { killChild, startChild } from '../process/child.ts'
import type { DriverChoice } from '../process/gpu-driver.ts'
import { childEnvironment, memoryTuning } from '../process/system.ts'
import type { ShotPlan } from '../scene/shot-plan.ts'
import { requireDriver } from './gpu.ts'
import { type Size, paintedSize } from './painted-size.ts'
import { type FrameRange, type PaintFailure, type PaintRequest, failurePrefix } from './painter-protocol.ts'
import { i420Size } from './readback.ts'

export type { FrameRange } from './painter-protocol.ts'

export interface PaintContext {
  readonly signal?: AbortSignal
  /**
   * Takes one frame: I420, BT.709 limited range, planes Y, U, V tightly packed. The bytes are good until the promise
   * resolves; the next frame is not read before.
   */
  readonly onFrame: (i420: Uint8Array) => Promise<void>
}

const painterFile = fileURLToPath(new URL('./painter.ts', import.meta.url))
let knownDriver: DriverChoice | undefined

/**
 * The size at which {@link paintFrames} should paint here what is shown at a size: whoever takes the frames enlarges them.
 *
 * @throws {ReelsmithError} `paint/no-driver`, `request/invalid`, `job/cancelled`.
 */
export async function sizeToPaint(shown: Size, signal?: AbortSignal): Promise<Size> {
  knownDriver ??= await requireDriver(signal)
  return paintedSize(shown, knownDriver.rung)
}

/**
 * What the compiler of a software driver used is given back, and young objects have 4 MB: a painter of a jungle holds
 * 500 MB instead of 610.
 */
const memory = { arena_max: 1, mmap_threshold: 128 * 1024, trim_threshold: 128 * 1024 }
const nodeOptions = ['--no-warnings', '--max-semi-space-size=4']

/**
 * Paints `[firstFrame, firstFrame + frameCount)` in order. Deterministic: the same plan, size and driver give
 * the same bytes, wherever the range begins.
 *
 * @throws {ReelsmithError} `paint/no-driver` on a machine with nothing to paint with, `paint/failed` when the
 *   plan or the driver fails, `job/cancelled`; and whatever `onFrame` throws.
 */
export async function paintFrames(
  plan: ShotPlan,
  range: FrameRange,
  { signal, onFrame }: PaintContext,
): Promise<void> {
  throwIfCancelled(signal, 'Painting')
  if (range.frameCount <= 0) return
  knownDriver ??= await requireDriver(signal)
  const child = startChild(process.execPath, [...nodeOptions, painterFile], {
    env: childEnvironment({ ...knownDriver.environment, ...memoryTuning(memory) }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const onAbort = (): void => killChild(child)
  signal?.addEventListener('abort', onAbort, { once: true })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  ended.catch(() => {}) // awaited below, unless a frame fails first
  const complaints = lastOf(child.stderr!)
  try {
    child.stdin!.on('error', () => {}) // it may end before it has read the request; its exit code tells
    child.stdin!.end(JSON.stringify({ ...range, plan, driver: knownDriver } satisfies PaintRequest))
    const painted = await readFrames(child.stdout!, i420Size(range.width, range.height), onFrame)
    const exitCode = await ended
    if (signal?.aborted) throw cancelled('Painting')
    if (exitCode !== 0 || painted !== range.frameCount) throw failure(complaints(), painted, range.frameCount)
  } catch (error) {
    throw signal?.aborted && !ReelsmithError.is(error) ? cancelled('Painting') : error
  } finally {
    signal?.removeEventListener('abort', onAbort)
    killChild(child)
  }
}

/** Cuts the stream into frames; returns how many were whole. */
async function readFrames(
  stream: Readable,
  frameBytes: number,
  onFrame: PaintContext['onFrame'],
): Promise<number> {
  const frame = Buffer.allocUnsafeSlow(frameBytes)
  let filled = 0
  let count = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    let taken = 0
    while (taken < part.length) {
      const copied = part.copy(frame, filled, taken)
      taken += copied
      filled += copied
      if (filled === frameBytes) {
        await onFrame(frame)
        count++
        filled = 0
      }
    }
  }
  return count
}

function failure(stderr: string, painted: number, wanted: number): ReelsmithError {
  const line = stderr.split('\n').findLast((text) => text.startsWith(failurePrefix))
  if (line) {
    const { code, message, retryable } = JSON.parse(line.slice(failurePrefix.length)) as PaintFailure
    const known = errorCodes.find((each): each is ErrorCode => each === code) ?? 'paint/failed'
    return new ReelsmithError(known, message, { retryable, details: { painted, wanted } })
  }
  return new ReelsmithError('paint/failed', `The painter ended after ${painted} of ${wanted} frames.`, {
    retryable: true,
    details: { stderr: stderr.slice(-2000) },
  })
}

function lastOf(stream: Readable): () => string {
  let kept = ''
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => {
    kept = (kept + part).slice(-8000)
  })
  return () => kept
}
