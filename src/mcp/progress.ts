import type { ServerContext } from '@modelcontextprotocol/server'
import type { Work } from './watch-turn.ts'

/** Signs of life without news count for this much: the protocol wants each notification to be more than the last. */
const leastStep = 0.001

/**
 * Tells a caller that asked for it how far the work is: whole pieces done and the fraction of the one under way. How
 * many pieces are to come nobody knows, so no total is told.
 *
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/progress
 */
export function progressTeller({ mcpReq: { _meta: meta, notify } }: ServerContext): ((work: Work) => void) | undefined {
  const progressToken = meta?.progressToken
  if (progressToken === undefined) return undefined
  let told = 0
  let pieces = 0
  let last: Work = {}
  return (work) => {
    if (last.doing !== undefined && work.doing !== last.doing) pieces++
    last = work
    told = Math.max(told + leastStep, pieces + (work.progress ?? 0))
    const message = work.doing ?? 'working'
    // Who is gone need not be told; the call's own signal says so.
    notify({ method: 'notifications/progress', params: { progressToken, progress: told, message } }).catch(() => {})
  }
}
