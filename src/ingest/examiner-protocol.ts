/** What the server and the process that looks at uploads say to each other. */
import type { ErrorCode } from '../errors/error.ts'
import type { Examined } from './examine.ts'

export interface ExaminerRequest {
  readonly file: string
  readonly name: string
}

export type ExaminerReply =
  | { readonly ok: true; readonly examined: Examined }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
