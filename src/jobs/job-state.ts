/** A job as the rest of the project sees it. */
import type { ErrorCode } from '../errors/error.ts'
import type { JobStatus } from '../store/schema.ts'
import type { jobs } from '../store/schema.ts'

export interface JobState {
  readonly id: string
  readonly kind: string
  readonly userId: string
  readonly sessionId: string | null
  readonly status: JobStatus
  /** From 0 to 1; 1 exactly when completed. */
  readonly progress: number
  /** What the worker returned; null until completed. */
  readonly result: unknown
  /** Why it failed, in words for the user; null otherwise. */
  readonly error: { readonly code: ErrorCode; readonly message: string } | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

export function isFinished(state: { readonly status: JobStatus }): boolean {
  return state.status !== 'pending' && state.status !== 'processing'
}

export type JobRow = typeof jobs.$inferSelect

export function stateOfRow(row: JobRow): JobState {
  const { id, kind, userId, sessionId, status, progress, createdAt, startedAt, finishedAt } = row
  const error =
    row.errorCode === null ? null : { code: row.errorCode as ErrorCode, message: row.errorMessage ?? '' }
  return {
    id,
    kind,
    userId,
    sessionId,
    status,
    progress,
    result: row.result,
    error,
    createdAt,
    startedAt,
    finishedAt,
  }
}
