/** What is heard during a turn, whichever of the contract's styles the server speaks. */
import { errorCodeOf } from '../wire/errors.ts'
import { type ReceivedAdkEvent, adkEventSchema, heartbeatSchema } from '../wire/event.ts'
import { explain } from './playbook.ts'

export type TurnEvent =
  | { readonly type: 'heartbeat'; /** 0 to 1. */ readonly progress?: number; readonly doing?: string }
  | {
      readonly type: 'text'
      readonly text: string
      /** A piece of a text that is still being made. */ readonly isPartial: boolean
    }
  | { readonly type: 'tool-call'; readonly name: string; readonly args: unknown }
  | { readonly type: 'tool-result'; readonly name: string; readonly response: unknown }
  /**
   * The connection ended before the turn did, and could not be taken up again: the turn goes on at the server, and
   * the state will show what it did.
   */
  | { readonly type: 'interrupted'; readonly reason: 'connection-lost' | 'silent' | 'too-long' }

/**
 * Reads the data of one server-sent event.
 *
 * @throws {ReelsmithError} the error that the server told.
 */
export function readTurnEvents(data: string): TurnEvent[] {
  if (data.trim() === '') return [{ type: 'heartbeat' }]
  return jsonValues(data).flatMap(readEvent)
}

/** Usually one value; servers that forget the blank line between events give one a line. */
function jsonValues(data: string): unknown[] {
  try {
    return [JSON.parse(data)]
  } catch {
    return data.split('\n').flatMap((line) => {
      try {
        return line.trim() === '' ? [] : [JSON.parse(line) as unknown]
      } catch {
        return [] // a cut-off or foreign line ("[DONE]") says nothing
      }
    })
  }
}

function readEvent(value: unknown): TurnEvent[] {
  const heartbeat = heartbeatSchema.safeParse(value)
  if (heartbeat.success) {
    const { progress, doing } = heartbeat.data
    return [
      {
        type: 'heartbeat',
        ...(progress !== undefined && { progress }),
        ...(doing !== undefined && { doing }),
      },
    ]
  }
  const parsed = adkEventSchema.safeParse(value)
  if (!parsed.success) return []
  const event = parsed.data
  requireNoError(event)
  const parts = event.content?.parts ?? []
  const isPartial = event.partial === true
  const events = parts.flatMap((part): TurnEvent[] => [
    ...(part.text ? [{ type: 'text', text: part.text, isPartial } as const] : []),
    ...(part.functionCall
      ? [{ type: 'tool-call', name: part.functionCall.name, args: part.functionCall.args } as const]
      : []),
    ...(part.functionResponse
      ? [
          {
            type: 'tool-result',
            name: part.functionResponse.name,
            response: part.functionResponse.response,
          } as const,
        ]
      : []),
  ])
  if (parts.length === 0 && event.text) events.push({ type: 'text', text: event.text, isPartial })
  return events
}

function requireNoError(event: ReceivedAdkEvent): void {
  if (event.type !== 'error' && !event.errorCode && !event.errorMessage) return
  const number = event.code ?? Number(event.errorCode)
  const code = errorCodeOf(Number.isFinite(number) ? number : undefined, 500)
  throw explain(code, event.errorMessage ?? event.text ?? '', { details: event.data ? { data: event.data } : {} })
}

/** Whether this event says of itself that nothing comes after it. */
export function isTurnComplete(data: string): boolean {
  return /"turnComplete"\s*:\s*true/.test(data)
}

/** What tells an event from one that was sent twice. */
export function eventId(data: string): string | undefined {
  return /"id"\s*:\s*"([^"]+)"/.exec(data)?.[1]
}
