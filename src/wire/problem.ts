/** Errors of our own routes (those that no Nemo skill knows), as RFC 9457 asks for them. */
import { ReelsmithError } from '../errors/error.ts'
import { errorReply } from './errors.ts'

export const problemContentType = 'application/problem+json'

export interface Problem {
  /** Names the kind of error, for programs. */
  readonly type: string
  /** The same for every error of the kind. */
  readonly title: string
  readonly status: number
  /** What happened and what to do, for people. */
  readonly detail: string
  /** The number that the Nemo contract has for it. */
  readonly code: number
  /** What to name when asking the operator about it. */
  readonly request_id?: string
  /** The field of the request that is wrong, e.g. `draft.t[0].sg[2].m.start`. */
  readonly field?: string
  /** What the contract gives beside an error, e.g. `registration_url`. */
  readonly data?: unknown
}

export interface ProblemReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Problem
}

/** The reply for anything that was thrown; what isn't a {@link ReelsmithError} says nothing of itself. */
export function problemReply(error: unknown, requestId?: string): ProblemReply {
  const { status, headers, body } = errorReply(error, requestId)
  const code = ReelsmithError.is(error) ? error.code : 'internal'
  const field = ReelsmithError.is(error) ? error.details.field : undefined
  return {
    status,
    headers: { ...headers, 'content-type': problemContentType },
    body: {
      type: `urn:reelsmith:problem:${code.replace('/', ':')}`,
      title: code.replace(/[/-]/g, ' '),
      status,
      detail: body.message,
      code: body.code,
      ...(requestId && { request_id: requestId }),
      ...(typeof field === 'string' && { field }),
      ...(body.data !== null && { data: body.data }),
    },
  }
}
