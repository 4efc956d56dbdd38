import { ReelsmithError } from '../errors/error.ts'
import type { Server } from './context.ts'

/**
 * Whether somebody whom the server doesn't know may have an account.
 *
 * @throws {ReelsmithError} `auth/scope-missing` where the operator gives them (`REELSMITH_ANON=off`).
 */
export function requireOpen({ settings }: Server): void {
  if (settings.anonymous) return
  throw new ReelsmithError(
    'auth/scope-missing',
    'This server gives no accounts by itself; ask its operator for one, log in, and set NEMO_TOKEN to a token of it.',
  )
}
