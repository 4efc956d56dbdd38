/** An export from submit to done. */
import { ReelsmithError } from '../errors/error.ts'
import type { ReceivedRender } from '../wire/render.ts'
import type { NemoClient, SubmitOptions } from './client.ts'
import { adviceFor } from './playbook.ts'
import { sleep } from './sleep.ts'

export type ExportOptions = SubmitOptions & FollowOptions

export interface FollowOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
  readonly sleep?: typeof sleep
  /** The job has failed for us when its progress stands still this long. */
  readonly stalledMs?: number
}

/** Where a finished film can be fetched, and what it is. */
export interface ExportedFilm {
  /** Without a token, for a day. */
  readonly url: string
  readonly durationMs: number
  readonly sizeBytes: number
  readonly width: number
  readonly height: number
}

/** How many looks in a row may find no server, each of them tried for some seconds: one that is restarted comes back. */
const mostMissed = 4

/**
 * Submits a render and waits for it, asking every second at first, later every five; a server that is away for a while
 * is waited for, as the job outlives it. When the signal fires the job is cancelled at the server too.
 *
 * @throws {ReelsmithError} `job/failed` with the server's reason, `job/cancelled`,
 *   or what submit and poll throw.
 */
export async function exportFilm(client: NemoClient, options: ExportOptions): Promise<ExportedFilm> {
  return await followRender(client, options.renderId, () => client.submitRender(options), options)
}

/** Waits for a render that `submit` begins, as {@link exportFilm} does. */
export async function followRender(
  client: NemoClient,
  renderId: string,
  submit: () => Promise<ReceivedRender>,
  { signal, onProgress, sleep: wait = sleep, stalledMs = 10 * 60_000 }: FollowOptions,
): Promise<ExportedFilm> {
  try {
    let job = await submit()
    let waitedMs = 0
    let movedAtMs = 0
    let missed = 0
    for (;;) {
      const film = finished(job)
      if (film) return film
      onProgress?.(job.progress / 100)
      if (waitedMs - movedAtMs > stalledMs) {
        throw new ReelsmithError('job/failed', 'The export has made no progress for ten minutes; try again.')
      }
      const delayMs = waitedMs < 30_000 ? 500 : waitedMs < 120_000 ? 1000 : 5000
      await wait(delayMs, signal)
      waitedMs += delayMs
      const next = await client.render(renderId, signal).catch((error: unknown) => {
        const mayComeBack = ReelsmithError.is(error) && ['retry', 'wait'].includes(adviceFor(error.code).remedy)
        if (mayComeBack && ++missed <= mostMissed) return undefined
        throw error
      })
      if (!next) continue
      missed = 0
      if (next.progress !== job.progress || next.status !== job.status) movedAtMs = waitedMs
      job = next
    }
  } catch (error) {
    if (signal?.aborted) await client.cancelRender(renderId, AbortSignal.timeout(3000)).catch(() => {}) // it may be over
    throw error
  }
}

function finished(job: ReceivedRender): ExportedFilm | null {
  if (job.status === 'failed') {
    throw new ReelsmithError(
      'job/failed',
      job.error ? `The export failed: ${job.error}` : 'The export failed; try again.',
    )
  }
  if (job.status === 'cancelled') throw new ReelsmithError('job/cancelled', 'The export was cancelled.')
  if (job.status !== 'completed') return null
  const url = job.output?.url ?? job.outputUrl
  if (!url)
    throw new ReelsmithError('client/protocol', 'The server says that the film is done, but not where it is.')
  const { duration = 0, size = 0, width = 0, height = 0 } = job.output ?? {}
  return { url, durationMs: Math.round(duration * 1000), sizeBytes: size, width, height }
}
