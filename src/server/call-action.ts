/** An action asked for by its name over HTTP: answered when it is done, or when it turns out to be long work. */
import type { Action } from '../actions/action.ts'
import { actions } from '../actions/registry.ts'
import type { AdkEvent } from '../agent/adk.ts'
import { ReelsmithError } from '../errors/error.ts'
import { errorCodeOf } from '../wire/errors.ts'
import type { HeardTurn } from './heard-turn.ts'

/** @throws {ReelsmithError} `request/invalid` naming the actions there are. */
export function findAction(name: string): Action {
  const action = actions.find((candidate) => candidate.name === name)
  if (action) return action
  const names = actions.map((candidate) => candidate.name).join(', ')
  throw new ReelsmithError('request/invalid', `name: there is no action "${name}"; there are ${names}.`, {
    details: { field: 'name' },
  })
}

/**
 * Waits for the result of an action's turn; undefined when it has begun a job, which takes its time.
 *
 * @param failure - The error that the turn ended with, as it was thrown.
 * @throws {ReelsmithError} what the action failed with.
 */
export async function awaitAction(turn: Pick<HeardTurn, 'listen'>, failure: () => unknown): Promise<Record<string, unknown> | undefined> {
  const leaving = new AbortController()
  let result: unknown
  for await (const news of turn.listen({ signal: leaving.signal })) {
    if (news.kind === 'progress') {
      leaving.abort()
      return undefined
    }
    const { type, content, code, errorMessage }: AdkEvent = news.event
    if (type === 'tool_result') result = content?.parts[0]?.functionResponse?.response
    if (type === 'error') throw failure() ?? new ReelsmithError(errorCodeOf(code, 500), errorMessage ?? '')
  }
  return result as Record<string, unknown>
}
