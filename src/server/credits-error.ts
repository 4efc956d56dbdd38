import { ReelsmithError } from '../errors/error.ts'
import type { Account } from '../store/token-records.ts'

/** Says where to get more credits, to an account that has not enough of them; any other error stays as it is. */
export function explainCredits(error: unknown, { account, baseUrl }: { account: Pick<Account, 'userId' | 'anonymous'>; baseUrl: string }): unknown {
  if (!ReelsmithError.is(error, 'credits/insufficient') || error.details.data) return error
  const url = `${baseUrl}/register?bind=${account.userId}`
  const next = account.anonymous ? `Register to get more: ${url}` : "Ask this server's operator for more."
  return new ReelsmithError('credits/insufficient', `${error.message} ${next}`, {
    cause: error,
    details: { ...error.details, data: account.anonymous ? { registration_url: url } : null },
  })
}
