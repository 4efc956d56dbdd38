/** What server and worker say to each other over the channel between them. */
import type { ErrorCode } from '../errors/error.ts'

export type MessageToWorker =
  | {
      readonly type: 'run'
      /** URL of the module that exports `run`. */
      readonly module: string
      readonly payload: unknown
      readonly workDir: string
      readonly objectsDir: string
      readonly note: unknown
    }
  /** The answer to `remember`. */
  | { readonly type: 'remembered'; readonly kept: boolean }
  | { readonly type: 'cancel'; readonly goesOn: boolean }

export type MessageFromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'remember'; readonly note: object }
  | { readonly type: 'completed'; readonly result: unknown }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly message: string }
