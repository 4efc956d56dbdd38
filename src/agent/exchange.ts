/** A turn that is over, as the agent remembers it. */
import type { AdkEvent } from './adk.ts'
import { type Exchange, isChange } from './director/situation.ts'
import { answeredCalls } from './run-turn.ts'

export interface PastTurn {
  readonly request: { readonly kind: 'message'; readonly text: string } | { readonly kind: 'action'; readonly name: string }
  readonly events: readonly AdkEvent[]
}

/** What was said, what was done and went well, and the last words of the reply. */
export function exchangeOf({ request, events }: PastTurn): Exchange {
  const calls = answeredCalls(events).filter(({ response }) => (response as { error?: unknown } | null)?.error === undefined)
  const last = events.findLast(({ type, partial }) => (type === 'text' || type === 'error') && !partial)
  const reply = last?.text ?? last?.errorMessage
  return {
    text: request.kind === 'message' ? request.text : '',
    changed: calls.some(({ name, response }) => isChange(name, (response ?? {}) as Record<string, unknown>)),
    calls: calls.map(({ name, args }) => ({ tool: name, input: args as Record<string, unknown> })),
    reply: reply ?? '',
  }
}
