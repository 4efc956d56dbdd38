/** The rows of the contract in the order they are tried, on one user and one session. */
import type { Row } from './row.ts'
import { accountRows, lastAccountRows } from './rows/accounts.ts'
import { exportRows } from './rows/exports.ts'
import { oneShotRows } from './rows/one-shot.ts'
import { ownRows } from './rows/own.ts'
import { turnRows } from './rows/turns.ts'
import { uploadRows } from './rows/uploads.ts'

export interface Options {
  /** Ask for tokens until the address gets no more: it then waits a week for new ones. */
  readonly useUpTokens?: boolean
}

export const rowsOf = (options: Options): readonly Row[] => [
  ...turnRows, ...uploadRows, ...exportRows, ...oneShotRows, ...ownRows, ...accountRows, ...lastAccountRows(options),
]
