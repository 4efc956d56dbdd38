/** Events of `/run_sse`: Google ADK's event shape in camel case, plus `type` and `text` at the top level. */
import { randomUUID } from 'node:crypto'

export interface AdkPart {
  text?: string
  functionCall?: { id: string; name: string; args: unknown }
  functionResponse?: { id: string; name: string; response: unknown }
}

export interface AdkEvent {
  id: string
  invocationId: string
  author: string
  /** Seconds since 1970, with a fraction. */
  timestamp: number
  content?: { role: 'model' | 'user'; parts: AdkPart[] }
  partial?: boolean
  turnComplete?: boolean
  errorCode?: string
  errorMessage?: string
  actions: { stateDelta: Record<string, unknown>; artifactDelta: Record<string, unknown> }
  type: 'text' | 'tool_call' | 'tool_result' | 'error'
  text?: string
  /** The envelope's number, on errors only. */
  code?: number
  /** The envelope's `data`, on errors that have one. */
  data?: unknown
}

export interface AdkEncoder {
  text(text: string, options?: { partial?: boolean; turnComplete?: boolean; stateDelta?: Record<string, unknown> }): AdkEvent
  toolCalls(calls: readonly { id: string; name: string; args: unknown }[]): AdkEvent
  toolResults(results: readonly { id: string; name: string; response: unknown }[]): AdkEvent
  /** @param data - What the envelope's `data` is on errors, e.g. `{registration_url}`. */
  error(code: number, message: string, data?: unknown): AdkEvent
}

/** An encoder for one turn: all its events share an invocation id. */
export function adkEncoder(now: () => number = Date.now): AdkEncoder {
  const invocationId = `e-${randomUUID()}`
  const event = (type: AdkEvent['type'], rest: Partial<AdkEvent>): AdkEvent => ({
    id: randomUUID(),
    invocationId,
    author: 'nemo_agent',
    timestamp: now() / 1000,
    actions: { stateDelta: {}, artifactDelta: {} },
    ...rest,
    type,
  })
  return {
    text: (text, { partial, turnComplete, stateDelta } = {}) =>
      event('text', {
        content: { role: 'model', parts: [{ text }] },
        text,
        ...(partial ? { partial } : {}),
        ...(turnComplete ? { turnComplete } : {}),
        ...(stateDelta ? { actions: { stateDelta, artifactDelta: {} } } : {}),
      }),
    toolCalls: (calls) =>
      event('tool_call', { content: { role: 'model', parts: calls.map((functionCall) => ({ functionCall })) } }),
    toolResults: (results) =>
      event('tool_result', {
        content: { role: 'user', parts: results.map((functionResponse) => ({ functionResponse })) },
      }),
    error: (code, message, data) =>
      event('error', { code, errorCode: String(code), errorMessage: message, ...(data ? { data } : {}) }),
  }
}
