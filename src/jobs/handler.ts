/** What a worker module exports as `run`, and what it is given. */

/** Why a worker has to end although its job goes on: its server ends. */
export const goesOn = 'the job goes on elsewhere'

export interface JobContext {
  /**
   * Fires when the job is cancelled, or with the reason {@link goesOn} when it will be begun anew elsewhere; what ignores
   * it is killed a second later.
   */
  readonly signal: AbortSignal
  /** An empty folder for this job alone; removed at the job's end, whatever it was. */
  readonly workDir: string
  /** @param fraction - How much is done, from 0 to 1; it never goes back. */
  progress(fraction: number): void
  /** What an earlier attempt at this job remembered last; null when it remembered nothing. */
  readonly note: unknown
  /**
   * Keeps what the next attempt has to know, in the place of what was kept before. Once it resolves, no kill loses it.
   *
   * @param note - As JSON can carry it.
   * @throws {ReelsmithError} `job/cancelled` when the job is no longer this worker's; then nothing was kept.
   */
  remember(note: object): Promise<void>
  /** Where the file of an object lies; for reading only. */
  objectPath(key: string): string
  /**
   * Takes a finished file out of the work folder into the objects.
   *
   * @param extension - Without the dot.
   * @returns The object's key: put it into the result, else the file is removed at the next start.
   */
  keepFile(file: string, extension: string): Promise<string>
}

/**
 * The work of one kind of job. Runs in a process of its own, maybe twice: the first one may have been killed
 * at any point.
 *
 * @returns The result, as JSON can carry it.
 */
export type JobHandler<Payload, Result> = (payload: Payload, context: JobContext) => Promise<Result>
