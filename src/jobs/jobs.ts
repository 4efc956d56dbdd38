/**
 * Long work: queued in the database, done in child processes, watched by anybody, cancelled by its owner. A job
 * survives its client and a restart of the server; its process and its temporary files never outlive it.
 */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError } from '../errors/error.ts'
import type { Transaction } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { goesOn } from './handler.ts'
import { createJobChanges } from './job-changes.ts'
import { openBoss } from './boss.ts'
import { type Errand, type SendErrand, openErrands } from './errands.ts'
import { type JobQueue, openQueue } from './job-queue.ts'
import {
  type JobEnd,
  beginAttempt,
  cancelJob,
  endJob,
  findInterrupted,
  findJob,
  findUnfinished,
  insertJob,
  releaseJob,
  saveNote,
  saveProgress,
} from './job-records.ts'
import { type JobRow, type JobState, isFinished, stateOfRow } from './job-state.ts'
import { type WorkerOutcome, runWorker } from './worker-child.ts'

export { type JobState, isFinished } from './job-state.ts'
export type { JobContext, JobHandler } from './handler.ts'
export type { Errand, SendErrand } from './errands.ts'

export interface JobsOptions {
  /** By kind of job: the module that exports `run`, see `JobHandler`. */
  handlers: Readonly<Record<string, URL>>
  /** How many jobs run at once. */
  concurrency: number
  /** Kinds that nobody waits for: beside the others they run one at a time, so that they hold nothing up. */
  background?: readonly string[]
  /**
   * Kinds whose result only the one who asked can use, in this life of the server: those that an earlier life left
   * unfinished are cancelled at the start.
   */
  boundToAsker?: readonly string[]
  /**
   * Called in the transaction that ends a job, however it ends; what it writes and the end of the job are there
   * together or not at all.
   */
  onEnd?: (tx: Transaction, job: JobState, more: JobEndContext) => Promise<void>
  /** Small work of the server itself, by name. */
  errands?: Readonly<Record<string, Errand>>
}

export interface JobEndContext {
  /** What the job was given. */
  readonly payload: unknown
  /** What its worker remembered last. */
  readonly note: unknown
  /** Queues an errand with the end of the job. */
  readonly send: SendErrand
}

export interface NewJob {
  userId: string
  sessionId?: string | null
  /** As JSON can carry it. */
  payload: object
  /** A UUID; the same id is queued once. Made up when left out. */
  id?: string
}

export interface Jobs {
  /**
   * Queues a job.
   *
   * @param tx - The caller's transaction, when the job belongs to a larger change: it is queued when that
   *   commits.
   * @returns Its id.
   */
  enqueue(kind: string, job: NewJob, tx?: Transaction): Promise<string>
  /** @throws {ReelsmithError} `job/not-found`. */
  get(id: string): Promise<JobState>
  /** The state now and after every change; ends after the final one, or when the signal fires. */
  watch(id: string, options?: { signal?: AbortSignal }): AsyncIterable<JobState>
  /** Ends a job within 2 s and returns its state; one that has finished stays as it is. */
  cancel(id: string): Promise<JobState>
  /** Ends all jobs of a user. */
  cancelAllOf(userId: string): Promise<void>
  /** Stops within 3 s. What was running is put back and taken up at the next start. */
  close(): Promise<void>
}

/**
 * A job whose workers ended this often without a word is given up, also when it was the server that was killed.
 */
const mostAttempts = 3
/** Of those, how many within one life of the server. */
const mostDeaths = 2
const saveProgressEveryMs = 1000
/** How long a closing server waits for its workers, and for a database that may not answer any more. */
const closeTimeoutMs = 3000

interface RunningJob {
  readonly abort: AbortController
  readonly done: Promise<void>
  progress: number
}

export async function openJobs(store: Store, options: JobsOptions): Promise<Jobs> {
  const changes = createJobChanges()
  const running = new Map<string, RunningJob>()
  const boss = await openBoss(store)
  const foreground = await openQueue(boss, 'jobs')
  const background = await openQueue(boss, 'background-jobs')
  const queueOf = (kind: string): JobQueue => (options.background?.includes(kind) ? background : foreground)
  const errands = await openErrands(boss, options.errands ?? {}, store.log)
  let closing = false

  const get = async (id: string): Promise<JobState> => {
    const row = await findJob(store.db, id)
    if (!row) throw new ReelsmithError('job/not-found', 'There is no such job.')
    const progress =
      row.status === 'processing' ? Math.max(row.progress, running.get(id)?.progress ?? 0) : row.progress
    return { ...stateOfRow(row), progress }
  }

  /** Ends a job and does what belongs to its end, in one transaction; undefined when there was nothing to end. */
  const finish = async (how: (tx: Transaction) => Promise<JobRow | undefined>): Promise<JobState | undefined> => {
    const ended = await store.db.transaction(async (tx) => {
      const row = await how(tx)
      if (row) await options.onEnd?.(tx, stateOfRow(row), { payload: row.payload, note: row.note, send: errands.send })
      return row && stateOfRow(row)
    })
    if (ended) changes.publish(ended)
    return ended
  }

  const end = async (id: string, how: JobEnd): Promise<void> => {
    await finish(async (tx) => await endJob(store, tx, id, how))
  }

  const attempt = async (row: JobRow, job: RunningJob): Promise<WorkerOutcome> => {
    const module = options.handlers[row.kind]
    if (!module)
      return { type: 'failed', code: 'internal', message: `Nothing here knows how to do "${row.kind}".` }
    const workDir = await store.makeWorkDir(row.id)
    let savedAt = 0
    const onProgress = (fraction: number): void => {
      job.progress = Math.max(job.progress, Math.min(1, fraction))
      changes.publish({ ...stateOfRow(row), progress: job.progress })
      if (performance.now() - savedAt < saveProgressEveryMs) return
      savedAt = performance.now()
      saveProgress(store, row.id, job.progress).then(
        (stillOurs) => stillOurs || job.abort.abort(goesOn), // cancelled through another server
        (error: Error) => store.log(`the progress of job ${row.id} was not saved: ${error.message}`),
      )
    }
    const onRemember = async (note: object): Promise<boolean> => {
      return await saveNote(store, row.id, note).catch((error: Error) => {
        store.log(`a note of job ${row.id} was not saved: ${error.message}`)
        return false
      })
    }
    try {
      const task = {
        module,
        payload: row.payload,
        workDir,
        objectsDir: store.objects.folder,
        note: row.note,
        codeCacheDir: join(store.dataDir, 'code-cache'),
      }
      const log = (line: string): void => store.log(`job ${row.id} (${row.kind}): ${line}`)
      return await runWorker(task, { signal: job.abort.signal, onProgress, onRemember, log })
    } finally {
      await rm(workDir, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  const run = async (id: string, job: RunningJob): Promise<void> => {
    for (let deaths = 0; ;) {
      const row = await beginAttempt(store, id)
      if (!row) return
      changes.publish(stateOfRow(row))
      const outcome: WorkerOutcome =
        row.attempts > mostAttempts
          ? { type: 'died', how: 'the server ended with it' }
          : await attempt(row, job)
      if (outcome.type === 'stopped') {
        if (!closing) return await end(id, { status: 'cancelled' })
        await releaseJob(store, id)
        throw new Error('the server closes')
      }
      if (outcome.type === 'completed') return await end(id, { status: 'completed', result: outcome.result })
      if (outcome.type === 'failed') {
        const { code, message } = outcome
        return await end(id, { status: 'failed', code, message })
      }
      deaths++
      store.log(`a worker of job ${id} (${row.kind}) ended without a result: ${outcome.how}`)
      if (deaths < mostDeaths && row.attempts < mostAttempts) continue
      const message = `The work was ended from outside more than once (${outcome.how}), maybe for want of memory; try again or ask for something smaller.`
      return await end(id, { status: 'failed', code: 'job/failed', message })
    }
  }

  const handle = async (id: string): Promise<void> => {
    // the queue may hand a job out again that still runs here, when this machine slept longer than its lease
    const already = running.get(id)
    if (already) return await already.done
    if (closing) throw new Error('the server closes')
    const { promise: done, resolve } = Promise.withResolvers<void>()
    const job: RunningJob = { abort: new AbortController(), done, progress: 0 }
    running.set(id, job)
    try {
      await run(id, job)
    } catch (error) {
      if (!closing) store.log(`job ${id} is put back: ${(error as Error).message}`)
      throw error
    } finally {
      running.delete(id)
      resolve()
    }
  }

  const isBoundToAsker = (kind: string): boolean => options.boundToAsker?.includes(kind) ?? false
  for (const { id, kind } of await findInterrupted(store)) {
    if (isBoundToAsker(kind)) await finish(async (tx) => await cancelJob(store, tx, id, true))
    else await queueOf(kind).resend(id)
  }
  await foreground.work(options.concurrency, handle)
  await background.work(1, handle)

  const enqueue: Jobs['enqueue'] = async (kind, job, tx) => {
    if (!options.handlers[kind])
      throw new ReelsmithError('internal', `There is no handler for jobs of kind "${kind}".`)
    if (!tx) return await store.db.transaction(async (own) => await enqueue(kind, job, own))
    const { id = randomUUID(), userId, sessionId = null, payload } = job
    const instance = isBoundToAsker(kind) ? store.instance : null
    const record = { id, kind, userId, sessionId, payload, instance, createdAt: store.now() }
    // Who has much in the queue keeps nobody else waiting: of each user's jobs the first, then of each the second.
    const { length: before } = await findUnfinished(tx, userId)
    if (await insertJob(tx, record)) await queueOf(kind).send(tx, id, before)
    return id
  }

  const cancel = async (id: string): Promise<JobState> => {
    const local = running.get(id)
    const cancelled = await finish(async (tx) => await cancelJob(store, tx, id, !local))
    if (!cancelled && running.has(id)) {
      running.get(id)!.abort.abort()
      await running.get(id)?.done
    }
    const state = await get(id)
    if (!isFinished(state))
      throw new ReelsmithError('job/failed', 'The job could not be cancelled; try again.', {
        retryable: true,
      })
    return state
  }

  return {
    enqueue,
    get,
    watch: (id, { signal } = {}) => changes.watch(id, async () => await get(id), signal),
    cancel,
    cancelAllOf: async (userId) => {
      for (const id of await findUnfinished(store.db, userId)) await cancel(id)
    },
    close: async () => {
      closing = true
      const paused = Promise.all([foreground.pause(), background.pause(), errands.pause()])
      for (const job of running.values()) job.abort.abort(goesOn)
      await Promise.race([paused, sleep(closeTimeoutMs, undefined, { ref: false })])
      await boss.stop({ graceful: false })
    },
  }
}
