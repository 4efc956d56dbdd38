/** Ids of the events of `/run_sse`: what a client sends back as `Last-Event-ID` to hear the rest. */

/** @param number - Of the event within its turn, from 1. */
export function eventIdOf(turnId: string, number: number): string {
  return `${turnId}:${number}`
}

/** Undefined when there is none, or it is none of ours: the client then hears what any client hears. */
export function parseEventId(header: string | null | undefined): { turnId: string; number: number } | undefined {
  const match = /^([\w-]{1,64}):(\d{1,9})$/.exec(header?.trim() ?? '')
  return match ? { turnId: match[1]!, number: Number(match[2]) } : undefined
}
